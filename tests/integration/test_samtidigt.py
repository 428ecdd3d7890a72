"""Reset, upgrade, delete, copy and import against readers and writers in several processes; kills.

What must hold at every moment: each file is whole, a reader sees one moment of it, what was
saved is there or was told to be lost to a reset, and a killed process leaves nothing half.
The long form (`make soak`) prints how often each was tried.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.kommuner import arbejdsrum
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.store import indhold
from webapp.store.aendringer import VersionError, gem_aendring, load_version
from webapp.store.database import load_taeller
from webapp.store.filstand import UlaeseligFilError
from webapp.store.varianter import find_variant, load_variantnavne

FORK = multiprocessing.get_context("fork")
SKEMA3 = Path(__file__).parents[1] / "skema" / "3-reorganisation.sql"
ARK = (
    "Sagsnummer;Fagsystem;Sagstype;Titel;Oprettet;Primær part\n"
    "NY-1;Cura;Hjemmehjælp;En ny sag;2024-03-01;nancy\n"
).encode()
# What may be answered while others work: a sentence, never anything else.
SAGT = (FindesIkkeError, IndlaesningError, UlaeseligFilError, VersionError)


def laeg_gammel(lager: Kommunelager, slug: str) -> None:
    """A file of the version before, under a name that nobody has."""
    if not lager.fil(slug).exists():
        ved_siden = lager.data / f".{os.getpid()}-gammel"
        with sqlite3.connect(ved_siden) as db:
            db.executescript(SKEMA3.read_text(encoding="utf-8"))
        db.close()
        with suppress(FileExistsError):
            os.link(ved_siden, lager.fil(slug))
        ved_siden.unlink()


def laes(lager: Kommunelager) -> None:
    with lager.til_laesning().aaben("slides") as database:
        foer = load_taeller(database)
        navne = load_variantnavne(database)
        assert all(find_variant(database, slug) for slug, _, _ in navne)
        time.sleep(random.random() / 200)  # noqa: S311 - a page takes its time
        assert load_variantnavne(database) == navne
        assert load_taeller(database) == foer, "a reader sees one moment"


def skriv(lager: Kommunelager) -> None:
    with lager.aaben("slides") as database:
        variant = find_variant(database, "model-1")
        version = load_version(database, "model-1")
        gem_aendring(database, replace(variant, beskrivelse=str(version)), version, "Rettet")


def slet(lager: Kommunelager) -> None:
    arbejdsrum.slet(lager, random.choice(("kopi", "gammel")))  # noqa: S311 - a race


def opgrader(lager: Kommunelager) -> None:
    laeg_gammel(lager, "gammel")
    lager.klargoer()


def hent(lager: Kommunelager) -> bytes:
    with arbejdsrum.som_fil(lager, "slides") as fil:
        return fil.read_bytes()


HANDLINGER: MappingProxyType[str, Callable[[Kommunelager], object]] = MappingProxyType(
    {
        "læs": laes,
        "skriv": skriv,
        "nulstil": lambda lager: lager.nulstil("slides"),
        "kopiér": lambda lager: arbejdsrum.kopier(lager, "slides", "Kopi"),
        "slet": slet,
        "opgradér": opgrader,
        "hent": hent,
        "indlæs": lambda lager: lager.indlaes("slides", {"nye-sager.csv": ARK}),
    }
)
# How often each is done beside the others.
VAEGT = (8, 8, 2, 2, 3, 1, 1, 1)


def arbejd(data: Path, seed: Path, til: float, kerne: int, koe: multiprocessing.Queue) -> None:
    """One process's work until the moment `til`; what it did, and what went wrong."""
    random.seed(kerne)
    lager, gjort, galt = Kommunelager(data, seed), Counter[str](), []
    while time.monotonic() < til:
        navn = random.choices(list(HANDLINGER), VAEGT)[0]  # noqa: S311 - a race
        try:
            HANDLINGER[navn](lager)
            gjort[navn] += 1
        except SAGT:
            gjort[f"{navn}, afvist"] += 1
        except BaseException as fejl:  # noqa: BLE001 - whatever it is, it is a fault
            galt.append(f"{navn}: {fejl!r}")
    koe.put((gjort, galt))


