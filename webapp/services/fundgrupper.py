"""Equal findings as one line: ten thousand times the same fault is not ten thousand lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from webapp.domain.vaerdier.fund import Alvor, Fund

MAKS_STEDER = 5
ALVOR_ORD = {
    Alvor.FEJL: "Fejl",
    Alvor.ADVARSEL: "Advarsel",
    Alvor.SPOERGSMAAL: "Spørgsmål",
    Alvor.OPLYSNING: "Oplysning",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fundgruppe:
    """The same fault, however often, in one sheet; `art` is FDS's word for the badge."""

    alvor: str
    art: str
    tekst: str
    ventet: str
    hvor: str
    antal: int
    steder: str


def grupper(fund: Iterable[Fund]) -> tuple[Fundgruppe, ...]:
    """Equal faults as one line each with the first places; the gravest first."""
    samlet: defaultdict[tuple[str, str, str], list[Fund]] = defaultdict(list)
    resten: dict[tuple[str, str, str], int] = {}
    for et in fund:
        if et.samme_som:
            resten[et.samme_som, et.fil, et.ark] = et.antal
        else:
            samlet[et.kode, et.fil, et.ark].append(et)
    linjer = [_gruppe(ens, resten.get(noegle, 0)) for noegle, ens in samlet.items()]
    orden = list(ALVOR_ORD.values())
    return tuple(sorted(linjer, key=lambda g: (orden.index(g.alvor), -g.antal)))


def _gruppe(ens: list[Fund], flere: int) -> Fundgruppe:
    foerste, ialt = ens[0], len(ens) + flere
    steder = [
        (f"{et.celle} »{et.vaerdi}«" if et.vaerdi and et.celle else et.celle or f"»{et.vaerdi}«")
        + (f" ({et.om})" if et.om else "")
        for et in ens[:MAKS_STEDER]
        if et.celle or et.vaerdi
    ]
    rest = ialt - len(steder)
    vist = ", ".join(steder) + (f" og {rest} steder mere" if steder and rest > 0 else "")
    hvor = ", ".join(filter(None, (foerste.fil, foerste.ark)))
    art = {Alvor.FEJL: "error", Alvor.ADVARSEL: "warning"}
    return Fundgruppe(
        alvor=ALVOR_ORD[foerste.alvor],
        art=art.get(foerste.alvor, "info"),
        tekst=foerste.tekst,
        ventet=" ".join(dict.fromkeys(et.ventet for et in ens[:MAKS_STEDER])),
        hvor=hvor,
        antal=ialt,
        steder=vist,
    )
