"""Find a citizen: by name, sag, unit, what is shown and what is special."""
