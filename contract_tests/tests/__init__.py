"""The tests: of a server, of the generated client, and of this suite itself."""
