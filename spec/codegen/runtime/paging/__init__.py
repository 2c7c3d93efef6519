"""Walk over the pages of a list, even while it loses items."""
