"""EKSPORT: does the object reach the indexes, and with what marking? See domain.md §1A, §9.1, §9.2.

All but the last two are about Cura. Other fagsystemer file by themselves, and their objects pass;
the last two are what the system chosen for an area cannot deliver.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.dage import flyt
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.variant import SagstypeKle, Trin
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser, skjuler
from webapp.domain.visning.verdict import Station

# »Der vil gå nogle dage« (A0 #8): how long the preview reminds of it.
INITIAL_LOAD = timedelta(days=5)


def _kun_cura(tjek: Callable[[Forhold], Udfald]) -> Callable[[Forhold], Udfald]:
    """The same check, passed by objects that do not come through Cura's export."""

    def kun_cura(forhold: Forhold) -> Udfald:
        if forhold.via_eksport:
            return tjek(forhold)
        return opfyldt(f"{forhold.fagsystem.navn} leverer selv sager og ydelser til indekserne.")

    return kun_cura


def _raekker(forhold: Forhold) -> tuple[SagstypeKle, ...]:
    """The rows that give the object's sagstype a KLE, valid or not."""
    valg = forhold.konfiguration.valgte(forhold.sagstype or "")
    return tuple(r for r in valg if r.kle or r.angivet)


def _stoppet(forhold: Forhold) -> date | None:
    """The day the sagstype's KLE was last taken away, None where it is transferred on the day."""
    perioder = forhold.konfiguration.overfoersler(forhold.sagstype or "")
    begyndt = [periode for periode in perioder if (periode.fra or date.min) <= forhold.dato]
    til = begyndt[-1].til if begyndt else None
    return til if til is not None and til <= forhold.dato else None


def _aktiv(forhold: Forhold) -> Udfald:
    if forhold.efter_planen:
        return opfyldt(
            "Efter planen er alle trin udført i den rigtige rækkefølge, og 'Eksporter sager' er "
            "aktiveret. Varianten har ingen dato for trin 8."
        )
    aktiv_fra = forhold.konfiguration.trin(Trin.EKSPORTER_SAGER)
    if aktiv_fra is None:
        return skjuler("'Eksporter sager' er ikke aktiveret. Så længe sendes der ingen data.")
    if aktiv_fra > forhold.dato:
        return skjuler(f"'Eksporter sager' aktiveres først {dag(aktiv_fra)}.", trin_8=aktiv_fra)
    return opfyldt(f"'Eksporter sager' er aktiv fra {dag(aktiv_fra)}.", trin_8=aktiv_fra)


def _ingen_kle(forhold: Forhold) -> Udfald:
    raekker = _raekker(forhold)
    if not raekker:
        return skjuler(
            f"Sagstypen {forhold.sagstype or 'uden navn'} har intet KLE-nummer i arket.",
            sagstype=forhold.sagstype,
        )
    trin_5 = forhold.konfiguration.trin(Trin.SAGSTYPER)
    raekke = next((r for r in reversed(raekker) if r.fra or trin_5), None)
    if raekke is None:
        return skjuler("Trin 5 er ikke gennemført, så sagstypen har endnu intet KLE-nummer i Cura.")
    kle = raekke.angivet or raekke.kle
    bredt = raekke.kle is not None and str(raekke.kle) != str(kle)
    sendes = f" og sendes bredt som {raekke.kle} (EOJ-løsning D)" if bredt else ""
    return opfyldt(
        f"Sagstypen {raekke.sagstype} har KLE-nummer {kle}{sendes}.",
        raekke.sted,
        sagstype=raekke.sagstype,
        kle=kle,
    )


def _sekscifret(forhold: Forhold) -> Udfald:
    raekker = _raekker(forhold)
    if raekker and all(raekke.kle is None for raekke in raekker):
        raekke = raekker[-1]
        return skjuler(
            f"Der står »{raekke.angivet}«. Cura kan kun vælge et sekscifret KLE-emne.",
            raekke.sted,
            kle=raekke.angivet,
        )
    return opfyldt("KLE-nummeret har seks cifre.")


