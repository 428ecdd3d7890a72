"""Mit Overblik: what the citizen sees."""
