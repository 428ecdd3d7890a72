"""The mapping workbench: units, sagstyper and ydelser, and what a change does."""
