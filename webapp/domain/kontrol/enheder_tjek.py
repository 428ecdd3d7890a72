"""Kontrol of the organisation mapping (domain.md §1A-6, §9.1-1, §9.3; formats.md §8.1)."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.fagsystem import LokalEnhed
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Traef
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.variant.enhedsforslag import Enhedsforslag
from webapp.domain.variant.variant import Enhedsmapning

UDEN_ENHED = "mangler en enhed, der kan slås op i FK Organisation, og dermed dens kontakt"


def naermest_raad(forslag: Enhedsforslag | None, organisation: FkOrganisation) -> str:
    """The nearest unit as advice; both where two are near; empty where there is none."""
    enhed = organisation.find(forslag.fk) if forslag else None
    if forslag is None or enhed is None:
        return ""
    naermest = f"Nærmest er {_med_uuid(enhed)}"
    if forslag.brugt is not None:
        return f"{naermest}. Er det den, så map til den."
    anden = organisation.find(forslag.naeste)
    eller = f", og derefter {_med_uuid(anden)}" if anden else ""
    return f"{naermest}{eller}. Det er ikke sikkert ({_foerst_lille(forslag.grund)}), så vælg selv."


def valgt_paa_forhaand(forslag: Enhedsforslag | None) -> str:
    """The UUID that may be chosen before anybody has looked; empty where they have to choose."""
    return str(forslag.brugt) if forslag and forslag.brugt else ""


def _med_uuid(enhed: FkEnhed) -> str:
    return f"{enhed.navn} med UUID {enhed.uuid}"


def _foerst_lille(tekst: str) -> str:
    return tekst if tekst.startswith("UUID") else f"{tekst[:1].lower()}{tekst[1:]}"


def find_uuid_ugyldig(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Units whose UUID cell holds no UUID."""
    for navn, raekke in grundlag.mapning.items():
        tekst = grundlag.ulaeste_uuid.get(raekke.sted) if raekke.sted else None
        if tekst is None or raekke.fk_enhed is not None or raekke.valgt:
            continue
        tal, forslag = grundlag.tal(lokal_enhed=navn), grundlag.forslag(navn)
        yield Traef(
            objekt=navn,
            tekst=f"UUID'et »{tekst}« er ikke gyldigt, så enheden er ikke mappet.",
            virkning=tal.virkning("mærkes ikke med enheden"),
            raad=naermest_raad(forslag, grundlag.organisation),
            fk_forslag=valgt_paa_forhaand(forslag),
            sted=raekke.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def find_ukendt_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Mapped UUIDs that FK Organisation does not have."""
    kendte = grundlag.organisation.enheder
    if not kendte:
        return
    for navn, raekke in grundlag.mapning.items():
        if raekke.fk_enhed is None or raekke.fk_enhed in kendte:
            continue
        tal = grundlag.tal(maerke=raekke.fk_enhed)
        forslag = grundlag.forslag(navn)
        yield Traef(
            objekt=navn,
            tekst=f"FK Organisation har ingen enhed med UUID {raekke.fk_enhed}.",
            virkning=tal.virkning(UDEN_ENHED),
            raad=naermest_raad(forslag, grundlag.organisation),
            fk_forslag=valgt_paa_forhaand(forslag),
            sted=raekke.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def find_inaktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Mapped units that are inactive on the day."""
    for brugt in grundlag.brugte_enheder:
        enhed, navn = brugt.enhed, brugt.raekke.lokal_enhed
        if enhed.er_aktiv(grundlag.dato):
            continue
        tal = grundlag.tal(maerke=enhed.uuid)
        tekst = f"{enhed.navn} er nedlagt i FK Organisation."
        forslag = grundlag.forslag(navn)
        yield Traef(
            objekt=navn,
            tekst=brugt.fortael(tekst),
            virkning=tal.virkning(UDEN_ENHED),
            raad=naermest_raad(forslag, grundlag.organisation),
            fk_forslag=valgt_paa_forhaand(forslag),
            sted=brugt.raekke.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def find_ikke_mappet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagsansvarlige units without a mapped unit on the way up, where the way is known."""
    for enhed in _uden_mappet_over(grundlag) if grundlag.kender_curas_trae else ():
        under = f" Over den står {enhed.overordnet}." if enhed.overordnet else ""
        tekst = "Enheden er sagsansvarlig, men hverken den eller nogen over den er mappet."
        yield _uden_enhed(grundlag, enhed, tekst + under)


def find_trae_ukendt(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagsansvarlige units that are not mapped, where no sheet says what they lie under."""
    for enhed in () if grundlag.kender_curas_trae else _uden_mappet_over(grundlag):
        tekst = "Enheden er ikke selv mappet, og arket siger ikke, hvilken enhed den hører under."
        yield _uden_enhed(grundlag, enhed, tekst)


def _uden_mappet_over(grundlag: Kontrolgrundlag) -> Iterator[LokalEnhed]:
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        raekke = grundlag.mapning.get(navn)
        # Where its UUID cannot be read, that is the fault to mend.
        ulaest = raekke is not None and raekke.sted in grundlag.ulaeste_uuid and not raekke.valgt
        if enhed.sagsansvarlig and not ulaest and not grundlag.mappet_over(navn):
            yield enhed


def _uden_enhed(grundlag: Kontrolgrundlag, enhed: LokalEnhed, tekst: str, antal: int = 0) -> Traef:
    tal = grundlag.tal(lokal_enhed=enhed.navn)
    virkning, forslag = tal.virkning(UDEN_ENHED), grundlag.forslag(enhed.navn)
    return Traef(
        objekt=enhed.navn,
        tekst=tekst,
        virkning=virkning,
        raad=naermest_raad(forslag, grundlag.organisation),
        sted=enhed.sted,
        enhed=enhed.navn,
        tal=tal.ialt or antal,
        fk_forslag=valgt_paa_forhaand(forslag),
    )


def find_sager_uden_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Units that have sager though not sagsansvarlige, with nothing mapped above."""
    for navn, antal in grundlag.sager_hos.items():
        enhed = grundlag.konfiguration.lokale_enheder.get(navn)
        if enhed is None or enhed.sagsansvarlig or grundlag.mappet_over(navn):
            continue
        tekst = (
            "Arket siger, at enheden ikke er sagsansvarlig, men den har sager, og ingen enhed over "
            "den er mappet."
        )
        yield _uden_enhed(grundlag, enhed, tekst, antal)


def find_leder_opad(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagsansvarlige units whose sager are marked with a unit above."""
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        over = grundlag.mappet_over(navn)
        if not enhed.sagsansvarlig or over in {None, navn}:
            continue
        raekke = grundlag.mapning[over or ""]
        fk_enhed = grundlag.organisation.find(raekke.fk_enhed)
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            objekt=navn,
            tekst=f"Enheden leder opad til {over}.",
            virkning=tal.virkning(f"mærkes med {fk_enhed.navn if fk_enhed else over}"),
            sted=enhed.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def find_ikke_sagsansvarlig(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Units that are mapped though not sagsansvarlige."""
    for navn, enhed in grundlag.konfiguration.lokale_enheder.items():
        if enhed.sagsansvarlig or not grundlag.er_mappet(navn):
            continue
        tal = grundlag.tal(lokal_enhed=navn)
        yield Traef(
            objekt=navn,
            tekst="Arket siger, at enheden ikke er sagsansvarlig, men den er mappet.",
            virkning=tal.virkning("mærkes med enheden") if tal.ialt else "Den har ingen sager.",
            sted=grundlag.mapning[navn].sted,
            enhed=navn,
            tal=tal.ialt,
        )


def find_uden_lokal_enhed(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Mappings of units that no organisation sheet has."""
    raekke: Enhedsmapning
    for navn, raekke in grundlag.mapning.items():
        if navn not in grundlag.konfiguration.lokale_enheder:
            yield Traef(
                objekt=navn, tekst="Ingen enhed i Cura hedder sådan.", sted=raekke.sted, enhed=navn
            )
