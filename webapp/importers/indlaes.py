"""Files in, domain objects and findings out: everything that services need of the importers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from webapp.domain.fagsystem import (
    Aftale,
    Bevilling,
    Effektuering,
    FaellesYdelsestype,
    Fagsystem,
    Fordring,
    Kildested,
    LokalEnhed,
    LokalYdelse,
    Myndighed,
    Sag,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Familierelation, Person
from webapp.domain.testdata.registre import Registre
from webapp.domain.testdata.tilfoejede import Oenske
from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.domain.vaerdier.identifikation import Cvr, masker_cpr
from webapp.domain.vaerdier.slug import Slugs
from webapp.domain.variant.fordringsvalg import Fordringsvalg
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.egneark import proeveark, stamdata
from webapp.importers.egneark.aftaler import laes_aftaler
from webapp.importers.egneark.bevillinger import laes_bevillinger
from webapp.importers.egneark.effektueringer import laes_effektueringer, tjek_summer
from webapp.importers.egneark.fordringer import laes_fordringer
from webapp.importers.egneark.opslag import Opslag
from webapp.importers.egneark.proeveark import PROEVEFIL
from webapp.importers.egneark.registre import laes_registre
from webapp.importers.egneark.sager import laes_sager
from webapp.importers.fk_organisation.samling import laes_organisation
from webapp.importers.genkend import ARK_UDEN_RAEKKER, Indfil, Samling, genkend_fil
from webapp.importers.kle import liste as kle_liste
from webapp.importers.kle.udgaver import saml_udgaver
from webapp.importers.kombit import forberedelsesark, organisationsark
from webapp.importers.konfiguration import borgerblik, sapa
from webapp.importers.konfiguration.fordringer import (
    FORDRINGSKONFIGURATION,
    laes_fordringsvalg,
)
from webapp.importers.leverance.indeksroller import INDEKSROLLER, laes_rolleopslag
from webapp.importers.leverance.leverance import Leverancegrundlag, laes_leverance
from webapp.importers.rapport import Filfejl, Fundliste, Problem
from webapp.importers.regnskab import Regnskabspost
from webapp.importers.variantfil.reorganisation import meld_fejl
from webapp.importers.variantfil.variantfil import Variantfil, saml_variantfiler

__all__ = ["Filfejl", "Indfil", "Indlaesning", "laes_filer"]

_VARIANTENS_ARK_MANGLER = Problem(
    "VARIANT_ARK_MANGLER",
    "Variantens organisationsark er ikke indlæst, så varianten har ingen mapning fra det.",
    "Indlæs arket under det navn, eller ret navnet i filen.",
    Alvor.ADVARSEL,
)
_UDEN_INDHOLD = Problem(
    "KILDE_UDEN_INDHOLD",
    "Filen er genkendt, men der er intet i den at læse. Den ændrer ikke noget.",
    "Hent filen igen fra kilden, og se, at den har indhold.",
    Alvor.ADVARSEL,
)
STANDARDNOEGLE = b"forhaandsblik"


@dataclass(frozen=True, kw_only=True)
class Indlaesning:
    """What one or more files gave; a part is None or empty where no file held it.

    `organisationsark` has each sheet under its file's name, and a further sheet of the same
    workbook under `file#sheet`; `enhedsmapning` is the first of them. `er_leveret`: some of the
    sager or bevillinger are index data that a vendor has delivered. `oensker`: the
    prøveborgere that somebody asked for. `regnskab`: what became of each object of each file;
    `fordringer_antaget`: no file has the Fordringskonfiguration, so that it is made of the claims;
    `uden_indhold`: the files that hold nothing, and why, which are to change nothing;
    `ubrugelige`: those of whose objects none can be used, which are to replace nothing.
    """

    kommune: Kommune | None = None
    myndigheder: tuple[Myndighed, ...] = ()
    fagsystemer: tuple[Fagsystem, ...] = ()
    lokale_enheder: tuple[LokalEnhed, ...] = ()
    sagstyper: tuple[Sagstype, ...] = ()
    lokale_ydelser: tuple[LokalYdelse, ...] = ()
    faelles_ydelsestyper: tuple[FaellesYdelsestype, ...] = ()
    organisation: FkOrganisation | None = None
    kle: KlePlan | None = None
    personer: tuple[Person, ...] = ()
    familie: tuple[Familierelation, ...] = ()
    registre: Registre = field(default_factory=Registre)
    sager: tuple[Sag, ...] = ()
    bevillinger: tuple[Bevilling, ...] = ()
    effektueringer: tuple[Effektuering, ...] = ()
    aftaler: tuple[Aftale, ...] = ()
    fordringer: tuple[Fordring, ...] = ()
    organisationsark: Mapping[str, tuple[Enhedsmapning, ...]] = field(default_factory=dict)
    enhedsmapning: tuple[Enhedsmapning, ...] | None = None
    ydelsestyper: tuple[Ydelsesmapning, ...] | None = None
    sagstype_kle: tuple[SagstypeKle, ...] | None = None
    kletitler: Mapping[str, str] = field(default_factory=dict)
    opsaetning: Opsaetning | None = None
    fordringsvalg: tuple[Fordringsvalg, ...] | None = None
    fordringer_antaget: bool = False
    roller: tuple[Jobfunktionsrolle, ...] | None = None
    varianter: tuple[Variantfil, ...] = ()
    er_leveret: bool = False
    oensker: tuple[Oenske, ...] = ()
    fund: tuple[Fund, ...] = ()
    genkendt: tuple[tuple[str, str], ...] = ()
    regnskab: tuple[Regnskabspost, ...] = ()
    uden_indhold: Mapping[str, str] = field(default_factory=dict)
    ubrugelige: Mapping[str, str] = field(default_factory=dict)


def laes_filer(
    filer: Sequence[Indfil], noegle: bytes = STANDARDNOEGLE, kommune_cvr: Cvr | None = None
) -> Indlaesning:
    """Everything the files hold, put together: sheets may lie in any files, in any order.

    `noegle`: key of the hash that replaces a possible CPR number in a slug. `kommune_cvr`: who
    owns sager without Myndighed, where no file holds Kommune. Raises Filfejl if any file cannot
    be read at all; everything else is a finding.
    """
    fund, samling = Fundliste(), Samling()
    for fil in filer:
        # A file may be named after a citizen; from here on nobody sees the number.
        genkend_fil(Indfil(masker_cpr(fil.navn), fil.indhold), samling, fund)
    indlaesning = _laes_kommunens_valg(samling, fund)
    indlaesning = _laes_testdata(samling, indlaesning, noegle, kommune_cvr, fund)
    indlaesning = _med_organisation(samling, indlaesning, fund)
    indlaesning = _laes_opsaetning(samling, indlaesning, noegle, fund)
    varianter = saml_variantfiler(
        samling.varianter,
        {navnenoegle(enhed.navn): enhed.navn for enhed in indlaesning.lokale_enheder},
        {navnenoegle(sagstype.navn): sagstype.navn for sagstype in indlaesning.sagstyper},
        {navnenoegle(ydelse.navn): ydelse.navn for ydelse in indlaesning.lokale_ydelser},
        fund,
    )
    meld_fejl(varianter, indlaesning.organisation, fund)
    _meld_manglende_ark(varianter, indlaesning.organisationsark, fund)
    return replace(
        indlaesning,
        varianter=varianter,
        oensker=_laes_oensker(samling, indlaesning, fund),
        uden_indhold=_uden_indhold(samling, fund),
        ubrugelige=fund.regnskab.ubrugelige(_genkendte(samling)),
        fund=fund.alle(),
        genkendt=tuple(samling.genkendt),
        regnskab=fund.regnskab.poster(),
    )


def _uden_indhold(samling: Samling, fund: Fundliste) -> dict[str, str]:
    """The recognised files that hold nothing, told once each."""
    uden = fund.regnskab.uden_indhold(_genkendte(samling))
    sagt = {et.fil for et in fund.alle() if et.kode == ARK_UDEN_RAEKKER.kode}
    for fil, aarsag in uden.items():
        if fil not in sagt:
            fund.meld(_UDEN_INDHOLD, Kildested(fil), aarsag)
    return uden


def _meld_manglende_ark(
    varianter: Iterable[Variantfil], ark: Collection[str], fund: Fundliste
) -> None:
    """Tell of a variant whose organisation sheet is none of those that are loaded."""
    for fil in varianter:
        if fil.organisationsark and fil.organisationsark not in ark:
            fund.meld(
                _VARIANTENS_ARK_MANGLER,
                Kildested(fil.fil, "", "organisationsark"),
                fil.organisationsark,
            )


def _genkendte(samling: Samling) -> dict[str, str]:
    """What each file was recognised as, but for the one that the product keeps itself."""
    return {fil: hvad for fil, hvad in reversed(samling.genkendt) if fil != PROEVEFIL}


def _laes_kommunens_valg(samling: Samling, fund: Fundliste) -> Indlaesning:
    """KOMBIT's two sheets and KLE."""
    alle = [
        organisationsark.laes_organisationsark(ark, fund)
        for ark in samling.af(organisationsark.ORGANISATIONSARK)
    ]
    enheder = organisationsark.flet_enheder(alle, fund)
    mapninger = organisationsark.mapning_efter_fil(alle, enheder, fund)
    forberedelse = forberedelsesark.laes_forberedelsesark(
        samling.af(forberedelsesark.FORBEREDELSESARK), fund
    )
    har_forberedelse = samling.har(forberedelsesark.FORBEREDELSESARK)
    return Indlaesning(
        lokale_enheder=enheder,
        organisationsark=mapninger,
        enhedsmapning=next(iter(mapninger.values()), None),
        sagstyper=tuple(forberedelse.sagstyper.values()),
        lokale_ydelser=tuple(forberedelse.ydelser.values()),
        ydelsestyper=tuple(forberedelse.ydelsestyper.values()) if har_forberedelse else None,
        sagstype_kle=tuple(forberedelse.sagstype_kle.values()) if har_forberedelse else None,
        kletitler=forberedelse.kletitler,
        faelles_ydelsestyper=forberedelsesark.laes_faelles_ydelsestyper(
            samling.af(forberedelsesark.FAELLES_YDELSESTYPER), fund
        ),
        kle=saml_udgaver(
            (*samling.kle, *kle_liste.laes_kle_tabel(samling.af(kle_liste.KLE_LISTE), fund)), fund
        ),
    )


