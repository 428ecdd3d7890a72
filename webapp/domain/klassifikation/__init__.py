"""KLE: emner, hierarchy, search and editions."""
