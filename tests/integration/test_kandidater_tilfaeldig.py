"""SAPA's search looks at the newest of all that have the words, in a made-up kommune."""

from __future__ import annotations

from functools import partial

import pytest
from sqlite_utils import Database

from tests.integration.mange import en_med_mange
from tests.integration.skridt import skridt
from tests.integration.tilfaeldig import ALLE_FROE, SAGSTYPER, YDELSER, Terning, indlaest
from webapp.store import nyeste
from webapp.store.database import som_json
from webapp.store.sapasoegning import Kandidat, find_sager, find_ydelser, moenster

# Whatever is found and whom it reaches, put in order at once.
ALLE_SAGER = """SELECT sag.id, sagspart.person_id FROM sag JOIN sagspart ON sag_id = sag.id
    WHERE person_id IS NOT NULL AND sagsnummer LIKE :nummer AND titel LIKE :titel
        AND (:kle = '' OR kle LIKE :kle OR sagstype IN (SELECT value FROM json_each(:sagstyper)))
    ORDER BY oprettet DESC, sag.id, rolle <> 'Primær part', nr LIMIT :mest"""
ALLE_YDELSER = """SELECT ydelse.id, part.person_id FROM ydelse
    JOIN bevillingspart AS part USING (bevilling_id)
    WHERE person_id IS NOT NULL AND (ydelse.navn LIKE :navn OR lokal_ydelse LIKE :navn
        OR lokal_ydelse IN (SELECT value FROM json_each(:lokale)))
    ORDER BY ydelse.fra DESC, ydelse.id, part.nr LIMIT :mest"""


def kandidater(database: Database, sql: str, valg: dict[str, object]) -> list[Kandidat]:
    return [Kandidat(*raekke) for raekke in database.execute(sql, valg)]


@pytest.mark.parametrize("froe", ALLE_FROE)
@pytest.mark.parametrize("moedt", [2, 2000])
def test_they_are_the_first_of_all_in_order(froe: int, moedt: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(nyeste, "MAKS_MOEDT", moedt)
    t = Terning(f"kandidater {froe}")
    with indlaest(froe) as (database, _):
        for mest in (1, 3, 40):
            nummer, titel = t.choice(["", "S-1", "findes-ikke"]), t.choice(["", "ans", "x"])
            kle, sagstyper = t.choice(["", "27", "29.15"]), t.sample(SAGSTYPER, t.randint(0, 2))
            valg = {"nummer": moenster(nummer), "titel": moenster(titel), "mest": mest}
            valg |= {"kle": moenster(kle).lstrip("%"), "sagstyper": som_json(sagstyper)}
            fundne = find_sager(database, mest, sagstyper, nummer=nummer, titel=titel, kle=kle)
            assert list(fundne) == kandidater(database, ALLE_SAGER, valg)
            navn, lokale = t.choice(["", "ren", "x"]), t.sample(YDELSER, t.randint(0, 2))
            valg = {"navn": moenster(navn), "lokale": som_json(lokale), "mest": mest}
            fundne = find_ydelser(database, mest, navn, lokale)
            assert list(fundne) == kandidater(database, ALLE_YDELSER, valg)


def test_a_sag_is_looked_at_once_and_not_for_each_person():
    """The search begins at the sager: from the persons each of theirs was a look of its own."""
    antal = 5000
    with en_med_mange(antal) as database:
        spoerg = partial(find_sager, database, 500, titel="findes ikke")
        assert skridt(database, spoerg) < 6 * antal
