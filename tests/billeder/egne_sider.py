"""Which of the product's own pages are watched, and `python -m tests.billeder.egne_sider`.

The command makes what the pages tell now the basis in git. Look at the difference first.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from webapp.app import create_app
from webapp.billeder.basis import Mappe
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.sidevalg import Hent, Valg
from webapp.billeder.tag import tag_basis
from webapp.config import load_config
from webapp.kommandoer.billedvalg import hent_af
from webapp.services.kommuner.kommuner import Kommunelager

BASIS = Path(__file__).parent / "basis"
# Every kind of page, of each example. Without the preview's bar, whose links are the tools' own.
VALGTE = (
    Valg(
        kommuner=("korsbaek",),
        varianter=("model-1",),
        personer=("nancy-ann-berggren",),
        sider=("mit-overblik", "sapa/kontaktcenter", "sapa/visitator/borger/*"),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1", "model-2"),
        personer=("nancy-ann-berggren",),
        sider=("mit-overblik",),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=("kim-borgersen",),
        sider=("mit-overblik",),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=(),
        sider=("sapa/helhedsoverblik/enheder",),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        sider=(
            "/slides/sammenlign/model-1/model-2/",
            "/slides/sammenlign/model-1/model-2/mit-overblik/nancy-ann-berggren/",
        ),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=("kim-borgersen-2",),
        sider=("mit-overblik",),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=("anders-frandsen",),
        sider=("hvorfor",),
        linje=False,
    ),
    Valg(
        kommuner=("slides",),
        varianter=("model-1",),
        personer=("jan-jarlov",),
        sider=("sapa/helhedsoverblik",),
        linje=False,
    ),
)


def opgaver(hent: Hent, kommuner: tuple[str, ...], mappe: Mappe) -> list[Opgave]:
    """One order over texts for each choice."""
    return [
        Opgave(hent=hent, kommuner=kommuner, mappe=mappe, valg=valg, billeder=False)
        for valg in VALGTE
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        config = replace(load_config(), data=Path(data))
        lager = Kommunelager(config.data, config.seed)
        lager.sikr_seed()
        hent = hent_af(create_app(config))
        for fil in BASIS.rglob("*.json"):
            fil.unlink()
        for opgave in opgaver(hent, lager.slugs(), Mappe(BASIS)):
            resultat, nye = tag_basis(opgave)
            sys.stdout.write(f"{', '.join(opgave.valg.kommuner)}: {nye.filer} sider\n")
            if resultat.forskellige:
                sys.exit("\n".join(g.saetning for g in resultat.grupper))


if __name__ == "__main__":
    main()
