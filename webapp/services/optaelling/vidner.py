"""Witnesses: objects that speak for their classes, judged by the code that makes their page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sqlite_utils import Database

from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Sag
from webapp.domain.testdata.person import Person
from webapp.domain.visning.oekonomisk import Betalingsslags, Oekonomiforhold
from webapp.services.bedoemmelse import Bedoemt, bedoem_bevilling, bedoem_sag, indekser
from webapp.services.grundlag import Grundlag
from webapp.store import opslag, sager
from webapp.store.arbejde import i_gang, skridt
from webapp.store.optaelling import Vidne


class HarVidne(Protocol):
    """An object that is judged: a class by its witness, or one that was picked out."""

    @property
    def slags(self) -> str:
        """`sag` or `ydelse`."""
        ...

    @property
    def vidne(self) -> Vidne:
        """The object, and the citizen whom it reaches."""
        ...

    @property
    def betalinger(self) -> tuple[Betalingsslags, ...]:
        """The kinds of payments of a ydelse that the citizen may see, as its gruppe has them."""
        ...


@dataclass(frozen=True)
class Vidner:
    """The objects that speak for their classes, read at once."""

    personer: Mapping[int, Person]
    sager: Mapping[int, Sag]
    ydelser: Mapping[int, tuple[Bevilling, BevilgetYdelse]]
    ydelsernes_sager: Mapping[str, Sag]

    @classmethod
    def hent(cls, database: Database, klasser: Iterable[HarVidne]) -> Vidner:
        """Those of the classes, which are judged one by one after this."""
        klasser = tuple(klasser)
        i_gang(len(klasser))
        ider: defaultdict[str, set[int]] = defaultdict(set)
        personer: set[int] = set()
        for klasse in klasser:
            ider[klasse.slags].add(klasse.vidne.objekt_id)
            personer.add(klasse.vidne.person_id)
        deres_sager, bevillinger = sager.load_bevillinger_med_ydelser(database, ider["ydelse"])
        efter_slug = {y.slug: (b, y) for b in bevillinger for y in b.ydelser}
        slugs = sager.load_ydelsesslugs(database, ider["ydelse"])
        return cls(
            opslag.load_personer_med_id(database, personer),
            sager.load_sager(database, ider["sag"]),
            {nr: efter_slug[slug] for nr, slug in slugs.items()},
            deres_sager,
        )

    def bedoem(self, klasse: HarVidne, grundlag: Grundlag) -> Bedoemt:
        """The witness of a class under one variant."""
        skridt()
        person = self.person(klasse)
        if klasse.slags == "sag":
            sag = self.sager[klasse.vidne.objekt_id]
            return bedoem_sag(grundlag, person, sag, indekser(grundlag, sag))
        bevilling, ydelse = self.ydelser[klasse.vidne.objekt_id]
        sag_til = self.ydelsernes_sager.get(bevilling.sag or "")
        indekssager = {sag_til.slug: indekser(grundlag, sag_til)} if sag_til else {}
        alle = bedoem_bevilling(grundlag, person, bevilling, self.ydelsernes_sager, indekssager)
        bedoemt = next(bedoemt for bedoemt in alle if bedoemt.slug == ydelse.slug)
        antagelser = grundlag.variant.antagelser
        viste = sum(slags.vises(antagelser) for slags in klasse.betalinger)
        forhold = Oekonomiforhold(ialt=len(klasse.betalinger), viste=viste)
        return replace(bedoemt, udbetalt=forhold)

    def findes(self, klasse: HarVidne, dato: date) -> bool:
        """True if the sag was opened, or the ydelse granted, by the day: nobody sees it before."""
        if klasse.slags == "sag":
            return self.sager[klasse.vidne.objekt_id].findes(dato)
        return self.ydelser[klasse.vidne.objekt_id][1].bevilget <= dato

    def person(self, klasse: HarVidne) -> Person:
        """The citizen whom the witness reaches."""
        return self.personer[klasse.vidne.person_id]

    def slug(self, klasse: HarVidne) -> str:
        """The slug of the witness."""
        if klasse.slags == "sag":
            return self.sager[klasse.vidne.objekt_id].slug
        return self.ydelser[klasse.vidne.objekt_id][1].slug
