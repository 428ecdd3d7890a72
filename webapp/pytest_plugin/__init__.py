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

from webapp.billeder.koerselsnavn import nyt_navn
from webapp.pytest_plugin.valg import Billedvalg, billedvalg, registrer

if TYPE_CHECKING:
    from webapp.billeder.basis import Mappe
    from webapp.billeder.resultat import Resultat
    from webapp.billeder.sidevalg import Hent

VENT_PAA_ANDRE = 120  # seconds: other workers of the same run compare in the same folder
# The run that this session's tests add to; its workers are told by their leader.
KOERSEL = pytest.StashKey[str]()
KOERSEL_TIL_ARBEJDER = "forhaandsblik_koersel"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The choices of a run and of a project."""
    registrer(parser)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give way to a suite's own conftest, but not to pytest-playwright: the last plugin wins."""
    fra_lederen = getattr(config, "workerinput", {}).get(KOERSEL_TIL_ARBEJDER)
    config.stash[KOERSEL] = fra_lederen or nyt_navn()
    if config.pluginmanager.hasplugin("playwright"):
        from webapp.pytest_plugin import browser  # noqa: PLC0415 - see the module's docstring

        config.pluginmanager.register(browser, "forhaandsblik-browser")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """xdist: the workers of a session add to one run."""
    node.workerinput[KOERSEL_TIL_ARBEJDER] = node.config.stash[KOERSEL]


@dataclass(frozen=True, slots=True)
class Server:
    """The product on a port of this machine. `str()` gives `http://127.0.0.1:<port>`."""

    adresse: str
    hent: Hent
    kommuner: tuple[str, ...]
    query: str = ""

    def __str__(self) -> str:
        return self.adresse

    def url(self, sti: str) -> str:
        """The whole address of a page, by the path of the URL contract."""
        hele = f"{self.adresse}/{sti.lstrip('/')}"
        return f"{hele}?{self.query}" if self.query and "?" not in sti else hele


