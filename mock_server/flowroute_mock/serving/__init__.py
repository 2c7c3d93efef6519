"""The mock as a server process: granian, its workers, and the commands that start them."""
