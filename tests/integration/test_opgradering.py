"""Files of every number that stood on main, as the product of then made them: nothing is lost.

`tests/skema/<number>[-<shape>].sql`: one kommune, loaded, changed in two saves of which one
was taken back, and (where the product could) loaded again, renamed and with a variant of its own.
Whoever raises the number adds the file, made by the product as it then is (`sqlite3 f .dump`, and
its `PRAGMA user_version` last).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from tests.integration.gamle_filer import ALLE, GAMLE, laeg, nummer_af, raekker
from webapp.config import Config
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store.aendringer import fortryd, load_aendringer, load_version
from webapp.store.database import SKEMA_VERSION, load_taeller
from webapp.store.filstand import Filstand, se_stand
from webapp.store.varianter import find_variant
from webapp.store.versioner import load_versioner, load_versionsfiler

# What the product makes anew of the rest, and what the file says of itself.
AFLEDTE = {"gruppe", "nyeste", "dagsum", "betalingsdel", "taeller"} | {
    "stand",
    "standenhed",
    "standtal",
    "standtal_enhed",
    "version",
    "versionsfil",
    "filindhold",
    "fund",
}

# Rows that nobody gave: from 18 on they are made of the variant's numbers, and no longer kept.
ANTAGET = {"kle_opsaetning"}
HOLDER_KUN_VALG = 18


def antagelser(raekker: list[dict[str, object]]) -> dict[tuple[object, str], object]:
    """The switches of all variants: later versions have more of them."""
    return {(r["slug"], n): v for r in raekker for n, v in json.loads(str(r["antagelser"])).items()}


def uden(raekke: Mapping[str, object], *kolonner: str) -> dict[str, object]:
    return {navn: v for navn, v in raekke.items() if navn not in kolonner}


@pytest.fixture(params=GAMLE)
def gammelt(request: pytest.FixtureRequest, eget_lager: Kommunelager) -> Kommunelager:
    laeg(eget_lager.fil("egen"), request.param)
    return eget_lager


@dataclass(frozen=True)
class Opgraderet:
    """A file that was upgraded, a copy of its own; its rows before, and what the upgrade said."""

    lager: Kommunelager
    foer: Mapping[str, list[dict[str, object]]]
    sagt: tuple[object, ...]


@pytest.fixture(scope="session")
def opgraderede(
    tmp_path_factory: pytest.TempPathFactory, config: Config
) -> Callable[[str], Opgraderet]:
    """Each file as it is after the upgrade, made once. Not to be written to."""

    @cache
    def lav(navn: str) -> Opgraderet:
        lager = Kommunelager(tmp_path_factory.mktemp("opgraderet"), config.seed)
        laeg(lager.fil("egen"), navn)
        foer = raekker(lager.fil("egen"))
        return Opgraderet(lager, foer, lager.opgrader())

    return lav


@pytest.fixture(params=GAMLE)
def opgraderet(
    request: pytest.FixtureRequest,
    opgraderede: Callable[[str], Opgraderet],
    eget_lager: Kommunelager,
) -> Opgraderet:
    """A copy of one of them, to save in."""
    fundet = opgraderede(request.param)
    copytree(fundet.lager.data, eget_lager.data, dirs_exist_ok=True)
    return replace(fundet, lager=eget_lager)


def test_every_number_has_its_file():
    assert {nummer_af(navn) for navn in ALLE} == set(range(1, SKEMA_VERSION + 1))


def test_the_tables_have_not_changed_under_their_number(eget_lager: Kommunelager):
    laeg(eget_lager.fil("egen"), str(SKEMA_VERSION))
    with eget_lager.aaben("egen") as database:
        assert se_stand(database) is Filstand.SUND, (
            "schema.sql is another than tests/skema/ has for its number: raise SKEMA_VERSION "
            "and write the step from the number before"
        )


def test_every_row_is_kept(opgraderet: Opgraderet):
    foer = opgraderet.foer
    assert opgraderet.sagt == ()
    efter = raekker(opgraderet.lager.fil("egen"))
    for tabel, gamle in foer.items():
        if tabel not in AFLEDTE | ANTAGET:
            for raekke in gamle:
                # What a change is taken back to keeps no assumed rows either.
                kendt = uden(raekke, "fk_navn", "antagelser", "foer").items()
                if raekke.get("noegle") == "kvittering":
                    continue  # of the newest import, and the upgrade is one
                assert any(kendt <= ny.items() for ny in efter[tabel]), tabel
    assert antagelser(foer["variant"]).items() <= antagelser(efter["variant"]).items()
    for tabel in ("version", "versionsfil", "filindhold"):
        assert all(raekke in efter[tabel] for raekke in foer.get(tabel, ()))


@pytest.mark.parametrize(
    "opgraderet", [navn for navn in GAMLE if nummer_af(navn) < HOLDER_KUN_VALG], indirect=True
)
def test_the_set_up_that_was_assumed_is_shown_as_before_and_follows_from_now_on(
    opgraderet: Opgraderet,
):
    foer: dict[object, set[object]] = {}
    for raekke in opgraderet.foer.get("kle_opsaetning", ()):
        foer.setdefault(raekke["variant"], set()).add(raekke["kle"])
    with opgraderet.lager.aaben("egen") as database:
        for slug, numre in foer.items():
            opsaetning = find_variant(database, slug).opsaetning
            assert {str(raekke.kle) for raekke in opsaetning.raekker} == numre
            assert opsaetning.egne == ()
            assert all(raekke.aktiv for raekke in opsaetning.raekker)
        for (foer_,) in database.execute("SELECT foer FROM variant_aendring").fetchall():
            assert json.loads(foer_).get("kle_opsaetning", []) == []


def test_a_row_that_somebody_set_is_kept_with_what_its_group_covers(eget_lager: Kommunelager):
    fil = eget_lager.fil("egen")
    laeg(fil, "17")
    with sqlite3.connect(fil) as db:
        db.execute("UPDATE kle_opsaetning SET aktiv = 0 WHERE kle = '27.51.04'")
        db.execute(
            "INSERT INTO kle_opsaetning SELECT slug, '29*', 0, 'KLE-emne', 1, 0, '[]', NULL, 0, "
            "'FK Organisationssystem', '', '', '', '', 0, NULL FROM variant"
        )
    db.close()
    eget_lager.opgrader()
    with eget_lager.aaben("egen") as database:
        for slug in ("model-1", "model-2", "vores-egen"):
            opsaetning = find_variant(database, slug).opsaetning
            egne = {str(raekke.kle): raekke.aktiv for raekke in opsaetning.egne}
            assert egne == {"27.51.04": False, "29*": False, "29.09.08": True}
            assert {str(r.kle) for r in opsaetning.antagne} == {"27.35.04", "27.35.08"}


def test_it_is_then_as_one_of_this_version(opgraderet: Opgraderet):
    with opgraderet.lager.til_laesning().aaben("egen") as database:
        assert se_stand(database) is Filstand.SUND
        assert load_taeller(database) > 0
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not list(database.execute("PRAGMA foreign_key_check"))
        assert database.table("nyeste").count == 10, "each with its unit and without"
        navne = [m.fk_navn for m in find_variant(database, "model-2").enhedsmapning]
        assert any(navne), "what this version sees in the sheets, and the one before did not"


def test_the_versions_can_be_gone_back_to(opgraderet: Opgraderet):
    foer = len(opgraderet.foer.get("version", ()))
    with opgraderet.lager.aaben("egen") as database:
        versioner = load_versioner(database)
        assert len(versioner) == foer + 1
        assert "ny udgave" in versioner[0].tekst
        assert all(load_versionsfiler(database, version.nr) for version in versioner)


@pytest.mark.parametrize("opgraderet", [navn for navn in GAMLE if navn != "1"], indirect=True)
def test_what_was_saved_before_can_be_taken_back_after(opgraderet: Opgraderet):
    with opgraderet.lager.aaben("egen") as database:
        assert [a.fortrudt for a in load_aendringer(database, "model-1")] == [True, False]
        version = load_version(database, "model-1")
        assert len(find_variant(database, "model-1").enhedsmapning) == 2
        assert fortryd(database, "model-1", version) == "Seks enheder er fjernet"
        assert len(find_variant(database, "model-1").enhedsmapning) == 6
        assert find_variant(database, "vores-egen") is not None


def test_a_copy_is_kept_as_the_file_was_and_never_written_over(gammelt: Kommunelager):
    fil = gammelt.fil("egen")
    foer = raekker(fil)
    gammelt.opgrader()
    (kopi,) = (gammelt.data / "kopier").iterdir()
    assert raekker(kopi) == foer
    nummer = kopi.stem[len(kopi.stem.rstrip("0123456789")) :]
    fil.unlink()
    laeg(fil, next(n for n in GAMLE if n.split("-")[0] == nummer))
    gammelt.opgrader()
    assert len(list((gammelt.data / "kopier").iterdir())) == 2
    assert raekker(kopi) == foer


def test_files_that_cannot_be_read_again_are_kept_as_they_were_read(gammelt: Kommunelager):
    with sqlite3.connect(gammelt.fil("egen")) as db:
        db.execute("UPDATE kildefil SET indhold = x'00ff' WHERE navn = 'sager.csv'")
        db.execute("DELETE FROM kildefil WHERE navn = 'kommune.csv'")
    assert gammelt.opgrader() == ()
    with gammelt.til_laesning().aaben("egen") as database:
        assert "kunne ikke læses igen" in load_versioner(database)[0].tekst
        assert database.table("sag").count == 3
        assert database.table("nyeste").count == 10, "each with its unit and without"


def test_one_that_was_made_of_no_files_keeps_all_that_it_holds(eget_lager: Kommunelager):
    """What `generate` makes has none: read again of nothing, it would hold nothing."""
    laeg(eget_lager.fil("egen"), GAMLE[-1])
    with sqlite3.connect(eget_lager.fil("egen")) as db:
        db.execute("DELETE FROM kildefil")
    assert eget_lager.opgrader() == ()
    with eget_lager.til_laesning().aaben("egen") as database:
        assert "ingen filer" in load_versioner(database)[0].tekst
        assert database.table("sag").count == 3
        assert database.table("nyeste").count == 10, "each with its unit and without"


@pytest.mark.parametrize("navn", GAMLE)
def test_an_example_that_people_changed_is_not_made_anew(navn: str, eget_lager: Kommunelager):
    fil = eget_lager.fil("korsbaek")
    laeg(fil, navn)
    eget_lager.opgrader()
    with eget_lager.til_laesning().aaben("korsbaek") as database:
        assert database.table("sag").count == 3


def test_a_newer_file_is_opened_by_nothing_and_left_alone(eget_lager: Kommunelager):
    fil = eget_lager.fil("korsbaek")
    laeg(fil, str(SKEMA_VERSION))
    with sqlite3.connect(fil) as db:
        db.execute(f"PRAGMA user_version = {SKEMA_VERSION + 1}")
    db.close()
    foer = fil.read_bytes()
    eget_lager.klargoer()
    eget_lager.sikr_seed()
    for handling in (
        lambda: eget_lager.aaben("korsbaek").__enter__(),
        lambda: eget_lager.nulstil("korsbaek"),
        lambda: eget_lager.indlaes("korsbaek", {"kommune.csv": b"Kommune;CVR;Dato\n"}),
    ):
        with pytest.raises(Exception, match="nyere udgave") as fejl:
            handling()
        assert type(fejl.value).__name__ == "UlaeseligFilError"
    assert fil.read_bytes() == foer
    assert not (eget_lager.data / "kopier").exists()


OPFUNDET = {
    trin: (date(2024, 6, 14) - timedelta(weeks=2 * nr)).isoformat()
    for nr, trin in enumerate(("8", "B", "A", "5", "7", "4", "3", "2", "6", "1"))
}
BESKRIVELSE = "Alle trin er sat i KOMBITs rækkefølge op til den dag, siderne vises pr."


def saet_trin(fil: Path, variant: str, trin: Mapping[str, str]) -> None:
    """The days of a variant's trin, in the way back of its changes too."""
    raekker = [{"variant": variant, "trin": t, "dato": d} for t, d in sorted(trin.items())]
    with sqlite3.connect(fil) as db:
        db.execute("DELETE FROM variant_trin WHERE variant = ?", [variant])
        db.executemany("INSERT INTO variant_trin VALUES (:variant, :trin, :dato)", raekker)
        db.execute("UPDATE variant SET beskrivelse = ? WHERE slug = ?", [BESKRIVELSE, variant])
        sql = "UPDATE variant_aendring SET foer = json_set(foer, '$.variant_trin', json(?))"
        db.execute(sql, [json.dumps(raekker)])
    db.close()


