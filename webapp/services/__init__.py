"""Use cases: load facts, ask the domain, shape one page object. Knows store and importers."""
