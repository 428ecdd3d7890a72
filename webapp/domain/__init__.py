"""The rules of the data journey: values in, verdicts out. Standard library only, no clock."""
