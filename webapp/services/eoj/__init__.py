"""KOMBIT's four EOJ solutions and SAPA's choices."""
