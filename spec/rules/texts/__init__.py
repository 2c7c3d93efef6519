"""Rules on what people read."""
