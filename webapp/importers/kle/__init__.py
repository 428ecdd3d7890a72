"""KLE in every shape it comes in: emneplan, handlingsfacetter, lists, editions."""
