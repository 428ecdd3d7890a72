"""`/<kommune>/<variant>/trin/`: the ten trin, their dates, what they do, and the timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from webapp.domain.fagsystem import Fagsystem
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.variant.mappingaendring import seneste_af
from webapp.domain.variant.trinorden import FORUDSAETTER
from webapp.domain.variant.variant import INTEGRATIONENS_TRIN, TRIN_NAVNE, Trin, Variant
from webapp.services.aendring.stand import load_stand
from webapp.services.aendring.vist import maerke
from webapp.services.dansk import detaljedato, sapadato
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.trin import Trinmaaling, maal_trin
from webapp.services.trin.advarsler import advarsler
from webapp.services.trin.dialogintegration import linkvirkning
from webapp.services.trin.sidedele import Tallinje, Trinlinje, Trinside, Virkning
from webapp.services.trin.tekster import OPGAVER, STED_I_CURA, TEKSTER, breve, frist
from webapp.services.trin.tidslinje import tidslinje
from webapp.services.trin.udkast import Trinudkast, feltnavn, laes_udkast
from webapp.store.arbejde import talt
from webapp.store.sager import load_sager


def trinside(
    database: Database,
    grundlag: Grundlag,
    enkelte: Mapping[str, str] | None = None,
    oprydninger: Sequence[str] | None = None,
    siden: int | None = None,
) -> Trinside:
    """The page; `enkelte` None: nothing is typed, and the variant's own dates are shown.

    `siden`: the version that a form was made from, when somebody else saved in between.
    """
    er_udkast = enkelte is not None
    udkast = laes_udkast(grundlag, enkelte or {}, oprydninger)
    vist = udkast.variant if udkast.gyldig else grundlag.variant
    maaling = talt(lambda: _maal(database, grundlag, vist))
    slut = maaling.slut if maaling else grundlag.dato
    system = next((s for s in grundlag.opslag.fagsystemer.values() if s.via_eksport), None)
    tal = tuple(_tal(maaling)) if maaling else ()
    return Trinside(
        variantnavn=grundlag.variant.navn,
        dato=detaljedato(grundlag.dato),
        slut=detaljedato(slut) if slut > grundlag.dato else "",
        linjer=tuple(_linje(et, vist, udkast, grundlag.dato) for et in Trin),
        udkast=udkast,
        er_udkast=er_udkast,
        advarsler=tuple(advarsler(vist, maaling)) if maaling else (),
        tal=tal,
        virkning=_virkning(maaling, tal) if maaling and er_udkast and udkast.gyldig else None,
        tidslinje=tuple(tidslinje(replace(grundlag.konfiguration, variant=vist))),
        eksempler=tuple(
            (s.slug, s.sagsnummer)
            for s in load_sager(database, maaling.eksempler if maaling else ()).values()
        ),
        opgaver=tuple((f"trin {et} {TRIN_NAVNE[et]}", OPGAVER[et]) for et in OPGAVER),
        breve=breve(
            grundlag.opslag.kommune,
            system or Fagsystem("Cura"),
            vist.trin,
            dialogintegration=vist.antagelser.dialogintegration,
        ),
        begge_aktive=_begge_aktive(grundlag),
        oprydning_i_dag=",".join(
            sapadato(d) for d in (*vist.oprydninger, max(grundlag.dato, slut))
        ),
        sagstyper_med_kle=sum(
            raekke.kle is not None
            for raekke in seneste_af(vist.sagstype_kle, lambda r: r.sagstype).values()
        ),
        dialogintegration=vist.antagelser.dialogintegration,
        links=talt(lambda: linkvirkning(database, grundlag)) or (),
        er_talt=maaling is not None,
        integration=vist.antagelser.organisationsintegration,
        er_plan=vist.er_plan,
        stand=load_stand(database, grundlag, siden),
        maerke=maerke(udkast.query),
    )


def _maal(database: Database, grundlag: Grundlag, vist: Variant) -> Trinmaaling:
    """The figures; those of the dates as they are saved are the same until somebody saves."""

    def maal() -> Trinmaaling:
        return maal_trin(database, grundlag.opslag, grundlag.variant, vist, grundlag.dato)

    return kendt_for(database, grundlag, "trin", maal) if vist == grundlag.variant else maal()


def _begge_aktive(grundlag: Grundlag) -> bool:
    """True if both integrations were active before the sagstyper got KLE: the second course."""
    trin, dato = grundlag.variant.trin, grundlag.dato
    importer, eksport = (
        trin.get(t, date.max) for t in (Trin.KLASSIFIKATIONSIMPORTER, Trin.EKSPORTER_SAGER)
    )
    return max(importer, eksport) <= dato and eksport < trin.get(Trin.SAGSTYPER, date.max)


def _linje(et: Trin, variant: Variant, udkast: Trinudkast, dato: date) -> Trinlinje:
    felt = udkast.felter[feltnavn(et)]
    status, art = _status(et, variant, dato)
    mangler = [t for t in FORUDSAETTER[et] if not _gjort(variant, t, dato)]
    alle = len(FORUDSAETTER[et]) == len(Trin) - 1
    return Trinlinje(
        nummer=str(et),
        navn=TRIN_NAVNE[et],
        felt=felt.navn,
        vaerdi=felt.vaerdi,
        fejl=bool(felt.fejl),
        status=status,
        art=art,
        hvem=TEKSTER[et].hvem,
        sendes=TEKSTER[et].sendes,
        kraever="alle de andre" if alle else opremsning([f"trin {t}" for t in FORUDSAETTER[et]]),
        afventer="" if _gjort(variant, et, dato) else opremsning([f"trin {t}" for t in mangler]),
        frist=frist(et, variant.trin),
        sted=STED_I_CURA.get(et, ""),
    )


def _gjort(variant: Variant, et: Trin, dato: date) -> bool:
    dag = variant.gjorte_trin.get(et)
    return dag is not None and dag <= dato


def _status(et: Trin, variant: Variant, dato: date) -> tuple[str, str]:
    if variant.antagelser.organisationsintegration and et in INTEGRATIONENS_TRIN:
        return "Integrationens", "info"
    dag = variant.trin.get(et)
    if dag is None:
        return "Ikke dateret", ""
    return ("Gennemført", "success") if dag <= dato else ("Planlagt", "info")


def _tal(maaling: Trinmaaling) -> Iterator[Tallinje]:
    sager, ydelser = maaling.sager, maaling.ydelser
    yield Tallinje("Sager i indekset", sager.overfoert_foer, sager.overfoert)
    yield Tallinje("Sager med forkert eller ukendt enhed", sager.skadet_foer, sager.skadet, True)
    yield Tallinje(
        "– heraf lukkede, som aldrig retter sig selv",
        sager.skadet_lukket_foer,
        sager.skadet_lukket,
    )
    yield Tallinje("Ydelser i indekset", ydelser.overfoert_foer, ydelser.overfoert)
    yield Tallinje(
        "Ydelser med forkert eller ukendt ydelsestype", ydelser.skadet_foer, ydelser.skadet, True
    )


def _virkning(maaling: Trinmaaling, tal: tuple[Tallinje, ...]) -> Virkning:
    return Virkning(tal, tuple(saetninger(maaling)))


def saetninger(maaling: Trinmaaling) -> Iterator[str]:
    """What new dates do, in words."""
    for maal, ental, flertal, hvad in (
        (maaling.sager, "sag", "sager", "en anden enhed eller et andet KLE-nummer i indekset"),
        (maaling.ydelser, "ydelse", "ydelser", "en anden ydelsestype eller et andet KLE-nummer"),
    ):
        if maal.aendret:
            yield f"{antal(maal.aendret, ental, flertal)} får {hvad}."
        if maal.nye:
            yield f"{antal(maal.nye, ental, flertal)} kommer til i indekset."
        if maal.vaek:
            yield f"{antal(maal.vaek, ental, flertal)} kommer ikke længere i indekset."
        if maal.skadet > maal.skadet_foer:
            flere = maal.skadet - maal.skadet_foer
            yield f"{antal(flere, ental, flertal)} flere bliver ødelagt af rækkefølgen."
        if maal.rettet:
            yield f"{antal(maal.rettet, ental, flertal)} bliver rigtige igen."
