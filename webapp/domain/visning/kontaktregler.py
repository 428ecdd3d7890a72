"""The contact that the citizen is given: where it comes from, and what is wrong with it (§4)."""

from __future__ import annotations

from functools import partial

from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontakt import Kontaktfejl
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser
from webapp.domain.visning.verdict import Station


def _kontaktkilde(forhold: Forhold) -> Udfald:
    if not forhold.er_egen or forhold.kontakt is None:
        return oplyser(
            f"{forhold.myndighed} bestemmer selv sin kontakt. Vi antager enhedens egne oplysninger "
            "fra FK Organisation, ellers kun det navn, der er leveret."
        )
    if forhold.kontakt.kilde is Kontaktkilde.FK_ORGANISATION:
        return oplyser(
            "Kilden er FK Organisationssystem. Siden viser det, borgeren ser med den. Den var »på "
            "vej« den 8. april 2024: er den ikke taget i brug den dag, siden gælder, ser borgeren "
            "Brugerdefineret i stedet, og model 1 og 2 giver det samme.",
            kilde=forhold.kontakt.kilde,
        )
    return oplyser(
        "Kilden er Brugerdefineret: samme kontakt for alle sager og ydelser på KLE-nummeret.",
        kilde=forhold.kontakt.kilde,
    )


def _fejl(forhold: Forhold) -> frozenset[Kontaktfejl]:
    if forhold.kontakt is None or not forhold.er_egen:
        return frozenset()
    return forhold.kontakt.fejl


def _kontakt_enhed(forhold: Forhold) -> Udfald:
    navn = forhold.ansvarlig.navn if forhold.ansvarlig else ""
    fejl = _fejl(forhold)
    if Kontaktfejl.UKENDT_ENHED in fejl and forhold.ansvarlig and forhold.ansvarlig.uuid is None:
        return bemaerk(f"Enheden er ikke mappet. Borgeren ser kun navnet {navn}.")
    if Kontaktfejl.UKENDT_ENHED in fejl:
        return bemaerk(f"FK Organisation kender ikke enheden. Borgeren ser kun navnet {navn}.")
    if Kontaktfejl.INAKTIV_ENHED in fejl:
        return bemaerk(f"Enheden er nedlagt i FK Organisation. Borgeren ser kun navnet {navn}.")
    if Kontaktfejl.INGEN_AFDELING in fejl:
        return bemaerk("Kontaktafdeling er ikke udfyldt, men skal være det.")
    return opfyldt("Kontakten har et navn.")


def _kontakt_telefon(forhold: Forhold) -> Udfald:
    fejl = _fejl(forhold)
    if Kontaktfejl.KUN_FASTNET in fejl:
        return bemaerk("Nummeret står kun som FastnetTelefon, som ikke læses. Ingen telefon vises.")
    if Kontaktfejl.UGYLDIG_TELEFON in fejl:
        return bemaerk("Telefonnummeret har ikke otte cifre og vises ikke.")
    if Kontaktfejl.INGEN_TELEFON in fejl:
        return bemaerk("Borgeren får ingen telefon.")
    return opfyldt("Kontakten har en telefon.")


def _kontakt_hjemmeside(forhold: Forhold) -> Udfald:
    if Kontaktfejl.URL_UDEN_SKEMA in _fejl(forhold):
        return bemaerk("Hjemmesiden begynder ikke med http og vises ikke.")
    return opfyldt("Hjemmesiden er i orden eller ikke udfyldt.")


def _henvendelsessted(forhold: Forhold) -> Udfald:
    kontakt = forhold.kontakt
    if kontakt is not None and kontakt.fulgte_henvendelsessted and kontakt.enhed is not None:
        return oplyser(
            f"Enheden har et henvendelsessted for KLE-nummeret: {kontakt.enhed.navn}. Vi antager, "
            "at Borgerblikket følger det."
        )
    return opfyldt("Der er intet henvendelsessted for KLE-nummeret.")


_regel = partial(lav_regel, Station.BORGERBLIK, kan_skjule=False)


KONTAKTREGLER: tuple[Regel, ...] = (
    _regel(
        "BORGERBLIK_KONTAKTKILDE",
        "Kontaktoplysninger kommer fra KLE-nummerets egne felter eller fra FK Organisation",
        "workshop 8. april 2024, 2 kilder til organisationsdata",
        _kontaktkilde,
        Rettes.OPSAETNING,
    ),
    _regel(
        "BORGERBLIK_KONTAKT_ENHED",
        "Kendes enheden ikke, vises kommunen og det navn, der ligger i indekset, uden telefon",
        "ikke beskrevet af KOMBIT",
        _kontakt_enhed,
        Rettes.FK_ORGANISATION,
        sourced=False,
    ),
    _regel(
        "BORGERBLIK_KONTAKT_TELEFON",
        "En telefon har otte cifre og læses fra rollen Telefon",
        "Digitaliseringsstyrelsens klassifikationer; anvisning til Organisation",
        _kontakt_telefon,
        Rettes.FK_ORGANISATION,
        sourced=False,
    ),
    _regel(
        "BORGERBLIK_KONTAKT_HJEMMESIDE",
        "En hjemmeside skal begynde med http eller https",
        "Digitaliseringsstyrelsens klassifikationer; at adressen så ikke vises, er ikke beskrevet",
        _kontakt_hjemmeside,
        Rettes.FK_ORGANISATION,
        sourced=False,
    ),
    _regel(
        "BORGERBLIK_HENVENDELSESSTED",
        "Har enheden et henvendelsessted for KLE-nummeret, er det dér, borgeren skal henvende sig",
        "anvisning til Organisation; at Borgerblikket følger det, er ikke beskrevet",
        _henvendelsessted,
        Rettes.FK_ORGANISATION,
        sourced=False,
    ),
)
