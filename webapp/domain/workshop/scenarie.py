"""A scenario: what is shown to a room, step by step, and what must be in the data to show it.

A scenario names no kommune's people: it says what a citizen must have, and the product finds one
that fits. Only one's own scenarios name a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Skridtart(StrEnum):
    """What a step shows; the values are those of the TOML file."""

    TEKST = "tekst"
    TAL = "tal"
    KONTAKT = "kontakt"
    SAGER = "sager"
    SIDE = "side"
    SAPA = "sapa"
    BORGER_OG_SAGSBEHANDLER = "borger-og-sagsbehandler"
    HVORFOR = "hvorfor"
    MODEL_OG_KILDE = "model-og-kilde"
    FORDELE = "fordele"
    ULEMPER = "ulemper"
    SPOERGSMAAL = "spoergsmaal"


# What the leader, and who makes a scenario, read of a kind of step.
SKRIDTORD = {
    Skridtart.TEKST: "en tekst",
    Skridtart.TAL: "hele kommunen i tre tal",
    Skridtart.KONTAKT: "kortet Kontakt under begge varianter",
    Skridtart.SAGER: "borgerens sager",
    Skridtart.SIDE: "siden på Mit Overblik",
    Skridtart.SAPA: "sagerne i SAPA",
    Skridtart.BORGER_OG_SAGSBEHANDLER: "borger og sagsbehandler",
    Skridtart.HVORFOR: "hvorfor",
    Skridtart.MODEL_OG_KILDE: "model og kilde",
    Skridtart.FORDELE: "fordele",
    Skridtart.ULEMPER: "ulemper",
    Skridtart.SPOERGSMAAL: "et spørgsmål til salen",
}
# The page of Mit Overblik with the tiles, as a step names it.
FORSIDE = "forside"
# The steps that are about a citizen: each names one of the scenario's.
MED_BORGER = frozenset(
    {
        Skridtart.KONTAKT,
        Skridtart.SAGER,
        Skridtart.SIDE,
        Skridtart.SAPA,
        Skridtart.BORGER_OG_SAGSBEHANDLER,
        Skridtart.HVORFOR,
        Skridtart.MODEL_OG_KILDE,
    }
)
# Those that only say something where the two variants are of model 1 and 2.
MED_MODELLER = frozenset({Skridtart.FORDELE, Skridtart.ULEMPER})


class Krav(StrEnum):
    """What a citizen must have to be the one of a scenario; the values are those of the file."""

    VISES = "vises"
    ANDEN_KONTAKT = "anden-kontakt"
    ANDEN_TELEFON = "anden-telefon"
    KUN_TELEFON_UNDER_B = "kun-telefon-under-b"
    SITUATION_1 = "situation-1"
    SITUATION_2 = "situation-2"
    SITUATION_3 = "situation-3"
    SES_AF_ROLLE = "ses-af-rolle"
    ROLLE_FOR_LANGT = "rolle-for-langt"
    SKJULT_UNDER_B = "skjult-under-b"
    UDEN_TELEFON_UNDER_B = "uden-telefon-under-b"
    UDEN_ENHED_UNDER_B = "uden-enhed-under-b"
    UDEN_TYPE_UNDER_B = "uden-type-under-b"
    BRUGERDEFINERET = "brugerdefineret"
    MISTER_TELEFON = "mister-telefon"


KRAV_ORD = {
    Krav.VISES: "en sag, som borgeren ser",
    Krav.ANDEN_KONTAKT: "en sag, der giver borgeren en anden kontakt i den ene variant end i den "
    "anden",
    Krav.ANDEN_TELEFON: "en sag, der giver borgeren et andet telefonnummer i den ene variant end "
    "i den anden",
    Krav.KUN_TELEFON_UNDER_B: "en sag uden telefon i den første variant og med telefon i den anden",
    Krav.SITUATION_1: "en sag i en enhed, der findes i FK Organisation med samme navn",
    Krav.SITUATION_2: "en sag i en enhed, der findes i FK Organisation under et andet navn",
    Krav.SITUATION_3: "en sag i en enhed, der ikke findes i FK Organisation og derfor leder opad",
    Krav.SES_AF_ROLLE: "en sag, som både borgeren og en rolle i SAPA ser",
    Krav.ROLLE_FOR_LANGT: "en rolle i SAPA, der ser alt (uden nogen afgrænsning og med VIP-sager) "
    "eller har hele 27 eller 29 ved siden af et andet fagområde, og en sag, den ser",
    Krav.SKJULT_UNDER_B: "en sag, der kun vises i den første variant",
    Krav.UDEN_TELEFON_UNDER_B: "en sag, der har telefon i den første variant og ikke i den anden",
    Krav.UDEN_ENHED_UNDER_B: "en sag, hvis enhed er mappet, og som er ændret før visningsdatoen",
    Krav.UDEN_TYPE_UNDER_B: "en ydelse, hvis type er mappet i forberedelsesarket",
    Krav.BRUGERDEFINERET: "en sag på et KLE-nummer, der har udfyldt sin egen kontakt i Opsætning "
    "af Borgerblikket",
    Krav.MISTER_TELEFON: "en sag, hvis enhed har et nummer og en leder i FK Organisation, og som "
    "får et andet nummer i den anden variant",
}


# What is judged under the first of the two variants alone.
KUN_FOERSTE = frozenset(
    {
        Krav.VISES,
        Krav.SITUATION_1,
        Krav.SITUATION_2,
        Krav.SITUATION_3,
        Krav.SES_AF_ROLLE,
        Krav.ROLLE_FOR_LANGT,
        Krav.BRUGERDEFINERET,
    }
)


class Aendring(StrEnum):
    """What a scenario changes in a variant to show it, without saving anything."""

    KLE_FRA = "kle-slaaet-fra"
    FRADATO = "fradato"
    YDELSE_FOR_SENT = "trin-5-foer-trin-4"
    ENHED_FOR_SENT = "trin-5-foer-trin-7"
    LUK_ENHED = "luk-enhed"
    LAEG_SAMMEN = "laeg-sammen"
    BRUGERDEFINERET = "brugerdefineret"
    FK_ORGANISATION = "fk-organisation"


@dataclass(frozen=True, slots=True)
class Variantvalg:
    """Which variant stands on a side: one of a model, or the one of that slug, and what changes.

    `navn` is what the stage calls it, empty for the variant's own name.
    """

    model: int | None = None
    slug: str = ""
    aendring: Aendring | None = None
    navn: str = ""


@dataclass(frozen=True, slots=True)
class Rollebesaetning:
    """A citizen of a scenario: what she must have, or who she is (one's own scenarios).

    `dato`: the day on which one who is named is shown; None for the day that her pages have.
    """

    navn: str
    krav: tuple[Krav, ...] = ()
    person: str = ""
    objekt: str = ""
    dato: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skridt:
    """One thought. `borger` names one of the scenario's citizens; `se` is what to look at.

    `noter` are for the leader alone. `valg`: the choices of a question; empty for the answers of
    the two variants. `rolle`: the slug of a SAPA role, empty for one that fits. `side`: which of
    the two is seen first, »a« or »b«; empty for the step's own way. `sti`: which page of Mit
    Overblik a step of that kind shows, `sager` or `forside`; empty for the object's own. Of a step
    of SAPA the tab, `adviser`; empty for the sager.
    """

    art: Skridtart
    titel: str
    borger: str = ""
    se: str = ""
    noter: str = ""
    valg: tuple[str, ...] = ()
    rolle: str = ""
    side: str = ""
    sti: str = ""

    @property
    def er_hel_side(self) -> bool:
        """True for a step that shows a page as it is, whatever the sag of the citizen."""
        return bool(self.sti) and self.art in {Skridtart.SIDE, Skridtart.SAPA}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenarie:
    """What is shown to a room: two variants, the citizens, the steps. `slug` is its address."""

    slug: str
    titel: str
    om: str
    minutter: int
    a: Variantvalg
    b: Variantvalg
    borgere: tuple[Rollebesaetning, ...]
    skridt: tuple[Skridt, ...]

    def borger(self, navn: str) -> Rollebesaetning | None:
        """The citizen of that name, None where the scenario has none."""
        return next((en for en in self.borgere if en.navn == navn), None)
