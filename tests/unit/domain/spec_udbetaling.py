"""The rules about payments, one row a case: one change to the default facts, one effect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tests import byg
from tests.unit.domain.spec import HIDES, INFORMS, PASSES, WARNS
from webapp.domain.fagsystem import Betalingstilstand, Effektuering
from webapp.domain.fagsystem.udbetalinger import SamletUdbetaling, Udbetalingsdel
from webapp.domain.visning.udbetaling import Udbetalingsforhold
from webapp.domain.visning.verdict import Effect

DAG = date(2024, 4, 8)
HELE = Effektuering(nummer="E-1", dispositionsdato=date(2024, 3, 27))
DEL = Udbetalingsdel("kontanthjaelp", byg.udbetaling())
ANDEN_DEL = Udbetalingsdel("merudgift", byg.udbetaling(bruttobeloeb=25_50))


def samlet(dele=(DEL,), dele_ialt=None, **hele) -> SamletUdbetaling:
    return SamletUdbetaling(
        slug="kontanthjaelp-2024-03-27",
        hele=replace(HELE, **hele),
        dele=dele,
        dele_ialt=len(dele) if dele_ialt is None else dele_ialt,
    )


def forhold(**felter) -> Udbetalingsforhold:
    return Udbetalingsforhold(
        **{
            "dato": DAG,
            "person": byg.person(),
            "samlet": samlet(),
            "viste": frozenset({"kontanthjaelp"}),
            "udbetaler": "Korsbæk Kommune",
            **felter,
        }
    )


@dataclass(frozen=True)
class Raekke:
    titel: str
    aendring: Mapping[str, object]
    kode: str
    effekt: Effect
    ord_: str = ""

    def __str__(self) -> str:
        return f"{self.kode} {self.effekt}: {self.titel}"


R = Raekke
PLAN, SLETTET = Betalingstilstand.FORVENTET, Betalingstilstand.SLETTET
PLANLAGT = {"samlet": samlet(dispositionsdato=date(2024, 4, 30), tilstand=PLAN)}
SPEC = (
    R("af en ydelse", {}, "UDBETALING_FORAELDRELOES", PASSES),
    R("forældreløs", {"samlet": samlet(())}, "UDBETALING_FORAELDRELOES", HIDES, "nogen ydelse"),
    R("i indekset", {}, "UDBETALING_SLETTET", PASSES),
    R("slettet", {"samlet": samlet(tilstand=SLETTET)}, "UDBETALING_SLETTET", HIDES, "slettet"),
    R("den eneste", {}, "UDBETALING_DUBLET", PASSES),
    R("den samme igen", {"samme_som": "en-anden"}, "UDBETALING_DUBLET", HIDES, "én gang"),
    R("til borgeren selv", {}, "UDBETALING_MODTAGER", PASSES),
    R(
        "til borgeren selv, og det står der",
        {"samlet": samlet(modtager="nancy")},
        "UDBETALING_MODTAGER",
        PASSES,
    ),
    R(
        "til en anden person",
        {"samlet": samlet(modtager="kim")},
        "UDBETALING_MODTAGER",
        INFORMS,
        "Udbetalt til en anden",
    ),
    R(
        "til en udlejer",
        {"samlet": samlet(modtager_navn="Boligforeningen")},
        "UDBETALING_MODTAGER",
        INFORMS,
        "Udbetalt til en anden",
    ),
    R(
        "til en udlejer, når det er fravalgt",
        {"samlet": samlet(modtager_navn="Boligforeningen"), "vis_til_andre": False},
        "UDBETALING_MODTAGER",
        HIDES,
        "Antagelser",
    ),
    R(
        "til borgeren selv, når andres er fravalgt",
        {"samlet": samlet(modtager="nancy"), "vis_til_andre": False},
        "UDBETALING_MODTAGER",
        PASSES,
    ),
    R(
        "kun modtager, ikke bevilget",
        {"samlet": samlet((), dele_ialt=1, modtager="nancy")},
        "UDBETALING_MODTAGER",
        HIDES,
        "bevilget til en anden",
    ),
    R("ydelsen vises", {}, "UDBETALING_YDELSE", PASSES),
    R("ingen ydelse vises", {"viste": frozenset()}, "UDBETALING_YDELSE", HIDES, "ingen af"),
    R(
        "en linje er skjult",
        {"samlet": samlet((DEL, ANDEN_DEL))},
        "UDBETALING_YDELSE",
        WARNS,
        "1 linje",
    ),
    R("er sket", {}, "UDBETALING_PLAN", PASSES),
    R("planlagt", PLANLAGT, "UDBETALING_PLAN", INFORMS, "Forventet udbetaling"),
    R("planlagt og sket", PLANLAGT | {"er_sket": True}, "UDBETALING_PLAN", HIDES, "det, der skete"),
    R("fravalgt", PLANLAGT | {"vis_planer": False}, "UDBETALING_PLAN", HIDES, "Antagelser"),
    R("sket, når planer er fravalgt", {"vis_planer": False}, "UDBETALING_PLAN", PASSES),
    R("sket", {}, "UDBETALING_HORISONT", PASSES, "27. marts 2024"),
    R("næste måned", PLANLAGT, "UDBETALING_HORISONT", INFORMS, "30. april 2024"),
    R(
        "sidste dag i næste måned",
        {"samlet": samlet(dispositionsdato=date(2024, 5, 31))},
        "UDBETALING_HORISONT",
        INFORMS,
    ),
    R(
        "dagen efter",
        {"samlet": samlet(dispositionsdato=date(2024, 6, 1))},
        "UDBETALING_HORISONT",
        HIDES,
        "31. maj 2024",
    ),
    R(
        "en plan, hvis dag er gået",
        {"samlet": samlet(tilstand=PLAN)},
        "UDBETALING_HORISONT",
        HIDES,
        "dagen er gået",
    ),
    R("summen passer", {"samlet": samlet(bruttobeloeb=100_00)}, "UDBETALING_BELOEB", PASSES),
    R(
        "summen passer ikke",
        {"samlet": samlet(bruttobeloeb=100_01)},
        "UDBETALING_BELOEB",
        WARNS,
        "ikke summen",
    ),
    R("kommunen betaler", {}, "UDBETALING_UDBETALER", INFORMS, "Korsbæk Kommune"),
    R("ukendt", {"udbetaler": ""}, "UDBETALING_UDBETALER", WARNS, "siger ikke"),
)
