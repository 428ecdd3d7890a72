"""What was approved under another variant and looks the same under this one: judged once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Dom
from webapp.services.grundlag import variantnavne
from webapp.services.verifikation.husket import Laeser
from webapp.services.verifikation.planlaegning import TestplanError
from webapp.services.verifikation.status import Teststatus
from webapp.store.verifikation.domme import GemtDom, load_domme, overfoer_domme, tael_domme


@dataclass(frozen=True, slots=True)
class Tilbud:
    """Another variant, and how many pages it has approved that say the same here."""

    variant: str
    navn: str
    antal: int


def find_tilbud(database: Database, status: Teststatus, laeser: Laeser) -> tuple[Tilbud, ...]:
    """The other variants that have something to offer. Pages are read only where one may have."""
    navne = variantnavne(database)
    andre = [slug for slug in tael_domme(database) if slug != status.plan.variant]
    tilbud = ((slug, sum(1 for _ in _ens(database, status, slug, laeser))) for slug in andre)
    return tuple(Tilbud(slug, navne.get(slug, slug), antal) for slug, antal in tilbud if antal)


def overfoer(database: Database, status: Teststatus, fra: str, laeser: Laeser) -> int:
    """Take over the approvals of a variant, marked with where they come from; how many."""
    domme = list(_ens(database, status, fra, laeser))
    if not domme:
        raise TestplanError("Der er ikke noget at overføre mere. Genindlæs siden.")
    overfoer_domme(database, fra, domme, status.plan.variant)
    return len(domme)


def _ens(database: Database, status: Teststatus, fra: str, laeser: Laeser) -> Iterator[GemtDom]:
    """The newest verdict on each page, where it approves and the page says that very thing here."""
    domme = load_domme(database, fra)
    for linje in status.linjer:
        sagt = domme.get(linje.tilfaelde.side, ())
        if not sagt or linje.domme or linje.kandidat is None:
            continue
        en = sagt[-1]
        nu = status.viden.laes(linje.tilfaelde.side, laeser)
        if en.afgoerelse.dom is not Dom.IKKE_GODKENDT and nu is not None and nu.aftryk == en.aftryk:
            yield en
