"""A change of the configuration that is typed but not saved: read from an address or a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from webapp.domain.klassifikation.kle import KleMoenster, UgyldigKleError
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr
from webapp.domain.variant.opsaetning import Kontaktkilde, Titelvalg
from webapp.domain.variant.opsaetningsaendring import Opsaetningsaendring
from webapp.services.aendring.felter import laes_dato

MAKS_TEKST = 200
MAKS_NUMRE = 2000
TEKSTFELTER = {
    "afdeling": "Kontaktafdeling",
    "telefon": "Kontakttelefon",
    "hjemmeside": "Link til kontakthjemmeside",
    "post": "Kontaktlink til digital post",
}
DATOFELTER = {"fradato": "Fradato", "fradato-ydelser": "Fradato for ydelser"}
# Single values and lists, as they stand in an address.
ENKELTE = (
    "aktiv",
    "titel",
    "dokumenter",
    "notater",
    "filtervalg",
    "fradato",
    "fradato-ydelser",
    "deaktiver",
    "kilde",
    *TEKSTFELTER,
    "raekke",
    "enkelt",
)
# Between names of systems in an address: a name may hold a comma.
MELLEM = "|"
LISTER = ("kle", "system", "toem", "afvist")
_SVAR = {"ja": True, "nej": False}
# Whether it is active for Mit Overblik, and whether for SAPA alone.
_AKTIV = {"ja": (True, False), "nej": (False, False), "sapa": (False, True)}


@dataclass(frozen=True, kw_only=True)
class Opsaetningsudkast:
    """What was ticked and typed. `fejl`: (field, what is wrong with it and what to write).

    `enkelt`: the form of one number, where an empty field means empty and not unchanged. `afvist`:
    fields whose text could be a CPR number; it stands nowhere any more, not in an address either.
    """

    numre: tuple[KleMoenster, ...] = ()
    aendring: Opsaetningsaendring = field(default_factory=Opsaetningsaendring)
    felter: Mapping[str, str] | None = None
    systemer: tuple[str, ...] = ()
    toem: tuple[str, ...] = ()
    fejl: tuple[tuple[str, str], ...] = ()
    enkelt: bool = False
    afvist: tuple[str, ...] = ()

    @property
    def er_udkast(self) -> bool:
        """True if a draft was asked for at all."""
        return self.felter is not None

    @property
    def gyldig(self) -> bool:
        """True if it can be shown and saved."""
        return self.er_udkast and not self.fejl

    def felt(self, navn: str) -> str:
        """What stands in a field."""
        return (self.felter or {}).get(navn, "")

    @property
    def kerne(self) -> tuple[object, ...]:
        """What the draft says, however it is ordered: two with one kerne do the same."""
        felter = sorted((n, v) for n, v in (self.felter or {}).items() if v)
        return *felter, sorted(map(str, self.numre)), sorted(self.systemer), sorted(self.toem)

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The draft as it stands in an address; many numbers share one field."""
        enkelte = tuple((n, v) for n, v in (self.felter or {}).items() if v)
        lister = (
            ("kle", ",".join(str(kle) for kle in self.numre)),
            ("toem", ",".join(self.toem)),
            ("afvist", ",".join(self.afvist)),
            ("system", MELLEM.join(self.systemer)),
        )
        return (("udkast", "1"), *enkelte, *((n, v) for n, v in lister if v))


def laes_opsaetningsudkast(
    enkelte: Mapping[str, str], lister: Mapping[str, Sequence[str]], fagsystemer: Sequence[str]
) -> Opsaetningsudkast:
    """Ticked and typed texts in, the draft out with everything that is wrong with it."""
    valgt = {n: _delt(lister.get(n, ())) for n in ("kle", "toem", "afvist")}
    skrevet = {n: enkelte.get(n, "").strip() for n in ENKELTE}
    afvist = tuple(n for n in ENKELTE if kan_vaere_cpr(skrevet[n]) or n in valgt["afvist"])
    felter = {n: "" if kan_vaere_cpr(tekst) else tekst for n, tekst in skrevet.items()}
    fejl: list[tuple[str, str]] = []
    numre = tuple(dict.fromkeys(_numre(valgt["kle"], fejl)))[:MAKS_NUMRE]
    if not numre:
        fejl.append(("kle", "Vælg mindst ét KLE-nummer i listen."))
    navne = [navn for tekst in lister.get("system", ()) for navn in tekst.split(MELLEM)]
    systemer = tuple(system for system in fagsystemer if system in navne)
    fejl += _tekstfejl(felter, afvist)
    toem = tuple(n for n in valgt["toem"] if n in {*TEKSTFELTER, *DATOFELTER})
    enkelt = felter["enkelt"] == "1"
    aendring = _aendring(felter, systemer, toem, fejl, enkelt=enkelt)
    if numre and aendring.tom and not fejl:
        fejl.append(("aendring", "Vælg, hvad der skal sættes for de valgte numre."))
    return Opsaetningsudkast(
        numre=numre,
        aendring=aendring,
        felter=felter,
        systemer=systemer,
        toem=toem,
        fejl=tuple(fejl),
        enkelt=enkelt,
        afvist=afvist,
    )


