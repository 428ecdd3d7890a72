"""SAPA Overblik: what a caseworker with one role sees."""
