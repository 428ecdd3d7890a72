"""The port that is served on: told truly, and where it cannot be had, told at once."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import Result

KOER = "from webapp.kommandoer.cli import main; main()"


def test_a_busy_port_is_told_before_anything_is_made_ready(data: Path) -> None:
    miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data)}
    with socket.socket() as optaget:
        optaget.bind(("127.0.0.1", 0))
        optaget.listen()
        port = optaget.getsockname()[1]
        # A process of its own: waitress leaves its socket to the end of it.
        svar = subprocess.run(
            [sys.executable, "-c", KOER, "serve", "--port", str(port)],
            env=miljoe,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    sagt = svar.stdout + svar.stderr
    assert svar.returncode != 0
    assert f"Porten {port} er optaget på 127.0.0.1" in sagt
    assert "kører på" not in sagt
    assert "Gør eksemplerne klar" not in sagt


@pytest.mark.parametrize("port", ["70000", "-1", "otte"])
def test_what_is_no_port_is_refused_with_a_sentence(koer: Callable[..., Result], port: str) -> None:
    svar = koer("serve", f"--port={port}")
    assert svar.exit_code != 0
    assert "kører på" not in svar.output
    assert "--port" in svar.output
    assert "Traceback" not in svar.output


def test_port_0_tells_the_real_one(data: Path) -> None:
    miljoe = os.environ | {"FORHAANDSBLIK_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    kommando = [sys.executable, "-c", KOER, "serve", "--port", "0"]
    with subprocess.Popen(kommando, env=miljoe, stdout=subprocess.PIPE, text=True) as proces:
        try:
            assert proces.stdout is not None
            linje = next(et for et in proces.stdout if "kører på" in et)
            fundet = re.search(r"http://127\.0\.0\.1:([1-9][0-9]+)/", linje)
            assert fundet is not None, linje
            with urlopen(fundet[0], timeout=30) as svar:  # noqa: S310 - our own server
                assert svar.status == 200
        finally:
            proces.terminate()
