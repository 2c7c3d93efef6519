"""Set up clients, sync and async, and send their calls."""
