"""Report what a test run called, and how to repeat the calls of a failed test."""
