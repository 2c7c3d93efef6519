"""Test the tools of this suite: recording, spending guard, drift report, summary and planted defects."""
