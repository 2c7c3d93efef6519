"""Test what the generated client sends, reads, retries and keeps secret."""
