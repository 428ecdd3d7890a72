"""Opsætning af Borgerblikket: the choices per KLE number, and what a change does."""