def _kle_hentet(forhold: Forhold) -> Udfald:
    numre = [raekke.kle for raekke in reversed(_raekker(forhold)) if raekke.kle is not None]
    if not numre:
        return opfyldt("Der er intet KLE-nummer at hente.")
    hentet = [(kle, forhold.konfiguration.kle_hentet(kle)) for kle in numre]
    senest, dag_hentet = hentet[0]
    brugt = next(((kle, fra) for kle, fra in hentet if fra and fra <= forhold.dato), None)
    if dag_hentet is not None and dag_hentet > forhold.dato:
        return skjuler(f"{senest} er først i Cura {dag(dag_hentet)}.", kle=senest)
    if brugt is None or dag_hentet is None:
        return _uden_for_filteret(forhold, senest, brugt[0] if brugt else None)
    if forhold.efter_planen:
        return opfyldt(f"Efter planen hentes {senest} til Cura.", kle=senest)
    return opfyldt(f"{senest} har været i Cura siden {dag(dag_hentet)}.", kle=senest)


def _uden_for_filteret(forhold: Forhold, kle: KleEmne, ellers: KleEmne | None) -> Udfald:
    """A number that cannot be chosen hides, unless the sagstype keeps an earlier one."""
    filter_ = ",".join(map(str, forhold.konfiguration.variant.classification_filter))
    hvorfor = f"classificationFilter ({filter_ or 'tomt'}) dækker ikke nummeret"
    if not forhold.efter_planen:
        hvorfor = f"trin 2 og 3 er ikke begge gennemført, eller {hvorfor}"
    tekst = f"{kle} hentes ikke til Cura: {hvorfor}."
    if ellers is not None:
        return bemaerk(f"{tekst} {ellers} gælder stadig.", kle=kle, filter=filter_)
    return skjuler(tekst, kle=kle, filter=filter_)


def _overfoersel(forhold: Forhold) -> Udfald:
    if forhold.overfoert is not None and forhold.efter_planen:
        return opfyldt(
            f"Efter planen overføres {forhold.objektnavn}, når 'Eksporter sager' aktiveres."
        )
    if forhold.overfoert is not None:
        hvad = "Første gang overført" if forhold.er_ydelse else "Senest overført"
        return opfyldt(f"{hvad} {dag(forhold.overfoert)}.", overfoert=forhold.overfoert)
    if stoppet := _stoppet(forhold):
        return skjuler(
            f"Ikke overført. KLE-nummeret blev taget af sagstypen {dag(stoppet)}, og siden da "
            "sendes der intet.",
            fjernet=stoppet,
        )
    perioder = forhold.konfiguration.overfoersler(forhold.sagstype or "")
    if not perioder:
        return skjuler(f"Sagstypen {forhold.sagstype or 'uden navn'} overføres ikke.")
    return skjuler(
        f"Ikke overført {dag(forhold.dato)}. Sagstypen overføres fra {dag(perioder[0].fra)}.",
        overfoeres_fra=perioder[0].fra,
    )


def _kle_fjernet(forhold: Forhold) -> Udfald:
    til = _stoppet(forhold)
    if forhold.overfoert is not None and til is not None:
        return bemaerk(
            f"KLE-nummeret blev taget af sagstypen {dag(til)}. Det, der lå i indekset, bliver "
            "liggende, og senere ændringer overføres ikke.",
            fjernet=til,
        )
    return opfyldt("Sagstypen har stadig sit KLE-nummer.")


def _anbefaling(forhold: Forhold) -> Udfald:
    har_ydelser = forhold.sagstype_har_ydelser or forhold.er_ydelse
    if har_ydelser and not _raekker(forhold):
        return bemaerk(
            "KOMBIT anbefaler KLE på alle sagstyper om en enkelt borger, som minimum dem med "
            "borgerrettede ydelser. Denne sagstype har ydelser.",
            sagstype=forhold.sagstype,
        )
    return opfyldt("Sagstypen følger KOMBITs anbefaling.")


