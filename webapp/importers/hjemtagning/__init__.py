"""Sheets that we write: templates, the report, and the kommune's own sheets with the changes."""
