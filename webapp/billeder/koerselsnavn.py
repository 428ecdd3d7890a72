"""The name of a run: what decisions on it bear."""

import secrets

LAENGDE = 8


def nyt_navn() -> str:
    """Eight letters a-p, that no run of digits can be read out of."""
    return "".join(secrets.choice("abcdefghijklmnop") for _ in range(LAENGDE))