def _med_organisation(samling: Samling, indlaesning: Indlaesning, fund: Fundliste) -> Indlaesning:
    """FK Organisation as it is on the data set's date, opgaver by the numbers of the KLE plan."""
    if not samling.organisation:
        return indlaesning
    dato = indlaesning.kommune.dato if indlaesning.kommune else None
    organisation = laes_organisation(samling.organisation, indlaesning.kle, dato, fund)
    return replace(indlaesning, organisation=organisation)


def _laes_testdata(
    samling: Samling,
    valg: Indlaesning,
    noegle: bytes,
    kommune_cvr: Cvr | None,
    fund: Fundliste,
) -> Indlaesning:
    """Our own sheets about kommune, fagsystemer, persons, sager and bevillinger."""
    kommune = stamdata.laes_kommune(samling.af(stamdata.KOMMUNE), fund)
    fagsystemer = stamdata.laes_fagsystemer(samling.af(stamdata.FAGSYSTEMER), fund)
    slugs = (Slugs(noegle), Slugs(noegle), Slugs(noegle))
    personer = stamdata.laes_personer(samling.af(stamdata.PERSONER), slugs[0], fund)
    opslag = _opslag(valg, personer, fagsystemer, kommune.cvr if kommune else kommune_cvr)
    sager = laes_sager(samling.tabeller, opslag, slugs[1], fund)
    effektueringer = laes_effektueringer(samling.tabeller, opslag, fund)
    bevilget = laes_bevillinger(
        samling.tabeller, opslag, slugs[2], fund, sager=sager, effektueringer=effektueringer
    )
    hele = tuple(en for en in effektueringer.values() if en is not None)
    tjek_summer(hele, bevilget, fund)
    indlaesning = replace(
        valg,
        kommune=kommune,
        myndigheder=stamdata.laes_myndigheder(samling.af(stamdata.MYNDIGHEDER), fund),
        fagsystemer=fagsystemer,
        personer=tuple(personer.values()),
        familie=stamdata.laes_familie(samling.af(stamdata.FAMILIE), personer, fund),
        registre=laes_registre(samling.tabeller, personer, fund),
        sager=tuple(sager.values()),
        bevillinger=bevilget,
        effektueringer=hele,
        fordringer=laes_fordringer(samling.tabeller, opslag, Slugs(noegle), fund),
        aftaler=laes_aftaler(samling.tabeller, sager, opslag, Slugs(noegle), fund),
    )
    return _med_leverancer(samling, indlaesning, opslag, slugs, fund)


