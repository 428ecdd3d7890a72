"""The sager and bevillinger of prøveborgere, dated and numbered by what they are made of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Dokument,
    Enhedsmaerke,
    Fagsystem,
    Fremdrift,
    Haendelse,
    LokalYdelse,
    Partsrolle,
    Sag,
    Sagspart,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dage import flyt

_BOGSTAVER = "abcdefghijklmnop"
# Longer than any line of a list: where it is cut or wrapped is to be seen.
LANG_TITEL = (
    "{} efter genvurdering på baggrund af borgerens ændrede behov for hjælp, støtte og pleje i "
    "eget hjem, herunder nattevagt og weekend"
)


@dataclass(frozen=True, slots=True)
class Plads:
    """One sag to make: its sagstype and unit, whether it is closed, and which of its kind."""

    sagstype: Sagstype
    enhed: str
    lukket: bool
    nr: int = 0

    @property
    def tal(self) -> int:
        """A number that is this sag's own."""
        mere = (str(self.nr),) if self.nr else ()
        return tal("sag", self.sagstype.navn, self.enhed, str(self.lukket), *mere)

    @property
    def kode(self) -> str:
        """The same as eight letters, for slug and sagsnummer."""
        return kode(self.tal)


def tal(*dele: str) -> int:
    """A number of 64 bits that is always the same for the same texts."""
    return int.from_bytes(hashlib.sha256("\0".join(dele).encode()).digest()[:8], "big")


def kode(nummer: int) -> str:
    """A number as eight letters."""
    return "".join(_BOGSTAVER[nummer >> 4 * plads & 15] for plads in range(8))


def helst(noegle: str, mulige: Iterable[str]) -> str:
    """The one of many that a thing prefers: taking another away changes nothing."""
    return max(mulige, key=lambda en: (tal(noegle, en), en))


def lav_sag(
    kommune: Kommune, system: Fagsystem, plads: Plads, person: str, *, lang: bool = False
) -> Sag:
    """A sag opened some time in the last two years; a closed one was closed in that time."""
    oprettet = flyt(kommune.dato, -timedelta(days=(420 if plads.lukket else 60) + plads.tal % 330))
    enhed = plads.enhed or None
    haendelser = [
        Haendelse(oprettet, "Sagen er oprettet", enhed, Fremdrift.OPSTAAET),
        Haendelse(flyt(oprettet, timedelta(days=14)), "Sagen er oplyst", None, Fremdrift.OPLYST),
        Haendelse(flyt(oprettet, timedelta(days=40)), "Sagen er afgjort", None, Fremdrift.AFGJORT),
    ]
    if plads.lukket:
        slut = flyt(oprettet, timedelta(days=300))
        haendelser.append(Haendelse(slut, "Sagen er afsluttet", None, Fremdrift.AFSLUTTET))
    return Sag(
        slug=f"proeve-{plads.kode}",
        sagsnummer=f"PRØVE-{plads.kode.upper()}",
        fagsystem=system.navn,
        titel=LANG_TITEL.format(plads.sagstype.navn) if lang else plads.sagstype.navn,
        myndighed=kommune.cvr,
        oprettet=oprettet,
        haendelser=tuple(haendelser),
        sagstype=plads.sagstype.navn,
        handlingsfacet="G01 Generelle sager",
        parter=(Sagspart(Partsrolle.PRIMAER_PART, person),),
        dokumenter=(
            Dokument(
                titel="Afgørelse", type="Brev, udgaaende", dato=flyt(oprettet, timedelta(days=40))
            ),
        ),
    )


def lav_bevillinger(
    kommune: Kommune,
    system: Fagsystem,
    ydelser: Sequence[LokalYdelse],
    sager: Sequence[Sag],
    personer: Sequence[Person],
) -> Iterator[Bevilling]:
    """Every ydelse on an open sag of its sagstype, and every second one ended on a closed sag.

    An ydelse lies on the sag of its sagstype that it prefers, so that the units get some each.
    """
    aabne, lukkede = _efter_sagstype(sager, lukket=False), _efter_sagstype(sager, lukket=True)
    alle = {person.slug: person for person in personer}
    for ydelse in ydelser:
        nummer = tal("ydelse", ydelse.navn)
        egne = {sag.slug: sag for sag in aabne.get(ydelse.sagstype or "", ())}
        sag = egne[helst(ydelse.navn, egne)] if egne else None
        ellers = alle[helst(ydelse.navn, alle)]
        yield _bevilling(kommune, system, kode(nummer), ydelse, sag, ellers=ellers)
        afsluttede = {sag.slug: sag for sag in lukkede.get(ydelse.sagstype or "", ())}
        if nummer % 2 and afsluttede:
            lukket = afsluttede[helst(ydelse.navn, afsluttede)]
            yield _bevilling(kommune, system, f"{kode(nummer)}-slut", ydelse, lukket, ellers=ellers)


def _efter_sagstype(sager: Iterable[Sag], *, lukket: bool) -> dict[str, list[Sag]]:
    fundet: dict[str, list[Sag]] = {}
    for sag in sager:
        if (sag.haendelser[-1].fremdrift is Fremdrift.AFSLUTTET) is lukket:
            fundet.setdefault(sag.sagstype or "", []).append(sag)
    return fundet


def _bevilling(  # noqa: PLR0913 - what is granted, on which sag, to whom
    kommune: Kommune,
    system: Fagsystem,
    nummer: str,
    ydelse: LokalYdelse,
    sag: Sag | None,
    *,
    ellers: Person,
) -> Bevilling:
    """One bevilling with one ydelse; without a sag it belongs to the citizen `ellers`."""
    person = next((part.person for part in sag.parter), None) if sag else ellers.slug
    bevilget = flyt(
        sag.oprettet if sag else flyt(kommune.dato, -timedelta(days=120)), timedelta(days=40)
    )
    slut = sag.haendelser[-1].dato if sag and nummer.endswith("-slut") else None
    return Bevilling(
        nummer=f"PRØVE-B-{nummer.upper()}",
        fagsystem=system.navn,
        myndighed=kommune.cvr,
        sag=sag.slug if sag else None,
        parter=(Sagspart(Partsrolle.BEVILLINGSMODTAGER, person),),
        ydelser=(
            BevilgetYdelse(
                slug=f"proeve-ydelse-{nummer}",
                navn=ydelse.navn,
                fra=bevilget,
                til=slut,
                bevilget=bevilget,
                lokal_ydelse=ydelse.navn,
            ),
        ),
        lokal_enhed=sag.udgaver[-1].enhed or None if sag else None,
    )


def lav_leveret_sag(
    kommune: Kommune, system: Fagsystem, person: str, kle: KleEmne, enhed: Enhedsmaerke
) -> Sag:
    """An open sag of a system that delivers for itself: KLE and unit are filed with it."""
    nummer = tal("leveret", person)
    oprettet = flyt(kommune.dato, -timedelta(days=60 + nummer % 330))
    return Sag(
        slug=f"proeve-{kode(nummer)}",
        sagsnummer=f"PRØVE-{kode(nummer).upper()}",
        fagsystem=system.navn,
        titel=f"Sag i {system.navn}",
        myndighed=kommune.cvr,
        oprettet=oprettet,
        haendelser=(Haendelse(oprettet, "Sagen er oprettet", None, Fremdrift.OPSTAAET),),
        kle=kle,
        enhed=enhed,
        handlingsfacet="G01 Generelle sager",
        parter=(Sagspart(Partsrolle.PRIMAER_PART, person),),
    )
