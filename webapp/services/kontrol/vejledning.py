"""The guide's page about Kontrol, written from the rules themselves (docs/vejledning/fund.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from webapp.domain.kontrol.regel import Kontrolregel
from webapp.services.kontrol.side import OVERSKRIFTER, kildetekst

_INDLEDNING = """# Alle fund og regler

Denne side er skrevet ud fra reglerne selv. Hvert fund har en kode, som aldrig skifter navn.

## Kontrol

Kontrollen er siden `/<kommune>/<variant>/kontrol/` og `forhaandsblik check KOMMUNE [VARIANT]`.

| alvor | betyder |
|---|---|
"""


def skriv_regler(afsnit: Iterable[tuple[str, Iterable[Kontrolregel]]]) -> str:
    """Every rule of Kontrol as Markdown, under the headings of its sections."""
    alvor = "".join(f"| {grad} | {tekst} |\n" for grad, (_, _, tekst) in OVERSKRIFTER.items())
    dele = [_INDLEDNING, alvor]
    for overskrift, regler in afsnit:
        dele.append(f"\n## {overskrift}\n")
        dele.extend(linje for regel in regler for linje in _regel(regel))
    return "".join(dele)


def _regel(regel: Kontrolregel) -> Iterator[str]:
    yield f"\n### {regel.overskrift} {{#{regel.anker}}}\n\n"
    yield f"`{regel.kode}` · {regel.alvor} · rettes {regel.rettes}\n\n"
    yield f"{regel.forklaring}\n\n**Gør sådan:** {regel.raad}\n\n"
    yield f"*{kildetekst(regel)}*\n"
