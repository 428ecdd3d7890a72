"""How far each role reaches: objects that it can tell apart are judged by one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sqlite_utils import Database

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.variant import Antagelser, Variant
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag, byg_grundlag, kendt_for
from webapp.services.optaelling.klasser import Klasse, find_klasser
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.tilstand import IKKE_OVERFOERT, Tilstand
from webapp.services.optaelling.vidner import Vidner
from webapp.store.betalingsdele import tael_linjer
from webapp.store.database import Laesedatabase
from webapp.store.opslag import Opslag
from webapp.store.optaelling import Optaelling

UDEN_KLE = "uden KLE"
# Switches that only SAPA's own rules ask, of an object as the index has it.
_SAPAS_EGNE = {
    felt: getattr(Antagelser(), felt)
    for felt in ("sapa_miljoe", "sapa_sikkerhedsprofil_foelges", "sapa_delvis_visning")
}


@dataclass(frozen=True, slots=True)
class Art:
    """What objects are counted by: kind, KLE group (`27.36`), følsomhed, and of Cura or not.

    Of kind `udbetaling` are the lines under UDBETALINGER in SAPA: each ydelse's own parts.
    """

    slags: str
    gruppe: str
    foelsomhed: Foelsomhed
    fra_cura: bool


Raekkevidde = Mapping[str, Counter[Art]]


def load_raekkevidde(database: Database, grundlag: Grundlag) -> Raekkevidde:
    """The reach of the basis' own roles; kept for as long as the variant stands as it is saved."""
    return kendt_for(
        database, grundlag, "raekkevidde", lambda: maal_roller(database, grundlag, grundlag.variant)
    )


def maal_roller(
    database: Database,
    grundlag: Grundlag,
    variant: Variant,
    taeller_med: Callable[[Bedoemt, Jobfunktionsrolle], bool] = Bedoemt.ses_i_sapa,
) -> Raekkevidde:
    """Role slug to counts under the variant on the day of the preview: what it sees, or other.

    Lines of payments are counted where what the role sees is.
    """
    ser = taeller_med is Bedoemt.ses_i_sapa
    her = byg_grundlag(grundlag.opslag, variant, grundlag.dato)
    fundet: dict[str, Counter[Art]] = {rolle.slug: Counter() for rolle in variant.roller}
    rolleblik = _Rolleblik(her)
    optaelling = optael(database, her.dato)
    klasser, vidner = _klasser(database, optaelling, her, rolleblik.blik)
    kendte: dict[object, tuple[str, ...]] = {}
    penge: dict[int, tuple[Klasse, Art, tuple[str, ...]]] = {}
    for nr, klasse in enumerate(klasser):
        bedoemt = vidner.bedoem(klasse, her)
        art, noegle = _art(bedoemt), rolleblik.noegle(bedoemt)
        if noegle not in kendte:
            kendte[noegle] = tuple(
                rolle.slug for rolle in variant.roller if taeller_med(bedoemt, rolle)
            )
        for slug in kendte[noegle]:
            fundet[slug][art] += klasse.antal
        # A role that sees money sees what was paid of it: both stand in one element.
        med_linjer = kendte[noegle] if ser else ()
        if bedoemt.forhold.oekonomisk and med_linjer:
            penge[nr] = klasse, replace(art, slags="udbetaling"), med_linjer
    linjer = tael_linjer(optaelling, {nr: [en.kasser] for nr, (en, *_) in penge.items()}, her.dato)
    for nr, antal in linjer.items():
        _, art, slugs = penge[nr]
        for slug in slugs:
            fundet[slug][art] += antal
    return fundet


def _klasser(
    database: Database, optaelling: Optaelling, her: Grundlag, blik: Blik
) -> tuple[Sequence[Klasse], Vidner]:
    """What the roles can tell apart, with the objects that speak for it.

    The same for variants that differ in what SAPA alone does with an object: no day and no mark
    hangs on that, so the pages of those switches look for it once.
    """

    def find() -> tuple[Sequence[Klasse], Vidner]:
        klasser = find_klasser(optaelling, her, her, blik)
        return klasser, Vidner.hent(database, klasser)

    if not isinstance(database, Laesedatabase):
        return find()
    fundne = database.find("rollernes klasser", lav=list[_Fundne])
    ens = replace(her.variant, antagelser=replace(her.variant.antagelser, **_SAPAS_EGNE))
    for fundet in fundne:
        if (fundet.dato, fundet.variant) == (her.dato, ens) and fundet.opslag == her.opslag:
            return fundet.klasser, fundet.vidner
    klasser, vidner = find()
    fundne.append(
        _Fundne(opslag=her.opslag, variant=ens, dato=her.dato, klasser=klasser, vidner=vidner)
    )
    return klasser, vidner


@dataclass(frozen=True, slots=True)
class _Fundne:
    """The classes of a variant, its SAPA switches left out."""

    opslag: Opslag
    variant: Variant
    dato: date
    klasser: Sequence[Klasse]
    vidner: Vidner


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
            (ydelse is not None, forhold.oekonomisk, sag and sag.er_byggesag),
            forhold.er_ejer_af_ejendom,
            frozenset((p.rolle, p.id_type, p.virkning) for p in forhold.personens_parter),
            (forhold.er_egen, forhold.fagsystem, forhold.foelsomhed),
            (forhold.er_kontrolsag, forhold.er_for_gammel),
            self._daekker(forhold.kle),
            self._over(forhold.ansvarlig.uuid if forhold.ansvarlig else None),
            forhold.sikkerhedsprofil,
            frozenset(self._daekker(d.kle) for d in forhold.bevillingsdele if d.er_udbetalt),
        )

    @property
    def blik(self) -> Blik:
        """What of all objects the roles can tell apart, and what they are counted by.

        Each object through the citizen whom it is counted by: SAPA knows none better as its party,
        and a role sees it if it sees it on anyone.
        """
        return Blik(
            gruppe=lambda gruppe: gruppe.hoved,
            noegle=lambda gruppe: (gruppe.egenskaber, gruppe.adgang),
            ens=lambda tilstande: self._ser(tilstande[0]),
            enhedens=self._over,
            fradato=False,
            typer=True,
        )

    def _ser(self, tilstand: Tilstand) -> object:
        if tilstand == IKKE_OVERFOERT:
            return None
        kle = tilstand.kle
        gruppe = kle.gruppe if kle else None
        slags = bool(tilstand.type), tilstand.penge
        return gruppe, self._daekker(kle), self._over(tilstand.enhed), slags

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
