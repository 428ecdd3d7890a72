"""What a change of choices does to what citizens see: counted by classes, before it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant import Trin, Variant
from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.indvirkning import bedoem_par, borgerens_kontakt, klargoer
from webapp.services.klasser import Klasse
from webapp.services.rolleraekkevidde import efter_eksporten
from webapp.store.opslag import load_personer
from webapp.store.optaelling import aeldste_oprettet, find_objekter, taelle_borgere
from webapp.store.sager import load_sager

# The trin without which no citizen sees anything from Cura.
SYNLIGE_TRIN = (
    Trin.KLASSIFIKATIONSIMPORTER, Trin.KLE_OVERFOERSEL, Trin.SAGSTYPER, Trin.AABNING,
    Trin.EKSPORTER_SAGER,
)  # fmt: skip
MAKS_EKSEMPLER = 3
_FLERE_SAGER = 12


@dataclass(frozen=True, slots=True)
class Synlighedstal:
    """One kind of object: how many citizens can see, before and after, and what comes and goes."""

    hvad: str
    foer: int
    vises: int
    skjules: int
    efter: int


@dataclass(frozen=True, slots=True)
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
class Synlighed:
    """The whole effect. `aeldste`: the year of the oldest among what comes into sight."""

    dato: str
    hypotese: str
    tal: tuple[Synlighedstal, ...]
    aeldste: str
    uden_telefon: int
    eksempler: tuple[Titeleksempel, ...]
    andet: tuple[AndenAendring, ...]

    @property
    def vises(self) -> int:
        """Sager and ydelser that come into sight."""
        return sum(en.vises for en in self.tal[:2])

    @property
    def skjules(self) -> int:
        """Sager and ydelser that go out of sight."""
        return sum(en.skjules for en in self.tal[:2])

    @property
    def intet(self) -> bool:
        """True if no citizen sees any difference."""
        return not (self.vises or self.skjules or self.andet)


@dataclass(frozen=True)
class _Par:
    """A class judged under both; `skaebne`: vises, skjules, bliver (seen under both), nothing."""

    klasse: Klasse
    foer: Bedoemt
    efter: Bedoemt
    skaebne: str

    @classmethod
    def af(cls, klasse: Klasse, foer: Bedoemt, efter: Bedoemt) -> _Par:
        synlig = (foer.borger.visible, efter.borger.visible)
        skaebner = {(False, True): "vises", (True, False): "skjules", (True, True): "bliver"}
        return cls(klasse, foer, efter, skaebner.get(synlig, ""))


def som_synlig(variant: Variant, dato: date) -> tuple[Variant, str]:
    """The variant as it will be when the export runs, and the sentence that says so; else itself.

    Before that nobody sees anything, and every change would seem to do nothing.
    """
    if all(variant.trin.get(trin, date.max) <= dato for trin in SYNLIGE_TRIN):
        return variant, ""
    return efter_eksporten(variant, dato), (
        "Sagerne er ikke sendt og åbnet endnu. Tallene viser, hvordan det bliver, når alle trin er "
        "udført."
    )


def maal_synlighed(database: Database, grundlag: Grundlag, aendret: Variant) -> Synlighed:
    """The effect of going from the stored variant to `aendret`, on the day of the preview."""
    foer, hypotese = som_synlig(grundlag.variant, grundlag.dato)
    efter, _ = som_synlig(aendret, grundlag.dato)
    a, b = (byg_grundlag(grundlag.opslag, v, grundlag.dato) for v in (foer, efter))
    klargoer(database, a)
    par = [_Par.af(*en) for en in bedoem_par(database, a, b)]
    par = [en for en in par if en.skaebne]
    vises = [en for en in par if en.skaebne == "vises"]
    aeldste = aeldste_oprettet(database, _kasser(vises)) if vises else ""
    return Synlighed(
        detaljedato(grundlag.dato),
        hypotese,
        tuple(_tal(database, par)),
        aeldste[:4],
        sum(en.klasse.antal for en in vises if not en.efter.kontakt.telefon),
        tuple(_eksempler(database, par)),
        tuple(_andet(par)),
    )


def _kasser(par: Iterable[_Par]) -> list[int]:
    return [kasse for en in par for kasse in en.klasse.kasser]


def _tal(database: Database, par: list[_Par]) -> Iterator[Synlighedstal]:
    for slags, hvad in (("sag", "Sager"), ("ydelse", "Ydelser")):
        antal: defaultdict[str, int] = defaultdict(int)
        for en in par:
            if en.klasse.slags == slags:
                antal[en.skaebne] += en.klasse.antal
        yield Synlighedstal(
            hvad, antal["bliver"] + antal["skjules"], antal["vises"], antal["skjules"],
            antal["bliver"] + antal["vises"],
        )  # fmt: skip
    hold = [{"bliver", "skjules"}, {"vises"}, {"skjules"}, {"bliver", "vises"}]
    borgere = taelle_borgere(
        database,
        {nr: _kasser(e for e in par if e.skaebne in skaebner) for nr, skaebner in enumerate(hold)},
    )
    yield Synlighedstal("Borgere", *(borgere.get(nr, 0) for nr in range(len(hold))))


def _titel(bedoemt: Bedoemt) -> str:
    """What the citizen reads on the object."""
    forhold = bedoemt.forhold
    return vist_ydelsesnavn(forhold) if forhold.er_ydelse else vist_titel(forhold)


def _eksempler(database: Database, par: list[_Par]) -> Iterator[Titeleksempel]:
    """Three titles of what comes into sight; where nothing does, of what goes or changes."""
    for skaebne in ("vises", "skjules", "bliver"):
        valgte = [en for en in par if en.skaebne == skaebne and en.klasse.antal]
        if skaebne == "bliver":
            valgte = [en for en in valgte if any(andet(en) for andet in _ANDET.values())]
        if not valgte:
            continue
        valgte.sort(key=lambda en: (en.klasse.slags, -en.klasse.antal))
        fundet: dict[str, Titeleksempel] = {}
        for en in (*valgte, *_flere(database, valgte)):
            eksempel = _eksempel(en)
            fundet.setdefault(eksempel.titel, eksempel)
        yield from list(fundet.values())[:MAKS_EKSEMPLER]
        return


def _flere(database: Database, par: list[_Par]) -> Iterator[_Par]:
    """More sager of the largest class: one KLE number, but each its own sagstitel."""
    sager = [en for en in par if en.klasse.slags == "sag"]
    if len(par) >= MAKS_EKSEMPLER or not sager:
        return
    en = sager[0]
    vidner = find_objekter(database, en.klasse.kasser, _FLERE_SAGER)
    fundet = load_sager(database, [vidne.objekt_id for vidne in vidner])
    personer = dict(enumerate(load_personer(database), start=1))
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
        yield _Par(en.klasse, foer, efter, en.skaebne)


def _eksempel(par: _Par) -> Titeleksempel:
    forhold = par.efter.forhold
    ny, gammel = _titel(par.efter), _titel(par.foer)
    return Titeleksempel(
        ny,
        gammel if par.skaebne == "bliver" and gammel != ny else "",
        forhold.kle_tekst(),
        "Ydelse" if forhold.er_ydelse else "Sag",
        forhold.person.slug,
        forhold.person.borgernavn,
        par.skaebne,
    )


def _raekkefelt(felt: str) -> Callable[[_Par], bool]:
    """A switch of the KLE number's row that differs on a sag."""

    def skifter(par: _Par) -> bool:
        raekker = (par.foer.forhold.opsaetning, par.efter.forhold.opsaetning)
        a, b = (getattr(raekke, felt, None) for raekke in raekker)
        return par.klasse.slags == "sag" and par.efter.forhold.er_egen and a != b

    return skifter


