"""What to do by hand: the Indtastningsliste til Cura, and the wish list to FK ORG's administrator.

The order is the safe one: ydelser, then enheder, then sagstyper (trin 4, 7, 5), so that nothing is
transferred before it can be marked right. Names of dialogs are Cura's own, from KOMBIT's A0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import HENT_EMNEPLANEN, IKKE_SLAAET_EFTER, KleEmne
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.situation import Situation
from webapp.domain.variant.variant import Variant
from webapp.services.grundlag import Grundlag
from webapp.services.mapping.tabel import load_enheder_uden_tal
from webapp.services.mapping.typetabel import UVERIFICERET, klefejl, sagstypepar, ydelsespar
from webapp.store.mappingtal import antal_pr_enhed
from webapp.store.varianter import find_variant

SELV_MAPPET = {
    Situation.SITUATION_1,
    Situation.SITUATION_2,
    Situation.UKENDT,
    Situation.NEDLAGT,
}
_ADVARSLER = {
    Situation.UKENDT: "FK Organisation kender ikke dette UUID. Kontrollér det først.",
    Situation.NEDLAGT: "Enheden er nedlagt i FK Organisation. Find den, der har overtaget opgaven.",
}


@dataclass(frozen=True, slots=True)
class Punkt:
    """One thing to type: where, what, and what to watch out for.

    `maa_tastes` False: what the sheet says cannot be right, and has to be mended first.
    """

    hvor: str
    hvad: str
    advarsel: str = ""
    maa_tastes: bool = True


@dataclass(frozen=True, slots=True)
class Afsnit:
    """One dialog of Cura with its things to type, in order; `vej` are the clicks of each.

    `note` is what holds for all of them, said once.
    """

    overskrift: str
    dialog: str
    vej: tuple[str, ...]
    punkter: tuple[Punkt, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indtastningsliste:
    """The whole list; `oprindelse`: the name of the variant that it is the difference from."""

    variant: str
    dato: str
    kun_aendret: bool
    oprindelse: str
    afsnit: tuple[Afsnit, ...]


@dataclass(frozen=True, slots=True)
class Oenske:
    """A wish to FK ORG's administrator about one unit; most sager first."""

    enhed: str
    uuid: str
    sti: str
    oensker: tuple[str, ...]
    sager: int


@dataclass(frozen=True, slots=True)
class Oenskeliste:
    """What the administrator of FK Organisation is asked to mend or make."""

    variant: str
    oensker: tuple[Oenske, ...]
    mangler: tuple[Oenske, ...]


def indtastningsliste(
    database: Database, grundlag: Grundlag, *, kun_aendret: bool
) -> Indtastningsliste:
    """The list; `kun_aendret`: only what the variant changes against its origin."""
    variant = grundlag.variant
    oprindelse = find_variant(database, variant.oprindelse) if variant.oprindelse else None
    kun = oprindelse if kun_aendret else None
    return Indtastningsliste(
        variant.navn,
        dag(grundlag.dato),
        kun is not None,
        oprindelse.navn if oprindelse else "",
        (
            _ydelser(grundlag, kun),
            _enheder(database, grundlag, kun),
            _sagstyper(grundlag, kun),
        ),
    )


def _ydelser(grundlag: Grundlag, kun: Variant | None) -> Afsnit:
    gamle = {(r.lokal_ydelse, r.ydelsestype, r.kle, r.fra) for r in kun.ydelsestyper} if kun else ()
    aendret = {
        r.lokal_ydelse
        for r in grundlag.variant.ydelsestyper
        if (r.lokal_ydelse, r.ydelsestype, r.kle, r.fra) not in gamle
    }
    ydelser = grundlag.opslag.lokale_ydelser
    kle_af = {r.ydelsestype: r.kle for r in grundlag.variant.ydelsestyper}
    punkter = tuple(
        Punkt(
            par.navn,
            f"{par.valg} {f'({par.titel})' if par.titel else ''}".strip(),
            _om_nummeret(grundlag, kle_af.get(par.valg)),
        )
        for par in ydelsespar(grundlag)
        if par.valg
        and not ydelser[par.navn].automatisk
        and not ydelser[par.navn].pakke
        and (kun is None or par.navn in aendret)
    )
    return Afsnit(
        "Trin 4 – Konfiguration af ydelsestyper",
        "Valglistemapning – Mapning af lokale ydelser til alternative fælleskommunale koder",
        (
            "Find den lokale ydelse",
            "Åbn dialogen for valg af fælleskommunal ydelsestype",
            "Søg navnet på ydelsestypen frem med søgefunktionen",
            "Markér den rigtige ydelsestype, og tryk OK",
        ),
        punkter,
        _uverificeret(grundlag, punkter),
    )


def _om_nummeret(grundlag: Grundlag, kle: KleEmne | None) -> str:
    """What is to be said of the number of a ydelsestype, but for what holds for all of them."""
    if kle is None:
        return ""
    return _egne(klefejl(grundlag.opslag.kle, kle, grundlag.dato))


