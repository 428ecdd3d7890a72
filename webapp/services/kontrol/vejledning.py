"""The guide's page about Kontrol, written from the rules themselves.

`python -m webapp.services.kontrol.vejledning docs/kontrol.md` writes it anew; a test fails when the
file is out of step.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from webapp.domain.kontrol.regel import Kontrolregel
from webapp.domain.kontrol.regler import AFSNIT
from webapp.services.kontrol.side import OVERSKRIFTER, kildetekst

_INDLEDNING = """# Kontrol: hvad den finder, og hvad I gør ved det

Denne side er skrevet ud fra reglerne selv; ret den ikke i hånden.
Kontrollen er siden `/<kommune>/<variant>/kontrol/` og `forhaandsblik check KOMMUNE [VARIANT]`.
Hvert fund har en kode, som aldrig skifter navn, og som er et anker her: `#kontrol-ukendt-enhed`.

| alvor | betyder |
|---|---|
"""


def skriv_vejledning() -> str:
    """The whole page as Markdown."""
    alvor = "".join(f"| {grad} | {tekst} |\n" for grad, (_, _, tekst) in OVERSKRIFTER.items())
    dele = [_INDLEDNING, alvor]
    for overskrift, regler in AFSNIT:
        dele.append(f"\n## {overskrift}\n")
        dele.extend(linje for regel in regler for linje in _regel(regel))
    return "".join(dele)


def _regel(regel: Kontrolregel) -> Iterator[str]:
    yield f'\n<a id="{regel.anker}"></a>\n### {regel.overskrift}\n\n'
    yield f"`{regel.kode}` · {regel.alvor} · rettes {regel.rettes}\n\n"
    yield f"{regel.forklaring}\n\n**Gør sådan:** {regel.raad}\n\n"
    yield f"*{kildetekst(regel)}*\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(skriv_vejledning(), encoding="utf-8")
