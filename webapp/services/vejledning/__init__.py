"""The guide: one source in docs/vejledning/, shown in the product as it stands there."""
