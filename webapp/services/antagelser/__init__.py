"""The assumptions of a variant."""
