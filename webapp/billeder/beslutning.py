"""Accept and reject: by difference and page, with name and reason, never by a percentage.

An acceptance is whole or refused: what it needs is read and checked before the first file is
written, and the files are moved together.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.filer import Filskift
from webapp.billeder.forskelle import Art
from webapp.billeder.godkendelse import goer_til_basis
from webapp.billeder.resultat import Gruppe, Resultat, Sideresultat, antal_sider
from webapp.billeder.resultatfil import FIL, laes_resultat, resultatbytes
from webapp.domain.vaerdier.dansk import boej

LOG = "beslutninger.jsonl"
# Groups, each with the names of the pages that are meant.
Fundne = list[tuple[Gruppe, list[str]]]
GODKENDT, AFVIST = "godkendt", "afvist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dom:
    """A verdict on a difference: by the code of the difference or of its kind.

    `sider` are names of pages, none for all that have it. `aftryk` is from a page's name to what
    the one who judged saw of it; what is not named there is judged as the run has it.
    """

    kode: str
    navn: str
    grund: str
    afvis: bool = False
    sider: tuple[str, ...] = ()
    aftryk: Mapping[str, str] = field(default_factory=dict)

    @property
    def afgoerelse(self) -> str:
        """The word for it."""
        return AFVIST if self.afvis else GODKENDT


def afgoer_af_fil(mappe: Mappe, fil: Path) -> list[str]:
    """Take the decisions that the report downloaded. BasisError where the file is not one."""
    try:
        tekst = fil.read_text(encoding="utf-8")
    except (OSError, ValueError) as fejl:
        raise _ingen_beslutninger(str(fil)) from fejl
    return afgoer_af_tekst(mappe, tekst, str(fil))


def afgoer_af_tekst(mappe: Mappe, tekst: str, fra: str) -> list[str]:
    """The same, of the file's text; `fra` is what the file is called."""
    try:
        data = json.loads(tekst)
        koersel = str(data.get("koersel", ""))
        domme = [
            Dom(
                kode=et["gruppe"],
                navn=et["navn"],
                grund=et["grund"],
                afvis={GODKENDT: False, AFVIST: True}[et["afgoerelse"]],
                sider=tuple(et.get("sider", ())),
                aftryk=dict(et.get("aftryk", {})),
            )
            for et in data["beslutninger"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as fejl:
        raise _ingen_beslutninger(fra) from fejl
    if not koersel:
        raise BasisError(
            f"Filen {fra} fortæller ikke, hvilken kørsel beslutningerne er truffet på. Hent den "
            "igen i rapporten."
        )
    return afgoer(mappe, domme, koersel)


def _ingen_beslutninger(fra: str) -> BasisError:
    return BasisError(
        f"Filen {fra} er ikke en fil med beslutninger fra rapporten. Hent den igen i rapporten."
    )


def afgoer(mappe: Mappe, domme: Sequence[Dom], koersel: str = "") -> list[str]:
    """Judge differences of the last run, which is `koersel` where it is named: all or none.

    A page whose differences are all accepted becomes basis, with the pictures of the run. Returns
    Danish sentences on what was done. BasisError, and nothing is changed, for an unknown code, an
    empty name or reason, another run, and for a run or a basis that is no more what was seen.
    """
    if not domme or not all(dom.navn.strip() and dom.grund.strip() for dom in domme):
        raise BasisError("En afgørelse skal have både navn og grund.")
    resultat = laes_resultat(mappe.koersel.rod)
    if koersel and koersel != resultat.koersel:
        raise BasisError(
            f"Beslutningerne er truffet på kørslen {koersel}, og der er sammenlignet igen siden "
            f"(nu {resultat.koersel}). Se den nye rapport, og tag stilling igen."
        )
    if resultat.slags != "basis" and not all(dom.afvis for dom in domme):
        raise BasisError(
            "To varianter har ingen basis at godkende til: kør »compare« uden varianter."
        )
    opslag = _efter_kode(resultat)
    set_ = {side.side.navn: side.aftryk for side in resultat.forskellige}
    fundne = [(dom, _find(opslag, set_, dom)) for dom in domme]
    afgjort = dict(resultat.afgjort)
    for dom, grupper in fundne:
        afgjort |= {f"{g.noegle} {n}": dom.afgoerelse for g, navne in grupper for n in navne}
    faerdige = [side for side in resultat.forskellige if _er_godkendt(side, afgjort)]
    skift = Filskift()
    for side in faerdige:
        goer_til_basis(mappe, side, skift)
    rest = tuple(side for side in resultat.sider if side not in faerdige)
    nye = tuple(Sideresultat(side=side.side, nu=side.nu, foer=side.nu) for side in faerdige)
    nyt = replace(resultat, sider=(*rest, *nye), afgjort=afgjort)
    skift.skriv(mappe.koersel.rod / FIL, resultatbytes(mappe.koersel.rod, nyt))
    skift.skriv(mappe.rod / LOG, _log(mappe, resultat.koersel, set_, fundne))
    skift.udfoer()
    return [*_saetninger(fundne), *_om_basis(len(faerdige))]


def _saetninger(fundne: Iterable[tuple[Dom, Fundne]]) -> list[str]:
    return [
        f"{dom.afgoerelse.capitalize()}: {gruppe.forskel.saetning} ({antal_sider(len(navne))})"
        for dom, grupper in fundne
        for gruppe, navne in grupper
    ]


def _om_basis(antal: int) -> list[str]:
    if not antal:
        return []
    return [f"{antal_sider(antal)} er nu basis, som {boej(antal, 'den', 'de')} ser ud."]


def _efter_kode(resultat: Resultat) -> Mapping[str, list[Gruppe]]:
    """The groups by their own code and by that of their kind."""
    samlet: dict[str, list[Gruppe]] = defaultdict(list)
    for gruppe in resultat.grupper:
        for kode in (gruppe.noegle, gruppe.forskel.slags):
            samlet[kode].append(gruppe)
    return samlet


def _find(opslag: Mapping[str, list[Gruppe]], set_: Mapping[str, str], dom: Dom) -> Fundne:
    """The groups that are meant, each with the names of those of its pages that are."""
    grupper = opslag.get(dom.kode, [])
    if not grupper:
        raise BasisError(
            f"Den seneste kørsel har ingen forskel med koden »{dom.kode}«. Er den afgjort, eller "
            "er der sammenlignet igen siden? »screenshots report« viser, hvad der mangler."
        )
    fejl = next((g for g in grupper if g.forskel.art is Art.FEJL), None)
    if fejl and not dom.afvis:
        raise BasisError(f"En fejl kan ikke godkendes: {fejl.forskel.saetning}")
    navne = {side.navn for gruppe in grupper for side in gruppe.sider}
    fremmede = [side for side in dom.sider if side not in navne]
    if fremmede:
        raise BasisError(f"Forskellen {dom.kode} findes ikke på siden {fremmede[0]}.")
    meente = set(dom.sider) or navne
    for side, aftryk in dom.aftryk.items():
        if set_.get(side) != aftryk:
            raise BasisError(
                f"Siden {side} er ikke den, der blev afgjort: den er en anden i kørslen nu. "
                "Se den igen i rapporten."
            )
    return [
        (gruppe, valgte)
        for gruppe in grupper
        if (valgte := [side.navn for side in gruppe.sider if side.navn in meente])
    ]


def _er_godkendt(side: Sideresultat, afgjort: dict[str, str]) -> bool:
    return all(afgjort.get(f"{f.noegle} {side.side.navn}") == GODKENDT for f in side.forskelle)


def _log(
    mappe: Mappe, koersel: str, set_: Mapping[str, str], fundne: Iterable[tuple[Dom, Fundne]]
) -> bytes:
    """The log with one line more for each difference: who, why, and what they were shown."""
    fil = mappe.rod / LOG
    linjer = fil.read_bytes() if fil.exists() else b""
    for dom, grupper in fundne:
        for gruppe, navne in grupper:
            linje: dict[str, Any] = {
                "tid": datetime.now(UTC).isoformat(timespec="seconds"),
                "koersel": koersel,
                "afgoerelse": dom.afgoerelse,
                "gruppe": gruppe.noegle,
                "hvad": gruppe.saetning,
                "sider": navne,
                "aftryk": {navn: set_[navn] for navn in navne},
                "navn": dom.navn.strip(),
                "grund": dom.grund.strip(),
            }
            linjer += json.dumps(linje, ensure_ascii=False).encode() + b"\n"
    return linjer
