"""Flask: addresses in, page objects through, templates out. No rule lives here."""
