"""Where the command `forhaandsblik` begins: `screenshots` starts without the rest of the product.

Comparing pages that nothing has happened to takes less time than loading every command would.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that was asked for."""
    # What is loaded decides how quickly a command answers, so each is loaded where it is run.
    if sys.argv[1:2] != ["screenshots"]:
        from webapp.kommandoer.cli import main as alle  # noqa: PLC0415 - see the line above

        alle(prog_name="forhaandsblik")
    from webapp.kommandoer.dansk import DanskGruppe  # noqa: PLC0415
    from webapp.kommandoer.screenshots import screenshots  # noqa: PLC0415

    DanskGruppe("forhaandsblik", commands={"screenshots": screenshots})(prog_name="forhaandsblik")
