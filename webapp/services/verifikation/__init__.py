"""Verification: the testplan, testing, verdicts, shortcomings and the result."""
