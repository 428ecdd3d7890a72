"""All bytes that lie in a data folder, to look for what must not be there."""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib

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
