"""Whether a sag or a ydelse is one that a scenario can be told on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from webapp.domain.vaerdier.navnelighed import ord_i_navn
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.situation import Situation, find_situation
from webapp.domain.variant.trin_a import naar_for_langt
from webapp.domain.workshop.scenarie import Krav
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag


@dataclass(frozen=True)
class Afproevet:
    """One object under both variants, with what the first is judged on.

    `foer`: under the first as it is saved, without what the scenario changes.
    """

    grundlag: Grundlag
    foer: Bedoemt
    a: Bedoemt
    b: Bedoemt


def opfylder(krav: tuple[Krav, ...], proeve: Afproevet) -> bool:
    """True if the object has all of it."""
    return all(_PROEVER[et](proeve) for et in krav)


def kan_opfyldes(krav: tuple[Krav, ...], grundlag: Grundlag) -> bool:
    """False where no object can have it: the variant has no such role."""
    roller = grundlag.variant.roller
    if Krav.ROLLE_FOR_LANGT in krav:
        return any(map(naar_for_langt, roller))
    return bool(roller) or Krav.SES_AF_ROLLE not in krav


def om_ydelser(krav: tuple[Krav, ...]) -> bool:
    """True if it is a ydelse that is sought, and no sag."""
    return Krav.UDEN_TYPE_UNDER_B in krav


def rollen(
    krav: tuple[Krav, ...], grundlag: Grundlag, bedoemt: Bedoemt
) -> Jobfunktionsrolle | None:
    """The role of SAPA that the object is looked at through: the first that sees it."""
    ser = (rolle for rolle in grundlag.variant.roller if bedoemt.ses_i_sapa(rolle))
    if Krav.ROLLE_FOR_LANGT in krav:
        return next(filter(naar_for_langt, ser), None)
    return next((rolle for rolle in ser if not naar_for_langt(rolle)), None) or next(
        (rolle for rolle in grundlag.variant.roller if bedoemt.ses_i_sapa(rolle)), None
    )


def _ses_af_begge(proeve: Afproevet) -> bool:
    return proeve.a.ses_af_borger and proeve.b.ses_af_borger


def _anden_kontakt(proeve: Afproevet) -> bool:
    return _ses_af_begge(proeve) and proeve.a.kontakt != proeve.b.kontakt


def _anden_telefon(proeve: Afproevet) -> bool:
    a, b = proeve.a.kontakt.telefon, proeve.b.kontakt.telefon
    return _ses_af_begge(proeve) and bool(a and b) and a != b


def _kun_telefon_under_b(proeve: Afproevet) -> bool:
    a, b = proeve.a.kontakt.telefon, proeve.b.kontakt.telefon
    return _ses_af_begge(proeve) and bool(b) and not a


def _mister_telefon(proeve: Afproevet) -> bool:
    return bool(proeve.foer.kontakt.telefon) and _kun_telefon_under_b(proeve)


def _uden_telefon_under_b(proeve: Afproevet) -> bool:
    a, b = proeve.a.kontakt.telefon, proeve.b.kontakt.telefon
    return _ses_af_begge(proeve) and bool(a) and not b


def _skjult_under_b(proeve: Afproevet) -> bool:
    return proeve.a.ses_af_borger and not proeve.b.ses_af_borger


def _uden_enhed_under_b(proeve: Afproevet) -> bool:
    a, b = proeve.a.forhold.ansvarlig, proeve.b.forhold.ansvarlig
    return bool(a and a.uuid and b and b.uuid is None) and proeve.a.ses_af_borger


def _uden_type_under_b(proeve: Afproevet) -> bool:
    a, b = proeve.a.forhold.indeksydelse, proeve.b.forhold.indeksydelse
    return bool(a and b and a.ydelsestype and not b.ydelsestype) and proeve.a.ses_af_borger


def _brugerdefineret(proeve: Afproevet) -> bool:
    raekke = proeve.a.forhold.opsaetning
    return raekke is not None and bool(raekke.kontakt.afdeling and raekke.kontakt.telefon)


def _ses_af_rolle(proeve: Afproevet) -> bool:
    return proeve.a.ses_af_borger and rollen((), proeve.grundlag, proeve.a) is not None


def _rolle_for_langt(proeve: Afproevet) -> bool:
    return rollen((Krav.ROLLE_FOR_LANGT,), proeve.grundlag, proeve.a) is not None


def _i_situation(oensket: Situation) -> Callable[[Afproevet], bool]:
    def proev(proeve: Afproevet) -> bool:
        return proeve.a.ses_af_borger and situation(proeve.grundlag, proeve.a) is oensket

    return proev


def situation(grundlag: Grundlag, bedoemt: Bedoemt) -> Situation | None:
    """Which of KOMBIT's situations the unit of the sag is in; None where it is none of Cura's."""
    if bedoemt.forhold.er_ydelse or not bedoemt.forhold.via_eksport:
        return None
    indeks = bedoemt.forhold.indekssag
    udgaver = bedoemt.sag.udgaver
    enhed = grundlag.konfiguration.lokale_enheder.get(udgaver[-1].enhed) if udgaver else None
    if indeks is None or indeks.maerke is None or enhed is None:
        return None
    organisation = grundlag.opslag.organisation
    efter_arket = any(
        en.lokal_enhed == enhed.navn and (en.fk_navn or en.fk_enhed)
        for en in grundlag.variant.enhedsmapning
    )
    navn = ord_i_navn(enhed.navn)
    findes = efter_arket or any(ord_i_navn(e.navn) == navn for e in organisation.enheder.values())
    return find_situation(enhed, indeks.maerke, organisation, grundlag.dato, findes_i_fk=findes)


_PROEVER: Mapping[Krav, Callable[[Afproevet], bool]] = {
    Krav.VISES: lambda proeve: proeve.a.ses_af_borger,
    Krav.ANDEN_KONTAKT: _anden_kontakt,
    Krav.ANDEN_TELEFON: _anden_telefon,
    Krav.KUN_TELEFON_UNDER_B: _kun_telefon_under_b,
    Krav.SITUATION_1: _i_situation(Situation.SITUATION_1),
    Krav.SITUATION_2: _i_situation(Situation.SITUATION_2),
    Krav.SITUATION_3: _i_situation(Situation.SITUATION_3),
    Krav.SES_AF_ROLLE: _ses_af_rolle,
    Krav.ROLLE_FOR_LANGT: _rolle_for_langt,
    Krav.SKJULT_UNDER_B: _skjult_under_b,
    Krav.UDEN_TELEFON_UNDER_B: _uden_telefon_under_b,
    Krav.UDEN_ENHED_UNDER_B: _uden_enhed_under_b,
    Krav.UDEN_TYPE_UNDER_B: _uden_type_under_b,
    Krav.BRUGERDEFINERET: _brugerdefineret,
    Krav.MISTER_TELEFON: _mister_telefon,
}
