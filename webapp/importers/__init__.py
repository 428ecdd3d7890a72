"""Files in, domain objects and findings out. Knows neither the store nor Flask."""
