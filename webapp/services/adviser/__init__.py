"""SAPA Advis: what initial load would tell it."""
