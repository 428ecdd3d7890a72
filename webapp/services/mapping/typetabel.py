"""The rows of the workbench for sagstyper and ydelser, as planned on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType

from sqlite_utils import Database

from webapp.domain.fagsystem import FaellesYdelsestype, LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import IKKE_SLAAET_EFTER, KleEmne, KlePlan
from webapp.domain.kontrol.ydelser_tjek import ligner_typer
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.navnelighed import Navneregister
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.enhedsforslag import Sikkerhed
from webapp.domain.variant.mappingaendring import Mapningsraekke
from webapp.domain.variant.variant import FOERSTE_DAG, SagstypeKle, Ydelsesmapning
from webapp.services.arknavne import slugs
from webapp.services.grundlag import Grundlag
from webapp.services.mapping.sidedele import Mulighed, Typekandidat, Typepar
from webapp.store.mappingtal import INGEN, Maengde
from webapp.store.opslag import load_faelles_ydelsestyper

MAKS_TYPER = 40
UDEN_TAL: Mapping[str, Maengde] = MappingProxyType({})
UVERIFICERET = f"Nummeret er {IKKE_SLAAET_EFTER}."
# A title that shares less than this with a local ydelse is no suggestion.
MINDST_TYPE = 30


def sagstypepar(grundlag: Grundlag, tal: Mapping[str, Maengde] = UDEN_TAL) -> tuple[Typepar, ...]:
    """Each sagstype with its KLE number; its figures are 0 without `tal`."""
    slug_af = {n: s for s, n in slugs(s.navn for s in grundlag.opslag.sagstyper).items()}
    return tuple(
        _sagstype(grundlag, sagstype, slug_af[sagstype.navn], tal.get(sagstype.navn, INGEN))
        for sagstype in grundlag.opslag.sagstyper
    )


def _sagstype(grundlag: Grundlag, sagstype: Sagstype, slug: str, tal: Maengde) -> Typepar:
    egne = [r for r in grundlag.variant.sagstype_kle if r.sagstype == sagstype.navn]
    nu = _nu(egne, grundlag.dato)
    angivet = nu.angivet if isinstance(nu, SagstypeKle) else ""
    plan = grundlag.opslag.kle
    return Typepar(
        slug=slug,
        navn=sagstype.navn,
        paragraf=sagstype.paragraf,
        valg=angivet,
        titel=plan.titel(angivet) or "",
        bemaerkninger=tuple(
            _sagstypefejl(grundlag, sagstype, nu if isinstance(nu, SagstypeKle) else None)
        ),
        antal=tal.antal,
        borgere=tal.borgere,
        senere=_senere(egne, grundlag.dato),
        kan_vaelges=isinstance(nu, SagstypeKle) and _findes(plan, nu.kle, grundlag.dato),
    )


def _findes(plan: KlePlan, kle: KleEmne | None, dato: date) -> bool:
    """True unless the loaded edition says that the number is none, or no longer one on the day."""
    if kle is None:
        return False
    post = plan.poster.get(kle.nummer)
    return not plan.er_indlaest or (post is not None and not post.er_udgaaet(dato))


def _sagstypefejl(
    grundlag: Grundlag, sagstype: Sagstype, raekke: SagstypeKle | None
) -> Iterator[str]:
    if raekke is None or not raekke.angivet:
        if sagstype.navn in grundlag.sagstyper_med_ydelser:
            yield "Sagstypen har ydelser, men intet KLE-nummer: den overføres ikke."
    elif raekke.kle is None:
        yield "Det er ikke ét sekscifret KLE-nummer og kan ikke vælges i Cura."
    else:
        yield from klefejl(grundlag.opslag.kle, raekke.kle, grundlag.dato)
        if not any(m.daekker(raekke.kle) for m in grundlag.variant.classification_filter):
            yield "classificationFilter henter ikke nummeret ind i Cura."


def klefejl(plan: KlePlan, kle: KleEmne, dato: date) -> Iterator[str]:
    """What is to be said of a number on a day."""
    post = plan.poster.get(kle.nummer)
    if not plan.er_indlaest:
        yield UVERIFICERET
    elif post is None:
        yield "Nummeret findes ikke i den indlæste emneplan."
    if post is not None and post.udgaaet is not None:
        yield post.udgang(dato)
    if kle.er_almindelighed:
        yield "Et .00-nummer er bredt. Findes der et mere præcist?"


def ydelsespar(grundlag: Grundlag, tal: Mapping[str, Maengde] = UDEN_TAL) -> tuple[Typepar, ...]:
    """Each local ydelse with its fælleskommunale ydelsestype; its figures are 0 without `tal`."""
    ydelser = grundlag.opslag.lokale_ydelser
    slug_af = {navn: slug for slug, navn in slugs(iter(ydelser)).items()}
    return tuple(
        _ydelse(grundlag, ydelse, slug_af[ydelse.navn], tal.get(ydelse.navn, INGEN))
        for ydelse in ydelser.values()
    )


def _ydelse(grundlag: Grundlag, ydelse: LokalYdelse, slug: str, tal: Maengde) -> Typepar:
    egne = [r for r in grundlag.variant.ydelsestyper if r.lokal_ydelse == ydelse.navn]
    nu = _nu(egne, grundlag.dato)
    raekke = nu if isinstance(nu, Ydelsesmapning) else None
    kle = raekke.kle if raekke else None
    return Typepar(
        slug=slug,
        navn=ydelse.navn,
        paragraf=ydelse.paragraf,
        valg=raekke.ydelsestype if raekke else "",
        titel=grundlag.opslag.kle.nummer_og_titel(kle) if kle else "",
        bemaerkninger=tuple(_ydelsesfejl(ydelse, raekke)),
        antal=tal.antal,
        borgere=tal.borgere,
        under=ydelse.sagstype or "",
        senere=_senere(egne, grundlag.dato),
    )


def _ydelsesfejl(ydelse: LokalYdelse, raekke: Ydelsesmapning | None) -> Iterator[str]:
    har_type = raekke is not None and bool(raekke.ydelsestype)
    if ydelse.pakke:
        yield "En pakke overføres ikke og skal ikke mappes." + (" Den er mappet." * har_type)
    elif ydelse.automatisk and har_type:
        yield (
            f"{ydelse.automatisk} mappes af Cura selv. Er den sat forkert op i Cura, eller er "
            "det en »Alternativ til«-ydelse, der skal mappes?"
        )
    elif ydelse.automatisk:
        yield f"{ydelse.automatisk}: Cura mapper den selv."
    elif not har_type:
        yield "Ydelsen mangler en fælleskommunal ydelsestype."
    elif raekke is not None and raekke.kle is None:
        yield "Ydelsestypen har intet KLE-nummer."


def _nu(raekker: Iterable[Mapningsraekke], dato: date) -> Mapningsraekke | None:
    """The row that holds on the day, those without a date from the beginning."""
    bedste: Mapningsraekke | None = None
    for raekke in sorted(raekker, key=lambda r: r.fra or FOERSTE_DAG):
        if (raekke.fra or FOERSTE_DAG) <= dato:
            bedste = raekke
    return bedste


def _senere(raekker: Iterable[Mapningsraekke], dato: date) -> str:
    dage = [raekke.fra for raekke in raekker if raekke.fra and raekke.fra > dato]
    return f"Skifter {dag(min(dage))}" if dage else ""


def typekandidater(database: Database, soegt: str) -> tuple[Typekandidat, ...]:
    """The fælleskommunale ydelsestyper of ark to that were searched for."""
    ord_ = [et for et in fold(soegt).split("-") if et]
    return tuple(
        Typekandidat(t.titel, str(t.kle or ""))
        for t in load_faelles_ydelsestyper(database)
        if all(et in fold(f"{t.titel} {t.beskrivelse} {t.kle or ''}") for et in ord_)
    )[:MAKS_TYPER]


def typemuligheder(database: Database, valgt: Typepar) -> tuple[Mulighed, ...]:
    """The fælleskommunale ydelsestyper of ark to that are likest, by what stands there or by name.

    Where none is like it, all of them: what can be chosen from is to be seen. Not the one it has.
    """
    typer = {t.titel: t for t in load_faelles_ydelsestyper(database)}
    andre = {titel: titel for titel in typer if titel != valgt.valg}
    ukendt = valgt.valg if valgt.valg not in typer else ""
    register, fundne = Navneregister(andre), dict[str, Mulighed]()
    for skrevet, sted in ((ukendt, "som står i arket"), (valgt.navn, "ydelsens navn")):
        klar = ligner_typer(skrevet, register)[1] if skrevet == ukendt else False
        bud = register.forslag(skrevet, 8, MINDST_TYPE) if skrevet else ()
        for nr, en in enumerate(bud):
            sikkerhed = Sikkerhed.RIMELIG if klar and nr == 0 else Sikkerhed.USIKKER
            grund = f"{en.score} % ens med »{skrevet}«, {sted}"
            ny = _typemulighed(typer[en.kandidat], grund, sikkerhed)
            fundne.setdefault(en.kandidat, ny)
    if fundne:
        return tuple(fundne.values())
    alle = [_typemulighed(typer[t], "Står i ark to", Sikkerhed.INGEN) for t in andre]
    return tuple(alle[:MAKS_TYPER])


def _typemulighed(type_: FaellesYdelsestype, grund: str, sikkerhed: Sikkerhed) -> Mulighed:
    navn = f"{type_.titel} ({type_.kle})" if type_.kle else type_.titel
    return Mulighed(vaerdi=type_.titel, navn=navn, grund=grund, sikkerhed=sikkerhed)
