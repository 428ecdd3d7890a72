"""What a file of the data folder is, decided by its version and its tables alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from webapp.store.database import SKEMA_VERSION, aaben, dan_fil, opret
from webapp.store.filstand import (
    SLETTET_MAERKE,
    Filstand,
    UlaeseligFilError,
    er_gammel,
    er_slettet,
    fortalt,
    se_stand,
    sund,
    tjek_slags,
)


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """A kommune's file with nothing in its tables."""
    fil = tmp_path / "by.db"
    dan_fil(fil)
    with aaben(fil) as database:
        opret(database)
    return fil


def koer(fil: Path, *saetninger: str) -> None:
    with sqlite3.connect(fil) as db:
        for saetning in saetninger:
            db.execute(saetning)
    db.close()


@pytest.mark.parametrize(
    "saetninger, stand",
    [
        ((), Filstand.SUND),
        ((f"PRAGMA user_version = {SKEMA_VERSION + 1}",), Filstand.NYERE),
        ((f"PRAGMA user_version = {SKEMA_VERSION - 1}",), Filstand.GAMMEL),
        ((f"PRAGMA application_id = {SLETTET_MAERKE}",), Filstand.SLETTET),
        (("CREATE TABLE andet (a)",), Filstand.FREMMED),
        (("ALTER TABLE kommune ADD COLUMN andet TEXT",), Filstand.FREMMED),
        # What was deleted is deleted, whatever version it says it has.
        (
            (f"PRAGMA application_id = {SLETTET_MAERKE}", "PRAGMA user_version = 99"),
            Filstand.SLETTET,
        ),
    ],
    ids=str,
)
def test_what_a_file_is(fil: Path, saetninger: tuple[str, ...], stand: Filstand) -> None:
    koer(fil, *saetninger)
    with aaben(fil) as database:
        assert se_stand(database) is stand
    assert er_gammel(fil) is (stand is Filstand.GAMMEL)
    assert er_slettet(fil) is (stand is Filstand.SLETTET)


def test_an_older_number_on_what_is_no_kommune_does_not_make_it_an_old_one(tmp_path: Path) -> None:
    fil = tmp_path / "andet.db"
    koer(fil, "CREATE TABLE andet (a)", "PRAGMA user_version = 1")
    with aaben(fil) as database:
        assert se_stand(database) is Filstand.FREMMED


@pytest.mark.parametrize(
    "saetning, grund, kan_flyttes",
    [
        ("CREATE TABLE andet (a)", "har noget andet i sig", True),
        ("DROP TABLE kommune", "mangler noget, som Forhåndsblik har", True),
        (
            "ALTER TABLE kommune ADD COLUMN andet TEXT",
            "har tabellen »kommune« i en anden form",
            True,
        ),
        (f"PRAGMA user_version = {SKEMA_VERSION + 1}", "nyere udgave", False),
        (f"PRAGMA user_version = {SKEMA_VERSION - 1}", "ældre udgave", False),
        (f"PRAGMA application_id = {SLETTET_MAERKE}", "er slettet", True),
    ],
)
def test_what_is_told_of_it_and_whether_it_may_be_put_aside(
    fil: Path, saetning: str, grund: str, *, kan_flyttes: bool
) -> None:
    koer(fil, saetning)
    with pytest.raises(UlaeseligFilError, match=grund) as fejl, sund(fil):
        pass
    assert fejl.value.kan_flyttes is kan_flyttes


def test_what_is_no_ordinary_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "mappe.db").mkdir()
    os.mkfifo(tmp_path / "roer.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "ingen")
    for navn, grund in (("mappe", "en mappe"), ("roer", "ikke en alm"), ("link", "ikke er der")):
        with pytest.raises(UlaeseligFilError, match=grund):
            tjek_slags(tmp_path / f"{navn}.db")


def test_a_file_in_use_stays_where_it_is_and_other_faults_are_not_explained_away(
    fil: Path,
) -> None:
    laast = sqlite3.OperationalError("database is locked")
    laast.sqlite_errorcode = sqlite3.SQLITE_BUSY
    with pytest.raises(UlaeseligFilError, match="låst") as fejl, fortalt(fil):
        raise laast
    assert not fejl.value.kan_flyttes
    with pytest.raises(sqlite3.IntegrityError), fortalt(fil):
        raise sqlite3.IntegrityError("our own fault")
