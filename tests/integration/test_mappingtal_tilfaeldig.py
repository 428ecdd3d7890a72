"""What the mapping tells of units, sagstyper and ydelser counts each object once."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from tests.integration.tilfaeldig import ALLE_FROE, indlaest
from webapp.store.kontrol import load_sager_hos
from webapp.store.mappingtal import (
    Maengde,
    antal_pr_enhed,
    sager_pr_enhed,
    sager_pr_sagstype,
    ydelser_pr_lokal_ydelse,
)


def een_gang(database: Database, kolonne: str, hvilke: str) -> dict[str, Maengde]:
    """Distinct objects and distinct citizens, whatever row says so."""
    sql = f"""SELECT {kolonne}, count(DISTINCT objekt_id), count(DISTINCT person_id)
              FROM gruppe JOIN nyeste ON nyeste.gruppe_id = gruppe.id
              WHERE uden_enhed IS NOT NULL AND {hvilke} AND {kolonne} <> '' GROUP BY 1"""  # noqa: S608 - words of this module
    return {navn: Maengde(*tal) for navn, *tal in database.execute(sql)}


@pytest.mark.parametrize("froe", ALLE_FROE)
def test_the_figures_are_those_of_distinct_objects(froe: int):
    with indlaest(froe) as (database, _):
        enheder = een_gang(database, "lokal_enhed", "slags = 'sag' AND sagstype IS NOT NULL")
        assert {n: m for n, m in sager_pr_enhed(database).items() if n} == enheder
        antal = {navn: antal for navn, antal in antal_pr_enhed(database).items() if navn}
        assert antal == {navn: maengde.antal for navn, maengde in enheder.items()}
        assert sager_pr_sagstype(database) == een_gang(database, "sagstype", "slags = 'sag'")
        ydelser = een_gang(database, "lokal_ydelse", "slags = 'ydelse'")
        assert ydelser_pr_lokal_ydelse(database) == ydelser
        hos = een_gang(database, "lokal_enhed", "slags = 'sag'")
        assert load_sager_hos(database) == {navn: maengde.antal for navn, maengde in hos.items()}
