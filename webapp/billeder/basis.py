"""The folder of what is accepted: texts as small files for git, pictures by engine and version.

    sider/<kommune>/<variant>/<side>.json             what the page tells, one line a value
    billeder/<engine>-<version>/…/<side>@1280.png      the picture, and .json with its numbers
    beslutninger.jsonl                                 who accepted or rejected what, and why
    koersel/                                           the last run: not to be kept in git

A file is written beside its place and moved there, so that a run that breaks off harms nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from webapp.billeder.filer import skriv_sikkert
from webapp.billeder.sidevalg import LAENGSTE_NAVN, Side
from webapp.sideindhold.tekst import Felt, Linje, Sidetekst

KOERSEL = "koersel"
TEKSTER = "sider"
BILLEDER = "billeder"
FORMAT = 1


class BasisError(Exception):
    """The folder cannot be used; the message is one Danish sentence."""


class Kasse(NamedTuple):
    """An element of a page: where it lies in the picture, what people call it, in which object.

    `stil` and `skrift` are hashes of its own style, the latter of what a font decides; empty in
    what was taken before they were kept.
    """

    x: int
    y: int
    bredde: int
    hoejde: int
    navn: str
    objekt: str = ""
    stil: str = ""
    skrift: str = ""

    @property
    def boks(self) -> tuple[int, int, int, int]:
        """Its place: x, y, width, height."""
        return self.x, self.y, self.bredde, self.hoejde

    @property
    def areal(self) -> int:
        """Its size in pixels."""
        return self.bredde * self.hoejde

    def rummer(self, boks: tuple[int, int, int, int], luft: int = 2) -> bool:
        """Whether x, y, width, height lies within it, give or take `luft` pixels."""
        x, y, bredde, hoejde = boks
        return (
            self.x - luft <= x
            and self.y - luft <= y
            and x + bredde <= self.x + self.bredde + luft
            and y + hoejde <= self.y + self.hoejde + luft
        )


@dataclass(frozen=True, slots=True)
class Billedtal:
    """What is known of a picture beside its bytes.

    `aftryk` is the hash of all that decides it, `sha256` that of the file. `kasser` are the
    elements that a difference can lie in. `skrifter` are the fonts
    that the text was really drawn with.
    """

    aftryk: str
    sha256: str
    kasser: tuple[Kasse, ...] = ()
    skrifter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mappe:
    """One folder with texts and pictures: the basis itself, or its `koersel`."""

    rod: Path

    @property
    def koersel(self) -> Mappe:
        """The folder of the last run."""
        return Mappe(self.rod / KOERSEL)

    def tekstfil(self, side: Side) -> Path:
        """Where a page's text lies."""
        return self.rod / TEKSTER / f"{side.navn}.json"

    def billedfil(self, side: Side, motor: str, bredde: int) -> Path:
        """Where a page's picture lies; `motor` is `chromium-headless-shell-156.0.8078.79`."""
        return self.rod / BILLEDER / motor / f"{side.navn}@{bredde}.png"

    def sider(self) -> tuple[Side, ...]:
        """The pages that have a text here, by name; a broken file is told by `load_tekst`."""
        sider = []
        for fil in sorted((self.rod / TEKSTER).rglob("*.json")):
            with suppress(BasisError):
                sider.append(_side_af(_laes_json(fil)))
        return tuple(sider)

    def motorer(self) -> tuple[str, ...]:
        """The engines that have pictures here."""
        mappe = self.rod / BILLEDER
        return tuple(sorted(m.name for m in mappe.iterdir())) if mappe.is_dir() else ()

    def billeder_af(self, side: Side) -> Iterator[Path]:
        """Every picture of a page, of all engines and widths."""
        for motor in self.motorer():
            for fil in (self.rod / BILLEDER / motor / side.navn).parent.glob("*@*.png"):
                if fil.name.rpartition("@")[0] == side.navn.rpartition("/")[2]:
                    yield fil

    def flyt_lange_navne(self) -> None:
        """Give what an earlier version kept under a name too long for Windows its name of now."""
        for fil in (self.rod / TEKSTER).rglob("*.json"):
            gammelt = fil.relative_to(self.rod / TEKSTER).with_suffix("").as_posix()
            if len(gammelt) <= LAENGSTE_NAVN:
                continue
            with suppress(BasisError):
                side = _side_af(_laes_json(fil))
                for motor in self.motorer():
                    mappe = self.rod / BILLEDER / motor
                    for billede in (mappe / gammelt).parent.glob("*@*"):
                        navn, _, bredde = billede.name.rpartition("@")
                        if navn == fil.stem:
                            billede.rename(mappe / f"{side.navn}@{bredde}")
                fil.rename(self.tekstfil(side))

    def load_tekst(self, side: Side) -> Sidetekst | None:
        """The page's text, None where there is none. BasisError for a file that is broken."""
        fil = self.tekstfil(side)
        if not fil.is_file():
            return None
        data = _laes_json(fil)
        try:
            return Sidetekst(
                data["titel"],
                tuple(Felt(*felt) for felt in data["felter"]),
                tuple(Linje(*linje) for linje in data["linjer"]),
            )
        except (KeyError, TypeError) as fejl:
            raise BasisError(
                f"Filen {fil} er ikke skrevet af Forhåndsblik eller er rettet."
            ) from fejl

    def gem_tekst(self, side: Side, tekst: Sidetekst) -> None:
        """Write the page's text."""
        skriv_sikkert(self.tekstfil(side), tekstbytes(side, tekst))

    def load_tal(self, billede: Path) -> Billedtal | None:
        """What is known of a picture, None where picture or numbers are missing or broken."""
        fil = billede.with_suffix(".json")
        if not (fil.is_file() and billede.is_file()):
            return None
        try:
            data = json.loads(fil.read_text(encoding="utf-8"))
            kasser = tuple(Kasse(*kasse) for kasse in data["kasser"])
            return Billedtal(data["aftryk"], data["sha256"], kasser, tuple(data["skrifter"]))
        except (ValueError, KeyError, TypeError, IndexError):
            return None

    def gem_billede(self, billede: Path, png: bytes, tal: Billedtal) -> None:
        """Write a picture, then its numbers: a picture without numbers counts as none."""
        billede.with_suffix(".json").unlink(missing_ok=True)
        skriv_sikkert(billede, png)
        skriv_sikkert(billede.with_suffix(".json"), _json(_som_data(tal)).encode())


