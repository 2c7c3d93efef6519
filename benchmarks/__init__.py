"""Measure speed as ratios within one run; absolute times of a noisy machine say little."""
