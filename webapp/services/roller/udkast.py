"""A role as typed in its form: texts in, the role out, with what is wrong and where."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.identifikation import EnhedUuid, UgyldigIdentifikationError, masker_cpr
from webapp.domain.kle import KleMoenster, UgyldigKleError
from webapp.domain.organisation import FkOrganisation
from webapp.domain.roller import Brugersystemrolle, Jobfunktionsrolle, Sapaelement
from webapp.services.grundlag import Grundlag

MAKS_TEGN = 4000
_SKIL = re.compile(r"[,;\s]+")
Felter = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Feltfejl:
    """What is wrong with a field of the form; `felt` is its id."""

    felt: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Rolleafsnit:
    """One brugersystemrolle as texts; `systemer` are (name, ticked)."""

    nr: int
    navn: str
    kle: str
    organisation: str
    systemer: tuple[tuple[str, bool], ...]
    foelsomhed: str


@dataclass(frozen=True)
class Rolleudkast:
    """What stands in the form, the role it makes, and its faults."""

    rolle: Jobfunktionsrolle
    afsnit: tuple[Rolleafsnit, ...]
    elementer: tuple[tuple[str, bool], ...]
    fejl: tuple[Feltfejl, ...]


def kendetegn(rolle: Jobfunktionsrolle) -> str:
    """The stored role as a short text: a form carries it, to notice that it was changed."""
    return hashlib.sha256(repr(rolle).encode()).hexdigest()[:16]


def som_felter(rolle: Jobfunktionsrolle, organisation: FkOrganisation) -> dict[str, list[str]]:
    """The stored role as the fields of its form."""
    felter: dict[str, list[str]] = {"element": [str(element) for element in rolle.elementer]}
    for nr, en in enumerate(rolle.brugersystemroller, start=1):
        felter[f"kle-{nr}"] = [", ".join(map(str, en.kle))]
        felter[f"organisation-{nr}"] = [
            "\n".join(_enhedstekst(uuid, organisation) for uuid in en.organisation)
        ]
        felter[f"system-{nr}"] = list(en.it_systemer)
        felter[f"foelsomhed-{nr}"] = [str(int(en.foelsomhed))]
    return felter


def laes_rolle(grundlag: Grundlag, rolle: Jobfunktionsrolle, felter: Felter) -> Rolleudkast:
    """The form read; a field with a fault keeps the stored value in the role."""
    laeser = _Laeser(grundlag, felter)
    brugersystemroller = tuple(
        laeser.brugersystemrolle(nr, en) for nr, en in enumerate(rolle.brugersystemroller, start=1)
    )
    valgte = set(felter.get("element", ()))
    elementer = tuple(element for element in Sapaelement if str(element) in valgte)
    return Rolleudkast(
        replace(rolle, brugersystemroller=brugersystemroller, elementer=elementer),
        tuple(laeser.afsnit(nr, en) for nr, en in enumerate(brugersystemroller, start=1)),
        tuple((str(element), element in elementer) for element in Sapaelement),
        tuple(laeser.fejl),
    )


def _enhedstekst(uuid: EnhedUuid, organisation: FkOrganisation) -> str:
    """The unit's name where it is the only one of that name, else its UUID."""
    enhed = organisation.find(uuid)
    if enhed is None or len(_med_navn(enhed.navn, organisation)) != 1:
        return str(uuid)
    return enhed.navn


def _med_navn(navn: str, organisation: FkOrganisation) -> list[EnhedUuid]:
    soegt = navn.casefold()
    return [uuid for uuid, e in organisation.enheder.items() if e.navn.casefold() == soegt]


class _Laeser:
    """Reads the fields; faults are gathered in `fejl`."""

    def __init__(self, grundlag: Grundlag, felter: Felter) -> None:
        self._organisation = grundlag.opslag.organisation
        self._systemer = tuple(grundlag.opslag.fagsystemer)
        self._felter = felter
        self.fejl: list[Feltfejl] = []

    def _tekst(self, felt: str) -> str:
        return "\n".join(self._felter.get(felt, ()))[:MAKS_TEGN]

    def brugersystemrolle(self, nr: int, en: Brugersystemrolle) -> Brugersystemrolle:
        """The stored one with what the form says."""
        fejl = len(self.fejl)
        kle = tuple(dict.fromkeys(self._kle(nr)))
        enheder = tuple(dict.fromkeys(self._enheder(nr, en)))
        kendte = (*self._systemer, *en.it_systemer)
        valgte = self._felter.get(f"system-{nr}", ())
        systemer = tuple(dict.fromkeys(navn for navn in kendte if navn in valgte))
        niveau = self._tekst(f"foelsomhed-{nr}")
        foelsomhed = next((f for f in Foelsomhed if str(int(f)) == niveau), None)
        if foelsomhed is None:
            self._meld(f"foelsomhed-{nr}", "Vælg et af de fire niveauer.")
        if len(self.fejl) > fejl or foelsomhed is None:
            return en
        return replace(
            en, kle=kle, organisation=enheder, it_systemer=systemer, foelsomhed=foelsomhed
        )

    def afsnit(self, nr: int, en: Brugersystemrolle) -> Rolleafsnit:
        """The fields as they were typed."""
        valgte = self._felter.get(f"system-{nr}", ())
        alle = dict.fromkeys((*self._systemer, *en.it_systemer))
        return Rolleafsnit(
            nr,
            en.navn,
            self._tekst(f"kle-{nr}"),
            self._tekst(f"organisation-{nr}"),
            tuple((navn, navn in valgte) for navn in alle),
            self._tekst(f"foelsomhed-{nr}"),
        )

    def _meld(self, felt: str, tekst: str) -> None:
        self.fejl.append(Feltfejl(felt, tekst))

    def _kle(self, nr: int) -> Iterator[KleMoenster]:
        for del_ in filter(None, _SKIL.split(self._tekst(f"kle-{nr}"))):
            try:
                yield KleMoenster(del_)
            except UgyldigKleError:
                vist = masker_cpr(del_[:40])
                tekst = f"»{vist}« er hverken et KLE-nummer eller et mønster. Skriv fx 27.36.*."
                self._meld(f"kle-{nr}", tekst)

    def _enheder(self, nr: int, en: Brugersystemrolle) -> Iterator[EnhedUuid]:
        for linje in self._tekst(f"organisation-{nr}").splitlines():
            if not (tekst := " ".join(linje.split())):
                continue
            fundne = self._find(tekst, en)
            if len(fundne) == 1:
                yield fundne[0]
                continue
            vist = masker_cpr(tekst[:60])
            self._meld(
                f"organisation-{nr}",
                f"Flere enheder i FK Organisation hedder »{vist}«. Skriv enhedens UUID."
                if fundne
                else f"FK Organisation har ingen enhed, der hedder »{vist}«. Skriv et andet navn "
                "eller en UUID, én enhed på hver linje.",
            )

    def _find(self, tekst: str, en: Brugersystemrolle) -> list[EnhedUuid]:
        """The units of a name or a UUID; one the role had already is kept though unknown."""
        try:
            uuid = EnhedUuid(tekst)
        except UgyldigIdentifikationError:
            return _med_navn(tekst, self._organisation)
        kendt = self._organisation.find(uuid) is not None or uuid in en.organisation
        return [uuid] if kendt else []
