"""Draw values and documents for Hypothesis."""
