"""What was done to a document becomes text for people here."""
