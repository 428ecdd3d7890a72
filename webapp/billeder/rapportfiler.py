"""A run for machines: JSON for scripts, JUnit XML for a build server."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from webapp.billeder.forskelle import Art
from webapp.billeder.resultat import Resultat

# What XML 1.0 cannot hold, should a page hold it.
_UGYLDIGE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def som_data(resultat: Resultat) -> dict[str, Any]:
    """The run as plain data.

    `{"slags","titel","motor","exit","sider","forskellige","taget","genbrugt","noter",
    "grupper":[{"gruppe","lag","art","hvad","fra","til","saetning","sider","objekter"}]}`
    """
    return {
        "slags": resultat.slags,
        "titel": resultat.titel,
        "motor": resultat.motor,
        "exit": resultat.exitstatus,
        "sider": len(resultat.sider),
        "forskellige": len(resultat.forskellige),
        "taget": resultat.taget,
        "genbrugt": resultat.genbrugt,
        "noter": list(resultat.noter),
        "grupper": [
            {
                "gruppe": gruppe.noegle,
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
    sager = []
    fejl = 0
    for side in resultat.sider:
        indhold = ""
        if side.forskelle:
            er_fejl = any(f.art is Art.FEJL for f in side.forskelle)
            fejl += er_fejl
            navn = "error" if er_fejl else "failure"
            saetninger = [f.saetning for f in side.forskelle]
            indhold = (
                f"<{navn} message={_attr(saetninger[0])}>{_ren('; '.join(saetninger))}</{navn}>"
            )
        klasse = "/".join(filter(None, (side.side.kommune, side.side.variant)))
        hoved = f"classname={_attr(klasse)} name={_attr(side.side.adresse)}"
        sager.append(f"<testcase {hoved}>{indhold}</testcase>")
    antal = f'tests="{len(sager)}" failures="{len(resultat.forskellige) - fejl}" errors="{fejl}"'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites {antal}><testsuite name={_attr(resultat.titel)} {antal}>\n"
        + "\n".join(sager)
        + "\n</testsuite></testsuites>\n"
    )


def _ren(tekst: str) -> str:
    return escape(_UGYLDIGE.sub("�", tekst))


def _attr(tekst: str) -> str:
    return quoteattr(_UGYLDIGE.sub("�", tekst))