def er_hel(fil: Path) -> bool:
    with sqlite3.connect(fil) as db:
        svar = db.execute("PRAGMA integrity_check").fetchone()
    db.close()
    return svar == ("ok",)


def kaploeb(lager: Kommunelager, sekunder: float, processer: int) -> Counter[str]:
    koe, til = FORK.Queue(), time.monotonic() + sekunder
    arbejdere = [
        FORK.Process(target=arbejd, args=(lager.data, lager.seed, til, nr, koe))
        for nr in range(processer)
    ]
    for arbejder in arbejdere:
        arbejder.start()
    svar = [koe.get() for _ in arbejdere]
    for arbejder in arbejdere:
        arbejder.join()
    assert [galt for _, galt in svar if galt] == []
    return sum((gjort for gjort, _ in svar), Counter())


def efter(lager: Kommunelager) -> None:
    """What must hold when all is quiet again."""
    lager.klargoer()
    for fil in lager.filer():
        assert er_hel(fil), fil.name
    # A journal that was begun and not yet used is SQLite's own: the next write takes it.
    rest = {sti.name.removesuffix("-journal") for sti in lager.data.iterdir()}
    rest -= {fil.name for fil in lager.filer()}
    assert rest <= {"kopier", "pseudonymer", "modtaget"}, rest


@pytest.fixture
def lageret(eget_lager: Kommunelager) -> Kommunelager:
    eget_lager.nulstil("slides")
    return eget_lager


def test_a_race(lageret: Kommunelager):
    gjort = kaploeb(lageret, 6, 4)
    assert gjort["læs"]
    assert gjort["skriv"]
    efter(lageret)


@pytest.mark.soak
def test_a_long_race(lageret: Kommunelager, capsys: pytest.CaptureFixture[str]):
    gjort = kaploeb(lageret, 120, 6)
    efter(lageret)
    with capsys.disabled():
        print(f"\nKapløb, 6 processer i 120 s: {dict(sorted(gjort.items()))}")  # noqa: T201


def test_of_two_copies_to_one_name_one_is_told(lageret: Kommunelager):
    def kopier(koe: multiprocessing.Queue) -> None:
        try:
            koe.put(arbejdsrum.kopier(lageret, "slides", "Ens"))
        except IndlaesningError as fejl:
            koe.put(str(fejl))

    koe = FORK.Queue()
    processer = [FORK.Process(target=kopier, args=(koe,)) for _ in range(4)]
    for proces in processer:
        proces.start()
    svar = sorted(koe.get() for _ in processer)
    for proces in processer:
        proces.join()
    assert svar.count("ens") == 1
    assert all("allerede en kommune" in en for en in svar if en != "ens")
    assert er_hel(lageret.fil("ens"))


def test_a_deleted_kommune_is_gone_for_one_who_has_it_open(lageret: Kommunelager):
    hemmelig = b"Guldborg"
    with lageret.aaben("slides") as database:
        database.execute("UPDATE kommune SET navn = 'Guldborg'")
    with lageret.aaben("slides") as aaben:
        arbejdsrum.slet(lageret, "slides")
        assert not lageret.findes("slides")
        with pytest.raises(FindesIkkeError):
            lageret.aaben("slides").__enter__()
        lageret.nulstil("slides")
        with pytest.raises(sqlite3.OperationalError):
            aaben.execute("UPDATE kommune SET navn = 'Skrevet i den gamle'")
    assert er_hel(lageret.fil("slides"))
    assert hemmelig not in lageret.fil("slides").read_bytes()


