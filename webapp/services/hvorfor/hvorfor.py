"""Hvorfor?: every sag and ydelse of a person, shown or hidden, for both audiences, and why."""

from __future__ import annotations

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.borgerblik_visning import vist_titel, vist_ydelsesnavn
from webapp.domain.visning.verdict import Effect, Finding, Station, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.hvorfor.sidedele import Dom, Hvorforlinje, Hvorforside, Stop
from webapp.services.mit_overblik.udsnit import Borgerudsnit

OK, STOP, IKKE_NAAET = "ok", "stop", "ikke_naaet"


def hvorforside(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle | None) -> Hvorforside:
    """The page for a person and a role; without a role SAPA's first."""
    roller = udsnit.grundlag.variant.roller
    valgt = rolle or (roller[0] if roller else Jobfunktionsrolle(slug="", navn="ingen rolle"))
    linjer = tuple(hvorforlinje(bedoemt, valgt) for bedoemt in udsnit.alle)
    vist = sum(linje.borger.verdict.visible for linje in linjer)
    return Hvorforside(
        person=Objekt(f"person/{udsnit.person.slug}", {"borger.navn": udsnit.person.borgernavn}),
        rolle=valgt.navn,
        roller=tuple((r.slug, r.navn, r.slug == valgt.slug) for r in roller),
        linjer=linjer,
        vist=vist,
        skjult=len(linjer) - vist,
    )


def anker(noegle: str) -> str:
    """`sag/27.60.24-1` in, `sag-27.60.24-1` out: the object's place on the page."""
    return noegle.replace("/", "-")


def hvorforlinje(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> Hvorforlinje:
    """One object with both verdicts and its way through the journey."""
    forhold = bedoemt.forhold
    er_ydelse = forhold.er_ydelse
    sapa = bedoemt.sapa(rolle)
    if er_ydelse:
        titel = vist_ydelsesnavn(forhold) or (forhold.ydelse.navn if forhold.ydelse else "")
    else:
        titel = vist_titel(forhold)
    return Hvorforlinje(
        anker=anker(bedoemt.noegle),
        noegle=bedoemt.noegle,
        art="ydelse" if er_ydelse else "sag",
        titel=titel,
        undertitel=_undertitel(bedoemt),
        vej=vejen(bedoemt, sapa),
        borger=dom("Borgeren", bedoemt.borger),
        sapa=dom(f"SAPA som {rolle.navn}", sapa),
        side=_side(bedoemt),
    )


def dom(modtager: str, verdict: Verdict) -> Dom:
    """A verdict sorted by what its findings do."""
    return Dom(
        modtager=modtager,
        verdict=verdict,
        skjuler=verdict.med(Effect.HIDES),
        bemaerker=verdict.med(Effect.WARNS),
        oplyser=verdict.med(Effect.INFORMS),
        opfyldt=verdict.med(Effect.PASSES),
        ikke_proevet=verdict.med(Effect.NOT_TRIED),
    )


def vejen(bedoemt: Bedoemt, sapa: Verdict) -> tuple[Stop, ...]:
    """The object's way: fagsystem, export, index, Borgerblikket, SAPA, with what happened there."""
    i_indekset = bedoemt.forhold.kle is not None or _er_i_indeks(bedoemt)
    return (
        Stop(bedoemt.forhold.fagsystem.navn, _i_fagsystemet(bedoemt), OK),
        _station(Station.EKSPORT, bedoemt.borger, _eksporteret(bedoemt)),
        Stop(Station.INDEKS, _i_indekset(bedoemt), OK)
        if i_indekset
        else Stop(Station.INDEKS, "Når ikke hertil", IKKE_NAAET),
        _station(Station.BORGERBLIK, bedoemt.borger, "Vises for borgeren", naaet=i_indekset),
        _station(Station.SAPA, sapa, "Vises for rollen", naaet=i_indekset),
    )


def _er_i_indeks(bedoemt: Bedoemt) -> bool:
    forhold = bedoemt.forhold
    return (forhold.indeksydelse if forhold.er_ydelse else forhold.indekssag) is not None


def _station(station: Station, verdict: Verdict, ok: str, *, naaet: bool = True) -> Stop:
    if not naaet:
        return Stop(station, "Når ikke hertil", IKKE_NAAET)
    skjuler = [f for f in verdict.med(Effect.HIDES) if f.station is station]
    return Stop(station, _foerste(skjuler), STOP) if skjuler else Stop(station, ok, OK)


def _foerste(findings: list[Finding]) -> str:
    resten = len(findings) - 1
    return findings[0].tekst + (f" Og {resten} til." if resten else "")


def _i_fagsystemet(bedoemt: Bedoemt) -> str:
    forhold = bedoemt.forhold
    if forhold.ydelse is not None:
        lokal = forhold.ydelse.lokal_ydelse
        return f"Lokal ydelse {lokal}" if lokal else "Ydelse"
    sag = bedoemt.sag
    udgave = [u for u in sag.udgaver if u.fra <= forhold.dato][-1]
    if sag.sagstype is None:
        return f"Oprettet {dag(sag.oprettet)}, enhed {udgave.enhed or 'ikke angivet'}"
    return f"Sagstype {sag.sagstype}, enhed {udgave.enhed or 'ikke angivet'}"


def _eksporteret(bedoemt: Bedoemt) -> str:
    forhold = bedoemt.forhold
    if not forhold.via_eksport:
        return f"{forhold.fagsystem.navn} leverer selv"
    leder = bedoemt.borger.finding("EKSPORT_LEDER_OPAD")
    if forhold.efter_planen:
        tekst = "Overføres efter planen."
    else:
        tekst = f"Overført {dag(forhold.overfoert)}."
    return f"{tekst} {leder.tekst}" if leder and leder.effect is Effect.INFORMS else tekst


def _i_indekset(bedoemt: Bedoemt) -> str:
    ansvarlig = bedoemt.forhold.ansvarlig
    if ansvarlig is None:
        return f"KLE {bedoemt.forhold.kle or 'mangler'}, ingen enhed"
    uuid = str(ansvarlig.uuid) if ansvarlig.uuid else "ukendt i FK Organisation"
    return f"KLE {bedoemt.forhold.kle or 'mangler'}, ansvarlig {ansvarlig.navn} ({uuid})"


def _undertitel(bedoemt: Bedoemt) -> str:
    forhold = bedoemt.forhold
    if forhold.ydelse is not None:
        return f"Ydelse i {forhold.fagsystem.navn}, bevilget {dag(forhold.ydelse.bevilget)}"
    return (
        f"Sag {bedoemt.sag.sagsnummer} i {forhold.fagsystem.navn}, "
        f"oprettet {dag(bedoemt.sag.oprettet)}"
    )


def _side(bedoemt: Bedoemt) -> str | None:
    if not bedoemt.borger.visible:
        return None
    if not bedoemt.forhold.er_ydelse:
        return f"sager/{bedoemt.slug}"
    return None if bedoemt.forhold.oekonomisk else f"serviceydelser-og-hjaelpemidler/{bedoemt.slug}"
