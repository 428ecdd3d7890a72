"""SAPA: does the object reach a caseworker with this role? See domain.md §2A, §2B, §9.1.

The three gates come first, then the dataafgrænsning (sapa_afgraensning.py), then the unit and what
is shown of the object.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from webapp.domain.fagsystem import PartIdType
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed
from webapp.domain.vaerdier.dansk import antal, dag, opremsning
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.variant.eoj import Miljoe
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.variant.variant import Trin
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser, skjuler
from webapp.domain.visning.sapa_afgraensning import AFGRAENSNING, naar_dokument
from webapp.domain.visning.verdict import Station


def fk_enhed(forhold: Forhold) -> FkEnhed | None:
    """The responsible unit as FK Organisation knows it."""
    return forhold.organisation.find(forhold.ansvarlig.uuid if forhold.ansvarlig else None)


def _objekt(forhold: Forhold) -> str:
    return forhold.objektnavn.capitalize()


def _aabnet(forhold: Forhold) -> Udfald:
    system = forhold.fagsystem
    if forhold.paa_tvaers:
        return oplyser(
            f"{_objekt(forhold)} hentes hos {forhold.myndighed} med en tjeneste for sig. Vi "
            f"antager, at {system.navn} ikke også skal være åbnet i kommunens SAPA."
        )
    aabnet = forhold.konfiguration.trin(Trin.AABNING) if system.via_eksport else system.aabnet
    if aabnet is None or aabnet > forhold.dato:
        if forhold.antagelser.sapa_miljoe is Miljoe.EKSTERN_TEST:
            return bemaerk(
                f"{system.navn} er ikke åbnet. I SAPA's prototype og eksterne testmiljø ses dets "
                "data alligevel; i produktion ses de ikke."
            )
        return skjuler(f"{system.navn} er ikke oprettet og aktivt i SAPA's konfiguration (K39).")
    if forhold.efter_planen:
        return opfyldt(f"Efter planen er {system.navn} åbnet i SAPA.")
    return opfyldt(f"{system.navn} er åbnet i SAPA siden {dag(aabnet)}.", aabnet=aabnet)


def _brugerrettighed(forhold: Forhold) -> Udfald:
    rolle = forhold.rolle
    if rolle is None or not rolle.brugersystemroller:
        return skjuler("Rollen har ingen brugersystemrolle til at se sager og ydelser.")
    navne = opremsning([brugersystemrolle.navn for brugersystemrolle in rolle.brugersystemroller])
    return opfyldt(f"{rolle.navn} består af {navne}.", rolle=rolle.slug)


def _element(forhold: Forhold) -> Sapaelement:
    if forhold.paa_tvaers:
        if forhold.er_ydelse:
            return Sapaelement.YDELSER_PAA_TVAERS
        return Sapaelement.KONTROLSAGER_PAA_TVAERS
    if forhold.ydelse is not None:
        return Sapaelement.YDELSER if forhold.oekonomisk else Sapaelement.IKKE_OEKONOMISKE_YDELSER
    er_ejendom = forhold.sag is not None and forhold.sag.er_byggesag
    return Sapaelement.EJENDOMSSAGER if er_ejendom else Sapaelement.SAGER


def _visning(forhold: Forhold) -> Udfald:
    element = _element(forhold)
    if forhold.rolle is None or element not in forhold.rolle.elementer:
        return skjuler(f"Rollens visning har ikke elementet »{element}«.", element=element)
    return opfyldt(f"Rollens visning har elementet »{element}«.", element=element)


def _part(forhold: Forhold) -> Udfald:
    parter = [part for part in forhold.personens_parter if part.virkning.daekker(forhold.dato)]
    if forhold.er_ejer_af_ejendom:
        return opfyldt("Personen ejer ejendommen.")
    if not parter:
        return skjuler("Personen er ikke part i dag.")
    if all(part.id_type is not PartIdType.CPR for part in parter):
        return skjuler(f"Parten er registreret med {parter[0].id_type} og findes ikke på CPR.")
    return oplyser(f"Personen er {str(parter[0].rolle).lower()}.", relation=parter[0].rolle)


def _ejer(forhold: Forhold) -> Udfald:
    if forhold.er_egen:
        return opfyldt(f"Ejer er {forhold.myndighed}.", ejer=forhold.ejer)
    if forhold.paa_tvaers and forhold.er_for_gammel:
        return skjuler(
            f"Ejer er {forhold.myndighed}, og kontrolsagen er afsluttet for mere end seks måneder "
            "siden (lov om Udbetaling Danmark § 11 a). Vi antager, at en afsluttet sag kan være "
            "henlagt."
        )
    if forhold.paa_tvaers:
        return oplyser(
            f"Ejer er {forhold.myndighed}. {_objekt(forhold)} ses kun i elementet "
            f"»{_element(forhold)}«.",
            ejer=forhold.ejer,
        )
    return skjuler(f"Ejer er {forhold.myndighed}, og brugeren er fra {forhold.kommune.navn}.")


def _sikkerhedsprofil(forhold: Forhold) -> Udfald:
    objekt = "Bevillingen" if forhold.er_ydelse else "Sagen"
    if not forhold.sikkerhedsprofil:
        if forhold.er_ydelse and forhold.sag and forhold.sag.sikkerhedsprofil:
            return oplyser(
                "Bevillingen har ingen sikkerhedsprofil. Sagens gælder ikke for bevillingen."
            )
        return opfyldt(f"{objekt} har ingen sikkerhedsprofil.")
    enhed = forhold.rolle.enhed if forhold.rolle else None
    if enhed is not None and enhed in forhold.sikkerhedsprofil:
        return oplyser(f"{objekt} har en sikkerhedsprofil, og brugerens enhed står på listen.")
    if not forhold.antagelser.sapa_sikkerhedsprofil_foelges:
        return bemaerk(f"{objekt} har en sikkerhedsprofil, som SAPA ikke følger i denne variant.")
    return skjuler(
        f"{objekt} har en sikkerhedsprofil, og brugerens enhed står ikke på listen."
        f"{_andre_paa_listen(forhold)}"
    )


def _andre_paa_listen(forhold: Forhold) -> str:
    """What of the list we cannot say whom it names: a whole Organisation, or one Bruger (ANV-S)."""
    ukendte = sum(forhold.organisation.find(uuid) is None for uuid in forhold.sikkerhedsprofil)
    if not ukendte:
        return ""
    return (
        f" {ukendte} på listen er ikke en enhed i FK Organisation. Er det en bruger eller en hel "
        "organisation, kan vi ikke se, om den omfatter brugeren."
    )


def _navn_afviger(forhold: Forhold) -> Udfald:
    enhed, ansvarlig = fk_enhed(forhold), forhold.ansvarlig
    if enhed is None or ansvarlig is None or enhed.navn == ansvarlig.navn:
        return opfyldt("Navnet er det samme i listen og i FK Organisation.")
    hvorfra = "som overføres efter planen" if forhold.efter_planen else "som blev overført"
    return bemaerk(
        f"Navnet afviger. Listen viser {ansvarlig.navn}, {hvorfra}; enhedens side viser "
        f"{enhed.navn} fra FK Organisation.",
        overfoert=ansvarlig.navn,
        fk_org=enhed.navn,
    )


def _enhed(forhold: Forhold) -> Udfald:
    enhed = fk_enhed(forhold)
    navn = forhold.ansvarlig.navn if forhold.ansvarlig else ""
    if enhed is None and forhold.ansvarlig is not None and forhold.ansvarlig.uuid is None:
        return bemaerk(f"Enheden {navn} er ikke mappet. Der er ingen side om den.")
    if enhed is None:
        return bemaerk(f"FK Organisation kender ikke enheden {navn}. Der er ingen side om den.")
    if not enhed.er_aktiv(forhold.dato):
        return bemaerk(f"{enhed.navn} er nedlagt i FK Organisation.")
    return opfyldt(f"{enhed.navn} er aktiv i FK Organisation.")


def _telefon(forhold: Forhold) -> Udfald:
    enhed = fk_enhed(forhold)
    if enhed is None:
        return opfyldt("Der er ingen enhed at læse telefonen fra.")
    telefon = enhed.adresse(AdresseRolle.TELEFON)
    if not telefon and enhed.adresse(AdresseRolle.FASTNET):
        return bemaerk("Nummeret står kun som FastnetTelefon, som SAPA ikke viser.")
    if not telefon:
        return bemaerk(f"{enhed.navn} har ingen telefon i FK Organisation.")
    if otte_cifre(telefon) is None:
        return bemaerk(f"Telefonnummeret »{telefon}« har ikke otte cifre.")
    return opfyldt("Enheden har en telefon.")


def _behandler(forhold: Forhold) -> Udfald:
    if forhold.indekssag is None or forhold.indekssag.udgaver[-1].sagsbehandler:
        return opfyldt("Sagen har en primær behandler.")
    if forhold.via_eksport:
        return oplyser(
            "Ingen sagsbehandler er nævnt. Vi antager, at Cura så sender enheden som primær "
            "behandler også, så den står begge steder."
        )
    return oplyser("Der er ingen primær behandler; brugeren ser kun den ansvarlige enhed.")


def _dokumenter(forhold: Forhold) -> Udfald:
    alle = forhold.dokumenter
    naas = [d for d in alle if naar_dokument(forhold, d.foelsomhed)]
    if len(naas) < len(alle):
        return oplyser(f"Rollen når {len(naas)} af {antal(len(alle), 'dokument', 'dokumenter')}.")
    return opfyldt("Rollen når alle sagens dokumenter.")


def _advis(forhold: Forhold) -> Udfald:
    if forhold.efter_planen:
        return opfyldt("Varianten er en plan: initial load ligger forude.")
    aktiv_fra = forhold.konfiguration.trin(Trin.EKSPORTER_SAGER)
    if aktiv_fra is None or not _fulgte_initial_load(forhold, aktiv_fra):
        return opfyldt("Sagen er ikke overført med initial load.")
    if forhold.antagelser.initial_load_uden_notifikation:
        return opfyldt("Initial load sendes uden notifikation, så den giver ingen advis.")
    return oplyser(
        f"Sagen blev overført med initial load {dag(aktiv_fra)}. Er der valgt advis om start og "
        "stop af sag, er der risiko for, at den gav en advis."
    )


def _fulgte_initial_load(forhold: Forhold, aktiv_fra: date) -> bool:
    """True for a sag that was there, and whose sagstype had its KLE, when the export began."""
    if not forhold.via_eksport or forhold.sag is None:
        return False
    perioder = forhold.konfiguration.overfoersler(forhold.sag.sagstype or "")
    fandtes = any(udgave.fra <= aktiv_fra for udgave in forhold.sag.udgaver)
    return fandtes and any(periode.daekker(aktiv_fra) for periode in perioder)


def _delvis(forhold: Forhold) -> Udfald:
    if forhold.antagelser.sapa_delvis_visning:
        return oplyser("Delvis visning er slået til: uden adgang ses kun, at der findes en sag.")
    return opfyldt("Uden adgang ses sagen slet ikke.")


_regel = partial(lav_regel, Station.SAPA)
_oplysning = partial(_regel, kan_skjule=False)


SAPA: tuple[Regel, ...] = (
    _regel(
        "SAPA_AABNET",
        "Tekniske integrationer: systemet skal være oprettet og aktivt i SAPA's konfiguration",
        "workshop 8. april 2024, trin B (K39)",
        _aabnet,
        Rettes.TRIN,
    ),
    _regel(
        "SAPA_BRUGERRETTIGHED",
        "Brugerrettigheder: brugeren skal have en brugersystemrolle til at se sager",
        "SAPA-oplæg 1. juni 2023",
        _brugerrettighed,
        Rettes.SAPA_ROLLER,
    ),
    _regel(
        "SAPA_VISNING",
        "Målgruppespecifik visning: brugerens visning skal indeholde elementet",
        "SAPA-oplæg 1. juni 2023",
        _visning,
        Rettes.SAPA_ROLLER,
    ),
    _regel(
        "SAPA_PART",
        "SAPA viser det, hvor personen er part, i hvilken rolle det end er",
        "SAPA-oplæg 1. juni 2023",
        _part,
        Rettes.FAGSYSTEM,
    ),
    _regel(
        "SAPA_EJER",
        "Ejeren skal være brugerens egen myndighed",
        "anvisning om dataafgrænsning §12",
        _ejer,
        Rettes.INGEN_STEDER,
    ),
    *AFGRAENSNING,
    _regel(
        "SAPA_SIKKERHEDSPROFIL",
        "Har en sag eller bevilling en sikkerhedsprofil, ser kun de nævnte den",
        "anvisning til Sagsobjektet v1.7",
        _sikkerhedsprofil,
        Rettes.FAGSYSTEM,
    ),
    _oplysning(
        "SAPA_NAVN_AFVIGER",
        "SAPA's liste viser det overførte navn, enhedens side viser FK Organisations",
        "workshop 8. april 2024, trin 6.5",
        _navn_afviger,
        Rettes.ORGANISATIONSARK,
    ),
    _oplysning(
        "SAPA_ENHED",
        "SAPA slår enhedens UUID op i FK Organisation",
        "workshop 8. april 2024, trin 6",
        _enhed,
        Rettes.FK_ORGANISATION,
    ),
    _oplysning(
        "SAPA_TELEFON",
        "SAPA viser rollen Telefon og ikke FastnetTelefon",
        "anvisning til Organisation",
        _telefon,
        Rettes.FK_ORGANISATION,
    ),
    _oplysning(
        "SAPA_BEHANDLER",
        "Mangler primær behandler, ses kun den ansvarlige enhed",
        "anvisning til Sagsobjektet v1.7",
        _behandler,
        Rettes.FAGSYSTEM,
        ydelse=False,
    ),
    _oplysning(
        "SAPA_DOKUMENTER",
        "Et dokument skal selv være inden for rollens følsomhed",
        "anvisning om dataafgrænsning §12.2",
        _dokumenter,
        Rettes.SAPA_ROLLER,
        ydelse=False,
    ),
    _oplysning(
        "SAPA_ADVIS",
        "Initial load kan give mange overflødige adviser",
        "workshop 8. april 2024, trin A (K40); at Cura sender med notifikation, er ikke beskrevet",
        _advis,
        Rettes.ANTAGELSE,
        sourced=False,
        ydelse=False,
    ),
    _oplysning(
        "SAPA_DELVIS",
        "SAPA kan sættes til at vise, at en sag findes, uden at vise den",
        "spørgsmål og svar om SAPA",
        _delvis,
        Rettes.ANTAGELSE,
        ydelse=False,
    ),
)
