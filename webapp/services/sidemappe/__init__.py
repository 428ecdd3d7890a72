"""Citizens' pages taken home as a folder of plain HTML (ADR 38)."""
