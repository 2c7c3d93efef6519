"""What leaves the pipeline is checked here; a check changes nothing."""
