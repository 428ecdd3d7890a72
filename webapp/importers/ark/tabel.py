"""A table as data: columns with headers and parsers; and the reading of a sheet's rows by it."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Generic, TypeVar, cast

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers import excel
from webapp.importers.ark.ark import BEGYNDELSE, Ark
from webapp.importers.ark.celle import Parser, Svar, Ulaeselig, Vaerdi, er_tom, foldet, som_tekst
from webapp.importers.rapport import Fundliste, Problem

T = TypeVar("T")

MINDST_KENDTE = 2
# So many headers of a table say what a sheet is meant as, where one that must be there is not.
_MINDST_LIGNENDE, _LIGNER = 3, 4

VAERN_ULAESELIGT = Problem(
    "VAERN_ULAESELIGT",
    "Rækken er udeladt: cellen kan ikke læses, og uden den ville der blive vist for meget.",
    "Ret cellen, og indlæs arket igen.",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Kolonne(Generic[T]):
    """One column: its header, how its cells are read, and whether a row can do without it.

    `andre` are other spellings of the header; `noegle`: a row without it is left out; `ventet`:
    a sheet without the column gets a remark; `vaern`: what stands in it hides or limits, so that
    a row of which it cannot be read is not used (ADR 45); `hjaelp` is shown in the template.
    """

    overskrift: str
    laes: Parser[T]
    hjaelp: str = ""
    andre: tuple[str, ...] = ()
    noegle: bool = False
    ventet: bool = False
    vaern: bool = False

    @cached_property
    def foldede(self) -> frozenset[str]:
        """Every spelling of the header, folded."""
        return frozenset(foldet(tekst) for tekst in (self.overskrift, *self.andre))


@dataclass(frozen=True, eq=False)
class Tabel:
    """A kind of sheet. It is recognised by its `kendetegn`: columns that must be there.

    `om`: the columns that name what a row is about, for a finding in another cell of it; none
    where that can be a person.
    """

    navn: str
    kolonner: tuple[Kolonne[Any], ...]
    kendetegn: tuple[Kolonne[Any], ...]
    om: tuple[Kolonne[Any], ...] = ()

    def placer(self, pladser: Mapping[str, int]) -> dict[Kolonne[Any], int]:
        """Which column of the sheet each of the table's is; none where a `kendetegn` is missing.

        `pladser`: the folded headers, each with its leftmost column.
        """
        if not all(kolonne.foldede & pladser.keys() for kolonne in self.kendetegn):
            return {}
        return {
            kolonne: min(pladser[tekst] for tekst in fundne)
            for kolonne in self.kolonner
            if (fundne := kolonne.foldede & pladser.keys())
        }


@dataclass(frozen=True, eq=False)
class Tabelark:
    """A sheet that was recognised: the table, and where its header row and columns stand."""

    tabel: Tabel
    ark: Ark
    overskriftsraekke: int
    placering: Mapping[Kolonne[Any], int]

    def sted(self, raekke: int, kolonne: Kolonne[Any]) -> Kildested:
        """The place of a cell; of the row, where the sheet lacks the column."""
        plads = self.placering.get(kolonne)
        bogstav = excel.get_column_letter(plads + 1) if plads is not None else "A"
        return Kildested(self.ark.fil, self.ark.navn, f"{bogstav}{raekke}")


@cache
def _kendte_overskrifter(tabeller: tuple[Tabel, ...]) -> frozenset[str]:
    return frozenset().union(*(k.foldede for tabel in tabeller for k in tabel.kolonner))


def genkend_tabel(ark: Ark, tabeller: tuple[Tabel, ...]) -> Tabelark | None:
    """The table whose columns the sheet has most of, None where no header row is found."""
    bedste: Tabelark | None = None
    kendte = _kendte_overskrifter(tabeller)
    for nummer, vaerdier in ark.raekker[:BEGYNDELSE]:
        overskrifter = [foldet(som_tekst(v)) for v in vaerdier]
        # Most rows are no header of any table.
        if kendte.isdisjoint(overskrifter):
            continue
        pladser = {tekst: plads for plads, tekst in reversed([*enumerate(overskrifter)])}
        for tabel in tabeller:
            placering = tabel.placer(pladser)
            passer = len(placering) >= MINDST_KENDTE
            if passer and (bedste is None or _bedre(tabel, placering, bedste)):
                bedste = Tabelark(tabel, ark, nummer, placering)
    return bedste


def ligner_tabel(ark: Ark, tabeller: tuple[Tabel, ...]) -> tuple[Tabel, Kolonne[Any]] | None:
    """Of a sheet that is no table: what it is meant as, and the first `kendetegn` that is missing.

    None where less than half of a header row is known, or too little to tell.
    """
    bedste: tuple[int, Tabel, Kolonne[Any]] | None = None
    for _, vaerdier in ark.raekker[:BEGYNDELSE]:
        overskrifter = {tekst for v in vaerdier if (tekst := foldet(som_tekst(v)))}
        for tabel in tabeller:
            kendte = sum(not kolonne.foldede.isdisjoint(overskrifter) for kolonne in tabel.kolonner)
            mangler = [k for k in tabel.kendetegn if k.foldede.isdisjoint(overskrifter)]
            nok = kendte >= _LIGNER or (
                kendte >= _MINDST_LIGNENDE and 2 * kendte >= len(tabel.kolonner)
            )
            if not mangler or not nok or 2 * kendte < len(overskrifter):
                continue
            if bedste is None or kendte > bedste[0]:
                bedste = (kendte, tabel, mangler[0])
    return bedste[1:] if bedste else None


def _bedre(tabel: Tabel, placering: Mapping[Kolonne[Any], int], end: Tabelark) -> bool:
    """More known headers win, then the table that lacks fewer of its own."""
    ny = (len(placering), -len(tabel.kolonner))
    return ny > (len(end.placering), -len(end.tabel.kolonner))


class Raekke:
    """One row of a table: `raekke[KOLONNE]` is the parsed value, a blank where unreadable."""

    def __init__(
        self,
        kilde: Tabelark,
        nummer: int,
        vaerdier: Mapping[Kolonne[Any], Any],
        ulaeste: Mapping[Kolonne[Any], str] = MappingProxyType({}),
    ) -> None:
        self._kilde = kilde
        self._vaerdier = vaerdier
        self._ulaeste = ulaeste
        self.nummer = nummer

    def __getitem__(self, kolonne: Kolonne[T]) -> T:
        return cast("T", self._vaerdier[kolonne])

    def har(self, kolonne: Kolonne[Any]) -> bool:
        """True if the sheet has the column at all."""
        return kolonne in self._kilde.placering

    def meld_ulaest(
        self, kolonne: Kolonne[Any], fund: Fundliste, problem: Problem = VAERN_ULAESELIGT
    ) -> bool:
        """True, with a finding, where something stands in the cell and nothing could be read."""
        if kolonne not in self._ulaeste:
            return False
        fund.meld(problem, self.sted(kolonne), self._ulaeste[kolonne])
        return True

    def uden_vaern(self, fund: Fundliste, problem: Problem = VAERN_ULAESELIGT) -> bool:
        """True, with a finding, where a cell that hides or limits cannot be read (ADR 45)."""
        ulaest = next((kolonne for kolonne in self._ulaeste if kolonne.vaern), None)
        return ulaest is not None and self.meld_ulaest(ulaest, fund, problem)

    def udelad_uden_vaern(self, fund: Fundliste) -> bool:
        """As `uden_vaern`, and the row is counted as not used."""
        if not self.uden_vaern(fund):
            return False
        self.tael_udeladt(fund)
        return True

    def sted(self, kolonne: Kolonne[Any]) -> Kildested:
        """The cell's place, for a finding."""
        return self._kilde.sted(self.nummer, kolonne)

    @property
    def fil(self) -> str:
        """The file that the row stands in."""
        return self._kilde.ark.fil

    def udelad(
        self, problem: Problem, kolonne: Kolonne[Any], fund: Fundliste, vaerdi: object = ""
    ) -> None:
        """Tell why the row is not used, and count it so."""
        fund.meld(problem, self.sted(kolonne), vaerdi)
        self.tael_udeladt(fund)

    def udelad_dublet(
        self, problem: Problem, kolonne: Kolonne[Any], fund: Fundliste, foerste: Kildested | None
    ) -> None:
        """As `udelad`, for a row that an earlier one has said before: both are named."""
        self.udelad(med_begge(problem, foerste, self.sted(kolonne)), kolonne, fund, self[kolonne])

    def tael_udeladt(self, fund: Fundliste) -> None:
        """Count the row as not used, where a finding has told why."""
        ark = self._kilde.ark
        fund.regnskab.raekke_udeladt(ark.fil, ark.navn, self._kilde.tabel.navn, self.nummer)

    def tael_uaendret(self, fund: Fundliste) -> None:
        """Count the row as one that says what an earlier one has said."""
        fund.regnskab.uaendret(self._kilde.ark.fil, self._kilde.tabel.navn)