def _laes_oensker(samling: Samling, valg: Indlaesning, fund: Fundliste) -> tuple[Oenske, ...]:
    navne = (valg.sagstyper, valg.lokale_enheder, valg.lokale_ydelser)
    kilder = samling.af(proeveark.PROEVEBORGERE)
    return proeveark.laes_oensker(kilder, (en.navn for nogle in navne for en in nogle), fund)


def _med_leverancer(
    samling: Samling,
    indlaesning: Indlaesning,
    opslag: Opslag,
    slugs: tuple[Slugs, Slugs, Slugs],
    fund: Fundliste,
) -> Indlaesning:
    """What vendors have delivered to the indexes, after what the sheets hold."""
    roller = laes_rolleopslag(samling.af(INDEKSROLLER), fund)
    if not (samling.leverancer or samling.udtraek):
        return indlaesning
    personslugs, sagslugs, ydelseslugs = slugs
    grundlag = Leverancegrundlag(
        roller=roller,
        personer=dict(opslag.personer),
        personslugs=personslugs,
        sagslugs=sagslugs,
        ydelseslugs=ydelseslugs,
        fagsystemer=indlaesning.fagsystemer,
        kommune=opslag.kommune_cvr,
        dato=indlaesning.kommune.dato if indlaesning.kommune else None,
        optagne_numre=frozenset(navnenoegle(b.nummer) for b in indlaesning.bevillinger),
        egne_sagsnumre=frozenset(navnenoegle(sag.sagsnummer) for sag in indlaesning.sager),
    )
    leveret = laes_leverance(samling.leverancer, samling.udtraek, grundlag, fund)
    return replace(
        indlaesning,
        er_leveret=True,
        fagsystemer=(*indlaesning.fagsystemer, *leveret.fagsystemer),
        personer=(*indlaesning.personer, *leveret.personer),
        sager=(*indlaesning.sager, *leveret.sager),
        bevillinger=(*indlaesning.bevillinger, *leveret.bevillinger),
        effektueringer=(*indlaesning.effektueringer, *leveret.effektueringer),
    )


