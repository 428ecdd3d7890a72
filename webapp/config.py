"""The only reader of the environment; finds templates, static files and seed wherever it runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_data_path

PAKKE = Path(__file__).parent
VEJLEDNING = Path("docs", "vejledning")
# The readers' own limit, for all that is handed in at once, and a little for the form around it.
MAKS_UPLOAD = 25 * 1024 * 1024 + 64 * 1024

# Requests that are answered at once: one that counts for long leaves room for the others.
TRAADE, MAKS_TRAADE = 8, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where things lie and how the server behaves. Built once and handed to create_app.

    `sidebilleder`: pages that are judged are photographed beside the requests.
    """

    data: Path
    templates: Path
    static: Path
    seed: Path
    vejledning: Path = field(default_factory=lambda: find_ressourcer() / VEJLEDNING)
    maks_upload: int = MAKS_UPLOAD
    adgangskode: str = ""
    adgangskodefil: Path | None = None
    vaerter: tuple[str, ...] = ()
    proxy: str = ""
    traade: int = TRAADE
    sidebilleder: bool = False
    workshop: bool = False


def find_ressourcer() -> Path:
    """The folder with templates, static, seed and the guide: in a wheel or in a checkout."""
    i_pakken = PAKKE / "_ressourcer"
    return i_pakken if i_pakken.is_dir() else PAKKE.parent


def load_config(miljoe: Mapping[str, str] | None = None) -> Config:
    """The configuration of this process; FORHAANDSBLIK_DATA names the data folder.

    FORHAANDSBLIK_ADGANGSKODE is the access code that `serve` asks for on other than loopback, and
    FORHAANDSBLIK_ADGANGSKODE_FIL the file that holds it instead;
    FORHAANDSBLIK_VAERTER the host names that it answers to, with spaces or commas between;
    FORHAANDSBLIK_PROXY the address of a proxy that is to be believed about whom it speaks for.
    """
    kilde = os.environ if miljoe is None else miljoe
    valgt, kodefil = kilde.get("FORHAANDSBLIK_DATA"), kilde.get("FORHAANDSBLIK_ADGANGSKODE_FIL")
    rod = find_ressourcer()
    return Config(
        data=Path(valgt) if valgt else user_data_path("forhaandsblik", appauthor=False),
        templates=rod / "templates",
        static=rod / "static",
        seed=rod / "seed",
        adgangskode=kilde.get("FORHAANDSBLIK_ADGANGSKODE", ""),
        adgangskodefil=Path(kodefil) if kodefil else None,
        vaerter=tuple(kilde.get("FORHAANDSBLIK_VAERTER", "").replace(",", " ").split()),
        proxy=kilde.get("FORHAANDSBLIK_PROXY", ""),
    )
