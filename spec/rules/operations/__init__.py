"""Rules on the fields of an operation, and on its responses."""
