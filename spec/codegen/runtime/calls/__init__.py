"""Carry one call from its arguments to its response or its error; no input or output happens here."""
