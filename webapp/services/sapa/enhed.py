"""A unit of FK Organisation as SAPA shows it (domain.md §2C)."""

from __future__ import annotations

from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.sapa.sidedele import EnhedsSide

# SAPA's labels in SAPA's order; »Organisations navn« and »Placering« come from the tree.
LABELS = (
    ("Navn", "enhed.navn"),
    ("Status", "enhed.status"),
    ("Organisations navn", "enhed.organisation"),
    ("Telefon", "enhed.telefon"),
    ("Åbningstid telefon", "enhed.aabningstid_telefon"),
    ("Placering i organisation", "enhed.placering"),
    ("E-mail", "enhed.email"),
    ("E-mail bemærkninger", "enhed.email_bemaerkninger"),
    ("Henvendelsessted", "enhed.henvendelsessted"),
    ("Lokation", "enhed.lokation"),
    ("Åbningstid personlig henvendelse", "enhed.aabningstid_henvendelse"),
)
CIFRE_I_P_NUMMER = 10


def enhedsside(grundlag: Grundlag, uuid_tekst: str) -> EnhedsSide:
    """The unit page; FindesIkkeError where FK Organisation does not know the UUID."""
    organisation = grundlag.opslag.organisation
    try:
        enhed = organisation.find(EnhedUuid.af_tekst(uuid_tekst))
    except UgyldigIdentifikationError:
        enhed = None
    if enhed is None:
        raise FindesIkkeError("FK Organisation kender ingen enhed med det UUID.")
    sti = organisation.sti(enhed)
    aktiv = enhed.er_aktiv(grundlag.dato)
    felter = {
        "enhed.navn": enhed.navn,
        "enhed.status": "Aktiv" if aktiv else "Inaktiv",
        "enhed.organisation": sti[0].navn,
        "enhed.telefon": enhed.adresse(AdresseRolle.TELEFON),
        "enhed.aabningstid_telefon": enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON),
        "enhed.placering": " / ".join(led.navn for led in sti),
        "enhed.email": enhed.adresse(AdresseRolle.EMAIL),
        "enhed.email_bemaerkninger": enhed.adresse(AdresseRolle.EMAIL_BEMAERKNINGER),
        "enhed.henvendelsessted": enhed.adresse(AdresseRolle.HENVENDELSESSTED),
        "enhed.lokation": enhed.adresse(AdresseRolle.LOKATION),
        "enhed.aabningstid_henvendelse": enhed.adresse(AdresseRolle.AABNINGSTID_HENVENDELSE),
    }
    return EnhedsSide(
        Objekt(f"enhed/{enhed.uuid}", felter),
        LABELS,
        tuple(led.navn for led in sti),
        tuple(_henvendelsessteder(enhed, organisation)),
        tuple(kontaktfejl(enhed, aktiv=aktiv)),
    )


def _henvendelsessteder(enhed: FkEnhed, organisation: FkOrganisation) -> list[tuple[str, str, str]]:
    steder = []
    for sted in enhed.henvendelsessteder:
        maal = organisation.find(sted.maal)
        if maal is not None:
            steder.append((maal.navn, str(maal.uuid), ", ".join(map(str, sted.kle))))
    return steder


def kontaktfejl(enhed: FkEnhed, *, aktiv: bool) -> list[str]:
    """What is wrong with a unit's contact data, one Danish sentence each (domain.md §4A)."""
    telefon, lokation = enhed.adresse(AdresseRolle.TELEFON), enhed.adresse(AdresseRolle.LOKATION)
    url = enhed.adresse(AdresseRolle.URL)
    fejl = {
        "Enheden er nedlagt, men kan stadig stå på sager i indekset.": not aktiv,
        "Telefonen står kun som FastnetTelefon, som hverken SAPA eller Borgerblikket viser.": (
            not telefon and bool(enhed.adresse(AdresseRolle.FASTNET))
        ),
        "Enheden har ingen telefon.": (not telefon and not enhed.adresse(AdresseRolle.FASTNET)),
        "Telefonnummeret har ikke otte cifre.": bool(telefon) and otte_cifre(telefon) is None,
        "Der er åbningstid for telefonen, men ingen telefon.": (
            not telefon and bool(enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON))
        ),
        "Lokationen ligner et P-nummer.": (
            lokation.isdigit() and len(lokation) == CIFRE_I_P_NUMMER
        ),
        "Hjemmesiden begynder ikke med http og kan ikke vises for borgeren.": (
            bool(url) and not url.lower().startswith(("http://", "https://"))
        ),
        "Der er en postadresse, men intet henvendelsessted, så SAPA viser ingen adresse.": (
            bool(enhed.adresse(AdresseRolle.POST))
            and not enhed.adresse(AdresseRolle.HENVENDELSESSTED)
        ),
    }
    return [tekst for tekst, gaelder in fejl.items() if gaelder]
