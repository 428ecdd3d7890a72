"""A vendor's delivery of Korsbæk's own sager, as chosen or not."""

from __future__ import annotations

from sqlite_utils import Database

from tests.unit.importers.sf1470_skriv import Leveret
from webapp.domain.eksport.indeks import Indekssag
from webapp.domain.fagsystem import Sag
from webapp.services.bedoemmelse import indekser
from webapp.services.grundlag import Grundlag
from webapp.store.sager import load_alle

NY = Leveret(
    sagsnummer="LEV-1",
    titel="Ukendt for os",
    kle="27.36.04",
    enhed="33333333-3333-4333-8333-333333333333",
    enhedsnavn="Social",
    cpr="2512484916",
    navn="Nancy Ann Berggren",
    cvr="11111111",
)


def som_leveret(sag, indekssag, personer) -> Leveret:
    """The sag delivered exactly as the variant sends it."""
    part = next(p for p in sag.parter if p.rolle == "Primær part" and p.person)
    person = personer[part.person]
    return Leveret(
        sagsnummer=sag.sagsnummer,
        titel=sag.titel,
        kle=str(indekssag.kle),
        enhed=str(indekssag.ansvarlig.uuid),
        enhedsnavn=indekssag.ansvarlig.navn,
        cpr=person.cpr.cifre,
        navn=person.navn,
        cvr=str(sag.myndighed),
        fremdrift=tuple((str(u.fra), str(u.fremdrift)) for u in indekssag.udgaver),
        foelsomhed=sag.foelsomhed.name,
    )


def sendte_sager(
    database: Database, grundlag: Grundlag
) -> tuple[list[tuple[Sag, Indekssag]], list[Sag]]:
    """The sager of Cura that the variant sends whole, and those that it does not send."""
    alle = [
        (sag, indekser(grundlag, sag))
        for sag in load_alle(database)[0]
        if grundlag.fagsystem(sag.fagsystem).via_eksport
        and not sag.visningsklasser
        and any(p.rolle == "Primær part" and p.person for p in sag.parter)
    ]
    sendte = [(s, i) for s, i in alle if i and i.ansvarlig and i.ansvarlig.uuid and i.kle]
    return sendte, [s for s, i in alle if i is None]
