"""Classes of objects before and after a change: their fate, their titles, and what else differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.maalinger.indvirkning import borgerens_kontakt
from webapp.services.optaelling.klasser import Klasse
from webapp.store.opslag import load_personer_med_id
from webapp.store.optaelling import Optaelling
from webapp.store.sager import load_sager

MAKS_EKSEMPLER = 3
_FLERE_SAGER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Titeleksempel:
    """A title as the citizen will read it; `foer` is what she reads today, where that differs."""

    titel: str
    foer: str
    kle: str
    slags: str
    person: str
    personnavn: str
    skaebne: str


@dataclass(frozen=True, slots=True)
class AndenAendring:
    """So many that are shown under both, but otherwise."""

    sager: int
    ydelser: int
    hvad: str


@dataclass(frozen=True)
class Par:
    """A class judged under both; `skaebne`: vises, skjules, bliver (seen under both), nothing."""

    klasse: Klasse
    foer: Bedoemt
    efter: Bedoemt
    skaebne: str

    @classmethod
    def af(cls, klasse: Klasse, foer: Bedoemt, efter: Bedoemt) -> Par:
        """A class with its witness judged before and after."""
        synlig = (foer.ses_af_borger, efter.ses_af_borger)
        skaebner = {(False, True): "vises", (True, False): "skjules", (True, True): "bliver"}
        return cls(klasse, foer, efter, skaebner.get(synlig, ""))


def _titel(bedoemt: Bedoemt) -> str:
    """What the citizen reads on the object."""
    forhold = bedoemt.forhold
    return vist_ydelsesnavn(forhold) if forhold.er_ydelse else vist_titel(forhold)


def find_eksempler(optaelling: Optaelling, par: list[Par]) -> Iterator[Titeleksempel]:
    """Three titles of what comes into sight; where nothing does, of what goes or changes."""
    for skaebne in ("vises", "skjules", "bliver"):
        valgte = [en for en in par if en.skaebne == skaebne and en.klasse.antal]
        if skaebne == "bliver":
            valgte = [en for en in valgte if any(andet(en) for andet in _ANDET.values())]
        if not valgte:
            continue
        valgte.sort(key=lambda en: (en.klasse.slags, -en.klasse.antal))
        fundet: dict[str, Titeleksempel] = {}
        for en in (*valgte, *_flere(optaelling, valgte)):
            eksempel = _eksempel(en)
            fundet.setdefault(eksempel.titel, eksempel)
        yield from list(fundet.values())[:MAKS_EKSEMPLER]
        return


def _flere(optaelling: Optaelling, par: list[Par]) -> Iterator[Par]:
    """More sager of the largest class: one KLE number, but each its own sagstitel."""
    sager = [en for en in par if en.klasse.slags == "sag"]
    if len(par) >= MAKS_EKSEMPLER or not sager:
        return
    en = sager[0]
    vidner = optaelling.find_objekter([en.klasse.kasser], _FLERE_SAGER)
    database = optaelling.database
    fundet = load_sager(database, [vidne.objekt_id for vidne in vidner])
    personer = load_personer_med_id(database, {vidne.person_id for vidne in vidner})
    for vidne in vidner:
        foer, efter = (
            Bedoemt(
                replace(
                    bedoemt.forhold,
                    sag=fundet[vidne.objekt_id],
                    person=personer[vidne.person_id],
                )
            )
            for bedoemt in (en.foer, en.efter)
        )
        yield Par(en.klasse, foer, efter, en.skaebne)


def _eksempel(par: Par) -> Titeleksempel:
    forhold = par.efter.forhold
    ny, gammel = _titel(par.efter), _titel(par.foer)
    return Titeleksempel(
        titel=ny,
        foer=gammel if par.skaebne == "bliver" and gammel != ny else "",
        kle=forhold.kle_tekst(),
        slags="Ydelse" if forhold.er_ydelse else "Sag",
        person=forhold.person.slug,
        personnavn=forhold.person.borgernavn,
        skaebne=par.skaebne,
    )


def _raekkefelt(felt: str) -> Callable[[Par], bool]:
    """A switch of the KLE number's row that differs on a sag."""

    def skifter(par: Par) -> bool:
        raekker = (par.foer.forhold.opsaetning, par.efter.forhold.opsaetning)
        a, b = (getattr(raekke, felt, None) for raekke in raekker)
        return par.klasse.slags == "sag" and par.efter.forhold.er_egen and a != b

    return skifter


def _antagelse(felt: str, slags: str) -> Callable[[Par], bool]:
    """An assumption that differs and is about the kind of object."""

    def skifter(par: Par) -> bool:
        a, b = (getattr(en.forhold.antagelser, felt) for en in (par.foer, par.efter))
        return par.klasse.slags == slags and a != b

    return skifter


def _uden_link(par: Par) -> bool:
    har_sag = par.efter.forhold.sag is not None
    return har_sag and _antagelse("bevilling_har_relation_til_sag", "ydelse")(par)


_ANDET: dict[str, Callable[[Par], bool]] = {
    "får en anden slags titel": _raekkefelt("titel"),
    "får en anden slags navn": _antagelse("ydelsesnavn", "ydelse"),
    "viser eller skjuler titler på breve": _raekkefelt("dokumenter"),
    "viser eller skjuler journalnotater": _raekkefelt("journalnotater"),
    "får en anden kontakt": lambda par: borgerens_kontakt(par.foer) != borgerens_kontakt(par.efter),
    "viser eller skjuler sagsnummeret": _antagelse("vis_sagsnummer", "sag"),
    "får eller mister linket til sin sag": _uden_link,
}


def find_andet(par: list[Par]) -> Iterator[AndenAendring]:
    """What else changes on that which is shown under both."""
    blivende = [en for en in par if en.skaebne == "bliver"]
    for hvad, skifter in _ANDET.items():
        antal: defaultdict[str, int] = defaultdict(int)
        for en in blivende:
            if skifter(en):
                antal[en.klasse.slags] += en.klasse.antal
        if antal["sag"] or antal["ydelse"]:
            yield AndenAendring(antal["sag"], antal["ydelse"], hvad)
