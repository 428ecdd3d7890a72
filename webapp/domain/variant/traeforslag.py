"""Cura's tree proposed from FK Organisation, where no sheet says who lies under whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.fagsystem.curatrae import find_ring
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.navnelighed import ord_i_navn


@dataclass(frozen=True, slots=True)
class Placering:
    """A unit and the unit proposed above it, None: at the top. `sikker`: FK ORG has it so."""

    enhed: str
    overordnet: str | None
    sikker: bool
    grund: str


def mangler_traeet(enheder: Iterable[LokalEnhed]) -> frozenset[str]:
    """The units that no sheet places: nothing above them, and nothing below.

    A unit at the top of a tree that is known has its place.
    """
    alle = tuple(enheder)
    over = {enhed.overordnet for enhed in alle}
    return frozenset(e.navn for e in alle if not e.overordnet and e.navn not in over)


def med_forslag(
    enheder: tuple[LokalEnhed, ...], forslag: Mapping[str, str]
) -> tuple[LokalEnhed, ...]:
    """Cura's units as one variant has them: its proposed places for units that have none.

    Whatever another variant proposed for `enheder` is taken away first. What a sheet or a person
    says holds, so a proposal that it answers, or that would close a ring, does not take effect.
    """
    rene = tuple(
        replace(e, overordnet=None, foreslaaet=False) if e.foreslaaet else e for e in enheder
    )
    uden = mangler_traeet(rene) if forslag else frozenset[str]()
    over = {enhed.navn: enhed.overordnet for enhed in rene}
    brugte: set[str] = set()
    for enhed, op in forslag.items():
        if enhed in uden and op in over and not _er_under(over, op, enhed):
            over[enhed] = op
            brugte.add(enhed)
    return tuple(
        replace(e, overordnet=over[e.navn], foreslaaet=True) if e.navn in brugte else e
        for e in rene
    )


def _er_under(over: Mapping[str, str | None], enhed: str, top: str) -> bool:
    """True if the unit is `top`, or lies under it."""
    set_: set[str] = set()
    aktuel: str | None = enhed
    while aktuel and aktuel not in set_:
        if aktuel == top:
            return True
        set_.add(aktuel)
        aktuel = over.get(aktuel)
    return False


@dataclass(frozen=True)
class Traeforslag:
    """`fk`: the unit of FK Organisation that each unit of Cura is, as mapped or proposed."""

    enheder: tuple[LokalEnhed, ...]
    organisation: FkOrganisation
    fk: Mapping[str, EnhedUuid]

    def placeringer(self) -> tuple[Placering, ...]:
        """A place for each unit that has none, in their order; never a ring."""
        alle = [self._placer(e.navn) for e in self.enheder if e.navn in self._uden]
        overordnet = {e.navn: e.overordnet for e in self.enheder}
        overordnet |= {en.enhed: en.overordnet for en in alle}
        while ring := find_ring(overordnet):
            # Of a ring in FK Organisation the last one is put at the top.
            overordnet[next(navn for navn in reversed(ring) if navn in self._uden)] = None
        return tuple(
            en
            if overordnet[en.enhed] == en.overordnet
            else Placering(en.enhed, None, sikker=False, grund="Enhederne ligger i ring")
            for en in alle
        )

    @cached_property
    def _uden(self) -> frozenset[str]:
        return mangler_traeet(self.enheder)

    @cached_property
    def _efter_fk(self) -> Mapping[EnhedUuid, str]:
        """The unit of Cura that stands for a unit of FK Organisation: the one called most alike."""
        navne: dict[EnhedUuid, str] = {}
        for enhed in self.enheder:
            uuid = self.fk.get(enhed.navn)
            fundet = self.organisation.find(uuid)
            if uuid is None or fundet is None:
                continue
            samme = ord_i_navn(fundet.navn) == ord_i_navn(enhed.navn)
            if uuid not in navne or (samme and ord_i_navn(navne[uuid]) != ord_i_navn(fundet.navn)):
                navne[uuid] = enhed.navn
        return navne

    @cached_property
    def _efter_ord(self) -> Mapping[frozenset[str], str]:
        return {frozenset(ord_i_navn(enhed.navn)): enhed.navn for enhed in reversed(self.enheder)}

    @cached_property
    def _faelles_top(self) -> str | None:
        """The nearest unit of Cura that all placed units lie under in FK Organisation."""
        stier = [
            [led.uuid for led in self.organisation.sti(enhed)]
            for uuid in self._efter_fk
            if (enhed := self.organisation.find(uuid)) is not None
        ]
        faelles = None
        for led in zip(*stier, strict=False):
            if len(set(led)) > 1:
                break
            faelles = self._efter_fk.get(led[0], faelles)
        return faelles

    def _placer(self, navn: str) -> Placering:
        fk = self.organisation.find(self.fk.get(navn))
        if fk is not None:
            return self._efter_organisationen(navn, fk)
        ord_ = frozenset(ord_i_navn(navn))
        dele = [d for d in map(ord_.__sub__, map(frozenset, ([o] for o in ord_))) if d]
        for del_ in dele:
            if del_ in self._efter_ord:
                over = self._efter_ord[del_]
                return Placering(navn, over, sikker=False, grund=f"Navnet begynder som {over}")
        if self._faelles_top is not None and self._faelles_top != navn:
            grund = (
                "Ingen enhed i FK Organisation ligner; lagt under den, alle de andre ligger under"
            )
            return Placering(navn, self._faelles_top, sikker=False, grund=grund)
        grund = "Ingen enhed i FK Organisation ligner; lagt øverst"
        return Placering(navn, None, sikker=False, grund=grund)

    def _efter_organisationen(self, navn: str, fk: FkEnhed) -> Placering:
        """Under the first unit on the way up that is a unit of Cura as well."""
        repraesentant = self._efter_fk.get(fk.uuid, navn)
        if repraesentant != navn:
            grund = "Mappet til den samme enhed i FK Organisation"
            return Placering(navn, repraesentant, sikker=False, grund=grund)
        for over in reversed(self.organisation.sti(fk)[:-1]):
            if over.uuid in self._efter_fk:
                grund = f"{fk.navn} ligger under {over.navn} i FK Organisation"
                return Placering(navn, self._efter_fk[over.uuid], sikker=True, grund=grund)
        grund = "Ingen enhed over den i FK Organisation er med i arket"
        return Placering(navn, None, sikker=True, grund=grund)
