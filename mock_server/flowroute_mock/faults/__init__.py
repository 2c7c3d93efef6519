"""What goes wrong on purpose: planned faults, the Prefer header, and responses broken on the wire."""