def _opslag(
    valg: Indlaesning,
    personer: Mapping[str, Person],
    fagsystemer: Sequence[Fagsystem],
    kommune_cvr: Cvr | None,
) -> Opslag:
    return Opslag(
        personer=personer,
        fagsystemer={navnenoegle(system.navn): system for system in fagsystemer},
        enheder={navnenoegle(enhed.navn): enhed for enhed in valg.lokale_enheder},
        sagstyper={navnenoegle(sagstype.navn): sagstype for sagstype in valg.sagstyper},
        ydelser={navnenoegle(ydelse.navn): ydelse for ydelse in valg.lokale_ydelser},
        kommune_cvr=kommune_cvr,
    )


def _laes_opsaetning(
    samling: Samling, indlaesning: Indlaesning, noegle: bytes, fund: Fundliste
) -> Indlaesning:
    """Opsætning af Borgerblikket and SAPA's roles."""
    systemer = {navnenoegle(system.navn): system.navn for system in indlaesning.fagsystemer}
    opsaetning = borgerblik.laes_opsaetning(samling.af(borgerblik.OPSAETNING), fund)
    fordringsvalg = laes_fordringsvalg(samling.af(FORDRINGSKONFIGURATION), fund)
    roller = sapa.laes_roller(
        samling.af(sapa.ROLLER), samling.af(sapa.VISNINGER), systemer, Slugs(noegle), fund
    )
    return replace(
        indlaesning,
        opsaetning=opsaetning if samling.har(borgerblik.OPSAETNING) else None,
        fordringsvalg=fordringsvalg if samling.har(FORDRINGSKONFIGURATION) else None,
        roller=roller if samling.har(sapa.ROLLER, sapa.VISNINGER) else None,
    )
