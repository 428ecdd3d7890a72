"""What happened to one sag over time: its transfers, its unit and the citizen's contact."""
