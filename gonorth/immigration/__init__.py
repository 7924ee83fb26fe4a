"""May I come? Pathways and points, as information: never advice, never a yes that nobody can give."""
