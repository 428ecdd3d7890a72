"""Units by a part of a name: as the fagsystem calls them, and as the citizen reads them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.slug import fold
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.store.borgere import Enhedsvalg, load_leverede_enheder
from webapp.store.kendt import kendt


def find_enheder(database: Database, grundlag: Grundlag, soegt: str) -> Enhedsvalg | None:
    """The units that are meant; None where it can be anybody's, since the opsætning names it.

    A page prints the name of FK Organisation's unit, so the local units that are marked with it, or
    that lead to it, are meant too; as are those whose henvendelsessted it is.
    """
    led = fold(soegt)
    raekker = grundlag.variant.opsaetning.raekker
    if any(led in fold(raekke.kontakt.afdeling) for raekke in raekker if raekke.kontakt.afdeling):
        return None
    alle = grundlag.opslag.organisation.enheder.values()
    ramte = {enhed.uuid for enhed in alle if led in fold(enhed.navn)}
    ramte |= {e.uuid for e in alle if any(sted.maal in ramte for sted in e.henvendelsessteder)}
    leverede = kendt(database, "leverede-enheder", lambda: load_leverede_enheder(database))
    navne = {navn for navn in leverede if led in fold(navn)}
    navne |= {
        enhed.navn
        for enhed in grundlag.opslag.lokale_enheder
        if led in fold(enhed.navn) or ramte & set(_maerker(grundlag, enhed.navn))
    }
    return Enhedsvalg(tuple(navne), tuple(map(str, ramte)))


def _maerker(grundlag: Grundlag, lokal: str) -> Iterator[EnhedUuid | None]:
    """What a unit was ever marked with: a sag keeps the mark that it was sent with."""
    konfiguration = grundlag.konfiguration
    for dag in (date.min, *konfiguration.maerkeskift(lokal), grundlag.dato):
        yield konfiguration.maerke(lokal, dag).enhed


def er_lokal_enhed(grundlag: Grundlag, soegt: str) -> bool:
    """True if the mapping has a unit with that in its name."""
    led = fold(soegt)
    return any(led in fold(enhed.navn) for enhed in grundlag.opslag.lokale_enheder)


def er_hos(grundlag: Grundlag, bedoemt: Bedoemt, soegt: str) -> bool:
    """True if the sag or ydelse lies with a unit of that name, or its page names it."""
    led = fold(soegt)
    return any(led in fold(navn) for navn in _enhedsnavne(grundlag, bedoemt))


def _enhedsnavne(grundlag: Grundlag, bedoemt: Bedoemt) -> Iterator[str]:
    forhold, ansvarlig = bedoemt.forhold, bedoemt.forhold.ansvarlig
    if forhold.bevilling is not None:
        yield forhold.bevilling.lokal_enhed or ""
    elif udgaver := [u for u in bedoemt.sag.udgaver if u.fra <= grundlag.dato]:
        yield udgaver[-1].enhed or ""
    if ansvarlig is not None:
        yield ansvarlig.navn
        enhed = grundlag.opslag.organisation.find(ansvarlig.uuid)
        yield enhed.navn if enhed else ""
    yield bedoemt.kontakt.navn
