"""How far the kommuner are."""