def med_begge(problem: Problem, foerste: Kildested | None, her: Kildested) -> Problem:
    """The problem with the row that counts and the one that does not."""
    if foerste is None:
        return problem
    samme_ark = (foerste.fil, foerste.ark) == (her.fil, her.ark)
    i_fil = "" if samme_ark else f" i »{' · '.join(filter(None, (foerste.fil, foerste.ark)))}«"
    tekst = f"Række {_nummer(foerste)}{i_fil} tæller, og række {_nummer(her)} gør ikke."
    return replace(problem, tekst=f"{problem.tekst} {tekst}")


def _nummer(sted: Kildested) -> str:
    return sted.celle.lstrip(string.ascii_uppercase)


def laes_raekker(kilde: Tabelark, fund: Fundliste) -> list[Raekke]:
    """All rows that have their keys; what cannot be read is reported, once per cell."""
    _meld_kolonner(kilde, fund)
    raekker = (
        _laes_raekke(kilde, nummer, vaerdier, fund)
        for nummer, vaerdier in kilde.ark.raekker
        if nummer > kilde.overskriftsraekke and not _er_gentaget_overskrift(kilde, vaerdier)
    )
    return [raekke for raekke in raekker if raekke is not None]


def _er_gentaget_overskrift(kilde: Tabelark, vaerdier: Sequence[Vaerdi]) -> bool:
    """True where the header stands again further down, or is merged over two rows."""
    gentagne = 0
    for kolonne, plads in kilde.placering.items():
        if plads < len(vaerdier) and not er_tom(vaerdier[plads]):
            if foldet(som_tekst(vaerdier[plads])) not in kolonne.foldede:
                return False
            gentagne += 1
    return gentagne >= MINDST_KENDTE


