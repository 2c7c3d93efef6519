"""Rules on the document as a whole: its keys, its header, what may be missing or null anywhere."""