@pytest.mark.parametrize(
    "rettet, er_plan",
    [({}, True), ({"8": "2024-06-15"}, False), ({"1": "2023-01-01"}, False)],
    ids=["urørt", "trin 8 flyttet", "trin 1 flyttet"],
)
def test_days_that_an_older_version_invented_become_a_plan(
    rettet: dict[str, str],
    er_plan: bool,  # noqa: FBT001 - a parameter of the test
    eget_lager: Kommunelager,
):
    fil = eget_lager.fil("egen")
    laeg(fil, "6")
    saet_trin(fil, "model-1", OPFUNDET | rettet)
    eget_lager.opgrader()
    with eget_lager.aaben("egen") as database:
        variant = find_variant(database, "model-1")
        assert variant.er_plan is er_plan
        assert (variant.trin == {}) is er_plan
        assert (BESKRIVELSE in variant.beskrivelse) is not er_plan
        fortryd(database, "model-1", load_version(database, "model-1"))
        assert find_variant(database, "model-1").er_plan is er_plan, "nor does undoing bring it"
        assert find_variant(database, "model-2").trin, "days that somebody set"


def test_the_ready_variant_of_what_is_delivered_gets_its_mark(eget_lager: Kommunelager):
    fil = eget_lager.fil("egen")
    laeg(fil, "6")
    saet_trin(fil, "vores-egen", {})
    with sqlite3.connect(fil) as db:
        db.execute("UPDATE variant SET slug = 'leveret' WHERE slug = 'vores-egen'")
    db.close()
    eget_lager.opgrader()
    with eget_lager.aaben("egen") as database:
        assert find_variant(database, "leveret").leveret
        assert not find_variant(database, "model-1").leveret
