"""The commands of `python -m spec`, a module each: a command reads files, writes files and returns its status."""
