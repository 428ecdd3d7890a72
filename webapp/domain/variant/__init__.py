"""All choices of a variant, their changes and their differences."""
