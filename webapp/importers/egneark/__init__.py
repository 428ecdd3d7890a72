"""Our own sheets of persons, sager and ydelser (docs/ark.md)."""
