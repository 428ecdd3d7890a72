"""A run for machines: JSON for scripts, JUnit XML for a build server."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.forskelle import Art
from webapp.billeder.resultat import Resultat, Sideresultat

# What XML 1.0 cannot hold, should a page hold it.
_UGYLDIGE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def som_data(resultat: Resultat) -> dict[str, Any]:
    """The run as plain data.

    `{"koersel","slags","titel","motor","exit","sider","forskellige","fejl","ikke_sammenlignet":
    [{"side","bredder"}],"taget","genbrugt","noter","grupper":[{"gruppe","slags","lag","art",
    "hvad","fra","til","saetning","sider","objekter"}]}`; the numbers are of pages, but `taget`
    and `genbrugt`, which are of pictures.
    """
    return {
        "koersel": resultat.koersel,
        "slags": resultat.slags,
        "titel": resultat.titel,
        "motor": resultat.motor,
        "exit": resultat.exitstatus,
        "sider": len(resultat.sider),
        "forskellige": len(resultat.forskellige),
        "fejl": sum(map(_har_fejl, resultat.sider)),
        "ikke_sammenlignet": [
            {"side": side.side.adresse, "bredder": list(side.uden_billede)}
            for side in resultat.usammenlignede
        ],
        "taget": resultat.taget,
        "genbrugt": resultat.genbrugt,
        "noter": list(resultat.noter),
        "grupper": [
            {
                "gruppe": gruppe.noegle,
                "slags": gruppe.forskel.slags,
                "lag": str(gruppe.forskel.lag),
                "art": str(gruppe.forskel.art),
                "hvad": gruppe.forskel.hvad,
                "fra": gruppe.forskel.fra,
                "til": gruppe.forskel.til,
                "saetning": gruppe.saetning,
                "sider": [side.adresse for side in gruppe.sider],
                "objekter": list(gruppe.objekter),
            }
            for gruppe in resultat.grupper
        ],
    }


def som_junit(resultat: Resultat) -> str:
    """One test case a page; differences are failures, what could not be done are errors."""
    sager = [_sag(resultat, side) for side in resultat.sider]
    fejl = sum("<error " in sag for sag in sager)
    brud = sum("<failure " in sag for sag in sager)
    antal = f'tests="{len(sager)}" failures="{brud}" errors="{fejl}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites {antal}><testsuite name={_attr(resultat.titel)} {antal}>\n"
        + "\n".join(sager)
        + "\n</testsuite></testsuites>\n"
    )


def skriv_filer(
    resultat: Resultat, rapport: Path, *, json_fil: Path | None, junit: Path | None
) -> None:
    """Write those of the two files that are asked for."""
    if json_fil:
        data = som_data(resultat) | {"rapport": str(rapport)}
        skriv_sikkert(json_fil, json.dumps(data, ensure_ascii=False, indent=2).encode())
    if junit:
        skriv_sikkert(junit, som_junit(resultat).encode())


def _sag(resultat: Resultat, side: Sideresultat) -> str:
    klasse = "/".join(filter(None, (side.side.kommune, side.side.variant)))
    hoved = f"classname={_attr(klasse)} name={_attr(side.side.adresse)}"
    saetninger = [f.saetning for f in side.forskelle]
    if side.uden_billede:
        bredder = " og ".join(f"{bredde} px" for bredde in side.uden_billede)
        saetninger.append(
            f"Billedet ved {bredder} er ikke sammenlignet: basis har intet fra {resultat.motor}."
        )
    if not saetninger:
        return f"<testcase {hoved}></testcase>"
    navn = "failure" if side.forskelle and not _har_fejl(side) else "error"
    indhold = f"<{navn} message={_attr(saetninger[0])}>{_ren('; '.join(saetninger))}</{navn}>"
    return f"<testcase {hoved}>{indhold}</testcase>"


def _har_fejl(side: Sideresultat) -> bool:
    return any(f.art is Art.FEJL for f in side.forskelle)


def _ren(tekst: str) -> str:
    return escape(_UGYLDIGE.sub("�", tekst))


def _attr(tekst: str) -> str:
    return quoteattr(_UGYLDIGE.sub("�", tekst))
