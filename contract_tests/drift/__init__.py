"""Compare the responses of a server with the contract and with the mock."""
