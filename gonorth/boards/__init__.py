"""A company's job board payload to Openings; one small module per system."""
