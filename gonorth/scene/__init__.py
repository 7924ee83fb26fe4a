"""Is it happening? Openings and indicators to dated, sourced figures."""
