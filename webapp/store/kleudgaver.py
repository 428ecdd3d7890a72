"""The edition of KLE before the one that holds: read only where the two are compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KlePlan, KlePost
from webapp.store.database import dag, iso


def gem_tidligere(database: Database, plan: KlePlan) -> None:
    """Write what held before the plan, if that is known."""
    tidligere = plan.tidligere
    if tidligere is None:
        return
    database.table("kle_tidligere").insert_all(
        {
            "nummer": post.nummer,
            "titel": post.titel,
            "udgaaet": iso(post.udgaaet),
            "udgivet": iso(tidligere.udgivet),
        }
        for post in tidligere.poster.values()
    )


def load_tidligere(database: Database) -> KlePlan | None:
    """What held before the edition in the file, None where only one was loaded."""
    poster: dict[str, KlePost] = {}
    udgivet: date | None = None
    for raekke in database.query("SELECT * FROM kle_tidligere ORDER BY nummer"):
        udgivet = dag(raekke["udgivet"])
        poster[raekke["nummer"]] = KlePost(
            nummer=raekke["nummer"], titel=raekke["titel"], udgaaet=dag(raekke["udgaaet"])
        )
    return KlePlan(poster, udgivet) if poster else None


def sendte_sager_pr_kle(database: Database) -> Mapping[str, int]:
    """Sager that other fagsystemer filed, by the KLE number they were filed with."""
    sql = "SELECT kle, count(*) AS antal FROM sag WHERE kle IS NOT NULL GROUP BY kle"
    return {raekke["kle"]: raekke["antal"] for raekke in database.query(sql)}
