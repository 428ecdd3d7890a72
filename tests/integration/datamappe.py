"""What lies in a data folder: its bytes, for what must not be there; its rows, to compare."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import zipfile
import zlib
from pathlib import Path
from typing import Any

from webapp.services.kommuner.kommuner import Kommunelager


def _pakket_ud(indhold: bytes) -> bytes:
    """Bytes with what is packed inside: of a kept version, and of a workbook."""
    with contextlib.suppress(zlib.error):
        indhold = zlib.decompress(indhold)
    if indhold.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
            return b"\n".join(arkiv.read(navn) for navn in arkiv.namelist())
    return indhold


def alt_i(lager: Kommunelager, slug: str) -> bytes:
    """Everything that lies in the data folder, packed parts unpacked."""
    dele = [fil.read_bytes() for fil in lager.data.rglob("*") if fil.is_file()]
    with lager.aaben(slug) as database:
        for tabel in ("kildefil", "filindhold"):
            dele += [_pakket_ud(r["indhold"]) for r in database.table(tabel).rows]
        dele.append("\n".join(database.conn.iterdump()).encode())
    return b"\n".join(dele)


def alle_raekker(fil: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a database file by table, the schema's own among them, in the file's order.

    A dump as SQL says the same, and takes six times as long to write.
    """
    with contextlib.closing(sqlite3.connect(fil)) as db:
        skema = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        tabeller = [navn for slags, navn, *_ in skema if slags == "table"]
        fundet = {t: db.execute(f'SELECT * FROM "{t}"').fetchall() for t in tabeller}  # noqa: S608
    return {"sqlite_master": skema, **fundet}
