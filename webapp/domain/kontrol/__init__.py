"""Kontrol: faults in a kommune's choices and sources, found before anything is sent."""
