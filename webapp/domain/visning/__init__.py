"""Who sees what, and why: the rules of the export, of Borgerblikket and of SAPA."""
