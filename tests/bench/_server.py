"""The product as a process of its own, as a kommune runs it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

KODE = "from webapp.kommandoer.cli import main; main()"


@contextmanager
def tjener(mappe: Path, *ord_: str) -> Iterator[int]:
    """The port of `serve` over a data folder; `ord_` are more of its options."""
    with subprocess.Popen(
        [sys.executable, "-c", KODE, "serve", "--port", "0", *ord_],
        env=os.environ | {"FORHAANDSBLIK_DATA": str(mappe), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            yield _port(server)
        finally:
            server.terminate()


def _port(server: subprocess.Popen[str]) -> int:
    if server.stdout is None:
        raise SystemExit("the server says nothing")
    for linje in server.stdout:
        if fundet := re.search(r"http://\S+", linje):
            return urlsplit(fundet[0]).port or 80
    raise SystemExit("the server did not begin")
