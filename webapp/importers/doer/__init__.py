"""The door: persons replaced in whatever comes in, each file in its own format."""
