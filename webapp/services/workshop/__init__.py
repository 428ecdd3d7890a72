"""The workshop: scenarios, who is in them in this kommune, and the page of each step."""
