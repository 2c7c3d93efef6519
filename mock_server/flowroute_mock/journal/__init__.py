"""What is remembered of each call: journal entries, HAR, metrics, log lines; never a secret."""
