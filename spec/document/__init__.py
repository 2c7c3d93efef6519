"""A document is JSON; a place in it is a pointer, a walk finds places, and an edit says what to change in one."""
