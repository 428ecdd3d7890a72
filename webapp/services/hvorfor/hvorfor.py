"""Hvorfor?: every sag, ydelse and payment of a person, shown or hidden to one audience, and why."""

from __future__ import annotations

from dataclasses import replace

from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.kontaktregler import KONTAKTREGLER
from webapp.domain.visning.verdict import Effect, Finding, Station, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.fagomraader.side import sagens_omraade
from webapp.services.felter import Objekt
from webapp.services.hvorfor.saetning import andets, borgerens, sapas
from webapp.services.hvorfor.sidedele import Dom, Hvorforlinje, Hvorforside, Stop
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.lister import lav_udsnit
from webapp.services.mit_overblik.objekter import objektnavn
from webapp.services.mit_overblik.optaelling import i_ord, tael
from webapp.services.mit_overblik.udsnit import Borgerudsnit

OK, STOP, IKKE_NAAET = "ok", "stop", "ikke_naaet"
# The rules that decide whose telephone is read, from the mark to the number.
OM_KONTAKTEN = frozenset(
    {"EKSPORT_ORGANISATION", "EKSPORT_LEDER_OPAD", "SAPA_NAVN_AFVIGER", "SAPA_ENHED"}
    | {"SAPA_TELEFON"}
    | {regel.code for regel in KONTAKTREGLER}
)


def hvorforside(
    udsnit: Borgerudsnit, rolle: Jobfunktionsrolle | None, vis: int, objekt: str = ""
) -> Hvorforside:
    """The page for the citizen, or for a role of SAPA: never both in one.

    `vis` lines are shown, and the one that is asked for by `objekt` besides, unfolded.
    """
    alle: list[Bedoemt | AndetObjekt] = list(udsnit.alle)
    if rolle is None:
        alle += udsnit.andet
    optalt = tael(udsnit) if rolle is None else ()
    ses = sum(b.ses_i_sapa(rolle) for b in udsnit.alle) if rolle else sum(en.vist for en in optalt)
    valgte = alle[:vis]
    if objekt:
        valgte += [en for en in alle[vis:] if en.noegle == objekt]
    roller = udsnit.grundlag.variant.roller
    return Hvorforside(
        person=Objekt(f"person/{udsnit.person.slug}", {"borger.navn": udsnit.person.borgernavn}),
        rolle=rolle.navn if rolle else "",
        roller=tuple((r.slug, r.navn, rolle is not None and r.slug == rolle.slug) for r in roller),
        linjer=tuple(_linje(udsnit, en, rolle, aaben=en.noegle == objekt) for en in valgte),
        udsnit=lav_udsnit(len(alle), vis),
        vist=ses,
        skjult=len(alle) - ses,
        i_ord=i_ord(optalt),
        beskyttet=udsnit.person.adressebeskyttelse,
    )


def _linje(
    udsnit: Borgerudsnit,
    en: Bedoemt | AndetObjekt,
    rolle: Jobfunktionsrolle | None,
    *,
    aaben: bool,
) -> Hvorforlinje:
    if isinstance(en, AndetObjekt):
        return andenlinje(en, aaben=aaben)
    linje = hvorforlinje(en, rolle, udsnit.dom(en), aaben=aaben)
    if en.forhold.er_ydelse:
        return linje
    return replace(linje, omraade=sagens_omraade(udsnit.grundlag, en.forhold.kle))


def anker(noegle: str) -> str:
    """`sag/27.60.24-1` in, `sag-27.60.24-1` out: the object's place on the page."""
    return noegle.replace("/", "-")


def hvorforlinje(
    bedoemt: Bedoemt, rolle: Jobfunktionsrolle | None, ses_saadan: Verdict, *, aaben: bool = False
) -> Hvorforlinje:
    """One object to one audience: the sentence, the verdict and its way through the journey.

    `ses_saadan`: the citizen's verdict, with whether it stands on a page.
    """
    verdict = bedoemt.sapa(rolle) if rolle else ses_saadan
    return Hvorforlinje(
        anker=anker(bedoemt.noegle),
        noegle=bedoemt.noegle,
        art="ydelse" if bedoemt.forhold.er_ydelse else "sag",
        titel=objektnavn(bedoemt),
        undertitel=undertitel(bedoemt),
        saetning=sapas(bedoemt, rolle, verdict) if rolle else borgerens(bedoemt, ses_saadan),
        vej=vejen(bedoemt, verdict, til_sapa=rolle is not None),
        dom=dom(verdict),
        side=_side(bedoemt, ses_saadan),
        aaben=aaben,
    )


