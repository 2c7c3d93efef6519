"""Rules find damage; this folder runs them, applies their edits and keeps the record."""
