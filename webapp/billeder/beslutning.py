"""Accept and reject: by difference and page, with name and reason, never by a percentage."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.forskelle import Art, Lag
from webapp.billeder.resultat import (
    Gruppe,
    Resultat,
    Sideresultat,
    antal_sider,
    laes_resultat,
    skriv_resultat,
)

LOG = "beslutninger.jsonl"
GODKENDT, AFVIST = "godkendt", "afvist"


def afgoer_af_fil(mappe: Mappe, fil: Path) -> list[str]:
    """Take the decisions that the report downloaded. BasisError where the file is not one."""
    try:
        data = json.loads(fil.read_text(encoding="utf-8"))
        domme = [
            (
                (et["gruppe"], tuple(et.get("sider", ()))),
                (et["navn"], et["grund"]),
                {GODKENDT: False, AFVIST: True}[et["afgoerelse"]],
            )
            for et in data["beslutninger"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as fejl:
        raise BasisError(
            f"Filen {fil} er ikke en fil med beslutninger fra rapporten. Hent den igen i rapporten."
        ) from fejl
    resultat = laes_resultat(mappe.koersel.rod)
    for valgt, _, afvis in domme:  # all of the file or nothing
        _find(resultat, *valgt, afvis=afvis)
    return [
        saetning
        for valgt, (navn, grund), afvis in domme
        for saetning in afgoer(mappe, [valgt], navn, grund, afvis=afvis)
    ]


def afgoer(
    mappe: Mappe, valgte: Iterable[tuple[str, Sequence[str]]], navn: str, grund: str, *, afvis: bool
) -> list[str]:
    """Judge (code of a difference, names of pages; none means all of its pages) of the last run.

    A page whose differences are all accepted becomes basis, with the pictures of the run. Returns
    Danish sentences on what was done. BasisError for an unknown code or an empty name or reason.
    """
    if not navn.strip() or not grund.strip():
        raise BasisError("En afgørelse skal have både navn og grund.")
    resultat = laes_resultat(mappe.koersel.rod)
    if resultat.slags != "basis" and not afvis:
        raise BasisError(
            "To varianter har ingen basis at godkende til: kør »compare« uden varianter."
        )
    afgjort = dict(resultat.afgjort)
    afgoerelse = AFVIST if afvis else GODKENDT
    svar = []
    for noegle, sider in valgte:
        gruppe, navne = _find(resultat, noegle, sider, afvis=afvis)
        afgjort |= {f"{noegle} {sidenavn}": afgoerelse for sidenavn in navne}
        _log(mappe, gruppe, navne, (afgoerelse, navn, grund))
        svar.append(
            f"{afgoerelse.capitalize()}: {gruppe.forskel.saetning} ({antal_sider(len(navne))})"
        )
    faerdige = [side for side in resultat.forskellige if _er_godkendt(side, afgjort)]
    for side in faerdige:
        _goer_til_basis(mappe, side)
    if faerdige:
        de = "den" if len(faerdige) == 1 else "de"
        svar.append(f"{antal_sider(len(faerdige))} er nu basis, som {de} ser ud.")
    rest = tuple(side for side in resultat.sider if side not in faerdige)
    nye = tuple(Sideresultat(side.side) for side in faerdige)
    skriv_resultat(mappe.koersel.rod, replace(resultat, sider=(*rest, *nye), afgjort=afgjort))
    return svar


def _find(
    resultat: Resultat, noegle: str, sider: Sequence[str], *, afvis: bool
) -> tuple[Gruppe, list[str]]:
    """The group of a code, and the names of those of its pages that are meant."""
    gruppe = next((g for g in resultat.grupper if g.noegle == noegle), None)
    if gruppe is None:
        raise BasisError(
            f"Den seneste kørsel har ingen forskel med koden »{noegle}«. Er den afgjort, eller er "
            "der sammenlignet igen siden? »screenshots report« viser, hvad der mangler."
        )
    if gruppe.forskel.art is Art.FEJL and not afvis:
        raise BasisError(f"En fejl kan ikke godkendes: {gruppe.forskel.saetning}")
    navne = [side.navn for side in gruppe.sider if not sider or side.navn in sider]
    if not navne:
        raise BasisError(f"Forskellen {noegle} findes ikke på siden {sider[0]}.")
    return gruppe, navne


def _er_godkendt(side: Sideresultat, afgjort: dict[str, str]) -> bool:
    return all(afgjort.get(f"{f.noegle} {side.side.navn}") == GODKENDT for f in side.forskelle)


def _goer_til_basis(mappe: Mappe, resultat: Sideresultat) -> None:
    """Move what the run saw to the basis; a page that is gone leaves it."""
    side = resultat.side
    if any(f.lag is Lag.SIDE and f.art is Art.VAEK for f in resultat.forskelle):
        mappe.tekstfil(side).unlink(missing_ok=True)
        for billede in (mappe.rod / "billeder").glob(f"*/{side.navn}@*"):
            billede.unlink()
        return
    tekst = mappe.koersel.load_tekst(side)
    if tekst is None:
        raise BasisError(f"Kørslens tekst af {side.navn} mangler: kør »screenshots compare« igen.")
    billeder = []
    for par in resultat.billeder:
        # The engine is read from the path: the tests of one run can use several.
        fil = Path(par.nu)
        tal = mappe.koersel.load_tal(fil) if par.nu else None
        if tal and fil.is_relative_to(mappe.koersel.rod):
            billeder.append((mappe.rod / fil.relative_to(mappe.koersel.rod), fil, tal))
    for maal, fil, tal in billeder:
        mappe.gem_billede(maal, fil.read_bytes(), tal)
    mappe.gem_tekst(side, tekst)


def _log(mappe: Mappe, gruppe: Gruppe, sider: list[str], dom: tuple[str, str, str]) -> None:
    """Add one line to the log; `dom` is verdict, name and reason."""
    afgoerelse, navn, grund = dom
    linje: dict[str, Any] = {
        "tid": datetime.now(UTC).isoformat(timespec="seconds"),
        "afgoerelse": afgoerelse,
        "gruppe": gruppe.noegle,
        "hvad": gruppe.saetning,
        "sider": sider,
        "navn": navn.strip(),
        "grund": grund.strip(),
    }
    with (mappe.rod / LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(linje, ensure_ascii=False) + "\n")
