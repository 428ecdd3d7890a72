"""The files of the data folder: secrets, and what a killed process left half made."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from webapp.store import filer
from webapp.store.filer import TomHemmelighedError, fej, fjern, hemmelighed, midlertidig, skriv_helt


def test_a_secret_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    fil = tmp_path / "ny" / "noegle"
    foerste = hemmelighed(fil)
    assert len(foerste) == 64
    assert hemmelighed(fil) == foerste
    assert fil.stat().st_mode & 0o777 == 0o600
    assert fil.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("indhold", [b"", b" \n", b"a" * 31, b"\xff\xfe"])
def test_a_secret_that_was_cut_off_is_never_used(tmp_path: Path, indhold: bytes) -> None:
    fil = tmp_path / "noegle"
    fil.write_bytes(indhold)
    with pytest.raises(TomHemmelighedError, match="noegle"):
        hemmelighed(fil)
    assert fil.read_bytes() == indhold


def test_of_two_that_write_at_once_the_first_stays(tmp_path: Path) -> None:
    skriv_helt(tmp_path / "a", "først", erstat=False)
    with pytest.raises(FileExistsError):
        skriv_helt(tmp_path / "a", "så", erstat=False)
    skriv_helt(tmp_path / "b", "gammel")
    skriv_helt(tmp_path / "b", "ny")
    assert [(tmp_path / navn).read_text() for navn in "ab"] == ["først", "ny"]
    assert len(list(tmp_path.iterdir())) == 2, "nothing half made is left"


def test_what_a_process_that_is_no_more_left_is_swept_and_what_one_at_work_makes_is_not(
    tmp_path: Path,
) -> None:
    endt = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    maskine, vores, gammel = filer._MASKINE, os.getpid(), time.time() - filer.GAMMELT_SEKUNDER - 9
    bliver = [f".{maskine}-{vores}-x.ny", ".andenmas-1-x.ny", "by.db", "by.ny.db"]
    fejes = [f".{maskine}-{int(endt.stdout)}-x.ny", ".andenmas-2-x.ny"]
    for navn in (*bliver, *fejes):
        (tmp_path / navn).write_text("x")
    (tmp_path / f"{fejes[0]}-journal").write_text("x")
    os.utime(tmp_path / fejes[1], (gammel, gammel))
    fej(tmp_path)
    assert {sti.name for sti in tmp_path.iterdir()} == set(bliver)


def test_nothing_is_left_of_what_was_made_on_the_way_also_after_a_fault(tmp_path: Path) -> None:
    def lav() -> None:
        with midlertidig(tmp_path) as ny:
            ny.mkdir()
            (ny / "fil").write_text("x")
            raise ValueError("midt i")

    with pytest.raises(ValueError, match="midt i"):
        lav()
    assert list(tmp_path.iterdir()) == []


def test_a_file_goes_with_its_journals(tmp_path: Path) -> None:
    for navn in ("by.db", "by.db-journal", "by.db-wal", "by.db-shm", "bykopi.db"):
        (tmp_path / navn).write_text("x")
    fjern(tmp_path / "by.db")
    assert [sti.name for sti in tmp_path.iterdir()] == ["bykopi.db"]
