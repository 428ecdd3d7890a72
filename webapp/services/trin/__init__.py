"""The 8 + 2 trin: dates, warnings, timeline, and the testscope."""
