"""pytest plugin: `forhaandsblik_server` and `assert_screenshot`, with nothing to import.

Registered by the entry point `pytest11`. Everything heavy is imported where it is used, so that a
suite that does not use the plugin does not pay for it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from webapp.billeder.basis import Mappe
    from webapp.billeder.resultat import Resultat
    from webapp.billeder.sidevalg import Hent

STANDARDMAPPE = "forhaandsblik-billeder"
BREDDER = (1280, 375)
VENT_PAA_ANDRE = 120  # seconds: other workers of the same run compare in the same folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """The choices of a run and of a project."""
    gruppe = parser.getgroup("forhaandsblik", "Forhåndsblik: sider og billeder")
    gruppe.addoption(
        "--billeder-tag", action="store_true", help="Gør sider uden basis til basis, som de er nu."
    )
    gruppe.addoption("--billeder-mappe", help="Mappen med basis og den seneste kørsel.")
    gruppe.addoption("--uden-billeder", action="store_true", help="Sammenlign kun felter og tekst.")
    parser.addini("billeder_mappe", "Mappen med basis", default=STANDARDMAPPE)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give way to a suite's own conftest, but not to pytest-playwright: the last plugin wins."""
    if config.pluginmanager.hasplugin("playwright"):
        from webapp.pytest_plugin import browser  # noqa: PLC0415 - see the module's docstring

        config.pluginmanager.register(browser, "forhaandsblik-browser")


@dataclass(frozen=True, slots=True)
class Server:
    """The product on a port of this machine. `str()` gives `http://127.0.0.1:<port>`."""

    adresse: str
    hent: Hent
    kommuner: tuple[str, ...]

    def __str__(self) -> str:
        return self.adresse

    def url(self, sti: str) -> str:
        """The whole address of a page, by the path of the URL contract."""
        return f"{self.adresse}/{sti.lstrip('/')}"


