"""The kommuner of the data folder and their variants: make, copy, go back, take along."""
