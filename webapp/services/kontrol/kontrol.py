"""Kontrol: what is wrong with a kommune's choices, what it does, and where it is mended."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.enheder_tjek import naermest_raad
from webapp.domain.kontrol.grundlag import Kontrolgrundlag, Talklasse
from webapp.domain.kontrol.regel import Kontrolfund, kontroller
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.importers.ark import celler
from webapp.importers.celletekster import laes_celletekster
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.kontrol import find_talklasser
from webapp.store.kildefiler import load_fund
from webapp.store.kontrol import load_andres_ark, load_filer, load_sager_hos, load_sagsmangler
from webapp.store.opslag import load_faelles_ydelsestyper
from webapp.store.proeveborgere import tael_opdigtede

# Findings of the import that Kontrol tells better, where both are about the same cell.
MAPPES_UDEN_UUID = "MAPPES_UDEN_UUID"
GENFORTALTE = frozenset({"UUID_UGYLDIG", MAPPES_UDEN_UUID, "KLE_FIRE_CIFRE", "KLE_UGYLDIG"})
_KLE_NUMMER = re.compile(r"^[\d.\s]+[-–:,]?\s*")
_HUSKEDE_ARK = 16
_ark: OrderedDict[str, Mapping[tuple[str, str], str]] = OrderedDict()


@dataclass(frozen=True)
class Kontrolsvar:
    """All findings of one variant: Kontrol's own and those of the import."""

    fund: tuple[Kontrolfund, ...]
    importfund: tuple[Fund, ...]
    grundlag: Kontrolgrundlag

    def naermeste(self, navn: str) -> tuple[str, str]:
        """For a unit of Cura, the advice to map it to the nearest one and that one's UUID."""
        fundet = self.grundlag.naermeste(navn)
        return (naermest_raad(fundet), str(fundet.uuid)) if fundet else ("", "")

    def antal(self, alvor: Alvor) -> int:
        """How many of one severity."""
        egne = [fund for fund in self.fund if fund.regel.alvor is alvor]
        return len(egne) + len([fund for fund in self.importfund if fund.alvor is alvor])

    @property
    def har_bemaerkninger(self) -> bool:
        """True if there is anything to do or to answer; oplysninger alone are not."""
        return any(self.antal(alvor) for alvor in Alvor if alvor is not Alvor.OPLYSNING)


def kontroller_variant(
    database: Database, grundlag: Grundlag, *, med_tal: bool = True
) -> Kontrolsvar:
    """Every finding. `med_tal` False: the same findings, but no effect is counted (quick)."""
    klasser = tuple(find_talklasser(database, grundlag)) if med_tal else ()
    kontrolgrundlag = byg_kontrolgrundlag(database, grundlag, klasser)
    fund = kontroller(kontrolgrundlag, KONTROL)
    importfund = tuple(_importfund(database, grundlag.variant.slug, fund))
    return Kontrolsvar(fund, importfund, kontrolgrundlag)


def byg_kontrolgrundlag(
    database: Database, grundlag: Grundlag, klasser: tuple[Talklasse, ...] = ()
) -> Kontrolgrundlag:
    """What Kontrol's rules look at."""
    opslag, variant = grundlag.opslag, grundlag.variant
    steder = [raekke.sted for raekke in variant.enhedsmapning if raekke.fk_enhed is None]
    numre = [raekke.sted for raekke in variant.sagstype_kle if raekke.kle is not None]
    tekster = _celletekster(database, {sted.fil for sted in (*steder, *numre) if sted})
    return Kontrolgrundlag(
        konfiguration=grundlag.konfiguration,
        dato=grundlag.dato,
        sagstyper=opslag.sagstyper,
        lokale_ydelser=tuple(opslag.lokale_ydelser.values()),
        faelles_ydelsestyper=load_faelles_ydelsestyper(database),
        organisation=opslag.organisation,
        kle=opslag.kle,
        klasser=klasser,
        sager_hos=load_sager_hos(database),
        ulaeste_uuid={
            sted: tekst for sted in steder if sted and _er_ulaest(tekst := tekster.get(sted, ""))
        },
        kletitler={
            sted: titel for sted in numre if sted and (titel := _titel(tekster.get(sted, "")))
        },
        mangler=load_sagsmangler(database, str(opslag.kommune.cvr)),
        opdigtede=tael_opdigtede(database)[0] > 0,
    )


def _er_ulaest(tekst: str) -> bool:
    return celler.uuid(tekst).problem is not None


def _titel(tekst: str) -> str:
    """`Boligindretning` of `27.60.24 Boligindretning`; empty where no number stands before it."""
    uden = _KLE_NUMMER.sub("", tekst, count=1)
    return uden if uden != tekst else ""


def _celletekster(database: Database, filer: Collection[str]) -> Mapping[Kildested, str]:
    """The text of every cell of these kept files by its place."""
    return {
        Kildested(navn, ark, celle): tekst
        for navn, indhold in load_filer(database, filer).items()
        for (ark, celle), tekst in _husket(navn, indhold).items()
    }


def _husket(navn: str, indhold: bytes) -> Mapping[tuple[str, str], str]:
    """A sheet's cells, remembered by its content: the same sheet is asked for on every page."""
    noegle = hashlib.sha256(indhold).hexdigest()
    if noegle not in _ark:
        _ark[noegle] = laes_celletekster(navn, indhold)
        while len(_ark) > _HUSKEDE_ARK:
            _ark.popitem(last=False)
    return _ark[noegle]


def _importfund(database: Database, variant: str, fund: tuple[Kontrolfund, ...]) -> Iterator[Fund]:
    """The import's findings but for those of other variants' sheets and those told again."""
    andres = load_andres_ark(database, variant)
    fortalt = {et.traef.sted for et in fund}
    for et in load_fund(database):
        sted = Kildested(et.fil, et.ark, et.celle)
        if et.fil not in andres and not (et.kode in GENFORTALTE and sted in fortalt):
            yield et
