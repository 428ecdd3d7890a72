"""`…/mapping/sagstyper/` and `…/mapping/ydelser/`: KLE of a sagstype, type of a local ydelse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import (
    HENT_EMNEPLANEN,
    IKKE_SLAAET_EFTER,
    KleEmne,
    KlePlan,
    UgyldigKleError,
)
from webapp.domain.klassifikation.klesoegning import EMNE, Kletraef, soeg_kle
from webapp.domain.kontrol.kleforslag import kleforslag, titelstrid
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_sagstype, ret_ydelse, seneste
from webapp.domain.variant.variant import Trin, Variant
from webapp.services.aendring.gemning import gem
from webapp.services.arknavne import find_navn, slugs
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.mapping.sidedele import (
    Kleresultat,
    Mulighed,
    Typepar,
    Typeside,
    Udkast,
    med_det_valgte,
)
from webapp.services.mapping.status import laes_tidspunkt, mappingstatus
from webapp.services.mapping.titelvirkning import titler_af_sagstype, titler_af_ydelse
from webapp.services.mapping.typetabel import (
    sagstypepar,
    typekandidater,
    typemuligheder,
    ydelsespar,
)
from webapp.services.mapping.virkning import maal_virkning
from webapp.store.arbejde import talt
from webapp.store.klesoegeord import med_soegeord
from webapp.store.mappingtal import sager_pr_sagstype, ydelser_pr_lokal_ydelse
from webapp.store.opslag import load_faelles_ydelsestyper

SAGSTYPER, YDELSER = "sagstyper", "ydelser"
# What the form carries where the choice is to be taken away.
INTET = "intet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typevalg:
    """What the address asks for; `valg` is a KLE number, or the title of an ydelsestype."""

    slags: str
    navn: str = ""
    valg: str = ""
    maade: str | None = None
    fra: str | None = None
    soeg: str = ""
    klesoeg: str | None = None
    kun_uden: bool = False
    siden: int | None = None


def typeside(database: Database, grundlag: Grundlag, valg: Typevalg) -> Typeside:
    """The page; FindesIkkeError for a name, a number or a date that is none."""
    er_sagstype = valg.slags == SAGSTYPER
    if er_sagstype:
        alle = sagstypepar(grundlag, sager_pr_sagstype(database))
    else:
        alle = ydelsespar(grundlag, ydelser_pr_lokal_ydelse(database))
    valgt = next((par for par in alle if par.slug == valg.navn), None)
    if valg.navn and valgt is None:
        raise FindesIkkeError(f"Der er ikke noget, der hedder »{valg.navn}« i adressen.")
    soegt = valg.klesoeg if valg.klesoeg is not None else _soegt_af_sig_selv(valg, valgt)
    trin = Trin.SAGSTYPER if er_sagstype else Trin.YDELSESTYPER
    ord_ = [et for et in fold(valg.soeg).split("-") if et]
    udkast = _udkast(database, grundlag, valg)
    return Typeside(
        status=mappingstatus(database, grundlag, trin, siden=valg.siden),
        slags=valg.slags,
        par=tuple(
            par for par in alle if _passer(par, ord_) and not (valg.kun_uden and _kan_bruges(par))
        ),
        antal_alle=len(alle),
        antal_uden=sum(not _kan_bruges(par) for par in alle),
        kun_uden=valg.kun_uden,
        soeg=valg.soeg,
        valgt=valgt,
        klesoeg=soegt,
        resultater=kleresultater(database, grundlag, soegt)
        if valgt and er_sagstype and soegt
        else None,
        kandidater=typekandidater(database, soegt) if valgt and not er_sagstype and soegt else (),
        udkast=udkast,
        muligheder=med_det_valgte(_muligheder(database, grundlag, valg, valgt), udkast),
        kendte=len(grundlag.opslag.kle.uefterset),
        hent_emneplanen="" if grundlag.opslag.kle.er_indlaest else HENT_EMNEPLANEN,
    )


def _kan_bruges(par: Typepar) -> bool:
    """True for one with a number or a type that Cura can have."""
    return bool(par.valg) and par.kan_vaelges


def _soegt_af_sig_selv(valg: Typevalg, valgt: Typepar | None) -> str:
    """A sagstype's name is looked up in KLE at once; an ydelse has its likest types to choose."""
    return valgt.navn if valgt and valg.slags == SAGSTYPER else ""