def _egne(bemaerkninger: Iterable[str]) -> str:
    return " ".join(tekst for tekst in bemaerkninger if tekst != UVERIFICERET)


def _uverificeret(grundlag: Grundlag, punkter: Sequence[Punkt]) -> str:
    """That no number of a section is looked up in KLE, and how they are; empty where they are."""
    if grundlag.opslag.kle.er_indlaest or not punkter:
        return ""
    return (
        f"KLE-numrene er {IKKE_SLAAET_EFTER}, og titlerne er fra jeres ark og KOMBITs slides. "
        f"{HENT_EMNEPLANEN}"
    )


def _enheder(database: Database, grundlag: Grundlag, kun: Variant | None) -> Afsnit:
    gamle = {(r.lokal_enhed, r.fk_enhed, r.fra) for r in kun.enhedsmapning} if kun else set()
    aendret = {
        r.lokal_enhed
        for r in grundlag.variant.enhedsmapning
        if (r.lokal_enhed, r.fk_enhed, r.fra) not in gamle
    }
    return Afsnit(
        "Trin 7 – Konfiguration af organisationsenheder",
        "Curas konfigurationsværktøj",
        ("Find enheden i Cura", "Tilknyt UUID (KOMBIT id) til Cura-enheden"),
        tuple(_enhedspunkter(database, grundlag, None if kun is None else aendret)),
    )


def _enhedspunkter(database: Database, grundlag: Grundlag, kun: set[str] | None) -> Iterator[Punkt]:
    tabel = load_enheder_uden_tal(database, grundlag)
    for par in tabel.alle:
        if kun is not None and par.navn not in kun:
            continue
        if par.situation in SELV_MAPPET:
            yield Punkt(
                par.navn,
                f"{tabel.maerke(par.navn).enhed} ({par.fk_navn})",
                _ADVARSLER.get(par.situation, ""),
                maa_tastes=par.situation not in _ADVARSLER,
            )
        elif par.sagsansvarlig or kun is not None:
            over = f"leder opad til {par.via}" if par.via else "ingen enhed over den er mappet"
            advarsel = "" if par.via else "Dens sager får kun et navn, ingen telefon."
            yield Punkt(par.navn, f"Intet UUID: {over}", advarsel)


def _sagstyper(grundlag: Grundlag, kun: Variant | None) -> Afsnit:
    gamle = {(r.sagstype, r.angivet, r.fra) for r in kun.sagstype_kle} if kun else set()
    aendret = {
        r.sagstype
        for r in grundlag.variant.sagstype_kle
        if (r.sagstype, r.angivet, r.fra) not in gamle
    }
    punkter = tuple(
        Punkt(
            par.navn,
            f"{par.valg} {par.titel}".strip(),
            _egne(par.bemaerkninger),
            maa_tastes=par.kan_vaelges,
        )
        for par in sagstypepar(grundlag)
        if par.valg and (kun is None or par.navn in aendret)
    )
    return Afsnit(
        "Trin 5 – Konfiguration af sagstyper",
        "Valglistemapning – Sagstyper til KLE-nummer",
        (
            "Find sagstypen i listen af jeres egne sagstyper",
            "Åbn dialogen for valg af KLE-emne",
            "Find emnet i hierarkiet, eller søg på KLE-nummeret",
            "Markér det rigtige KLE-emne, og tryk OK",
        ),
        punkter,
        _uverificeret(grundlag, punkter),
    )


def oenskeliste(database: Database, grundlag: Grundlag) -> Oenskeliste:
    """Faults in the contact data of the units that are mapped to, and units that are missing."""
    tabel, antal = load_enheder_uden_tal(database, grundlag), antal_pr_enhed(database)
    samlet: dict[str, Oenske] = {}
    mangler: list[Oenske] = []
    for par in tabel.alle:
        uuid = str(tabel.maerke(par.navn).enhed or "")
        if par.situation is Situation.SITUATION_3 or (
            par.situation is Situation.INGEN and par.sagsansvarlig
        ):
            under = f" Den ligger under {par.sti} i Cura." if par.sti else ""
            oenske = f"Findes ikke i FK Organisation. Kan den oprettes?{under}"
            mangler.append(Oenske(par.navn, "", par.sti, (oenske,), antal[par.navn]))
        if par.fejl and uuid:
            sager = antal[par.navn] + (samlet[uuid].sager if uuid in samlet else 0)
            samlet[uuid] = Oenske(par.fk_navn, uuid, par.fk_sti, par.fejl, sager)
    return Oenskeliste(
        grundlag.variant.navn,
        tuple(sorted(samlet.values(), key=lambda oenske: -oenske.sager)),
        tuple(sorted(mangler, key=lambda oenske: -oenske.sager)),
    )
