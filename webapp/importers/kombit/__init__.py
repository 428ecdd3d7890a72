"""KOMBIT's two sheets: read, and taken home as the kommune delivered them."""
