"""What is recorded of each call: journal entries, HAR, metrics, log lines; never a secret."""
