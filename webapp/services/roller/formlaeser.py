"""The fields of a role's form, each read with what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.vaerdier.identifikation import (
    EnhedUuid,
    kan_vaere_cpr,
    masker_cpr,
)
from webapp.domain.variant.roller import (
    Adresseadgang,
    Brugersystemrolle,
    Jobfunktionsrolle,
    Sagskolonne,
)
from webapp.services.afgraensning import find_enhed, laes_kle
from webapp.services.grundlag import Grundlag

MAKS_TEGN = 4000
MAKS_NAVN = 100
MAKS_BESKRIVELSE = 1000
# A draft's address holds no CPR number, but this where one was typed.
_MASKERET = re.compile(r"\d{6}-XXXX")
Felter = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Feltfejl:
    """What is wrong with a field of the form; `felt` is its id."""

    felt: str
    tekst: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolleafsnit:
    """One brugersystemrolle as texts; `systemer` are (name, ticked)."""

    nr: int
    navn: str
    kle: str
    organisation: str
    systemer: tuple[tuple[str, bool], ...]
    foelsomhed: str


def _rummer_cpr(tekst: str) -> bool:
    return kan_vaere_cpr(tekst) or _MASKERET.search(tekst) is not None


def navnefejl(grundlag: Grundlag, navn: str, hidtil: str = "") -> str:
    """What is wrong with a role's name, empty where nothing is; `hidtil`: its name so far."""
    if not navn:
        return "Rollen skal have et navn. Skriv det under »Rollens navn«."
    if len(navn) > MAKS_NAVN:
        return f"Rollens navn er for langt. Det må højst have {MAKS_NAVN} tegn."
    if _rummer_cpr(navn):
        return "Rollens navn kan være et CPR-nummer. Skriv noget andet."
    for anden in grundlag.variant.roller:
        if anden.navn.casefold() == navn.casefold() != hidtil.casefold():
            return f"Varianten har allerede en rolle, der hedder »{anden.navn}«. Vælg et andet."
    return ""


