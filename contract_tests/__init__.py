"""Check a server against the contract and its client."""
