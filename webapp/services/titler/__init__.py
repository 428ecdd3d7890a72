"""Prædefinerede titler: the kommune's own headings for journalnotater."""
