"""Decide how long, how often and under which conditions a call is tried."""
