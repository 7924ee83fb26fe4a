"""Text to meaning: titles, skills, places, pay, seniority, language, in English and French."""
