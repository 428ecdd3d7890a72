"""Changes to FK Organisation: what breaks, what holds, and the work list."""
