"""What a world holds, and how it is written down: records and codecs, free of HTTP and SQL."""
