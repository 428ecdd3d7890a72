"""The table of pairs: each Cura unit, its situation, where it leads, and what the citizen gets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.fagsystem import Enhedsmaerke, LokalEnhed
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.vaerdier.navnelighed import ord_i_navn
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.konfiguration import Konfiguration, Maerke
from webapp.domain.variant.mappingaendring import planlagt
from webapp.domain.variant.situation import Situation, find_situation
from webapp.domain.variant.variant import Enhedsmapning, Trin
from webapp.domain.visning.kontakt import Kontakt, Kontaktvalg, fra_organisation
from webapp.services.arknavne import slugs
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.mapping.sidedele import SITUATIONER, Par
from webapp.services.sapa.enhed import kontaktfejl
from webapp.store.mappingtal import INGEN, Maengde, sager_pr_enhed

LED = " › "


@dataclass(frozen=True)
class Enhedstabel:
    """All units of Cura under one variant, as planned on the day."""

    grundlag: Grundlag
    tal: Mapping[str, Maengde]

    @cached_property
    def konfiguration(self) -> Konfiguration:
        """The plan: as if the trin of the mapping had been done."""
        return planlagt(self.grundlag.konfiguration, self.grundlag.dato)

    @cached_property
    def efter_slug(self) -> Mapping[str, str]:
        """Names of units by slug."""
        return slugs(enhed.navn for enhed in self.grundlag.opslag.lokale_enheder)

    @cached_property
    def slug_af(self) -> dict[str, str]:
        """Slugs of units by name."""
        return {navn: slug for slug, navn in self.efter_slug.items()}

    @cached_property
    def _fk_navne(self) -> frozenset[tuple[str, ...]]:
        enheder = self.grundlag.opslag.organisation.enheder.values()
        return frozenset(ord_i_navn(enhed.navn) for enhed in enheder)

    @cached_property
    def _findes_efter_arket(self) -> frozenset[str]:
        """Units that the sheet names in FK ORG, mapped or not: there they may be called else."""
        raekker = self.grundlag.variant.enhedsmapning
        return frozenset(r.lokal_enhed for r in raekker if r.fk_navn or r.fk_enhed)

    @cached_property
    def _mapningen(self) -> Mapping[str, list[Enhedsmapning]]:
        """The variant's rows by their unit, in their order."""
        samlet: defaultdict[str, list[Enhedsmapning]] = defaultdict(list)
        for raekke in self.grundlag.variant.enhedsmapning:
            samlet[raekke.lokal_enhed].append(raekke)
        return samlet

    def maerke(self, navn: str) -> Maerke:
        """What the unit is marked with, as planned on the day."""
        return self.konfiguration.maerke(navn, self.grundlag.dato)

    @cached_property
    def alle(self) -> tuple[Par, ...]:
        """One row a unit, in the sheet's order."""
        return tuple(self._par(enhed) for enhed in self.grundlag.opslag.lokale_enheder)

    def _par(self, enhed: LokalEnhed) -> Par:
        maerke, organisation = self.maerke(enhed.navn), self.grundlag.opslag.organisation
        fk = organisation.find(maerke.enhed)
        kontakt = self.kontakt(enhed.navn, maerke.enhed)
        tal = self.tal.get(enhed.navn, INGEN)
        findes = enhed.navn in self._findes_efter_arket or (
            ord_i_navn(enhed.navn) in self._fk_navne
        )
        aktiv = fk is not None and fk.er_aktiv(self.grundlag.dato)
        return Par(
            slug=self.slug_af[enhed.navn],
            navn=enhed.navn,
            sti=LED.join(reversed(self.konfiguration.vej_op(enhed.navn)[1:])),
            sagsansvarlig=enhed.sagsansvarlig,
            situation=find_situation(
                enhed, maerke, organisation, self.grundlag.dato, findes_i_fk=findes
            ),
            via=maerke.via if maerke.via and maerke.via != enhed.navn else "",
            fk_navn=fk.navn if fk else str(maerke.enhed or ""),
            fk_sti=self.fk_sti(fk) if fk else "",
            kontakt=kontakt.navn,
            telefon=kontakt.telefon_i_par,
            fejl=tuple(kontaktfejl(fk, aktiv=aktiv)) if fk else (),
            sager=tal.antal,
            borgere=tal.borgere,
            senere=self._aendres(enhed.navn) or self._er_rettet(maerke.via or enhed.navn),
        )

    def fk_sti(self, enhed: FkEnhed) -> str:
        """The units above it in FK Organisation."""
        return LED.join(led.navn for led in self.grundlag.opslag.organisation.sti(enhed)[:-1])

    def kontakt(self, navn: str, uuid: EnhedUuid | None) -> Kontakt:
        """What the citizen reads where FK Organisation is the source."""
        return self._kontaktvalg(navn, uuid).kontakt

    def _kontaktvalg(self, navn: str, uuid: EnhedUuid | None) -> Kontaktvalg:
        return fra_organisation(
            Enhedsmaerke(uuid, navn),
            None,
            self.grundlag.opslag.kommune.navn,
            self.grundlag.opslag.organisation,
            self.grundlag.dato,
            foelg_henvendelsessted=False,
        )

    def _er_rettet(self, navn: str) -> str:
        """That the mapping was changed while the export ran: what was sent before has the old."""
        trin_8 = self.grundlag.variant.trin.get(Trin.EKSPORTER_SAGER)
        for raekke in reversed(self._mapningen.get(navn, ())):
            if raekke.fra and trin_8 and raekke.fra > trin_8:
                return (
                    f"Rettet fra {dag(raekke.fra)}: det, der er overført før, beholder sin "
                    "gamle kontakt, til sagen ændres"
                )
        return ""

    def _aendres(self, navn: str) -> str:
        """A change of the unit's own mapping that lies ahead."""
        for raekke in self._mapningen.get(navn, ()):
            if raekke.fra and raekke.fra > self.grundlag.dato:
                fk = self.grundlag.opslag.organisation.find(raekke.fk_enhed)
                til = fk.navn if fk else "enheden over den"
                return f"Skifter til {til} den {dag(raekke.fra)}"
        return ""


def load_enhedstabel(database: Database, grundlag: Grundlag) -> Enhedstabel:
    """The units under the basis, found once as long as the file is the same."""
    return kendt_for(
        database, grundlag, "enhedstabel", lambda: Enhedstabel(grundlag, sager_pr_enhed(database))
    )


def load_enheder_uden_tal(database: Database, grundlag: Grundlag) -> Enhedstabel:
    """The same with 0 for every figure, for those who tell none: no sag is counted for it."""
    return kendt_for(database, grundlag, "enheder uden tal", lambda: Enhedstabel(grundlag, {}))


def filtrer(alle: Iterable[Par], *, kun_ansvarlige: bool, soeg: str) -> tuple[Par, ...]:
    """The rows that the reader asked for; text is looked for in names, paths and situations."""
    ord_ = [et for et in fold(soeg).split("-") if et]
    return tuple(
        par for par in alle if (par.sagsansvarlig or not kun_ansvarlige) and _passer(par, ord_)
    )


def _passer(par: Par, ord_: list[str]) -> bool:
    if not ord_:
        return True
    tekst = fold(f"{par.navn} {par.sti} {par.fk_navn} {par.fk_sti} {par.situationsnavn}")
    return all(et in tekst for et in ord_)


def optael(par: Iterable[Par]) -> tuple[tuple[Situation, str, str, int], ...]:
    """How many rows are in each situation, those that occur."""
    antal = Counter(et.situation for et in par)
    return tuple((s, *SITUATIONER[s], antal[s]) for s in SITUATIONER if antal[s])
