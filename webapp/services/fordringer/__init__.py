"""Fordringskonfiguration: which types of claims are active, changed with the effect first."""
