"""Walking a JSON tree whose shape cannot be trusted: every step gives a value of the kind asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from webapp.importers.rapport import Filfejl


def laes_json(fil: str, tekst: str) -> object:
    """The parsed text; raises Filfejl with the line of the fault."""
    try:
        return json.loads(tekst)
    except json.JSONDecodeError as fejl:
        foer = tekst[: fejl.pos].rstrip()
        aarsag = (
            "der er et komma for meget"
            if foer.endswith(",") and tekst[fejl.pos : fejl.pos + 1] in ("]", "}")
            else "teksten er ikke gyldig JSON"
        )
        besked = f"{aarsag} på linje {fejl.lineno}, tegn {fejl.colno}. Ret filen, og prøv igen."
        raise Filfejl(fil, besked) from fejl
    except (RecursionError, ValueError) as fejl:
        raise Filfejl(fil, "den er ikke gyldig JSON. Hent den igen fra kilden.") from fejl


@dataclass(frozen=True, slots=True)
class Knude:
    """A JSON value and the path to it: `data.organisationEnhedListe.edges[3].node`."""

    vaerdi: Any
    sti: str = ""

    def __getitem__(self, noegle: str) -> Knude:
        """The value under a key; a node of None where there is none."""
        under = self.vaerdi.get(noegle) if isinstance(self.vaerdi, dict) else None
        return Knude(under, f"{self.sti}.{noegle}" if self.sti else noegle)

    def foerste_af(self, *noegler: str) -> Knude:
        """The value under the first of the keys that has one."""
        for noegle in noegler:
            if self[noegle].vaerdi is not None:
                return self[noegle]
        return self[noegler[0]]

    def elementer(self) -> Iterator[Knude]:
        """The items of a list; the value itself where it is an object; nothing else."""
        if isinstance(self.vaerdi, list):
            for nummer, element in enumerate(self.vaerdi):
                yield Knude(element, f"{self.sti}[{nummer}]")
        elif isinstance(self.vaerdi, dict):
            yield self

    @property
    def tekst(self) -> str:
        """The value as text; empty for null, lists and objects."""
        if isinstance(self.vaerdi, str | int | float) and not isinstance(self.vaerdi, bool):
            return str(self.vaerdi).strip()
        return ""