def tekstbytes(side: Side, tekst: Sidetekst) -> bytes:
    """A page's text as it is kept: one value a line, so that git shows what changed."""
    hoved = {"format": FORMAT, **asdict(side), "titel": tekst.titel}
    linjer = [f" {json.dumps(k)}: {_json(v)}," for k, v in hoved.items()]
    for navn, raekker in (
        ("felter", [[f.objekt, f.navn, f.vaerdi] for f in tekst.felter]),
        ("linjer", [[lin.objekt, lin.tekst] for lin in tekst.linjer]),
    ):
        indhold = ",\n".join(f"  {_json(raekke)}" for raekke in raekker)
        linjer.append(f' "{navn}": [\n{indhold}\n ],')
    linjer[-1] = linjer[-1].rstrip(",")
    return ("{\n" + "\n".join(linjer) + "\n}\n").encode()


def _som_data(tal: Billedtal) -> dict[str, Any]:
    """As asdict, which takes the boxes apart one by one and is ten times as slow."""
    return {felt: getattr(tal, felt) for felt in Billedtal.__slots__}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _laes_json(fil: Path) -> dict[str, Any]:
    try:
        data = json.loads(fil.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fejl:
        raise BasisError(
            f"Filen {fil} kan ikke læses. Hent den igen, eller slet den, og tag siden på ny."
        ) from fejl
    if not isinstance(data, dict):
        raise BasisError(f"Filen {fil} er ikke en side fra Forhåndsblik.")
    return data


def _side_af(data: dict[str, Any]) -> Side:
    try:
        return Side(data["kommune"], data["variant"], data["hale"], data["query"])
    except KeyError as fejl:
        raise BasisError(f"En fil i mappen {TEKSTER} mangler {fejl}.") from fejl
