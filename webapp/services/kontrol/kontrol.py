"""Kontrol: what is wrong with a kommune's choices, what it does, and where it is mended."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.fagsystem import Kildested
from webapp.domain.kontrol.enheder_tjek import UDEN_ENHED, naermest_raad, valgt_paa_forhaand
from webapp.domain.kontrol.grundlag import Andet, Kontrolgrundlag, Talklasse
from webapp.domain.kontrol.regel import Kontrolfund, Kontrolregel, Traef, kontroller
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.vaerdier.fund import Alvor, Fund, Rettes
from webapp.domain.variant.variant import SagstypeKle
from webapp.importers.ark import celler
from webapp.importers.ark.celle import foldet
from webapp.importers.celletekster import laes_celletekster
from webapp.importers.kombit.organisationsark import SKAL_MAPPES
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.kontrol import find_talklasser
from webapp.store.andettal import tael_aftaler, tael_fordringer
from webapp.store.betalingsdele import load_foraeldreloese, load_forkert_sum
from webapp.store.kildefiler import load_fund
from webapp.store.kontrol import load_andres_ark, load_filer, load_sager_hos, load_sagsmangler
from webapp.store.opslag import load_faelles_ydelsestyper
from webapp.store.proeveborgere import find_opdigtede

# Findings of the import that Kontrol tells better, where both are about the same cell.
MAPPES_UDEN_UUID = "MAPPES_UDEN_UUID"
KLE_I_CELLEN = frozenset(
    f"KLE_{hvad}"
    for hvad in ("FIRE_CIFRE", "UGYLDIG", "KOMMA", "MANGLER_CIFFER", "FLERE", "ER_DATO", "ER_TAL")
)
GENFORTALTE = frozenset({"UUID_UGYLDIG", MAPPES_UDEN_UUID}) | KLE_I_CELLEN
# Findings of a unit's row in the sheet that are answered once the variant maps the unit.
OM_MAPNINGEN = frozenset({"UUID_UGYLDIG", MAPPES_UDEN_UUID, "UUID_MEN_IKKE_MAPPET"})
JA_NEJ = "JA_NEJ_UGYLDIG"
# What Kontrol says of a unit with nothing mapped: the cell that is the reason says it better.
UDEN_MAPNING = frozenset({"KONTROL_IKKE_MAPPET", "KONTROL_TRAE_UKENDT"})
EGEN_KONTROL = "Vores egen kontrol"
OPSAETNING_ANTAGET = "OPSAETNING_ANTAGET"
_KLE_NUMMER = re.compile(r"^[\d.\s]+[-–:,]?\s*")
_HUSKEDE_ARK = 16
_ark: OrderedDict[str, Mapping[tuple[str, str], str]] = OrderedDict()


@dataclass(frozen=True)
class Kontrolsvar:
    """All findings of one variant: Kontrol's own and those of the import.

    `om_mapningen`: the cells with neither ja nor nej that say whether a unit is mapped.
    """

    fund: tuple[Kontrolfund, ...]
    importfund: tuple[Fund, ...]
    grundlag: Kontrolgrundlag
    om_mapningen: frozenset[Kildested] = frozenset()

    def rettes_i_mapningen(self, et: Fund) -> bool:
        """True for what the import found and a mapping made here mends."""
        sted = Kildested(et.fil, et.ark, et.celle)
        return et.kode == MAPPES_UDEN_UUID or sted in self.om_mapningen

    def som_kontrolfund(self, et: Fund) -> Kontrolfund:
        """What the import found, as one of Kontrol's: in one order with them, and mended as they.

        About a unit that the mapping answers, it says what lacks of it, and what it can be.
        """
        overskrift, _, resten = et.tekst.partition(". ")
        if et.om and et.vaerdi:
            resten = f"Der står »{et.vaerdi}«. {resten}".strip()
        enhed = enheden(et)
        i_mapningen = (
            self.rettes_i_mapningen(et) and enhed in self.grundlag.konfiguration.lokale_enheder
        )
        regel = Kontrolregel(
            kode=et.kode,
            alvor=et.alvor,
            overskrift=overskrift.rstrip("."),
            forklaring="",
            raad=et.ventet,
            rettes=Rettes.ORGANISATIONSARK if i_mapningen else Rettes.FILER,
            kilde=EGEN_KONTROL,
            sourced=False,
            find=lambda _: (),
        )
        sted = Kildested(et.fil, et.ark, et.celle)
        if not i_mapningen:
            return Kontrolfund(regel, Traef(objekt=enhed, tekst=resten, sted=sted))
        tal, forslag = self.grundlag.tal(lokal_enhed=enhed), self.grundlag.forslag(enhed)
        traef = Traef(
            objekt=enhed,
            tekst=resten,
            virkning=tal.virkning(UDEN_ENHED),
            raad=naermest_raad(forslag, self.grundlag.organisation),
            sted=sted,
            enhed=enhed,
            tal=tal.ialt,
            fk_forslag=valgt_paa_forhaand(forslag),
        )
        return Kontrolfund(regel, traef)

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
    return kendt_for(
        database,
        grundlag,
        ("kontrol", med_tal),
        lambda: _kontroller(database, grundlag, med_tal=med_tal),
    )


def _kontroller(database: Database, grundlag: Grundlag, *, med_tal: bool) -> Kontrolsvar:
    klasser = tuple(find_talklasser(database, grundlag)) if med_tal else ()
    kontrolgrundlag = byg_kontrolgrundlag(database, grundlag, klasser)
    fund = kontroller(kontrolgrundlag, KONTROL)
    antaget = grundlag.variant.opsaetning.antaget is not None
    importfund = tuple(
        et
        for et in _importfund(database, grundlag.variant.slug, fund)
        # A variant with a set-up of its own assumes none, whatever the files lack.
        if antaget or et.kode != OPSAETNING_ANTAGET
    )
    om_mapningen = _om_mapningen(database, importfund)
    rettet = _Rettet.af(kontrolgrundlag, om_mapningen)
    svar = Kontrolsvar(fund, tuple(rettet.uden(importfund)), kontrolgrundlag, om_mapningen)
    fortalt = {enheden(et) for et in svar.importfund if svar.rettes_i_mapningen(et)}
    hver_en_gang = tuple(
        et for et in fund if et.regel.kode not in UDEN_MAPNING or et.traef.enhed not in fortalt
    )
    return replace(svar, fund=hver_en_gang)


def enheden(et: Fund) -> str:
    """What the finding is about: the unit whose row it is, else the value itself."""
    return et.om or et.vaerdi


def byg_kontrolgrundlag(
    database: Database, grundlag: Grundlag, klasser: tuple[Talklasse, ...] = ()
) -> Kontrolgrundlag:
    """What Kontrol's rules look at: all sager are looked at for it."""
    return replace(
        byg_arkgrundlag(database, grundlag),
        klasser=klasser,
        sager_hos=load_sager_hos(database),
        mangler=load_sagsmangler(database, str(grundlag.opslag.kommune.cvr)),
        opdigtede=find_opdigtede(database)[0],
        andet=_andet(database, grundlag),
    )


