"""The workshop: scenarios, their steps, and what a scenario changes in a variant to show it."""
