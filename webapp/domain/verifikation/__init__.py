"""Verification: what is to be seen, the fewest pages that show it, and when a verdict falls."""