def byg_arkgrundlag(database: Database, grundlag: Grundlag) -> Kontrolgrundlag:
    """The same of the choices and their sheets alone: it knows no sag."""
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
        ulaeste_uuid={
            sted: tekst for sted in steder if sted and _er_ulaest(tekst := tekster.get(sted, ""))
        },
        kletitler={
            sted: titel for sted in numre if sted and (titel := _titel(tekster.get(sted, "")))
        },
        ulaeste_kle=_ulaeste_kle(database, variant.sagstype_kle),
    )


def _andet(database: Database, grundlag: Grundlag) -> Andet:
    """Payments, appointments and claims, as far as Kontrol asks."""
    fordringer = tael_fordringer(database, grundlag.opslag.kommune.cvr)
    return Andet(
        aftaler={en.kle: en.antal for en in tael_aftaler(database, grundlag.dato) if en.kle},
        fordringstyper={en.fordringstype: en.antal for en in fordringer if en.egen},
        foraeldreloese=load_foraeldreloese(database),
        forkert_sum=load_forkert_sum(database),
    )


def _ulaeste_kle(database: Database, raekker: Iterable[SagstypeKle]) -> Mapping[Kildested, str]:
    """What the import found wrong with each cell that has no KLE number, in its own words."""
    steder = {raekke.sted for raekke in raekker if raekke.kle is None and raekke.sted}
    if not steder:
        return {}
    fundne = ((Kildested(et.fil, et.ark, et.celle), et) for et in load_fund(database))
    return {
        sted: f"Der står »{et.vaerdi}«. {et.tekst}"
        for sted, et in fundne
        if sted in steder and et.kode in KLE_I_CELLEN
    }


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


def _om_mapningen(database: Database, fund: Collection[Fund]) -> frozenset[Kildested]:
    """The cells that are neither ja nor nej, of a column that says whether a unit is mapped."""
    steder = {Kildested(et.fil, et.ark, et.celle) for et in fund if et.kode == JA_NEJ}
    if not steder:
        return frozenset()
    kolonner = {
        (sted.fil, sted.ark, _kolonne(sted))
        for sted, tekst in _celletekster(database, {sted.fil for sted in steder}).items()
        if foldet(tekst) in SKAL_MAPPES.foldede
    }
    return frozenset(sted for sted in steder if (sted.fil, sted.ark, _kolonne(sted)) in kolonner)


@dataclass(frozen=True)
class _Rettet:
    """The sheets' rows whose mapping the variant has by now: what was said of them is answered.

    `om_mapningen`: the cells with neither ja nor nej that the mapping answers.
    """

    raekker: frozenset[tuple[str, str, str]]
    kle: frozenset[Kildested]
    om_mapningen: frozenset[Kildested]

    @classmethod
    def af(cls, grundlag: Kontrolgrundlag, om_mapningen: frozenset[Kildested]) -> _Rettet:
        mappede = (r.sted for r in grundlag.mapning.values() if r.fk_enhed is not None or r.valgt)
        numre = (r.sted for r in grundlag.sagstype_kle.values() if r.kle is not None)
        return cls(
            frozenset(_raekke(sted) for sted in mappede if sted),
            frozenset(sted for sted in numre if sted),
            om_mapningen,
        )

    def uden(self, fund: Collection[Fund]) -> Iterator[Fund]:
        """The findings but for those that are answered."""
        for et in fund:
            sted = Kildested(et.fil, et.ark, et.celle)
            om_mapningen = et.kode in OM_MAPNINGEN or sted in self.om_mapningen
            besvaret = om_mapningen and bool(et.celle) and _raekke(sted) in self.raekker
            har_kle = et.kode in KLE_I_CELLEN and et.alvor is Alvor.FEJL and sted in self.kle
            if not (besvaret or har_kle):
                yield et


def _kolonne(sted: Kildested) -> str:
    return sted.celle.rstrip("0123456789")


def _raekke(sted: Kildested) -> tuple[str, str, str]:
    return sted.fil, sted.ark, sted.celle.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