def _antagelse(felt: str, slags: str) -> Callable[[_Par], bool]:
    """An assumption that differs and is about the kind of object."""

    def skifter(par: _Par) -> bool:
        a, b = (getattr(en.forhold.antagelser, felt) for en in (par.foer, par.efter))
        return par.klasse.slags == slags and a != b

    return skifter


def _uden_link(par: _Par) -> bool:
    har_sag = par.efter.forhold.sag is not None
    return har_sag and _antagelse("bevilling_har_relation_til_sag", "ydelse")(par)


_ANDET: dict[str, Callable[[_Par], bool]] = {
    "får en anden slags titel": _raekkefelt("titel"),
    "får en anden slags navn": _antagelse("ydelsesnavn", "ydelse"),
    "viser eller skjuler titler på breve": _raekkefelt("dokumenter"),
    "viser eller skjuler journalnotater": _raekkefelt("journalnotater"),
    "får en anden kontakt": lambda par: (
        borgerens_kontakt(par.foer) != borgerens_kontakt(par.efter)
    ),
    "viser eller skjuler sagsnummeret": _antagelse("vis_sagsnummer", "sag"),
    "får eller mister linket til sin sag": _uden_link,
}


def _andet(par: list[_Par]) -> Iterator[AndenAendring]:
    """What else changes on that which is shown under both."""
    blivende = [en for en in par if en.skaebne == "bliver"]
    for hvad, skifter in _ANDET.items():
        antal: defaultdict[str, int] = defaultdict(int)
        for en in blivende:
            if skifter(en):
                antal[en.klasse.slags] += en.klasse.antal
        if antal["sag"] or antal["ydelse"]:
            yield AndenAendring(antal["sag"], antal["ydelse"], hvad)
