"""What bombs and a sheet of a million formatted rows cost to read: seconds and megabytes."""

import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.unit.importers.bomber import BOMBER
from tests.unit.importers.byg import xlsx

_MAAL = """
import re, sys, time
from webapp.importers.indlaes import Filfejl, Indfil, laes_filer
indhold = open(sys.argv[1], "rb").read()
foer = time.perf_counter()
try:
    laes_filer([Indfil("fil", indhold)])
    svar = "read"
except Filfejl:
    svar = "refused"
# Of this process alone: getrusage counts what the one that started it held.
mb = int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) // 1024
print(f"{time.perf_counter() - foer:6.1f} s {mb:5} MB {svar}")
"""


def _million(celler: int) -> bytes:
    """A good sheet with all of Excel's rows below it formatted and empty."""
    ark = xlsx([["Enhedsnavn i Cura", "Sagsansvarlig"], ["A", "ja"]]).indhold
    raekker = "".join(
        f'<row r="{nr}" s="0" customFormat="1">'
        + "".join(f'<c r="{chr(65 + kolonne)}{nr}" s="0"/>' for kolonne in range(celler))
        + "</row>"
        for nr in range(3, 1_048_577)
    )
    ud = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(ark)) as ind,
        zipfile.ZipFile(ud, "w", zipfile.ZIP_DEFLATED) as ny,
    ):
        for navn in ind.namelist():
            data = ind.read(navn)
            if navn == "xl/worksheets/sheet1.xml":
                data = data.replace(b"</sheetData>", raekker.encode() + b"</sheetData>")
            ny.writestr(navn, data)
    return ud.getvalue()


def main() -> None:
    """Each in a process of its own, so that its memory is its own."""
    print("readers: bombs and a million formatted rows")
    proever = BOMBER | {"million rows": _million(0), "million rows x 7": _million(7)}
    with tempfile.TemporaryDirectory() as mappe:
        fil = Path(mappe) / "fil"
        for navn, indhold in proever.items():
            fil.write_bytes(indhold)
            maalt = subprocess.run(
                [sys.executable, "-c", _MAAL, str(fil)], capture_output=True, text=True, check=True
            )
            print(f"  {navn:24} {maalt.stdout.rstrip()}")
