"""Own the connections of a client, and look at those that an application gives."""
