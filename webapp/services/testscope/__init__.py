"""The page of the testscope."""
