"""Generate the client package from the contract: openapi-python-client with our templates, and our own runtime."""
