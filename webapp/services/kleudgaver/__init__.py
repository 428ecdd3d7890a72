"""The page of KLE's editions."""
