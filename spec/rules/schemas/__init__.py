"""Rules on schemas, and on types wherever they are."""
