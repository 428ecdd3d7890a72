"""FK Organisation in every format that a municipality can get it in."""
