"""HTTP to values and back: only this folder parses requests, writes responses and checks both against the contract."""
