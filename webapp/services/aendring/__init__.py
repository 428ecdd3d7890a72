"""A change of a variant: what was typed, from which version, saved or not, and the way back."""
