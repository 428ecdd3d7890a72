"""Prøveborgere that a person asks for."""
