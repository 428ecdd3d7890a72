"""Source data, invented people and pseudonyms."""