def _laes_raekke(
    kilde: Tabelark, nummer: int, vaerdier: Sequence[Vaerdi], fund: Fundliste
) -> Raekke | None:
    """The row, None (and a finding) where a key is missing; None alone where nothing is known."""
    raa = {
        kolonne: vaerdier[plads] if plads < len(vaerdier) else None
        for kolonne, plads in kilde.placering.items()
    }
    if all(er_tom(vaerdi) for vaerdi in raa.values()):
        return None
    regnskab, slags = fund.regnskab, kilde.tabel.navn
    regnskab.fundet(kilde.ark.fil, slags)
    navne = (som_tekst(raa.get(kolonne)) for kolonne in kilde.tabel.om)
    om = next(filter(None, navne), "")
    celler = {
        kolonne: _laes_celle(kilde.sted(nummer, kolonne), kolonne, raa.get(kolonne), om, fund)
        for kolonne in kilde.tabel.kolonner
    }
    laeste = {kolonne: svar.vaerdi for kolonne, svar in celler.items()}
    for kolonne in kilde.tabel.kolonner:
        if kolonne.noegle and laeste[kolonne] in ("", None):
            _meld_uden_noegle(kilde.sted(nummer, kolonne), kolonne, fund)
            regnskab.raekke_udeladt(kilde.ark.fil, kilde.ark.navn, slags, nummer)
            return None
    ulaeste = {
        kolonne: som_tekst(raa.get(kolonne))
        for kolonne, svar in celler.items()
        if svar.problem is not None and svar.vaerdi == kolonne.laes(None).vaerdi
    }
    return Raekke(kilde, nummer, laeste, ulaeste)


