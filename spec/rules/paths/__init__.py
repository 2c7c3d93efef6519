"""Rules on the keys of paths and of path items."""
