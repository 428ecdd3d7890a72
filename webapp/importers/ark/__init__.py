"""Sheets, whatever stands in them: workbooks, CSV, cells, tables, and workbooks that we write."""
