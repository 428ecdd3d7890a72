"""Hvorfor?: the reason for every line, what `explain` answers, and one sag's history."""