class Formlaeser:
    """Reads the fields; faults are gathered in `fejl`."""

    def __init__(self, grundlag: Grundlag, rolle: Jobfunktionsrolle, felter: Felter) -> None:
        self._grundlag, self._rolle, self._felter = grundlag, rolle, felter
        self._organisation = grundlag.opslag.organisation
        hidtil = rolle.brugersystemroller
        # What the role has already is kept though no source knows it.
        self._kendte_enheder = {rolle.enhed, *(uuid for en in hidtil for uuid in en.organisation)}
        brugte = (navn for en in hidtil for navn in en.it_systemer)
        self._systemer = tuple(dict.fromkeys((*grundlag.opslag.fagsystemer, *brugte)))
        self.fejl: list[Feltfejl] = []

    def _tekst(self, felt: str) -> str:
        return "\n".join(self._felter.get(felt, ()))[:MAKS_TEGN]

    def _linje(self, felt: str) -> str:
        return " ".join(self._tekst(felt).split())

    def _meld(self, felt: str, tekst: str) -> None:
        """Note a fault; `kle-2` is the second brugersystemrolle's."""
        nr = felt.rpartition("-")[2]
        hvor = f"Brugersystemrolle {nr}: " if nr.isdigit() else ""
        self.fejl.append(Feltfejl(felt, hvor + tekst))

    def rollenavn(self) -> str:
        """The role's name."""
        navn = self._linje("navn")
        if fejl := navnefejl(self._grundlag, navn, self._rolle.navn):
            self._meld("navn", fejl)
        return masker_cpr(navn)

    def beskrivelse(self) -> str:
        """What the role is for."""
        tekst = self._linje("beskrivelse")
        if _rummer_cpr(tekst):
            self._meld("beskrivelse", "Beskrivelsen kan rumme et CPR-nummer. Skriv noget andet.")
        elif len(tekst) > MAKS_BESKRIVELSE:
            for_lang = f"Beskrivelsen er for lang. Den må højst have {MAKS_BESKRIVELSE} tegn."
            self._meld("beskrivelse", for_lang)
        return masker_cpr(tekst)

    def enhed(self) -> EnhedUuid | None:
        """The unit of the role's users, that a sikkerhedsprofil names; None where it is empty."""
        fundne = tuple(self._enheder("enhed"))
        if len(fundne) > 1:
            self._meld("enhed", "Brugernes enhed kan kun være én. Skriv én enhed.")
        return fundne[0] if fundne else None

    def beskyttet_adresse(self) -> Adresseadgang:
        """How the view shows a protected address; a form that does not say leaves it as it is."""
        valgt = self._tekst("adresse")
        return next((en for en in Adresseadgang if str(en) == valgt), self._rolle.beskyttet_adresse)

    def kolonner(self) -> tuple[Sagskolonne, ...]:
        """The view's columns in the order of the form."""
        kendte = {str(kolonne): kolonne for kolonne in Sagskolonne}
        valgte = dict.fromkeys(self._felter.get("kolonne", ()))
        if fundne := tuple(kendte[navn] for navn in valgte if navn in kendte):
            return fundne
        self._meld("kolonner", "Visningen har ingen kolonner. Tilføj mindst én under »Kolonner«.")
        return ()

    def brugersystemrolle(self, nr: int) -> Brugersystemrolle:
        """One of the role's brugersystemroller."""
        navn, niveau = self._linje(f"bnavn-{nr}"), self._tekst(f"foelsomhed-{nr}")
        if not navn or len(navn) > MAKS_NAVN or _rummer_cpr(navn):
            tekst = f"Skriv et navn på højst {MAKS_NAVN} tegn, der ikke rummer et CPR-nummer."
            self._meld(f"bnavn-{nr}", tekst)
        foelsomhed = next((f for f in Foelsomhed if str(int(f)) == niveau), None)
        if foelsomhed is None:
            self._meld(f"foelsomhed-{nr}", "Vælg et af de fire niveauer af følsomhed.")
        return Brugersystemrolle(
            masker_cpr(navn),
            tuple(dict.fromkeys(self._kle(nr))),
            tuple(dict.fromkeys(self._enheder(f"organisation-{nr}"))),
            tuple(navn for navn, valgt in self._valgte_systemer(nr) if valgt),
            foelsomhed or Foelsomhed.IKKE_FORTROLIGE_DATA,
        )

    def afsnit(self, nr: int) -> Rolleafsnit:
        """The fields as they were typed."""
        return Rolleafsnit(
            nr=nr,
            navn=masker_cpr(self._linje(f"bnavn-{nr}")),
            kle=masker_cpr(self._tekst(f"kle-{nr}")),
            organisation=masker_cpr(self._tekst(f"organisation-{nr}")),
            systemer=tuple(self._valgte_systemer(nr)),
            foelsomhed=self._tekst(f"foelsomhed-{nr}"),
        )

    def _valgte_systemer(self, nr: int) -> Iterator[tuple[str, bool]]:
        valgte = self._felter.get(f"system-{nr}", ())
        return ((navn, navn in valgte) for navn in self._systemer)

    def _kle(self, nr: int) -> tuple[KleMoenster, ...]:
        moenstre, fejl = laes_kle(self._tekst(f"kle-{nr}"))
        for tekst in fejl:
            self._meld(f"kle-{nr}", tekst)
        return tuple(moenstre)

    def _enheder(self, felt: str) -> Iterator[EnhedUuid]:
        raad = "Skriv et andet navn eller en UUID, én enhed på hver linje."
        for linje in self._tekst(felt).splitlines():
            if not (tekst := " ".join(linje.split())):
                continue
            uuid, fejl = find_enhed(tekst, self._organisation, raad, self._kendte_enheder)
            if uuid is not None:
                yield uuid
            else:
                self._meld(felt, fejl)