def _pakke(forhold: Forhold) -> Udfald:
    if forhold.lokal_ydelse is not None and forhold.lokal_ydelse.pakke:
        return skjuler(
            "En ydelsespakke overføres ikke. Det gør de enkelte ydelser i den.",
            forhold.lokal_ydelse.sted,
        )
    return opfyldt("Det er en enkelt ydelse og ikke en pakke.")


def _automatisk(forhold: Forhold) -> Udfald:
    lokal = forhold.lokal_ydelse
    if lokal is None or lokal.automatisk is None:
        return opfyldt("Ydelsen mappes af kommunen.")
    if forhold.konfiguration.ydelsestyper(lokal.navn):
        return bemaerk(
            f"{lokal.navn} hører til {lokal.automatisk}, som Cura selv mapper, men er mappet i "
            "hånden. Enten er den sat forkert op i Cura, eller den er en tidligere ydelse.",
            lokal.sted,
        )
    kode = "" if str(lokal.automatisk) in lokal.navn else f" ({lokal.automatisk})"
    return oplyser(f"Cura mapper selv {lokal.navn}{kode}.", lokal.sted)


def _ydelsestype(forhold: Forhold) -> Udfald:
    lokal, indeks = forhold.lokal_ydelse, forhold.indeksydelse
    if lokal is None or indeks is None or lokal.automatisk is not None:
        return opfyldt("Ydelsestypen afhænger ikke af rækkefølgen.")
    if indeks.ydelsestype:
        hvad = "Efter planen overføres den" if forhold.efter_planen else "Overført"
        return opfyldt(f"{hvad} som {indeks.ydelsestype}.", ydelsestype=indeks.ydelsestype)
    if forhold.efter_planen:
        return bemaerk(
            f"Efter planen overføres den med ukendt ydelsestype: {lokal.navn} er ikke mappet. Det "
            "kan kommunen kun selv rette, før 'Eksporter sager' aktiveres.",
            lokal.sted,
        )
    senere = forhold.konfiguration.ydelsestype(lokal.navn, forhold.dato)
    hvornaar = f"først mappet {dag(senere.fra)}" if senere else "ikke mappet"
    return bemaerk(
        f"Overført {dag(indeks.overfoert)} med ukendt ydelsestype: {lokal.navn} er {hvornaar}. "
        "Det kan kommunen ikke selv rette; Cura kan lave en oprydning.",
        senere.sted if senere else lokal.sted,
        overfoert=indeks.overfoert,
    )


def _organisation(forhold: Forhold) -> Udfald:
    maerke = (forhold.indeksydelse or forhold.indekssag or _INTET).maerke
    ansvarlig, overfoert = forhold.ansvarlig, forhold.maerket
    if maerke is None or ansvarlig is None or overfoert is None:
        return opfyldt("Enheden er opmærket ved overførslen.")
    nu = forhold.konfiguration.maerke(ansvarlig.navn, forhold.dato)
    hvilken = "ydelsens sag" if forhold.er_ydelse else "sagen"
    if nu.enhed != maerke.enhed:
        return bemaerk(
            f"{ansvarlig.navn} var {_mappet(maerke.enhed is not None)} ved overførslen "
            f"{dag(overfoert)} og er {_siden(maerke.enhed, nu.enhed)}. Mærket rettes "
            f"først, når {hvilken} ændres; for en lukket sag kun ved en oprydning hos Cura.",
            nu.mapning.sted if nu.mapning else None,
            overfoert=overfoert,
            maerke=maerke.enhed,
            nu=nu.enhed,
        )
    if maerke.enhed is None:
        return bemaerk(
            f"Hverken {ansvarlig.navn} eller en enhed over den i Cura er mappet til FK "
            "Organisation. Opmærkningen er ukendt.",
            enhed=ansvarlig.navn,
        )
    hvad = "Opmærkes efter planen med" if forhold.efter_planen else "Opmærket med"
    return opfyldt(f"{hvad} {maerke.enhed}.", maerke=maerke.enhed)


