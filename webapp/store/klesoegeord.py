"""What KLE numbers can be searched by: read only where somebody searches."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KlePlan


def gem_kle_soegeord(database: Database, plan: KlePlan) -> None:
    """Write keywords and retskilder of all numbers."""
    database.table("kle_soegeord").insert_all(
        {"nummer": post.nummer, "slags": slags, "nr": nr, "tekst": tekst}
        for post in plan.poster.values()
        for slags, tekster in (("stikord", post.stikord), ("retskilde", post.retskilder))
        for nr, tekst in enumerate(tekster)
    )


def med_soegeord(database: Database, plan: KlePlan) -> KlePlan:
    """The plan with the keywords and retskilder that the file holds."""
    samlet: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for raekke in database.query("SELECT * FROM kle_soegeord ORDER BY nummer, slags, nr"):
        samlet[raekke["nummer"], raekke["slags"]].append(raekke["tekst"])
    poster = {
        nummer: replace(
            post,
            stikord=tuple(samlet.get((nummer, "stikord"), ())),
            retskilder=tuple(samlet.get((nummer, "retskilde"), ())),
        )
        for nummer, post in plan.poster.items()
    }
    return replace(plan, poster=poster)