def andenlinje(en: AndetObjekt, *, aaben: bool = False) -> Hvorforlinje:
    """One payment or appointment to the citizen: it does not pass the export."""
    ses = en.ses_af_borger
    sidste = (
        Stop(Station.BORGERBLIK, "Vises for borgeren", OK)
        if ses
        else Stop(Station.BORGERBLIK, _foerste(list(en.borger.med(Effect.HIDES))), STOP)
    )
    return Hvorforlinje(
        anker=anker(en.noegle),
        noegle=en.noegle,
        art=en.art,
        titel=en.titel,
        undertitel=en.undertitel,
        saetning=andets(en),
        vej=(Stop(Station.INDEKS, en.kilde, OK), sidste),
        dom=dom(en.borger),
        side=f"{en.liste}/{en.slug}" if ses else None,
        aaben=aaben,
    )


def dom(verdict: Verdict) -> Dom:
    """A verdict sorted by what its findings do, what decides the contact by itself."""
    siger = (*verdict.med(Effect.WARNS), *verdict.med(Effect.INFORMS))
    return Dom(
        verdict=verdict,
        skjuler=verdict.med(Effect.HIDES),
        kontakt=tuple(f for f in siger if f.code in OM_KONTAKTEN),
        andet=tuple(f for f in siger if f.code not in OM_KONTAKTEN),
        opfyldt=verdict.med(Effect.PASSES),
        ikke_proevet=verdict.med(Effect.NOT_TRIED),
    )


def vejen(bedoemt: Bedoemt, verdict: Verdict, *, til_sapa: bool) -> tuple[Stop, ...]:
    """The object's way: fagsystem, export, index, and the audience, with what happened there."""
    i_indekset = bedoemt.forhold.kle is not None or _er_i_indeks(bedoemt)
    sidste = (
        _station(Station.SAPA, verdict, "Vises for rollen", naaet=i_indekset)
        if til_sapa
        else _station(Station.BORGERBLIK, verdict, "Vises for borgeren", naaet=i_indekset)
    )
    return (
        Stop(bedoemt.forhold.fagsystem.navn, _i_fagsystemet(bedoemt), OK),
        _station(Station.EKSPORT, bedoemt.borger, _eksporteret(bedoemt)),
        Stop(Station.INDEKS, _i_indekset(bedoemt), OK)
        if i_indekset
        else Stop(Station.INDEKS, "Når ikke hertil", IKKE_NAAET),
        sidste,
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
    uuid = str(ansvarlig.uuid) if ansvarlig.uuid else "ikke mappet"
    return f"KLE {bedoemt.forhold.kle or 'mangler'}, ansvarlig {ansvarlig.navn} ({uuid})"


def undertitel(bedoemt: Bedoemt) -> str:
    """Which sag or ydelse it is, whose system, and since when."""
    forhold = bedoemt.forhold
    if forhold.ydelse is None:
        return (
            f"Sag {bedoemt.sag.sagsnummer} i {forhold.fagsystem.navn}, "
            f"oprettet {dag(bedoemt.sag.oprettet)}"
        )
    hvad = "Økonomisk ydelse" if forhold.oekonomisk else "Ydelse"
    nummer = f", bevilling {forhold.bevilling.nummer}" if forhold.bevilling else ""
    return f"{hvad} i {forhold.fagsystem.navn}, bevilget {dag(forhold.ydelse.bevilget)}{nummer}"


def _side(bedoemt: Bedoemt, borgerens: Verdict) -> str | None:
    """The tail of the page on which the citizen sees it, None where there is none."""
    if not borgerens.visible:
        return None
    if not bedoemt.forhold.er_ydelse:
        return f"sager/{bedoemt.slug}"
    if bedoemt.forhold.oekonomisk:
        return "oekonomiske-ydelser"
    return f"serviceydelser-og-hjaelpemidler/{bedoemt.slug}"
