"""Claims of one citizen, judged: what Betalinger og gæld shows, and what it hides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from webapp.domain.fagsystem import Fordring
from webapp.domain.fagsystem.fordring import Betalingsstatus
from webapp.domain.testdata.person import Person
from webapp.domain.variant.fordringsvalg import find_valg
from webapp.domain.visning.fordring import FORDRING, Fordringsforhold
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.verdict import Verdict
from webapp.services import dansk
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.andet import AndetObjekt


@dataclass(frozen=True)
class BedoemtFordring(AndetObjekt):
    """One claim with the facts it is judged on."""

    forhold: Fordringsforhold
    skyldner: Person
    art = "betaling"
    bestemt = "betalingen"
    liste = "betalinger"

    @property
    def fordring(self) -> Fordring:
        """The claim itself."""
        return self.forhold.fordring

    @property
    def slug(self) -> str:
        """Its slug: unique in the kommune."""
        return self.fordring.slug

    @property
    def numre(self) -> frozenset[str]:
        """Its slug, and its own number."""
        return frozenset({self.slug, self.fordring.nummer})

    @property
    def person(self) -> Person:
        """Who owes."""
        return self.skyldner

    @property
    def status(self) -> Betalingsstatus:
        """Its status on the day."""
        return self.fordring.status(self.forhold.dato)

    @cached_property
    def borger(self) -> Verdict:
        """The citizen's verdict."""
        return afgoer_egne(FORDRING, self.forhold)

    @property
    def titel(self) -> str:
        """Its title as delivered."""
        return self.fordring.titel

    @property
    def undertitel(self) -> str:
        """`Fordring F-1, 2.400,00 kr. til Korsbæk Kommune`."""
        beloeb = dansk.kroner(self.fordring.beloeb)
        return f"Fordring {self.fordring.nummer}, {beloeb} til {self.forhold.myndighed}"

    @property
    def grund(self) -> str:
        """Why it is shown."""
        if self.forhold.er_egen:
            return f"fordringstypen {self.fordring.fordringstype} er aktiv for Mit Overblik"
        return f"den er hos {self.forhold.myndighed}, som selv bestemmer"

    @property
    def kilde(self) -> str:
        """The register that it comes from."""
        return f"ØiR, fordringstype {self.fordring.fordringstype}"

    @property
    def kontakt(self) -> None:
        """Its page has no contact: none is sourced."""
        return


def bedoem_fordringer(
    grundlag: Grundlag, person: Person, fordringer: Iterable[Fordring]
) -> tuple[BedoemtFordring, ...]:
    """Every claim of the citizen; shown or not."""
    return tuple(BedoemtFordring(_forhold(grundlag, en), person) for en in fordringer)


def vises_for_type(grundlag: Grundlag, fordringstype: str, *, egen: bool) -> bool:
    """True if a claim of the type, that nothing of its own hides, is shown."""
    fordring = Fordring(
        nummer="",
        slug="",
        person="",
        fordringstype=fordringstype,
        titel="",
        myndighed=grundlag.opslag.kommune.cvr,
        beloeb=0,
        rest=0,
        forfald=grundlag.dato,
    )
    return afgoer_egne(FORDRING, replace(_forhold(grundlag, fordring), er_egen=egen)).visible


def _forhold(grundlag: Grundlag, fordring: Fordring) -> Fordringsforhold:
    return Fordringsforhold(
        dato=grundlag.dato,
        fordring=fordring,
        myndighed=grundlag.myndighed(fordring.myndighed),
        er_egen=fordring.myndighed == grundlag.opslag.kommune.cvr,
        valg=find_valg(grundlag.variant.fordringer, fordring.fordringstype),
    )