@pytest.fixture(scope="session")
def forhaandsblik_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the kommune files. A suite overrides this with its own."""
    valgt = os.environ.get("FORHAANDSBLIK_DATA")
    return Path(valgt) if valgt else tmp_path_factory.mktemp("forhaandsblik")


@pytest.fixture(scope="session")
def forhaandsblik_server(forhaandsblik_data: Path, pytestconfig: pytest.Config) -> Iterator[Server]:
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
        adresse = f"http://127.0.0.1:{server.effective_port}"
        yield Server(adresse, hent_af(app), lager.slugs(), billedvalg(pytestconfig).query)
    finally:
        server.close()
        traad.join(5)


@pytest.fixture
def assert_screenshot(
    request: pytest.FixtureRequest, forhaandsblik_server: Server
) -> Callable[..., None]:
    """`assert_screenshot("/kommune/variant/mit-overblik/person/")` or `assert_screenshot(page)`.

    By address: at the widths of `bredder`. An open page of Playwright: as wide as it is, under
    its own address or under `navn`. A difference, a page without a basis, or a picture that there
    is none to compare with fails the test and says so in Danish; the report gathers all of the run.
    """
    from webapp.billeder.basis import BasisError  # noqa: PLC0415 - see the docstring above
    from webapp.billeder.enkeltside import noter  # noqa: PLC0415
    from webapp.billeder.laas import laast  # noqa: PLC0415
    from webapp.billeder.sidevalg import SidevalgError  # noqa: PLC0415

    valg = billedvalg(request.config)
    koersel = request.config.stash[KOERSEL]

    def tjek(hvad: Any, navn: str | None = None, *, bredder: Sequence[int] = ()) -> None:
        __tracebackhide__ = True
        try:
            with laast(valg.mappe, VENT_PAA_ANDRE) as mappe:
                if isinstance(hvad, str):
                    brugte = tuple(bredder) or valg.bredder
                    resultat = _efter_adresse(valg, forhaandsblik_server, mappe, hvad, brugte)
                else:
                    resultat = _efter_page(valg, mappe, hvad, navn)
                noter(mappe, _som_koersel(resultat, koersel))
        except (BasisError, SidevalgError, OSError) as fejl:
            pytest.fail(str(fejl), pytrace=False)
        if resultat.exitstatus:
            pytest.fail(_besked(resultat, valg.mappe), pytrace=False)

    return tjek


def _som_koersel(resultat: Resultat, koersel: str) -> Resultat:
    from dataclasses import replace  # noqa: PLC0415 - see the module's docstring

    return replace(resultat, koersel=koersel)


def _efter_adresse(
    billedvalg: Billedvalg, server: Server, mappe: Mappe, adresse: str, bredder: tuple[int, ...]
) -> Resultat:
    from webapp.billeder.fotosamling import Opgave  # noqa: PLC0415 - see the module's docstring
    from webapp.billeder.koersel import sammenlign_med_basis  # noqa: PLC0415
    from webapp.billeder.sidevalg import Valg, side_af_adresse  # noqa: PLC0415
    from webapp.billeder.tag import tag_basis  # noqa: PLC0415

    sti = "/" + adresse.removeprefix(server.adresse).lstrip("/")
    valg = Valg(
        kommuner=(side_af_adresse(sti).kommune,),
        sider=(sti,),
        bredder=bredder,
        dato=billedvalg.dato,
        linje=billedvalg.linje,
    )
    opgave = Opgave(
        hent=server.hent,
        kommuner=server.kommuner,
        mappe=mappe,
        valg=valg,
        billeder=billedvalg.billeder,
        genbrug=billedvalg.genbrug,
        erstat=billedvalg.erstat,
    )
    if billedvalg.tag:
        tag_basis(opgave)
    return sammenlign_med_basis(opgave)


def _efter_page(valg: Billedvalg, mappe: Mappe, page: Any, navn: str | None) -> Resultat:
    from webapp.billeder.enkeltside import (  # noqa: PLC0415 - see the module's docstring
        Hvordan,
        sammenlign_aaben,
        side_af_page,
    )
    from webapp.billeder.koersel import TITEL  # noqa: PLC0415
    from webapp.billeder.resultat import Resultat  # noqa: PLC0415

    aaben = side_af_page(page, navn)
    hvordan = Hvordan(tag=valg.tag, erstat=valg.erstat, billeder=valg.billeder)
    fundet = sammenlign_aaben(mappe, aaben, hvordan)
    note = (
        f"{aaben.side.adresse} har intet basisbillede for {aaben.motor}, og billedet er ikke "
        "sammenlignet. På den udgave, som I har godkendt, tager »pytest --billeder-tag« det."
    )
    return Resultat(
        slags="basis",
        titel=TITEL,
        motor=aaben.motor,
        sider=(fundet,),
        noter=(note,) if fundet.uden_billede else (),
        taget=int(valg.billeder),
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


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Write the report where this session compared something, and say where it is."""
    valg = billedvalg(config)
    er_leder = not hasattr(config, "workerinput")
    if not er_leder or not (valg.mappe / "koersel" / "resultat.json").is_file():
        return
    from webapp.billeder.basis import BasisError  # noqa: PLC0415 - see the module's docstring
    from webapp.billeder.laas import laast  # noqa: PLC0415
    from webapp.billeder.rapport import skriv_rapport  # noqa: PLC0415
    from webapp.billeder.rapportfiler import skriv_filer  # noqa: PLC0415
    from webapp.billeder.resultat import antal_sider  # noqa: PLC0415
    from webapp.billeder.resultatfil import laes_resultat  # noqa: PLC0415
    from webapp.config import load_config  # noqa: PLC0415

    try:
        resultat = laes_resultat(valg.mappe / "koersel")
    except BasisError:
        return  # an earlier version's
    if resultat.koersel != config.stash[KOERSEL]:
        return  # no test of this session compared anything: the run is somebody else's
    with laast(valg.mappe, VENT_PAA_ANDRE) as basis:
        rapport = skriv_rapport(basis.koersel.rod, resultat, load_config())
    skriv_filer(resultat, rapport, json_fil=valg.json_fil, junit=valg.junit)
    if resultat.forskellige or resultat.noter:
        terminalreporter.section("Forhåndsblik")
    for note in resultat.noter:
        terminalreporter.line(note)
    if resultat.forskellige:
        terminalreporter.line(f"{antal_sider(len(resultat.forskellige))} med forskelle: {rapport}")
