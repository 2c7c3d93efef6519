"""Test the planted defects: each patch applies, and the command reports what it should."""
