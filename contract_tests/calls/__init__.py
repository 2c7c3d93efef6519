"""Call the server as an account does, over plain HTTP or through the generated client."""