@pytest.fixture(scope="session")
def forhaandsblik_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the kommune files. A suite overrides this with its own."""
    valgt = os.environ.get("FORHAANDSBLIK_DATA")
    return Path(valgt) if valgt else tmp_path_factory.mktemp("forhaandsblik")


@pytest.fixture(scope="session")
def forhaandsblik_server(forhaandsblik_data: Path) -> Iterator[Server]:
    """The product over `forhaandsblik_data`; with the examples, where the folder is empty."""
    from dataclasses import replace  # noqa: PLC0415 - see the module's docstring

    from waitress.server import create_server  # noqa: PLC0415

    from webapp.app import create_app  # noqa: PLC0415
    from webapp.config import load_config  # noqa: PLC0415
    from webapp.kommandoer.billedvalg import hent_af  # noqa: PLC0415
    from webapp.services.kommuner.kommuner import Kommunelager  # noqa: PLC0415

    config = replace(load_config(), data=forhaandsblik_data)
    lager = Kommunelager(config.data, config.seed)
    if not lager.slugs():
        lager.sikr_seed()
    app = create_app(config)
    server: Any = create_server(app, host="127.0.0.1", port=0, ident=None)
    traad = threading.Thread(target=server.run, daemon=True)
    traad.start()
    try:
        port = server.effective_port
        yield Server(f"http://127.0.0.1:{port}", hent_af(app), lager.slugs())
    finally:
        server.close()
        traad.join(5)


@pytest.fixture
def assert_screenshot(
    request: pytest.FixtureRequest, forhaandsblik_server: Server
) -> Callable[..., None]:
    """`assert_screenshot("/kommune/variant/mit-overblik/person/")` or `assert_screenshot(page)`.

    By address: at the widths of `bredder`. An open page of Playwright: as wide as it is, under
    its own address or under `navn`. A difference, or a page without a basis, fails the test and
    says so in Danish; the report gathers all of the run.
    """
    from webapp.billeder.basis import BasisError, laast  # noqa: PLC0415 - see the docstring above
    from webapp.billeder.enkeltside import noter  # noqa: PLC0415
    from webapp.billeder.sidevalg import SidevalgError  # noqa: PLC0415

    config = request.config

    def tjek(hvad: Any, navn: str | None = None, *, bredder: Sequence[int] = BREDDER) -> None:
        __tracebackhide__ = True
        try:
            with laast(_mappe(config), VENT_PAA_ANDRE) as mappe:
                if isinstance(hvad, str):
                    resultat = _efter_adresse(config, forhaandsblik_server, mappe, hvad, bredder)
                else:
                    resultat = _efter_page(config, mappe, hvad, navn)
                noter(mappe, resultat)
        except (BasisError, SidevalgError) as fejl:
            pytest.fail(str(fejl), pytrace=False)
        if resultat.exitstatus:
            pytest.fail(_besked(resultat, _mappe(config)), pytrace=False)

    return tjek


def _efter_adresse(
    config: pytest.Config,
    server: Server,
    mappe: Mappe,
    adresse: str,
    bredder: Sequence[int],
) -> Resultat:
    from webapp.billeder.fotosamling import Opgave  # noqa: PLC0415 - see the module's docstring
    from webapp.billeder.koersel import sammenlign_med_basis, tag_basis  # noqa: PLC0415
    from webapp.billeder.sidevalg import Valg, side_af_adresse  # noqa: PLC0415

    sti = "/" + adresse.removeprefix(server.adresse).lstrip("/")
    valg = Valg(kommuner=(side_af_adresse(sti).kommune,), sider=(sti,), bredder=tuple(bredder))
    med_billeder = not config.getoption("--uden-billeder")
    opgave = Opgave(
        hent=server.hent, kommuner=server.kommuner, mappe=mappe, valg=valg, billeder=med_billeder
    )
    if config.getoption("--billeder-tag"):
        tag_basis(opgave)
    return sammenlign_med_basis(opgave)


def _efter_page(config: pytest.Config, mappe: Mappe, page: Any, navn: str | None) -> Resultat:
    from webapp.billeder.enkeltside import sammenlign_aaben, side_af_page  # noqa: PLC0415 - above
    from webapp.billeder.resultat import Resultat  # noqa: PLC0415

    aaben = side_af_page(page, navn)
    tag = bool(config.getoption("--billeder-tag"))
    billeder = not config.getoption("--uden-billeder")
    fundet, note = sammenlign_aaben(mappe, aaben, tag=tag, billeder=billeder)
    titel = "Siderne, som de er nu, mod basis"
    noter = (f"{note} »pytest --billeder-tag« tager det.",) if note else ()
    return Resultat(
        slags="basis",
        titel=titel,
        motor=aaben.motor,
        sider=(fundet,),
        noter=noter,
        taget=int(billeder),
    )


def _besked(resultat: Resultat, mappe: Path) -> str:
    """What differs, and what to do."""
    linjer = [f"{side.side.adresse}:" for side in resultat.forskellige]
    linjer += [gruppe.forskel.saetning for gruppe in resultat.grupper]
    linjer += resultat.noter
    if any((f := g.forskel).lag == "side" and f.art == "kommet til" for g in resultat.grupper):
        linjer.append("En side uden basis bliver basis med: pytest --billeder-tag")
    linjer.append(f"Se {mappe / 'koersel' / 'rapport' / 'index.html'} efter kørslen.")
    return "\n".join(linjer)


def _mappe(config: pytest.Config) -> Path:
    valgt = config.getoption("--billeder-mappe") or config.getini("billeder_mappe")
    return Path(config.rootpath, str(valgt))


def _er_leder(config: pytest.Config) -> bool:
    """Whether this is the process that gathers: not a worker of xdist."""
    return not hasattr(config, "workerinput")


def pytest_sessionstart(session: pytest.Session) -> None:
    """A new run begins without the last one's findings."""
    fil = _mappe(session.config) / "koersel" / "resultat.json"
    if _er_leder(session.config) and fil.is_file() and not session.config.option.collectonly:
        fil.unlink()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Write the report where something was found, and say where it is."""
    mappe = _mappe(config)
    if not _er_leder(config) or not (mappe / "koersel" / "resultat.json").is_file():
        return
    from webapp.billeder.basis import laast  # noqa: PLC0415 - see the module's docstring
    from webapp.billeder.rapport import skriv_rapport  # noqa: PLC0415
    from webapp.billeder.resultat import antal_sider, laes_resultat  # noqa: PLC0415
    from webapp.config import load_config  # noqa: PLC0415

    with laast(mappe, VENT_PAA_ANDRE) as basis:
        resultat = laes_resultat(basis.koersel.rod)
        rapport = skriv_rapport(basis.koersel.rod, resultat, load_config())
    if resultat.forskellige or resultat.noter:
        terminalreporter.section("Forhåndsblik")
    for note in resultat.noter:
        terminalreporter.line(note)
    if resultat.forskellige:
        terminalreporter.line(f"{antal_sider(len(resultat.forskellige))} med forskelle: {rapport}")
