"""Hold a server of the contract to what the contract, and the client made from it, promise."""
