"""A résumé in any common form to a Candidate draft for its owner to review."""
