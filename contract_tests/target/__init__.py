"""Reach the server under test: every request passes through here, and is recorded and checked."""
