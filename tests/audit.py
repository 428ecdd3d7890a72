"""`make audit`: what is installed, against what is known to be unsafe; run it before a release.

A database that does not answer, or that knows nothing of what everybody knows, is no clean bill:
before it is believed, it is asked about a version with known faults. Exit status 0: nothing known;
1: something known; 2: could not be found out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROD = Path(__file__).parent.parent
RENT, FUNDET, UVIST = 0, 1, 2
TID = 300
# Versions with faults that every database has known for years.
KENDT_PYTHON = "jinja2==2.4.1\n"
KENDT_NODE = {
    "name": "proeve",
    "version": "1.0.0",
    "lockfileVersion": 3,
    "requires": True,
    "packages": {
        "": {"name": "proeve", "version": "1.0.0", "dependencies": {"minimist": "0.0.8"}},
        "node_modules/minimist": {"version": "0.0.8"},
    },
}
Koer = Callable[[Sequence[str], Path], str]


@dataclass(frozen=True, slots=True)
class Udfald:
    """What one database says: its lines, and one of the three statuses."""

    status: int
    linjer: tuple[str, ...]


def koer(kommando: Sequence[str], hvor: Path) -> str:
    """What a program writes, whatever its status; "" where it cannot be run in time."""
    try:
        svar = subprocess.run(
            kommando, cwd=hvor, capture_output=True, text=True, timeout=TID, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return svar.stdout


def tjek_python(pip_audit: str, kald: Koer) -> Udfald:
    """The lines of constraints.txt."""
    fast = (pip_audit, "--disable-pip", "--no-deps", "--progress-spinner=off", "-f", "json", "-r")
    with tempfile.TemporaryDirectory() as mappe:
        proeve = Path(mappe) / "kendt.txt"
        proeve.write_text(KENDT_PYTHON, encoding="utf-8")
        if not _python_fund(kald([*fast, str(proeve)], Path(mappe))):
            return Udfald(UVIST, ("the database does not answer about a version known to be bad",))
    fund = _python_fund(kald([*fast, str(ROD / "constraints.txt")], ROD))
    return _udfald(fund)


def tjek_node(npm: str, kald: Koer) -> Udfald:
    """The packages of package-lock.json."""
    fast = (npm, "audit", "--json", "--package-lock-only")
    with tempfile.TemporaryDirectory() as mappe:
        for navn in ("package.json", "package-lock.json"):
            indhold = KENDT_NODE["packages"][""] if navn == "package.json" else KENDT_NODE
            (Path(mappe) / navn).write_text(json.dumps(indhold), encoding="utf-8")
        if not _node_fund(kald(fast, Path(mappe))):
            return Udfald(UVIST, ("the database does not answer about a version known to be bad",))
    return _udfald(_node_fund(kald(fast, ROD)))


def _udfald(fund: list[str] | None) -> Udfald:
    if fund is None:
        return Udfald(UVIST, ("the database answered once and then no more",))
    return Udfald(FUNDET if fund else RENT, tuple(fund))


def _python_fund(tekst: str) -> list[str] | None:
    """`name version: id` for each fault; None where the answer is none, or leaves a line out."""
    try:
        pakker = json.loads(tekst)["dependencies"]
        if any("skip_reason" in p for p in pakker):
            return None
        return [f"{p['name']} {p['version']}: {v['id']}" for p in pakker for v in p["vulns"]]
    except (ValueError, KeyError, TypeError):
        return None


def _node_fund(tekst: str) -> list[str] | None:
    try:
        fundne = json.loads(tekst)["vulnerabilities"]
        return [f"{navn} {v['range']}: {v['severity']}" for navn, v in fundne.items()]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def main(pip_audit: str, npm: str) -> int:
    """Ask both and tell; the worse of the two."""
    samlet = RENT
    for hvad, udfald in (
        ("Python (constraints.txt)", tjek_python(pip_audit, koer)),
        ("Node (package-lock.json)", tjek_node(npm, koer)),
    ):
        ord_ = ("nothing known", "FOUND", "NOT CHECKED")[udfald.status]
        print(f"{hvad}: {ord_}")
        for linje in udfald.linjer:
            print(f"  {linje}")
        samlet = max(samlet, udfald.status, key=(RENT, UVIST, FUNDET).index)
    return samlet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
