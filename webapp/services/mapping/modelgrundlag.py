"""What both models are proposed from: FK Organisation, Cura's units and what the sheet says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.enhedsforslag import Enhedsforslag
from webapp.domain.variant.traeforslag import Placering, Traeforslag
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.kontrol import byg_arkgrundlag
from webapp.services.mapping.tabel import Enhedstabel, load_enheder_uden_tal


@dataclass(frozen=True)
class Modelgrundlag:
    """Everything is worked out once a request, and only what is asked for."""

    database: Database
    grundlag: Grundlag

    @cached_property
    def tabel(self) -> Enhedstabel:
        """The units as the variant has them now, without figures."""
        return load_enheder_uden_tal(self.database, self.grundlag)

    @cached_property
    def kontrol(self) -> Kontrolgrundlag:
        """The sheet's rows and what stood in its cells."""
        return byg_arkgrundlag(self.database, self.grundlag)

    @cached_property
    def enheder(self) -> tuple[LokalEnhed, ...]:
        """The units that have sager: the sagsansvarlige, or all where no sheet says which."""
        alle = self.grundlag.opslag.lokale_enheder
        return tuple(e for e in alle if e.sagsansvarlig) or tuple(alle)

    @cached_property
    def forslag(self) -> tuple[Enhedsforslag, ...]:
        """The proposal for each of them."""
        return self._match(self.enheder)

    @cached_property
    def fk(self) -> Mapping[str, EnhedUuid]:
        """What each unit of Cura is in FK Organisation: as proposed, else as mapped.

        A closed unit has its place in the tree still.
        """
        egne = set(self.enheder)
        andre = [e for e in self.grundlag.opslag.lokale_enheder if e not in egne]
        organisation, mapning = self.grundlag.opslag.organisation, self.kontrol.mapning
        mappet = {
            navn: raekke.fk_enhed
            for navn, raekke in mapning.items()
            if raekke.fk_enhed is not None and organisation.find(raekke.fk_enhed) is not None
        }
        foreslaaet = {et.enhed: et.brugt for et in (*self.forslag, *self._match(andre))}
        return mappet | {navn: fk for navn, fk in foreslaaet.items() if fk is not None}

    def _match(
        self, enheder: tuple[LokalEnhed, ...] | list[LokalEnhed]
    ) -> tuple[Enhedsforslag, ...]:
        return self.kontrol.match.foreslaa(enheder)

    @cached_property
    def placeringer(self) -> tuple[Placering, ...]:
        """The place proposed for each unit that no sheet and nobody has placed."""
        opslag = self.grundlag.opslag
        return Traeforslag(tuple(opslag.lokale_enheder), opslag.organisation, self.fk).placeringer()

    @cached_property
    def curas_trae(self) -> Mapping[str, str | None]:
        """Cura's tree as it is known."""
        return {e.navn: e.overordnet for e in self.grundlag.opslag.lokale_enheder}

    @cached_property
    def foreslaaet_trae(self) -> Mapping[str, str | None]:
        """The same, with the proposed places."""
        return {**self.curas_trae, **{en.enhed: en.overordnet for en in self.placeringer}}

    @property
    def ny_traeforslag(self) -> Mapping[str, str]:
        """The variant's own proposals, with those places."""
        nye = {en.enhed: en.overordnet for en in self.placeringer if en.overordnet is not None}
        return {**self.grundlag.variant.traeforslag, **nye}
