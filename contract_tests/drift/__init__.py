"""Compare what a server answers with what the contract says and with what the mock would answer."""
