"""Text to values and back: requests and responses are checked against the contract here, and nowhere further in."""
