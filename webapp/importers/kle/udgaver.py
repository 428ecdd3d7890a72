"""Several editions and lists of KLE put together as one plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.rapport import Fundliste, Problem

_TO = 2
_FLERE_KLE = Problem(
    "KLE_FLERE_FILER",
    "Der er flere KLE-emneplaner. Titlerne er fra den senest udgivne; numre, som kun de ældre "
    "har, er bevaret.",
    "Indlæs kun én emneplan, hvis de gamle numre ikke skal kendes.",
    Alvor.ADVARSEL,
)


def saml_udgaver(planer: Iterable[KlePlan], fund: Fundliste) -> KlePlan | None:
    """The newest edition, with the newest handlingsfacetter; lists have no date and count as old.

    Numbers that only an older edition has are kept, for old sager carry them: as retired at the
    newest edition's date. The plan remembers what held before the newest edition.
    """
    ordnede = sorted(planer, key=lambda plan: str(plan.udgivet or ""))
    emneplaner = [plan for plan in ordnede if plan.poster]
    if len(emneplaner) > 1:
        fund.meld(_FLERE_KLE, Kildested(""))
    if not ordnede:
        return None
    return replace(_flet(ordnede), tidligere=_tidligere(ordnede))


def _tidligere(ordnede: Sequence[KlePlan]) -> KlePlan | None:
    """What held before the newest edition; None where no older one has a date."""
    dage = sorted({p.udgivet for p in ordnede if p.poster and p.udgivet is not None})
    if len(dage) < _TO:
        return None
    return _flet([plan for plan in ordnede if plan.udgivet is None or plan.udgivet < dage[-1]])


def _flet(ordnede: Sequence[KlePlan]) -> KlePlan:
    emneplaner = [plan for plan in ordnede if plan.poster]
    nyeste = emneplaner[-1] if emneplaner else ordnede[-1]
    poster, facetter = dict[str, KlePost](), dict[str, KlePost]()
    for plan in ordnede:
        facetter |= plan.handlingsfacetter
        for nummer, post in plan.poster.items():
            er_gaaet_ud = plan.udgivet is not None and nummer not in nyeste.poster
            udgaaet = post.udgaaet or (nyeste.udgivet if er_gaaet_ud else None)
            poster[nummer] = replace(post, udgaaet=udgaaet)
    return KlePlan(dict(sorted(poster.items())), nyeste.udgivet, dict(sorted(facetter.items())))
