"""`impact` as data, for the command line and for scripts; a contract of the design."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from webapp.services.maalinger.indvirkning import Indvirkning


def som_data(kommune: str, maalt: Indvirkning) -> dict[str, Any]:
    """The answer in the contract's own keys."""
    return {
        "kommune": kommune,
        "a": maalt.a,
        "b": maalt.b,
        "dato": maalt.dato.isoformat(),
        "modtager": str(maalt.modtager),
        "sager": asdict(maalt.sager),
        "ydelser": asdict(maalt.ydelser),
        "borgere": asdict(maalt.borgere),
        "udbetalinger": asdict(maalt.udbetalinger),
        "aftaler": asdict(maalt.aftaler),
        "betalinger": asdict(maalt.fordringer),
        "changes": [
            {
                "from": dict(aendring.fra),
                "to": dict(aendring.til),
                "sager": aendring.sager,
                "ydelser": aendring.ydelser,
                "borgere": aendring.borgere,
                "example": {
                    "person": aendring.eksempel.person,
                    "type": aendring.eksempel.slags,
                    "slug": aendring.eksempel.slug,
                },
            }
            for aendring in maalt.aendringer
        ],
    }
