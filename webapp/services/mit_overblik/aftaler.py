"""Appointments and deadlines of one citizen, judged: what Aftaler og frister shows and hides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from webapp.domain.fagsystem import Aftale, Aftaleart, Sag
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.visning.aftale import AFTALE, Aftaleforhold
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.verdict import Verdict
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.andet import AndetObjekt


@dataclass(frozen=True)
class BedoemtAftale(AndetObjekt):
    """One appointment with the facts it is judged on."""

    forhold: Aftaleforhold
    borger_: Person
    art = "aftale"
    bestemt = "aftalen"
    liste = "aftaler-og-frister"

    @property
    def aftale(self) -> Aftale:
        """The appointment itself."""
        return self.forhold.aftale

    @property
    def slug(self) -> str:
        """Its slug: unique in the kommune."""
        return self.aftale.slug

    @property
    def person(self) -> Person:
        """Whose it is."""
        return self.borger_

    @cached_property
    def borger(self) -> Verdict:
        """The citizen's verdict."""
        return afgoer_egne(AFTALE, self.forhold)

    @property
    def titel(self) -> str:
        """Its title as delivered."""
        return self.aftale.titel

    @property
    def undertitel(self) -> str:
        """`Frist 20. marts 2021, Forsvarsministeriet`."""
        return ", ".join(filter(None, (f"{self.aftale.art} {dag(self.aftale.dato)}", self._hvem)))

    @property
    def _hvem(self) -> str:
        return self.aftale.myndighed

    @property
    def grund(self) -> str:
        """Why it is shown."""
        return "dagen ikke er gået, og intet skjuler den"

    @property
    def kilde(self) -> str:
        """The sheet or the authority that it comes from."""
        return f"Leveret af {self._hvem or 'en myndighed, der ikke er nævnt'}"

    @property
    def kontakt(self) -> Kontakt:
        """The contact that the appointment itself carries."""
        return Kontakt(
            kommune=self._hvem,
            navn=self.aftale.arrangoer if self.aftale.arrangoer != self._hvem else "",
            telefon=otte_cifre(self.aftale.telefon) or self.aftale.telefon,
            hjemmeside=self.aftale.hjemmeside,
        )


def bedoem_aftaler(
    grundlag: Grundlag, person: Person, aftaler: tuple[Aftale, ...], sager: Mapping[str, Sag]
) -> tuple[BedoemtAftale, ...]:
    """Every appointment of the citizen, nearest first; shown or not."""
    return tuple(
        BedoemtAftale(
            _forhold(grundlag, aftale, sager.get(aftale.sag or "")),
            person,
        )
        for aftale in aftaler
    )


def _forhold(grundlag: Grundlag, aftale: Aftale, sag: Sag | None) -> Aftaleforhold:
    return Aftaleforhold(
        dato=grundlag.dato,
        aftale=aftale,
        opsaetning=grundlag.variant.opsaetning.find(aftale.kle),
        sag=sag,
        kle_tekst=_kle_tekst(grundlag, aftale),
    )


def _kle_tekst(grundlag: Grundlag, aftale: Aftale) -> str:
    if aftale.kle is None:
        return ""
    return f"{aftale.kle} {grundlag.opslag.kle.emnetitel(aftale.kle)}".strip()


def vises_for_kle(grundlag: Grundlag, kle: KleEmne | None) -> bool:
    """True if an appointment of the number, that nothing of its own hides, is shown."""
    aftale = Aftale(
        slug="",
        person="",
        titel="",
        myndighed="",
        art=Aftaleart.AFTALE,
        dato=grundlag.dato,
        kle=kle,
    )
    return afgoer_egne(AFTALE, _forhold(grundlag, aftale, None)).visible
