"""Kontrol: what is wrong with the choices, what it does to citizens, and where it is mended."""
