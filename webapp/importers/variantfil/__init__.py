"""A variant as one TOML file, read and written."""
