"""KLE as a list in a sheet (formats.md §6.3): number and title in two columns, or in one.

With a header (`Nr;Titel`, OS2mo's `EmneNr | EmneTitel`) it is a table as others; a list without
one is known by its rows: `15.00.00 Titel`, `15. 00. Titel`, `15.00.00 - Titel`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.ark.ark import Ark
from webapp.importers.ark.celle import Svar, Ulaeselig, Vaerdi, er_tom, som_tekst
from webapp.importers.ark.klecelle import kle_moenster, titel_efter_nummer
from webapp.importers.ark.tabel import Kolonne, Tabel, Tabelark, laes_raekker
from webapp.importers.kle.facetter import FACET, KATEGORI
from webapp.importers.rapport import Fundliste, Problem

# Of the first rows this many must be KLE numbers with titles before a list is taken for one.
_MINDST_RAEKKER = 2
_BEGYNDELSE = 20
_MAKS_DAG, _MAKS_MAANED = 31, 12
_MED_PUNKTUM = re.compile(r"([0-9]{2}(?:\s*\.\s*[0-9]{2}){1,2})(?![0-9])")
_SEKS = re.compile(r"[0-9]{2}\s*\.\s*[0-9]{2}\s*\.\s*[0-9]{2}")
_SLAGS = "KLE-numre"
_DUBLET = Problem(
    "KLE_DUBLET",
    "KLE-nummeret findes to gange med forskellig titel. Det første er brugt.",
    "",
    Alvor.ADVARSEL,
)
_UGYLDIG = Problem(
    "KLE_UGYLDIG", "KLE-nummeret kan ikke læses; rækken er udeladt.", "Fx 27, 27.36 eller 27.36.04."
)


def _raa(vaerdi: Vaerdi) -> Svar[Vaerdi]:
    """The cell as it is: a number that Excel has made of KLE must not pass as text."""
    return Svar(vaerdi)


NR = Kolonne(
    overskrift="Nr",
    laes=_raa,
    hjaelp="KLE-nummer, fx 27.36.04",
    andre=("EmneNr", "Nummer", "KLE-kode"),
    noegle=True,
)
TITEL = Kolonne(
    overskrift="Titel", laes=celler.navn, hjaelp="KLE-titel", andre=("EmneTitel", "KLE-titel")
)
UUID = Kolonne(overskrift="UUID", laes=celler.navn, hjaelp="KLE-nummerets UUID")
UDGAAET = Kolonne(
    overskrift="Udgået", laes=celler.dato, hjaelp="Datoen, nummeret udgik", andre=("UdgaaetDato",)
)
KLE_LISTE = Tabel("KLE-liste", (NR, TITEL, UUID, UDGAAET), kendetegn=(NR, TITEL))


class Udfald(Enum):
    """What became of a row."""

    LAEST = auto()
    UDELADT = auto()
    UAENDRET = auto()


class _Samler:
    """Collects numbers; the same number with the same title again is nothing to tell."""

    def __init__(self, fund: Fundliste) -> None:
        self._fund = fund
        self._poster: dict[str, KlePost] = {}
        self._facetter: dict[str, KlePost] = {}

    def tag(self, vaerdi: Vaerdi, post: KlePost, sted: Kildested) -> Udfald:
        """Add one row; `post.nummer` is empty and is read from the cell."""
        tekst = som_tekst(vaerdi).strip()
        facet = tekst[:3]
        if FACET.fullmatch(facet) and not tekst[3:4].isalnum():
            titel = (post.titel or tekst).removeprefix(facet).strip(" -–.:")
            return self._gem(self._facetter, facet, titel, post, sted)
        if KATEGORI.fullmatch(tekst):
            return Udfald.UAENDRET
        svar = kle_moenster(vaerdi)
        if svar.vaerdi is None or "*" in tekst:
            self._fund.meld(svar.problem or _UGYLDIG, sted, tekst)
            return Udfald.UDELADT
        # A group is what is meant here; that it is no emne is not worth a word.
        if svar.problem is not None and svar.problem.kode != "KLE_FIRE_CIFRE":
            self._fund.meld(svar.problem, sted, tekst)
        titel = titel_efter_nummer(post.titel) or post.titel or titel_efter_nummer(tekst)
        return self._gem(self._poster, svar.vaerdi.tekst, titel, post, sted)

    def _gem(
        self, poster: dict[str, KlePost], nummer: str, titel: str, post: KlePost, sted: Kildested
    ) -> Udfald:
        ny = KlePost(nummer=nummer, titel=titel, uuid=post.uuid, udgaaet=post.udgaaet)
        kendt = poster.setdefault(nummer, ny)
        if kendt is ny:
            return Udfald.LAEST
        if kendt.titel == titel:
            return Udfald.UAENDRET
        self._fund.meld(_DUBLET, sted, f"{nummer} {titel}")
        return Udfald.UDELADT

    def plan(self) -> KlePlan:
        """What was collected, without a date: a list does not say which edition it is."""
        return KlePlan(
            dict(sorted(self._poster.items())),
            handlingsfacetter=dict(sorted(self._facetter.items())),
        )


def laes_kle_tabel(kilder: Sequence[Tabelark], fund: Fundliste) -> Iterator[KlePlan]:
    """One plan of all sheets that have headers; nothing where there is none."""
    samler = _Samler(fund)
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            post = KlePost(
                nummer="",
                titel=raekke[TITEL],
                uuid=raekke[UUID].lower() or None,
                udgaaet=raekke[UDGAAET],
            )
            udfald = samler.tag(raekke[NR], post, raekke.sted(NR))
            if udfald is Udfald.UDELADT:
                raekke.tael_udeladt(fund)
            elif udfald is Udfald.UAENDRET:
                raekke.tael_uaendret(fund)
    if kilder:
        yield samler.plan()


def er_liste(ark: Ark) -> bool:
    """True if the sheet's rows are KLE numbers with titles, with at most a title above them.

    A row of several cells above the numbers is a header, and an unknown one: no list of ours.
    """
    begyndelse = [_celler(vaerdier) for _, vaerdier in ark.raekker[:_BEGYNDELSE]]
    foerste = next((nr for nr, celler_ in enumerate(begyndelse) if _ligner(celler_)), None)
    if foerste is None or any(len(celler_) > 1 for celler_ in begyndelse[:foerste]):
        return False
    ligner = sum(_ligner(celler_) for celler_ in begyndelse)
    return (
        ligner >= _MINDST_RAEKKER
        and ligner * 2 >= len(begyndelse)
        and er_numre([som_tekst(celler_[0]) for celler_ in begyndelse if _ligner(celler_)])
    )


def er_kle_tabel(kilde: Tabelark) -> bool:
    """True if what stands under the header are KLE numbers, and not running numbers or dates."""
    plads = kilde.placering[NR]
    numre = [
        som_tekst(vaerdier[plads])
        for nummer, vaerdier in kilde.ark.raekker
        if nummer > kilde.overskriftsraekke and plads < len(vaerdier) and vaerdier[plads]
    ]
    return not numre or er_numre(numre[:_BEGYNDELSE], gentages=True)


def er_numre(tekster: Sequence[str], *, gentages: bool = False) -> bool:
    """True if the texts are numbers of KLE: with a point, each once, and not all of them days."""
    numre = [fundet[1] for tekst in tekster if (fundet := _MED_PUNKTUM.match(tekst))]
    facetter = [tekst for tekst in tekster if FACET.fullmatch(tekst[:3])]
    if not (numre or facetter):
        return False
    if len(set(numre)) < len(numre) and not gentages:
        return False
    uden_gruppe = [nr for nr in numre if _SEKS.fullmatch(nr)]
    return bool(facetter) or len(uden_gruppe) < len(numre) or not all(map(_er_dag, numre))


def _er_dag(nummer: str) -> bool:
    """True if the number can be a day: `15.03.24`."""
    dag, maaned, _ = (int(del_) for del_ in nummer.replace(" ", "").split("."))
    return 1 <= dag <= _MAKS_DAG and 1 <= maaned <= _MAKS_MAANED


def laes_liste(ark: Ark, fund: Fundliste) -> KlePlan:
    """The plan of a sheet without headers; a title above the list is passed over."""
    samler = _Samler(fund)
    begyndt = False
    for nummer, vaerdier in ark.raekker:
        celler_ = _celler(vaerdier)
        begyndt = begyndt or _ligner(celler_)
        if begyndt and celler_:
            titel = som_tekst(celler_[1]) if len(celler_) > 1 else ""
            sted = Kildested(ark.fil, ark.navn, f"A{nummer}")
            fund.regnskab.fundet(ark.fil, _SLAGS)
            udfald = samler.tag(celler_[0], KlePost(nummer="", titel=titel), sted)
            if udfald is Udfald.UDELADT:
                fund.regnskab.udeladt(ark.fil, _SLAGS)
            elif udfald is Udfald.UAENDRET:
                fund.regnskab.uaendret(ark.fil, _SLAGS)
    return samler.plan()


def _celler(vaerdier: Sequence[Vaerdi]) -> list[Vaerdi]:
    return [v for v in vaerdier if not er_tom(v) and not isinstance(v, Ulaeselig)]


def _ligner(celler_: Sequence[Vaerdi]) -> bool:
    """True if the cells are a KLE number of two to six digits and a title."""
    if not celler_:
        return False
    tekst = som_tekst(celler_[0])
    titel = som_tekst(celler_[1]) if len(celler_) > 1 else titel_efter_nummer(tekst)
    return kle_moenster(tekst).vaerdi is not None and any(tegn.isalpha() for tegn in titel)
