"""One candidate, many openings: constraints, fit, rank, outside options."""