def test_deleting_leaves_only_zeros_where_somebody_reads(lageret: Kommunelager, monkeypatch):
    """The file that cannot be removed yet holds nothing, and counts as none."""
    monkeypatch.setattr(indhold, "fjern_slettet", lambda _fil: None)
    fil = lageret.fil("slides")
    with lageret.aaben("slides") as database:
        navn = database.execute("SELECT navn FROM kommune").fetchone()[0]
    assert navn.encode() in fil.read_bytes()
    arbejdsrum.slet(lageret, "slides")
    assert fil.exists()
    assert navn.encode() not in fil.read_bytes()
    assert lageret.slugs() == ()
    assert lageret.filer() == ()
    lageret.nulstil("slides")
    assert lageret.slugs() == ("slides",)


def test_every_write_is_counted_and_no_read(lageret: Kommunelager):
    def taeller() -> int:
        with lageret.til_laesning().aaben("slides") as database:
            return load_taeller(database)

    set_ = [taeller()]
    for handling in (
        skriv,
        lambda lager: arbejdsrum.omdoeb(lager, "slides", "Nyt navn"),
        lambda lager: lager.indlaes("slides", {"nye-sager.csv": ARK}),
        lambda lager: arbejdsrum.gaa_tilbage(lager, "slides", 1),
        lambda lager: lager.nulstil("slides"),
    ):
        handling(lageret)
        set_.append(taeller())
        laes(lageret)
        hent(lageret)
        assert taeller() == set_[-1]
    assert set_ == sorted(set(set_))
    arbejdsrum.slet(lageret, "slides")
    lageret.nulstil("slides")
    assert taeller() not in set_


def test_a_form_from_before_a_reset_is_told_so(lageret: Kommunelager):
    skriv(lageret)
    with lageret.aaben("slides") as database:
        kendt = load_version(database, "model-1")
        lageret.nulstil("slides")
        with pytest.raises(VersionError):
            gem_aendring(database, find_variant(database, "model-1"), kendt, "Fra før")


def test_a_reader_cannot_write(lageret: Kommunelager):
    with lageret.til_laesning().aaben("slides") as database:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("UPDATE kommune SET navn = 'x'")
        database.execute("CREATE TEMP TABLE t (x)")


# What is killed, and how many seconds it takes at most on a machine that does little else.
LAENGST = {
    "skriv": 0.1,
    "nulstil": 1.0,
    "kopiér": 0.2,
    "slet": 0.2,
    "opgradér": 1.0,
    "hent": 0.2,
    "indlæs": 1.0,
}


def draeb(lager: Kommunelager, navn: str, efter_sekunder: float) -> bool:
    """Do it in a process that is killed after a while; True if it was killed in the middle."""
    if navn == "kopiér":
        with suppress(FindesIkkeError):
            arbejdsrum.slet(lager, "kopi")
    elif navn == "slet":
        for kopi in ("Kopi", "Gammel"):
            with suppress(IndlaesningError):
                arbejdsrum.kopier(lager, "slides", kopi)
    if navn == "opgradér":
        laeg_gammel(lager, "gammel")
    proces = FORK.Process(target=HANDLINGER[navn], args=(lager,))
    proces.start()
    proces.join(efter_sekunder)
    os.kill(proces.pid, signal.SIGKILL) if proces.is_alive() else None
    proces.join()
    return proces.exitcode == -signal.SIGKILL


def proev_drab(lager: Kommunelager, navn: str, gange: int) -> int:
    ramt = 0
    for nr in range(gange):
        ramt += draeb(lager, navn, LAENGST[navn] * (nr + 0.5) / gange)
        efter(lager)
        laes(lager)
        skriv(lager)
    return ramt


@pytest.mark.parametrize("navn", LAENGST)
def test_kills(navn: str, lageret: Kommunelager):
    proev_drab(lageret, navn, 4)


@pytest.mark.soak
def test_many_kills(lageret: Kommunelager, capsys: pytest.CaptureFixture[str]):
    ramt = {navn: proev_drab(lageret, navn, 40) for navn in LAENGST}
    with capsys.disabled():
        print(f"\nDræbt midt i (af 40 hver): {ramt}")  # noqa: T201
