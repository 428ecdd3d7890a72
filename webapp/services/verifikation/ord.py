"""How the pages of verification put things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from webapp.domain.vaerdier.dansk import antal, boej
from webapp.domain.verifikation.domme import Skifte, Stand, Udsagn
from webapp.services.felter import FELTER

# The kinds of badge that the design system has.
MAERKER = {
    Stand.GODKENDT: "success",
    Stand.MED_BEMAERKNINGER: "success",
    Stand.IKKE_GODKENDT: "error",
    Stand.FALDET: "warning",
    Stand.VAEK: "warning",
    Stand.GENTEST: "warning",
    Stand.AABEN: "",
}
MAKS_SKIFT = 12
_STAAR_IKKE = "står her ikke."
_TITLER = {"sag.type", "ydelse.navn", "sapa.sagstitel", "sapa.ydelse.titel"}


def feltets_navn(felt: str) -> str:
    """`Kontakt: telefon`; the name itself of a field that this version does not know."""
    return FELTER.get(felt, felt)


def oprindelsen(fra: str) -> str:
    """Where a verdict was given that was carried over: under a variant, or in a kommune's copy."""
    kommune, skel, variant = fra.rpartition("/")
    return f"{variant} i kommunen {kommune}" if skel else f"varianten {fra}"


def skiftetekst(skifte: Skifte) -> str:
    """`Kontakt: telefon: 99 88 70 20 → 99 88 70 99`."""
    navn = feltets_navn(skifte.felt) if skifte.felt else "Tekst"
    return f"{navn}: {skifte.foer or 'stod der ikke'} → {skifte.nu or 'står der ikke'}"


def skiftetekster(skift: Iterable[Skifte]) -> tuple[str, ...]:
    """The same of several, each once; the first of many, and how many there are more."""
    alle = tuple(dict.fromkeys(map(skiftetekst, skift)))
    if len(alle) <= MAKS_SKIFT:
        return alle
    return (*alle[:MAKS_SKIFT], f"… og {len(alle) - MAKS_SKIFT} ændringer mere")


def procent(del_: int, ialt: int) -> str:
    """`72 %`, never 100 before all is there, nor 0 when something is."""
    if not ialt:
        return "0 %"
    hele = int(Fraction(100 * del_, ialt))
    return f"{max(hele, 1) if del_ else 0} %"


def standtekst(tal: Mapping[Stand, int]) -> str:
    """`12 af 46 sider er godkendt, 2 er faldet, 1 er ikke godkendt`: so many pages stand so."""
    godkendte = sum(n for stand, n in tal.items() if stand.er_godkendt)
    dele = [f"{godkendte} af {antal(sum(tal.values()), 'side', 'sider')} er godkendt"]
    for stand, ord_ in (
        (Stand.FALDET, "er faldet"),
        (Stand.IKKE_GODKENDT, "er ikke godkendt"),
        (Stand.GENTEST, "er meldt rettet og skal testes igen"),
        (Stand.VAEK, "findes ikke mere"),
        (Stand.AABEN, boej(tal.get(Stand.AABEN, 0), "er åben", "er åbne")),
    ):
        if tal.get(stand):
            dele.append(f"{tal[stand]} {ord_}")
    return ", ".join(dele)


def feltvalg(udsagn: Udsagn) -> tuple[tuple[str, str], ...]:
    """The fields of a page to choose among: (object and name, words)."""
    valg: dict[str, str] = {}
    for objekt, navn, vaerdi in udsagn.felter:
        if vaerdi:
            # In a list, which row it is: eleven of them have a status.
            hvis = "" if navn in _TITLER else objektets_navn(udsagn, objekt)
            tekst = f"{feltets_navn(navn)}: {vaerdi}"
            valg.setdefault(f"{objekt}|{navn}", f"{tekst} – {hvis}" if hvis else tekst)
    return tuple(valg.items())


def objektets_navn(udsagn: Udsagn | None, objekt: str) -> str:
    """`»Hjemmehjælp« (cura-2022-0310)`: which sag or ydelse; empty where it is neither.

    A part of one, as its contact, is named by it; the number alone where the page has no title.
    """
    slags, _, slug = objekt.partition("/")
    nummer = slug if slags in {"sag", "ydelse"} else slug.partition(".")[0]
    felter = udsagn.felter if udsagn else ()
    hele = {f"sag/{nummer}", f"ydelse/{nummer}"}
    titel = next((v for o, navn, v in felter if o in hele and navn in _TITLER and v), "")
    if titel:
        return f"»{titel}« ({nummer})"
    return nummer if slags in {"sag", "ydelse"} else ""


def forventningstekster(tekster: Iterable[str]) -> tuple[str, ...]:
    """Each expectation once; what several rules hide is one, with all that they say."""
    samlet: dict[str, dict[str, None]] = {}
    for tekst in tekster:
        hvad, skel, grund = tekst.partition(_STAAR_IKKE)
        grunde = samlet.setdefault(hvad + skel, {})
        if grund.strip():
            grunde[grund.strip()] = None
    return tuple(" ".join((hvad, *grunde)) for hvad, grunde in samlet.items())
