"""Compute what a correct server returns, from the contract alone and without a server."""
