"""The commands, a few lines each over the services."""
