"""KOMBIT's two sheets: the preparation sheet (trin 1) and the organisation mapping (trin 6)."""
