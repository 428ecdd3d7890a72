"""Names that every system can keep a file under."""

from __future__ import annotations

import hashlib
import re

# What Windows has no room for in a name, and the names that it keeps for itself.
_ULOVLIGE = re.compile(r"[^\w.~-]|\.$")
_OPTAGNE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def lovligt_filnavn(navn: str, plads: int, *, entydig: bool = True) -> str:
    """The name, at most `plads` long; with a hash where it was changed or is not `entydig`."""
    rent = _ULOVLIGE.sub("-", navn)
    if rent == navn and entydig and len(navn) <= plads and not _OPTAGNE.match(navn):
        return navn
    maerke = hashlib.sha256(navn.encode()).hexdigest()[:8]
    return f"{rent[: plads - len(maerke) - 1].rstrip('.-')}-{maerke}"
