"""A scenario of a workshop as one TOML file."""
