"""The variant's switches, each with its consequence: assumptions, EOJ solutions, SAPA."""