def _siden(foer: EnhedUuid | None, nu: EnhedUuid | None) -> str:
    if nu is None:
        return "det ikke længere"
    return "siden mappet til noget andet" if foer else "siden mappet"


def _mappet(var_mappet: bool) -> str:  # noqa: FBT001 - a private word chooser
    return "mappet" if var_mappet else "ikke mappet"


def _leder_opad(forhold: Forhold) -> Udfald:
    maerke = (forhold.indeksydelse or forhold.indekssag or _INTET).maerke
    ansvarlig = forhold.ansvarlig
    if maerke is None or maerke.via is None or ansvarlig is None or maerke.via == ansvarlig.navn:
        return opfyldt("Enheden leder ikke opad.")
    return oplyser(
        f"{ansvarlig.navn} er ikke mappet og leder opad i Cura til {maerke.via}.",
        maerke.mapning.sted if maerke.mapning else None,
        enhed=ansvarlig.navn,
        via=maerke.via,
    )


def _initial_load(forhold: Forhold) -> Udfald:
    if forhold.efter_planen:
        return opfyldt("Varianten er en plan: initial load ligger forude.")
    aktiv_fra = forhold.konfiguration.trin(Trin.EKSPORTER_SAGER)
    if aktiv_fra is not None and aktiv_fra <= forhold.dato < flyt(aktiv_fra, INITIAL_LOAD):
        return oplyser(
            f"'Eksporter sager' blev aktiv {dag(aktiv_fra)}. Initial load tager nogle dage, så "
            f"{forhold.objektnavn} kan mangle lidt endnu. Forhåndsvisningen regner med, at den er "
            "færdig."
        )
    return opfyldt("Initial load er overstået.")


class _Intet:
    """Stands for the object that is not in the index: it carries no mark."""

    maerke = None


_INTET = _Intet()


def _passive(forhold: Forhold) -> Udfald:
    graense = forhold.systemgraense
    if graense is None or not graense.uden_passive:
        return opfyldt("Sagens system mangler ingen afsluttede sager, så vidt I har valgt.")
    if forhold.aktiv:
        return opfyldt(f"{graense.navn} leverer sagen, så længe den ikke er afsluttet.")
    return skjuler(
        f"{graense.navn} leverer ikke passive sager ({graense.kilde}). Vi antager, at det er de "
        "afsluttede.",
        system=graense.navn,
    )


def _leveres(forhold: Forhold) -> Udfald:
    graense = forhold.systemgraense
    if graense is None:
        return opfyldt("Der er ikke valgt et system for fagområdet.")
    mangler = graense.uden_ydelser if forhold.er_ydelse else graense.uden_sager
    if mangler:
        hvad = "ydelser" if forhold.er_ydelse else "sager"
        return skjuler(f"{graense.navn} leverer ikke {hvad} endnu: {mangler}.", system=graense.navn)
    return oplyser(f"{graense.navn} ({graense.kilde}): {graense.ellers}", system=graense.navn)


_regel = partial(lav_regel, Station.EKSPORT)
_oplysning = partial(_regel, kan_skjule=False)


