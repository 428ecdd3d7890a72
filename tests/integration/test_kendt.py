"""What is kept of a kommune's file is what stands in it, whoever changed it and however."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest

from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.aendringer import gem_aendring, load_version
from webapp.store.database import Laeser, Oejeblik, aaben, laes, opret
from webapp.store.kendt import Kendte, kendt
from webapp.store.kildedata import gem_kommunenavn
from webapp.store.opslag import load_kommune, load_opslag, load_personer
from webapp.store.varianter import find_variant

NAVN = "Nyt navn"


@pytest.fixture
def fil(data: Path) -> Path:
    return data / "korsbaek.db"


def grundlag(fil: Path) -> Grundlag:
    with laes(fil) as database:
        return load_grundlag(database, "model-1")


def navn(fil: Path) -> str:
    with laes(fil) as database:
        return load_kommune(database).navn


def i_en_anden_proces(fil: Path) -> None:
    kode = (
        "import sys; from webapp.store.database import aaben;"
        "from webapp.store.kildedata import gem_kommunenavn\n"
        "with aaben(sys.argv[1]) as db, db.atomic(): gem_kommunenavn(db, sys.argv[2])"
    )
    subprocess.run([sys.executable, "-c", kode, str(fil), NAVN], check=True)


def i_denne(fil: Path) -> None:
    with aaben(fil) as database, database.atomic():
        gem_kommunenavn(database, NAVN)


def test_what_is_unchanged_is_the_same_object(fil: Path):
    assert grundlag(fil) is grundlag(fil)


@pytest.mark.parametrize("aendr", [i_denne, i_en_anden_proces])
def test_a_change_is_seen_by_the_next_reader(fil: Path, aendr: Callable[[Path], None]):
    foer = navn(fil)
    aendr(fil)
    assert (foer, navn(fil)) == ("Korsbæk Kommune", NAVN)


def test_a_reader_of_an_earlier_moment_reads_it_to_its_end(fil: Path):
    with laes(fil) as database:
        # A writer waits for the reader before it commits.
        skriver = Thread(target=i_denne, args=(fil,))
        skriver.start()
        assert load_kommune(database).navn == "Korsbæk Kommune"
    skriver.join()
    assert navn(fil) == NAVN


def test_a_copy_that_is_put_back_is_not_taken_for_what_came_after_it(fil: Path):
    """Both have the same counter: one change after the copy, and another after it came back."""
    kopi = fil.with_name("kopi")
    shutil.copyfile(fil, kopi)
    for nyt in ("Den ene", "Den anden"):
        with aaben(fil) as database, database.atomic():
            gem_kommunenavn(database, nyt)
        assert navn(fil) == nyt
        shutil.copyfile(kopi, fil)
        assert navn(fil) == "Korsbæk Kommune"


class FortrudtError(Exception):
    """Leaves a transaction that is not to be saved."""


def test_one_who_writes_reads_anew(fil: Path):
    kendt_nu = grundlag(fil).variant
    with suppress(FortrudtError), aaben(fil) as database, database.atomic():
        ny = replace(kendt_nu, beskrivelse="En anden")
        gem_aendring(database, ny, load_version(database, "model-1"), "test")
        skrevet = find_variant(database, "model-1")
        assert skrevet is not None
        assert skrevet.beskrivelse == "En anden"
        raise FortrudtError
    assert grundlag(fil).variant.beskrivelse == kendt_nu.beskrivelse


def test_nobody_can_change_what_is_kept(fil: Path):
    with laes(fil) as database:
        opslag = load_opslag(database)
        variant = load_grundlag(database, "model-1").variant
    mappinger = (
        opslag.myndigheder,
        opslag.fagsystemer,
        opslag.lokale_ydelser,
        opslag.ydelsesarter,
        opslag.organisation.enheder,
        next(iter(opslag.organisation.enheder.values())).adresser,
        opslag.kle.poster,
        opslag.kle.handlingsfacetter,
        opslag.kle.uefterset,
        variant.trin,
    )
    for mapping in mappinger:
        with pytest.raises(TypeError):
            mapping["x"] = "y"  # type: ignore[index]


def oejeblik(fil: str, taeller: int) -> Oejeblik:
    return Oejeblik(fil=fil, plads=(1, 1), skrevet=(taeller, 0), bytes=1, taeller=taeller)


def test_memory_is_bounded_by_file_and_by_value():
    kendte = Kendte(filer=2, vaerdier=3)
    for nr in range(5):
        for hvad in range(5):
            kendte.find(oejeblik(f"fil-{nr}", 1), hvad, lambda: "x")
    assert kendte.antal() == 6


def test_an_older_moment_does_not_push_a_newer_one_out():
    kendte = Kendte()
    kendte.find(oejeblik("fil", 2), "a", lambda: "ny")
    assert kendte.find(oejeblik("fil", 1), "a", lambda: "gammel") == "gammel"
    assert kendte.find(oejeblik("fil", 2), "a", lambda: "igen") == "ny"


def test_what_cannot_be_made_is_tried_again():
    def fejler() -> str:
        raise LookupError

    kendte = Kendte()
    with pytest.raises(LookupError):
        kendte.find(oejeblik("fil", 1), "a", fejler)
    assert kendte.find(oejeblik("fil", 1), "a", lambda: "lavet") == "lavet"


def test_two_who_ask_at_once_make_it_once():
    kendte, lavet, klar = Kendte(), list[int](), Barrier(4)

    def spoerg() -> None:
        klar.wait()
        kendte.find(oejeblik("fil", 1), "a", lambda: lavet.append(1))

    traade = [Thread(target=spoerg) for _ in range(4)]
    for traad in traade:
        traad.start()
    for traad in traade:
        traad.join()
    assert lavet == [1]


def test_a_file_without_a_counter_is_never_kept():
    with aaben(":memory:") as database:
        opret(database)
        assert not isinstance(database.conn, Laeser)
        assert [kendt(database, "a", lambda tal=tal: tal) for tal in (1, 2)] == [1, 2]


@pytest.mark.parametrize("variant", ["model-1", "model-2", "trin-5-foer-trin-7"])
def test_seen_without_words_is_seen_with_them(lager: Kommunelager, variant: str):
    """What is cheaper says the same, for every object of the example, citizen and role."""
    proevet = 0
    with lager.til_laesning().aaben("korsbaek") as database:
        her = load_grundlag(database, variant)
        for person in load_personer(database):
            for en in load_borgerudsnit(database, her, person).alle:
                assert en.ses_af_borger == en.borger.visible, en.noegle
                for rolle in her.variant.roller:
                    assert en.ses_i_sapa(rolle) == en.sapa(rolle).visible, (en.noegle, rolle.slug)
                    proevet += 1
    assert proevet > 100
