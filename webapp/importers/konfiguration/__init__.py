"""Our own sheets of the choices: Opsætning af Borgerblikket, SAPA's roles and views."""
