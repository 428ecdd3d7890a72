"""How far each role reaches: objects that it can tell apart are judged by one of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sqlite_utils import Database

from webapp.domain.fagsystem import Foelsomhed, PartIdType
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import Variant
from webapp.domain.visning.verdict import Verdict
from webapp.services.bedoemmelse import Bedoemt, bedoem_sag, bedoem_ydelse, indekser
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.trin.aflaesning import Aflaeser, Tilstand
from webapp.store.opslag import load_personer_med_id
from webapp.store.optaelling import Gruppe, load_grupper
from webapp.store.rolleudsnit import Udsnitsraekke, efter_id, load_udsnit
from webapp.store.sager import load_bevillinger_med_ydelser, load_sager, load_ydelsesslugs

UDEN_KLE = "uden KLE"


@dataclass(frozen=True, slots=True)
class Art:
    """What objects are counted by: kind, KLE group (`27.36`), følsomhed, and of Cura or not."""

    slags: str
    gruppe: str
    foelsomhed: Foelsomhed
    fra_cura: bool


Raekkevidde = Mapping[str, Counter[Art]]


def maal_roller(
    database: Database,
    grundlag: Grundlag,
    variant: Variant,
    taeller_med: Callable[[Verdict], bool] = lambda verdict: verdict.visible,
) -> Raekkevidde:
    """Role slug to counts under the variant, for the data set's sager: those it sees, or others."""
    her = byg_grundlag(grundlag.opslag, variant, grundlag.dato)
    fundet: dict[str, Counter[Art]] = {rolle.slug: Counter() for rolle in variant.roller}
    blik = _Rolleblik(her)
    kendte: dict[object, tuple[str, ...]] = {}
    for antal, bedoemt in _vidner(database, her, blik):
        art, noegle = _art(bedoemt), blik.noegle(bedoemt)
        if noegle not in kendte:
            kendte[noegle] = tuple(
                rolle.slug for rolle in variant.roller if taeller_med(bedoemt.sapa(rolle))
            )
        for slug in kendte[noegle]:
            fundet[slug][art] += antal
    return fundet


class _Rolleblik:
    """All that SAPA's rules look at before they hide: objects alike in it are judged by one.

    Of the unit and the KLE number it is which of the roles' own units and numbers cover them.
    """

    def __init__(self, grundlag: Grundlag) -> None:
        privilegier = [b for r in grundlag.variant.roller for b in r.brugersystemroller]
        self._organisation = grundlag.opslag.organisation
        self._enheder = {uuid for b in privilegier for uuid in b.organisation}
        self._moenstre = {moenster for b in privilegier for moenster in b.kle}
        self._over = lru_cache(maxsize=None)(self._find_over)
        self._daekker = lru_cache(maxsize=None)(self._find_daekker)

    def noegle(self, bedoemt: Bedoemt) -> object:
        """The key of one object."""
        forhold = bedoemt.forhold
        ydelse, sag = forhold.ydelse, forhold.sag
        return (
            bedoemt.er_eksporteret,
            (ydelse is not None, ydelse and ydelse.oekonomisk, sag and sag.er_byggesag),
            forhold.er_ejer_af_ejendom,
            frozenset((p.rolle, p.id_type, p.virkning) for p in forhold.personens_parter),
            (forhold.er_egen, forhold.fagsystem, forhold.foelsomhed),
            self._daekker(forhold.kle),
            self._over(forhold.ansvarlig.uuid if forhold.ansvarlig else None),
            sag.sikkerhedsprofil if sag else (),
        )

    def ser(self, tilstand: Tilstand | None) -> object:
        """What of an object in the index the roles can tell apart, and what it is counted by."""
        if tilstand is None or not tilstand.overfoert:
            return tilstand is None
        kle = tilstand.kle
        gruppe = kle.gruppe if kle else None
        return gruppe, self._daekker(kle), self._over(tilstand.enhed), bool(tilstand.type)

    def _find_daekker(self, kle: KleEmne | None) -> object:
        return kle and frozenset(m for m in self._moenstre if m.daekker(kle))

    def _find_over(self, uuid: EnhedUuid | None) -> object:
        return uuid and frozenset(
            (anden, uuid == anden)
            for anden in self._enheder
            if uuid == anden or self._organisation.er_under(uuid, anden)
        )


