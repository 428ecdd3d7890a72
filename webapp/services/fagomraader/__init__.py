"""Fagområdeprofil: KOMBIT's four questions of each area, and the kommune's own answers."""
