"""What a world has: records, numbers, inventory; free of HTTP and SQL."""
