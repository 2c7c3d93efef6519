"""A Flowroute that remembers, for offline tests: the six number operations with a database behind them."""
