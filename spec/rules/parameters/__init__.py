"""Rules on parameters: where they are, what they are called, which type they have."""
