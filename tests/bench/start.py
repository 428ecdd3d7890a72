"""From an installed product to its first page, and what commands cost beside what they compute."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

from tests.bench._maal import Fund

RUNDER = 3
SERVE = ["serve", "--port", "0"]
KOMMANDOER = {
    "explain": ("korsbaek", "model-1", "15.17.06-g01-14-24"),
    "check": ("korsbaek", "model-1"),
}
VORES = Path(__file__).resolve().parents[2] / "webapp"
PROGRAM = "from webapp.kommandoer.cli import main; main()"
# The least that a server in Python can be: what we start before a line of our own.
GULV = """
import flask, waitress
app = flask.Flask("gulv")
app.add_url_rule("/", "side", lambda: "goddag")
server = waitress.create_server(app, host="127.0.0.1", port=0)
print(f"http://127.0.0.1:{server.effective_port}/", flush=True)
server.run()
"""


def main() -> Iterator[Fund]:
    """Seconds on the clock to the page; of the processor for commands. The best of three rounds."""
    with tempfile.TemporaryDirectory() as mappe:
        kolde, gulve, varme = [], [], []
        kompileret = Path(mappe) / "kompileret"
        til_foerste_side(PROGRAM, SERVE, _miljoe(Path(mappe) / "data", kompileret))
        for nr in range(RUNDER):
            # As pip leaves it: what the product uses is compiled, the product is not; no example
            # is loaded. Then with both.
            shutil.rmtree(kompileret / VORES.relative_to(VORES.anchor), ignore_errors=True)
            miljoe = _miljoe(Path(mappe) / f"data-{nr}", kompileret)
            kolde.append(til_foerste_side(PROGRAM, SERVE, miljoe))
            gulve.append(til_foerste_side(GULV, [], miljoe))
            varme.append(til_foerste_side(PROGRAM, SERVE, miljoe))
        yield "make run til den første side, første gang, sekunder", min(kolde)
        yield "det samme, siden, sekunder", min(varme)
        yield "det samme / Python, Flask og waitress alene", min(varme) / min(gulve)
        for navn, ord_ in KOMMANDOER.items():
            yield f"{navn}, sekunder", min(_koer(miljoe, navn, *ord_) for _ in range(RUNDER))


def _miljoe(data: Path, kompileret: Path) -> dict[str, str]:
    miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    miljoe.pop("PYTHONDONTWRITEBYTECODE", None)
    return miljoe | {"PYTHONPYCACHEPREFIX": str(kompileret)}


def til_foerste_side(kode: str, ord_: list[str], miljoe: dict[str, str]) -> float:
    """Seconds from the start of a server that says where it is, to the page that it gives there."""
    begyndt = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", kode, *ord_],
        env=miljoe,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as proces:
        try:
            for linje in proces.stdout or ():
                if fundet := re.search(r"http://[\w.:]+/?", linje):
                    with urlopen(fundet[0]) as svar:  # noqa: S310 - our own
                        svar.read()
                    return time.perf_counter() - begyndt
        finally:
            proces.terminate()
    raise SystemExit("the server did not begin")


def _koer(miljoe: dict[str, str], *ord_: str) -> float:
    """Seconds of processor of a command, with the little that it computes of Korsbæk."""
    foer = resource.getrusage(resource.RUSAGE_CHILDREN)
    svar = subprocess.run(
        [sys.executable, "-c", PROGRAM, *ord_],
        env=miljoe,
        capture_output=True,
        text=True,
        check=False,
    )
    if svar.returncode > 1:  # `check` answers 1 where it has something to tell
        raise SystemExit(f"{' '.join(ord_)}: {svar.stderr[-300:]}")
    efter = resource.getrusage(resource.RUSAGE_CHILDREN)
    return efter.ru_utime + efter.ru_stime - foer.ru_utime - foer.ru_stime
