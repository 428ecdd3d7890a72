"""SAPA's roles: trin A's four questions, and one role with a change of it."""
