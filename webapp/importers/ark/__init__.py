"""Sheets, whatever stands in them: workbooks, CSV, cells and tables."""