_CURAS_REGLER: tuple[Regel, ...] = (
    _regel(
        "EKSPORT_AKTIV",
        "Der sendes ingen data, før 'Eksporter sager' er aktiveret",
        "workshop 8. april 2024, trin 8",
        _aktiv,
        Rettes.TRIN,
    ),
    _regel(
        "EKSPORT_INGEN_KLE",
        "Kun sager og ydelser, hvis sagstype har et KLE-emne, overføres",
        "workshop 8. april 2024, trin 1.3 og 8",
        _ingen_kle,
        Rettes.FORBEREDELSESARK,
    ),
    _regel(
        "EKSPORT_KLE_SEKSCIFRET",
        "En sagstype kan kun mappes til en sekscifret KLE-kode",
        "workshop 8. april 2024, trin 1.3",
        _sekscifret,
        Rettes.FORBEREDELSESARK,
    ),
    _regel(
        "EKSPORT_KLE_IKKE_HENTET",
        "KLE-emner kan først vælges dagen efter, at overførslen af KLE-koder er konfigureret",
        "workshop 8. april 2024, trin 2 og 3",
        _kle_hentet,
        Rettes.TRIN,
    ),
    _regel(
        "EKSPORT_OVERFOERSEL",
        "Der overføres, når sagstypen har KLE, og eksporten er aktiv; en sag igen, når den ændres",
        "læst ud af workshop 8. april 2024, trin 5 og 8",
        _overfoersel,
        Rettes.TRIN,
        sourced=False,
    ),
    _oplysning(
        "EKSPORT_KLE_FJERNET",
        "Tages KLE-nummeret fra en sagstype, bliver det overførte liggende, og intet mere sendes",
        "ikke beskrevet af KOMBIT",
        _kle_fjernet,
        Rettes.FORBEREDELSESARK,
        sourced=False,
    ),
    _oplysning(
        "EKSPORT_ANBEFALING",
        "Alle sagstyper om en enkelt borger bør have KLE, mindst dem med borgerrettede ydelser",
        "workshop 8. april 2024, trin 1.3",
        _anbefaling,
        Rettes.FORBEREDELSESARK,
    ),
    _regel(
        "EKSPORT_PAKKE",
        "Ydelsespakker overføres ikke, kun de enkelte ydelser i dem",
        "workshop 8. april 2024, trin 1.2",
        _pakke,
        Rettes.FORBEREDELSESARK,
        sag=False,
    ),
    _oplysning(
        "EKSPORT_AUTOMATISK_YDELSE",
        "Ydelser i FSIII og FFB mappes automatisk af Cura",
        "workshop 8. april 2024, trin 1.2",
        _automatisk,
        Rettes.FORBEREDELSESARK,
        sag=False,
    ),
    _oplysning(
        "EKSPORT_YDELSESTYPE",
        "Ydelser skal mappes til ydelsestyper, før sagstypen mappes til KLE",
        "workshop 8. april 2024, afhængighed mellem opgave 4 og 5",
        _ydelsestype,
        Rettes.TRIN,
        sag=False,
    ),
    _oplysning(
        "EKSPORT_ORGANISATION",
        "Enheder skal mappes til FK Organisation, før sagstypen mappes til KLE",
        "workshop 8. april 2024, afhængighed mellem opgave 5 og 7",
        _organisation,
        Rettes.ORGANISATIONSARK,
    ),
    _oplysning(
        "EKSPORT_LEDER_OPAD",
        "En enhed, der ikke selv er mappet, leder opad i Cura",
        "workshop 8. april 2024, trin 6, situation 3",
        _leder_opad,
        Rettes.ORGANISATIONSARK,
    ),
    _oplysning(
        "EKSPORT_INITIAL_LOAD",
        "Der går nogle dage, før alle eksisterende sager og ydelser er overført",
        "workshop 8. april 2024, trin 8",
        _initial_load,
        Rettes.INGEN_STEDER,
    ),
)

EKSPORT: tuple[Regel, ...] = (
    *(replace(regel, tjek=_kun_cura(regel.tjek)) for regel in _CURAS_REGLER),
    _regel(
        "EKSPORT_JOBCENTER",
        "Jobcentrets system leverer også sine afsluttede sager",
        "compliancetest af Fasit og Momentum 1. september 2020",
        _passive,
        Rettes.FAGSYSTEM,
        ydelse=False,
    ),
    _regel(
        "EKSPORT_SYSTEM",
        "Det system, der er valgt for fagområdet, leverer sager og ydelser til indekserne",
        "dialogmøde 2020 og programledermøde december 2022",
        _leveres,
        Rettes.FAGSYSTEM,
    ),
)
