"""The site: what happens (openings, employers, events, people) and the pages that show it."""