def _muligheder(
    database: Database, grundlag: Grundlag, valg: Typevalg, valgt: Typepar | None
) -> tuple[Mulighed, ...]:
    if valgt is None:
        return ()
    if valg.slags == SAGSTYPER:
        return tuple(_klemuligheder(grundlag, valgt))
    return typemuligheder(database, valgt)


def _klemuligheder(grundlag: Grundlag, valgt: Typepar) -> Iterator[Mulighed]:
    """What a sagstype's cell and name can mean; not the number that it has already."""
    raekke = seneste(grundlag.variant.sagstype_kle, valgt.navn, lambda et: et.sagstype)
    angivet, plan = (raekke.angivet if raekke else ""), grundlag.opslag.kle
    for en in kleforslag(plan, angivet, valgt.navn):
        kle = KleEmne(en.nummer)
        if raekke is None or raekke.kle != kle:
            yield Mulighed(
                vaerdi=en.nummer,
                navn=f"{en.nummer} {en.titel}".strip(),
                grund=en.grund,
                sikkerhed=en.sikkerhed,
                kan_ikke=_kan_ikke(grundlag, kle),
            )


def _kan_ikke(grundlag: Grundlag, kle: KleEmne) -> str:
    """Why a number cannot be chosen on the day; empty where it can."""
    plan = grundlag.opslag.kle
    post = plan.poster.get(kle.nummer)
    if plan.er_indlaest and post is None:
        return "Nummeret findes ikke i den indlæste emneplan."
    if post is not None and post.er_udgaaet(grundlag.dato):
        return post.udgang(grundlag.dato)
    return _hentes_ikke(grundlag, kle)


def _passer(par: Typepar, ord_: Iterable[str]) -> bool:
    tekst = fold(f"{par.navn} {par.paragraf} {par.valg} {par.titel} {par.under}")
    return all(et in tekst for et in ord_)


def kleresultater(database: Database, grundlag: Grundlag, tekst: str) -> tuple[Kleresultat, ...]:
    """What KLE has for the text, each with the reason why it cannot be chosen, if it cannot."""
    plan = med_soegeord(database, grundlag.opslag.kle)
    if not plan.er_indlaest:
        return _uefterset(grundlag, plan, tekst)
    return tuple(
        Kleresultat(
            traef.post.nummer, traef.post.titel, traef.grund, _hvorfor_ikke(grundlag, plan, traef)
        )
        for traef in soeg_kle(plan, tekst)
    )


def _hvorfor_ikke(grundlag: Grundlag, plan: KlePlan, traef: Kletraef) -> str:
    post = traef.post
    if traef.niveau < EMNE:
        har_emner = any(nummer.startswith(f"{post.nummer}.") for nummer in plan.poster)
        vaelg = " Vælg et af emnerne under det." if har_emner else ""
        return f"Et nummer på niveau {traef.niveau} kan ikke vælges i Cura.{vaelg}"
    if post.er_udgaaet(grundlag.dato):
        return post.udgang(grundlag.dato)
    return _hentes_ikke(grundlag, KleEmne(post.nummer))


def _uefterset(grundlag: Grundlag, plan: KlePlan, tekst: str) -> tuple[Kleresultat, ...]:
    """The number that was typed, and those whose titles are known without KLE."""
    kendte = dict(plan.uefterset)
    with suppress(UgyldigKleError):
        kendte.setdefault(KleEmne(tekst.strip()).nummer, "")
    return tuple(
        Kleresultat(nummer, titel, IKKE_SLAAET_EFTER, _hentes_ikke(grundlag, KleEmne(nummer)))
        for nummer, titel in sorted(kendte.items())
        if all(et in fold(f"{nummer} {titel}") for et in fold(tekst).split("-") if et)
    )


def _hentes_ikke(grundlag: Grundlag, kle: KleEmne) -> str:
    if not any(m.daekker(kle) for m in grundlag.variant.classification_filter):
        hentes = ", ".join(map(str, grundlag.variant.classification_filter)) or "intet"
        return f"classificationFilter henter det ikke ind i Cura (det henter {hentes})."
    return ""