def _art(bedoemt: Bedoemt) -> Art:
    forhold = bedoemt.forhold
    return Art(
        "ydelse" if forhold.er_ydelse else "sag",
        forhold.kle.gruppe if forhold.kle else UDEN_KLE,
        forhold.foelsomhed,
        forhold.via_eksport,
    )


def _vidner(
    database: Database, grundlag: Grundlag, blik: _Rolleblik
) -> Iterator[tuple[int, Bedoemt]]:
    """One object of each kind that a role can tell apart, and how many it speaks for."""
    samlet: dict[object, Udsnitsraekke] = {}
    antal: Counter[object] = Counter()
    aflaeser = Aflaeser(grundlag.opslag, grundlag.variant, grundlag.dato)
    grupper = efter_id(load_grupper(database))
    slags: dict[object, str] = {}
    med_part = [nr for nr, gruppe in grupper.items() if _har_part(gruppe)]
    for raekke in load_udsnit(database, med_part):
        gruppe = grupper[raekke.gruppe]
        fra, bevilget = date.fromisoformat(raekke.fra), date.fromisoformat(raekke.bevilget)
        # Where transfers have stopped, an object's own history decides.
        egen = raekke.objekt_id if aflaeser.har_stop(gruppe) else 0
        sagens = aflaeser.aflaes(replace(gruppe, slags="sag"), fra) if gruppe.sagstype else None
        ydelsens = aflaeser.aflaes(gruppe, bevilget) if gruppe.lokal_ydelse else None
        # A ydelse without a sag is marked by its own unit, which is not read here.
        enhed = None if gruppe.sagstype else gruppe.lokal_enhed
        noegle = (
            gruppe.slags,
            gruppe.egenskaber,
            blik.ser(sagens),
            blik.ser(ydelsens),
            enhed,
            raekke.foelsomhed,
            raekke.sikkerhedsprofil,
            egen,
        )
        samlet.setdefault(noegle, raekke)
        slags[noegle] = gruppe.slags
        antal[noegle] += raekke.antal
    bedoemte = _bedoem(
        database, grundlag, [(slags[noegle], raekke) for noegle, raekke in samlet.items()]
    )
    yield from zip((antal[noegle] for noegle in samlet), bedoemte, strict=True)


def _har_part(gruppe: Gruppe) -> bool:
    """True if SAPA knows the gruppe's citizen as a party on a CPR number, or as an owner."""
    egenskaber = json.loads(gruppe.egenskaber)
    return bool(egenskaber.get("ejer")) or any(
        egen and daekker and id_type == PartIdType.CPR
        for _, egen, id_type, daekker in egenskaber["parter"]
    )


def _bedoem(
    database: Database, grundlag: Grundlag, vidner: list[tuple[str, Udsnitsraekke]]
) -> Iterator[Bedoemt]:
    """Each witness with the very code that makes its page."""
    personer = load_personer_med_id(database, {r.person_id for _, r in vidner})
    sager = load_sager(database, [r.objekt_id for slags, r in vidner if slags == "sag"])
    ider = [r.objekt_id for slags, r in vidner if slags == "ydelse"]
    deres_sager, bevillinger = load_bevillinger_med_ydelser(database, ider)
    slugs = load_ydelsesslugs(database, ider)
    ydelser = {y.slug: (b, y) for b in bevillinger for y in b.ydelser}
    indekssager = {slug: indekser(grundlag, sag) for slug, sag in deres_sager.items()}
    for slags, raekke in vidner:
        person = personer[raekke.person_id]
        if slags == "sag":
            sag = sager[raekke.objekt_id]
            yield bedoem_sag(grundlag, person, sag, indekser(grundlag, sag))
        else:
            bevilling, ydelse = ydelser[slugs[raekke.objekt_id]]
            yield bedoem_ydelse(grundlag, person, bevilling, ydelse, deres_sager, indekssager)