def _laes_celle(
    sted: Kildested, kolonne: Kolonne[T], vaerdi: Vaerdi, om: str, fund: Fundliste
) -> Svar[T]:
    if isinstance(vaerdi, Ulaeselig):
        fund.meld(vaerdi.problem, sted, vaerdi.vist, om)
        return Svar(kolonne.laes(None).vaerdi, vaerdi.problem)
    svar = kolonne.laes(vaerdi)
    if svar.problem is not None:
        tekst = som_tekst(vaerdi)
        fund.meld(svar.problem, sted, tekst, "" if tekst == om else om)
    return svar


def _meld_uden_noegle(sted: Kildested, kolonne: Kolonne[Any], fund: Fundliste) -> None:
    problem = Problem(
        "RAEKKE_UDEN_NOEGLE",
        f"Rækken er udeladt, fordi »{kolonne.overskrift}« mangler eller ikke kan læses.",
        f"Udfyld »{kolonne.overskrift}«.",
    )
    fund.meld(problem, sted)


def _meld_kolonner(kilde: Tabelark, fund: Fundliste) -> None:
    """Report headers that are not known, and expected columns that are not there."""
    brugte = set(kilde.placering.values())
    for plads, tekst in _overskrifter(kilde):
        if plads not in brugte and tekst:
            celle = f"{excel.get_column_letter(plads + 1)}{kilde.overskriftsraekke}"
            problem = _staar_to_gange(kilde, plads, tekst) or Problem(
                "KOLONNE_UKENDT",
                f"Kolonnen kendes ikke i arket »{kilde.tabel.navn}« og læses ikke.",
                "Ekstra kolonner gør ikke noget.",
                Alvor.OPLYSNING,
            )
            fund.meld(problem, Kildested(kilde.ark.fil, kilde.ark.navn, celle), tekst)
    for kolonne in kilde.tabel.kolonner:
        if (kolonne.ventet or kolonne.noegle) and kolonne not in kilde.placering:
            problem = Problem(
                "KOLONNE_MANGLER",
                f"Arket »{kilde.tabel.navn}« har ikke kolonnen »{kolonne.overskrift}«.",
                "Brug KOMBITs skabelon, eller hent vores tomme skabelon.",
                Alvor.ADVARSEL,
            )
            fund.meld(problem, Kildested(kilde.ark.fil, kilde.ark.navn))


def _staar_to_gange(kilde: Tabelark, plads: int, tekst: str) -> Problem | None:
    """What is wrong with a column that the table has read further to the left; None: it has not.

    A warning where it says something that the one that was read does not.
    """
    foerste = next((p for k, p in kilde.placering.items() if foldet(tekst) in k.foldede), None)
    if foerste is None:
        return None
    andet = any(
        plads < len(vaerdier)
        and not er_tom(vaerdier[plads])
        and som_tekst(vaerdier[plads]) != som_tekst(vaerdier[foerste])
        for nummer, vaerdier in kilde.ark.raekker
        if nummer > kilde.overskriftsraekke
    )
    bogstav = excel.get_column_letter(foerste + 1)
    return Problem(
        "KOLONNE_TO_GANGE",
        f"Kolonnen står også længere til venstre. Kolonne {bogstav} er læst, og denne er ikke.",
        "Slet eller omdøb den, der ikke gælder.",
        Alvor.ADVARSEL if andet else Alvor.OPLYSNING,
    )


def _overskrifter(kilde: Tabelark) -> Iterator[tuple[int, str]]:
    vaerdier = next(v for n, v in kilde.ark.raekker if n == kilde.overskriftsraekke)
    for plads, vaerdi in enumerate(vaerdier):
        yield plads, som_tekst(vaerdi)
