"""Text becomes JSON here, within bounds of size, depth and time, or an error that names the line."""
