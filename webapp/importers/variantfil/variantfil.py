"""A variant as TOML: one full set of choices, in the words of docs/ark.md."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.enhedsaendring import Enhedsaendring
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.vaerdier.slug import variantslug
from webapp.domain.variant.fagomraader import Fagprofil
from webapp.domain.variant.fordringsvalg import Fordringsvalg
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Ydelsesmapning,
)
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.rapport import Filfejl, Fundliste, Problem
from webapp.importers.variantfil.laeser import NOEGLE_UKENDT, Variantlaeser

T = TypeVar("T")

_VARIANT_DUBLET = Problem(
    "VARIANT_DUBLET",
    "To filer giver samme variant. Den sidste er brugt.",
    "Giv filerne hver sit navn.",
    Alvor.ADVARSEL,
)
# A variant is some thousand characters; each part of a dotted key costs a table.
_MAKS_TEGN = 1_000_000
_LANG_NOEGLE = re.compile(r"(?:[\w\"'-]+[ \t]*\.[ \t]*){20}")
_PLADS = re.compile(r"line (\d+), column (\d+)")
_NOEGLER = frozenset(
    {
        "navn",
        "model",
        "beskrivelse",
        "oprindelse",
        "organisationsark",
        "classification_filter",
        "oprydninger",
        "trin",
        "antagelser",
        "opsaetning",
        "sagstype_kle",
        "enhedsmapning",
        "ydelsestype",
        "reorganisation",
        "fordring",
        "leveret",
        "traeforslag",
        "fagomraade",
        "notattitler",
    }
)


@dataclass(frozen=True, kw_only=True)
class Variantfil:
    """What one TOML file says; `organisationsark` is a file name. None or empty: not said.

    `fil`: the file it stands in; empty for one that the product makes itself.
    """

    slug: str
    navn: str
    model: int | None = None
    beskrivelse: str = ""
    oprindelse: str | None = None
    organisationsark: str | None = None
    classification_filter: tuple[KleMoenster, ...] = ()
    trin: Mapping[Trin, date] = field(default_factory=dict)
    oprydninger: tuple[date, ...] = ()
    antagelser: Antagelser = field(default_factory=Antagelser)
    kontaktkilde: Kontaktkilde | None = None
    sagstype_kle: tuple[SagstypeKle, ...] = ()
    enhedsmapning: tuple[Enhedsmapning, ...] = ()
    ydelsestyper: tuple[Ydelsesmapning, ...] = ()
    reorganisation: tuple[Enhedsaendring, ...] = ()
    opsaetning: Opsaetning | None = None
    fordringer: tuple[Fordringsvalg, ...] = ()
    leveret: bool = False
    traeforslag: Mapping[str, str] = field(default_factory=dict)
    fagomraader: tuple[Fagprofil, ...] = ()
    notattitler: tuple[str, ...] = ()
    fil: str = field(default="", compare=False)


def slug_af_filnavn(fil: str) -> str:
    """`seed/korsbaek/Model 1.toml` gives `model-1`."""
    stamme = re.split(r"[/\\]", fil)[-1].rpartition(".")
    return variantslug(stamme[0] or stamme[2]) or "variant"


def laes_toml(fil: str, tekst: str) -> dict[str, Any]:
    """The parsed text; raises Filfejl with the line of the fault, or where it is out of bounds."""
    if len(tekst) > _MAKS_TEGN or _LANG_NOEGLE.search(tekst):
        raise Filfejl(fil, "den er for stor eller for dybt delt til at være en variant.")
    try:
        return tomllib.loads(tekst)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fejl:
        plads = _PLADS.search(str(fejl))
        hvor = f"på linje {plads[1]}, tegn {plads[2]}" if plads else "i filen"
        raise Filfejl(fil, f"der er en fejl i TOML {hvor}. Ret den, og prøv igen.") from fejl


def er_variant(data: Mapping[str, Any]) -> bool:
    """True if the table is a variant: it has a name or trin, and most keys are a variant's."""
    har_navn = isinstance(data.get("navn"), str) or isinstance(data.get("trin"), dict)
    kendte = data.keys() & _NOEGLER
    return har_navn and len(kendte) * 2 >= len(data)


def laes_variant(fil: str, data: Mapping[str, Any], fund: Fundliste) -> Variantfil:
    """The variant of a parsed TOML; what cannot be used is left out with a finding."""
    laeser = Variantlaeser(fil, fund)
    for noegle in data.keys() - _NOEGLER:
        laeser.meld(NOEGLE_UKENDT, noegle, noegle)
    slug = slug_af_filnavn(fil)
    return Variantfil(
        slug=slug,
        navn=laeser.tekst(data, "navn") or slug,
        model=laeser.model(data),
        beskrivelse=laeser.tekst(data, "beskrivelse"),
        oprindelse=laeser.tekst(data, "oprindelse") or None,
        organisationsark=masker_cpr(laeser.tekst(data, "organisationsark")) or None,
        classification_filter=tuple(laeser.filter(data)),
        trin=laeser.trin(data),
        oprydninger=tuple(sorted(laeser.datoer(data, "oprydninger"))),
        antagelser=laeser.antagelser(data),
        kontaktkilde=laeser.kontaktkilde(data),
        sagstype_kle=tuple(laeser.sagstype_kle(data)),
        enhedsmapning=tuple(laeser.enhedsmapning(data)),
        ydelsestyper=tuple(laeser.ydelsestyper(data)),
        reorganisation=tuple(laeser.reorganisation(data)),
        opsaetning=laeser.opsaetning(data),
        fordringer=tuple(laeser.fordringer(data)),
        leveret=laeser.leveret(data),
        traeforslag=laeser.traeforslag(data),
        fagomraader=laeser.fagomraader(data),
        notattitler=laeser.notattitler(data),
        fil=fil,
    )


def med_samme_navne(
    variant: Variantfil,
    enheder: Mapping[str, str],
    sagstyper: Mapping[str, str],
    ydelser: Mapping[str, str],
) -> Variantfil:
    """The variant with names spelled as in KOMBIT's sheets; the maps are folded name to name."""
    return replace(
        variant,
        enhedsmapning=tuple(
            replace(r, lokal_enhed=enheder.get(navnenoegle(r.lokal_enhed), r.lokal_enhed))
            for r in variant.enhedsmapning
        ),
        sagstype_kle=tuple(
            replace(r, sagstype=sagstyper.get(navnenoegle(r.sagstype), r.sagstype))
            for r in variant.sagstype_kle
        ),
        ydelsestyper=tuple(
            replace(r, lokal_ydelse=ydelser.get(navnenoegle(r.lokal_ydelse), r.lokal_ydelse))
            for r in variant.ydelsestyper
        ),
        traeforslag={
            enheder.get(navnenoegle(enhed), enhed): enheder.get(navnenoegle(over), over)
            for enhed, over in variant.traeforslag.items()
        },
    )


def saml_variantfiler(
    filer: Iterable[Variantfil],
    enheder: Mapping[str, str],
    sagstyper: Mapping[str, str],
    ydelser: Mapping[str, str],
    fund: Fundliste,
) -> tuple[Variantfil, ...]:
    """One variant a slug, names as `med_samme_navne`; of two with one slug the last is used."""
    varianter: dict[str, Variantfil] = {}
    for fil in filer:
        if (foer := varianter.get(fil.slug)) is not None:
            fund.meld(_VARIANT_DUBLET, Kildested(foer.fil), foer.navn)
            fund.regnskab.fortraengt(foer.fil, "varianter")
        varianter[fil.slug] = med_samme_navne(fil, enheder, sagstyper, ydelser)
    return tuple(varianter.values())
