"""Kontrol of the addresses that the units in use have in FK Organisation (domain.md §4A, §4B)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Traef
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, Henvendelsessted
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.telefon import otte_cifre

INGEN_TELEFON = "får ingen telefon"
# AdresseTekst is at most 200 characters; SOFD cuts opening hours there (formats.md §4).
MAKS_ADRESSE = 200
_PNUMMER = re.compile(r"(?<!\d)\d{10}(?!\d)")


def for_hver(
    tjek: Callable[[FkEnhed], str], virkning: str = ""
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each active unit in use: what is wrong with it, or nothing."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for brugt in grundlag.brugte_enheder:
            enhed = brugt.enhed
            tekst = tjek(enhed) if enhed.er_aktiv(grundlag.dato) else ""
            if not tekst:
                continue
            tal = grundlag.tal(kontakt=enhed.uuid)
            yield Traef(
                objekt=enhed.navn,
                tekst=brugt.fortael(tekst),
                virkning=tal.virkning(virkning) if virkning else "",
                sted=brugt.raekke.sted,
                enhed=brugt.raekke.lokal_enhed,
                tal=tal.ialt,
                fk_enhed=str(enhed.uuid),
            )

    return find


def find_kun_fastnet(enhed: FkEnhed) -> str:
    """A number in FastnetTelefon alone."""
    fastnet = enhed.adresse(AdresseRolle.FASTNET)
    if enhed.adresse(AdresseRolle.TELEFON) or not fastnet:
        return ""
    return f"Nummeret {fastnet} står som FastnetTelefon. »Telefon« er tom."


def find_ingen_telefon(enhed: FkEnhed) -> str:
    """No number at all, where somebody asked: that nobody did is told by the import, once."""
    har = enhed.adresse(AdresseRolle.TELEFON) or enhed.adresse(AdresseRolle.FASTNET)
    if har or not enhed.adresser_spurgt:
        return ""
    return "Enheden har intet telefonnummer."


def find_ikke_otte_cifre(enhed: FkEnhed) -> str:
    """A number that is not eight digits."""
    telefon = enhed.adresse(AdresseRolle.TELEFON)
    if not telefon or otte_cifre(telefon):
        return ""
    return f"Der står »{telefon}«. Det er ikke et nummer på otte cifre."


def find_aabningstid_uden_telefon(enhed: FkEnhed) -> str:
    """Telephone hours without a number."""
    tid = enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON)
    if not tid or enhed.adresse(AdresseRolle.TELEFON):
        return ""
    return f"Der er telefontid (»{tid}«), men intet nummer i »Telefon«."


def find_ingen_aabningstid(enhed: FkEnhed) -> str:
    """A number without telephone hours."""
    if not enhed.adresse(AdresseRolle.TELEFON):
        return ""
    har = enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON)
    return "" if har else "Enheden har et telefonnummer, men »Åbningstid Telefon« er tom."


def find_pnummer(enhed: FkEnhed) -> str:
    """Ten digits in Lokation."""
    fundet = _PNUMMER.search(enhed.adresse(AdresseRolle.LOKATION))
    return "Lokation indeholder ti cifre, sikkert et P-nummer." if fundet else ""


def find_url_uden_http(enhed: FkEnhed) -> str:
    """A web page without http or https."""
    url = enhed.adresse(AdresseRolle.URL)
    if not url or url.lower().startswith(("http://", "https://")):
        return ""
    return f"Der står »{url}«. Den begynder ikke med http:// eller https://."


def find_post_uden_henvendelse(enhed: FkEnhed) -> str:
    """A postal address, which SAPA does not show, and no other."""
    if not enhed.adresse(AdresseRolle.POST) or enhed.adresse(AdresseRolle.HENVENDELSESSTED):
        return ""
    return "Enheden har en postadresse, men »AdresseHenvendelsesSted« er tom."


def find_aabningstid_afkortet(enhed: FkEnhed) -> str:
    """Opening hours as long as the field."""
    roller = (AdresseRolle.AABNINGSTID_TELEFON, AdresseRolle.AABNINGSTID_HENVENDELSE)
    lange = [str(r) for r in roller if len(enhed.adresser.get(r, "")) >= MAKS_ADRESSE]
    if not lange:
        return ""
    return f"{opremsning(lange)} fylder {MAKS_ADRESSE} tegn og er måske skåret over."


def find_sted_uden_kle(enhed: FkEnhed) -> str:
    """A henvendelsessted without KLE."""
    uden = [sted.navn or "uden navn" for sted in enhed.henvendelsessteder if not sted.kle]
    return f"Henvendelsesstedet {opremsning(uden)} har intet KLE-nummer." if uden else ""


def find_steder_samme_kle(enhed: FkEnhed) -> str:
    """Two henvendelsessteder for one KLE."""
    par = combinations(enhed.henvendelsessteder, 2)
    ens = [(a, b) for a, b in par if _overlapper(a, b)]
    if not ens:
        return ""
    a, b = ens[0]
    return f"Henvendelsesstederne {a.navn} og {b.navn} gælder for det samme KLE-nummer."


def _overlapper(a: Henvendelsessted, b: Henvendelsessted) -> bool:
    return any(en.overlapper(anden) for en in a.kle for anden in b.kle)


def find_maal_dur_ikke(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Henvendelsessteder that point at a unit that is inactive or unknown."""
    for brugt in grundlag.brugte_enheder:
        enhed = brugt.enhed
        for sted in enhed.henvendelsessteder:
            maal = grundlag.organisation.find(sted.maal)
            if maal is not None and maal.er_aktiv(grundlag.dato):
                continue
            hvad = "er nedlagt" if maal else "findes ikke i FK Organisation"
            yield Traef(
                objekt=enhed.navn,
                tekst=f"Henvendelsesstedet {sted.navn} peger på en enhed, der {hvad}.",
                sted=brugt.raekke.sted,
                enhed=brugt.raekke.lokal_enhed,
                fk_enhed=str(enhed.uuid),
            )
