"""JSON becomes text here, in reading order and as the same bytes on every machine."""
