"""The rows of the workbench for sagstyper and ydelser, as planned on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import LokalYdelse, Sagstype
from webapp.domain.klassifikation.kle import IKKE_SLAAET_EFTER, KleEmne, KlePlan
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.navnelighed import Navneregister
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.mappingaendring import Mapningsraekke
from webapp.domain.variant.variant import FOERSTE_DAG, SagstypeKle, Ydelsesmapning
from webapp.services.grundlag import Grundlag
from webapp.services.mapping.sidedele import Typekandidat, Typepar
from webapp.services.mapping.status import slugs
from webapp.store.mappingtal import INGEN, Maengde, sager_pr_sagstype, ydelser_pr_lokal_ydelse
from webapp.store.opslag import load_faelles_ydelsestyper

MAKS_TYPER = 40
# A title that shares less than this with a local ydelse is no suggestion.
MINDST_TYPE = 30


def sagstypepar(database: Database, grundlag: Grundlag) -> tuple[Typepar, ...]:
    """Each sagstype with its KLE number."""
    tal = sager_pr_sagstype(database)
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
        kan_vaelges=isinstance(nu, SagstypeKle) and nu.kle is not None and _findes(plan, nu.kle),
    )


def _findes(plan: KlePlan, kle: KleEmne) -> bool:
    """True unless the loaded edition says that the number is not one, or no longer."""
    post = plan.poster.get(kle.nummer)
    return not plan.er_indlaest or (post is not None and post.udgaaet is None)


def _sagstypefejl(
    grundlag: Grundlag, sagstype: Sagstype, raekke: SagstypeKle | None
) -> Iterator[str]:
    if raekke is None or not raekke.angivet:
        if sagstype.navn in grundlag.sagstyper_med_ydelser:
            yield "Sagstypen har ydelser, men intet KLE-nummer: den overføres ikke."
    elif raekke.kle is None:
        yield "Det er ikke ét sekscifret KLE-nummer og kan ikke vælges i Cura."
    else:
        yield from _klefejl(grundlag.opslag.kle, raekke.kle.nummer, raekke.kle.er_almindelighed)
        if not any(m.daekker(raekke.kle) for m in grundlag.variant.classification_filter):
            yield "classificationFilter henter ikke nummeret ind i Cura."


def _klefejl(plan: KlePlan, nummer: str, er_almindelighed: bool) -> Iterator[str]:  # noqa: FBT001 - private
    post = plan.poster.get(nummer)
    if not plan.er_indlaest:
        yield f"Nummeret er {IKKE_SLAAET_EFTER}."
    elif post is None:
        yield "Nummeret findes ikke i den indlæste emneplan."
    if post is not None and post.udgaaet is not None:
        yield f"Nummeret udgik {dag(post.udgaaet)}."
    if er_almindelighed:
        yield "Et .00-nummer er bredt. Findes der et mere præcist?"


def ydelsespar(database: Database, grundlag: Grundlag) -> tuple[Typepar, ...]:
    """Each local ydelse with its fælleskommunale ydelsestype."""
    tal, ydelser = ydelser_pr_lokal_ydelse(database), grundlag.opslag.lokale_ydelser
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


def typekandidater(database: Database, valgt: Typepar, soegt: str) -> tuple[Typekandidat, ...]:
    """The fælleskommunale ydelsestyper of ark to that were searched for, or are likest by name."""
    typer = {t.titel: t for t in load_faelles_ydelsestyper(database)}
    ord_ = [et for et in fold(soegt).split("-") if et]
    if soegt and soegt != valgt.navn:
        fundne = [
            (titel, 0)
            for titel, t in typer.items()
            if all(et in fold(f"{titel} {t.beskrivelse} {t.kle or ''}") for et in ord_)
        ]
    else:
        register = Navneregister({titel: titel for titel in typer})
        fundne = [(f.kandidat, f.score) for f in register.forslag(valgt.navn, 8, MINDST_TYPE)]
    return tuple(
        Typekandidat(titel, str(typer[titel].kle or ""), score)
        for titel, score in fundne[:MAKS_TYPER]
    )
