"""The mock as a process that listens: granian, its workers, and the commands that start them."""
