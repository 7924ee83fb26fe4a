"""What would I keep? Taxes and contributions, living costs, the comparison, the employer's side."""