def _delt(tekster: Sequence[str]) -> list[str]:
    return [del_.strip() for tekst in tekster for del_ in tekst.split(",") if del_.strip()]


def _numre(tekster: Sequence[str], fejl: list[tuple[str, str]]) -> Iterator[KleMoenster]:
    for tekst in tekster:
        try:
            yield KleMoenster(tekst[:MAKS_TEKST])
        except UgyldigKleError as problem:
            fejl.append(
                (
                    "kle",
                    str(problem)
                    if len(tekst) <= len("27.36.04")
                    else "Et af numrene i adressen er ikke et KLE-nummer.",
                )
            )


def _tekstfejl(felter: Mapping[str, str], afvist: Sequence[str]) -> Iterator[tuple[str, str]]:
    for navn, label in DATOFELTER.items():
        if navn in afvist:
            yield navn, f"{label} er ikke en dato. Skriv den som 01-01-2022."
    for navn, label in TEKSTFELTER.items():
        if navn in afvist:
            yield navn, f"{label}: det, I skrev, kan være et CPR-nummer. Skriv noget andet."
        elif len(felter[navn]) > MAKS_TEKST:
            yield navn, f"{label} er for lang. Den må højst have {MAKS_TEKST} tegn."


def _aendring(
    felter: Mapping[str, str],
    systemer: tuple[str, ...],
    toem: tuple[str, ...],
    fejl: list[tuple[str, str]],
    *,
    enkelt: bool,
) -> Opsaetningsaendring:
    if felter["raekke"] == "arv":
        return Opsaetningsaendring(foelg_gruppen=True)

    def tekst(navn: str) -> str | None:
        return felter[navn] if felter[navn] or enkelt or navn in toem else None

    fradato, ydelsernes = (_laes_dato(navn, felter[navn], fejl) for navn in DATOFELTER)
    filter_: tuple[str, ...] | None = {"alle": (), "valgte": systemer}.get(felter["filtervalg"])
    if felter["filtervalg"] == "valgte" and not systemer:
        fejl.append(("system", "Fagsystemfilter: vælg mindst ét fagsystem, eller vælg alle."))
    if systemer and felter["filtervalg"] != "valgte" and not enkelt:
        fejl.append(("system", "Fagsystemfilter: vælg »Kun de valgte«, hvis filteret skal sættes."))
    return Opsaetningsaendring(
        aktiv=_AKTIV.get(felter["aktiv"], (None, None))[0],
        kun_sapa=_AKTIV.get(felter["aktiv"], (None, None))[1],
        titel=next((valg for valg in Titelvalg if valg.value == felter["titel"]), None),
        dokumenter=_SVAR.get(felter["dokumenter"]),
        journalnotater=_SVAR.get(felter["notater"]),
        fagsystemfilter=filter_,
        ret_fradato=fradato is not None or "fradato" in toem or enkelt,
        fradato=fradato,
        ret_fradato_ydelser=ydelsernes is not None or "fradato-ydelser" in toem or enkelt,
        fradato_ydelser=ydelsernes,
        deaktiver_fradato_for_aktive=_SVAR.get(felter["deaktiver"]),
        kilde=next((kilde for kilde in Kontaktkilde if kilde.value == felter["kilde"]), None),
        afdeling=tekst("afdeling"),
        telefon=tekst("telefon"),
        hjemmeside=tekst("hjemmeside"),
        digital_post=tekst("post"),
    )


def _laes_dato(navn: str, tekst: str, fejl: list[tuple[str, str]]) -> date | None:
    """A fradato, None where there is none or where it is no day."""
    dag, hvorfor = laes_dato(tekst)
    if hvorfor:
        fejl.append((navn, f"{DATOFELTER[navn]}: {hvorfor}"))
    return dag
