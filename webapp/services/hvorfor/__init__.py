"""Hvorfor?: the reason for every line, and what `explain` answers."""
