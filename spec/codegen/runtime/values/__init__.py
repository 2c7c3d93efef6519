"""Values as users meet them: what is absent, the members of a model, phone numbers, and texts that are safe to show."""