def _udkast(database: Database, grundlag: Grundlag, valg: Typevalg) -> Udkast | None:
    if not (valg.navn and valg.valg):
        return None
    hvornaar = laes_tidspunkt(grundlag, valg.maade, valg.fra)
    aendret, tekst = _aendret(database, grundlag, valg, hvornaar)
    foer = grundlag.variant
    if (aendret.sagstype_kle, aendret.ydelsestyper) == (foer.sagstype_kle, foer.ydelsestyper):
        return None
    return Udkast(
        obs=_titelstrid(grundlag, valg) if valg.slags == SAGSTYPER else "",
        tekst=tekst,
        vaerdi=valg.valg,
        maade=hvornaar.maade.value,
        fra=(hvornaar.fra or grundlag.dato).isoformat(),
        fra_tekst=dag(hvornaar.fra or grundlag.dato),
        virkning=talt(
            lambda: replace(
                maal_virkning(database, grundlag, aendret, hvornaar),
                titler=_titler(grundlag, aendret, valg),
            )
        ),
    )


def _titelstrid(grundlag: Grundlag, valg: Typevalg) -> str:
    """What the cell's own title says against the number."""
    navne = slugs(sagstype.navn for sagstype in grundlag.opslag.sagstyper)
    raekke = seneste(grundlag.variant.sagstype_kle, navne[valg.navn], lambda et: et.sagstype)
    if raekke is None or raekke.kle is not None:
        return ""
    return titelstrid(grundlag.opslag.kle, raekke.angivet, valg.valg)


def _titler(grundlag: Grundlag, aendret: Variant, valg: Typevalg) -> tuple[str, ...]:
    if valg.slags == SAGSTYPER:
        sagstyper = slugs(sagstype.navn for sagstype in grundlag.opslag.sagstyper)
        return tuple(titler_af_sagstype(grundlag, aendret, sagstyper[valg.navn]))
    ydelser = slugs(iter(grundlag.opslag.lokale_ydelser))
    return tuple(titler_af_ydelse(grundlag, aendret, ydelser[valg.navn]))


def _aendret(
    database: Database, grundlag: Grundlag, valg: Typevalg, hvornaar: Tidspunkt
) -> tuple[Variant, str]:
    hvordan = f"fra {dag(hvornaar.fra)}" if hvornaar.fra else "i planen"
    if valg.slags == SAGSTYPER:
        navne = slugs(sagstype.navn for sagstype in grundlag.opslag.sagstyper)
        navn = find_navn(navne, valg.navn, "sagstype")
        kle = _kle(grundlag, valg.valg)
        til = grundlag.opslag.kle.nummer_og_titel(kle) if kle else "intet KLE-nummer"
        return ret_sagstype(grundlag.variant, navn, kle, hvornaar), f"{navn}: {til} {hvordan}"
    navn = find_navn(slugs(iter(grundlag.opslag.lokale_ydelser)), valg.navn, "ydelse")
    if valg.valg == INTET:
        tekst = f"{navn}: ingen fælleskommunal ydelsestype {hvordan}"
        return ret_ydelse(grundlag.variant, navn, ("", None), hvornaar), tekst
    typer = {t.titel: t for t in load_faelles_ydelsestyper(database)}
    if valg.valg not in typer:
        raise FindesIkkeError("Den fælleskommunale ydelsestype findes ikke i ark to.")
    type_ = typer[valg.valg]
    tekst = f"{navn}: {type_.titel} ({type_.kle or 'uden KLE'}) {hvordan}"
    return ret_ydelse(grundlag.variant, navn, (type_.titel, type_.kle), hvornaar), tekst


def _kle(grundlag: Grundlag, tekst: str) -> KleEmne | None:
    if tekst == INTET:
        return None
    try:
        emne = KleEmne(tekst)
    except UgyldigKleError as fejl:
        raise FindesIkkeError(str(fejl)) from fejl
    plan = grundlag.opslag.kle
    if plan.er_indlaest and plan.titel(tekst) is None:
        raise FindesIkkeError(f"KLE-nummeret {tekst} findes ikke i den indlæste emneplan.")
    return emne


def gem_type(database: Database, grundlag: Grundlag, valg: Typevalg, version: int) -> bool:
    """Save the change of one sagstype or ydelse; False where it is so already.

    VersionError and FeltfejlError as for a unit.
    """
    hvornaar = laes_tidspunkt(grundlag, valg.maade, valg.fra)
    aendret, tekst = _aendret(database, grundlag, valg, hvornaar)
    return gem(database, grundlag.variant, aendret, version, tekst)
