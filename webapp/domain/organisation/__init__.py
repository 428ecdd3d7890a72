"""FK Organisation: units, their dated changes, and which of them is meant."""
