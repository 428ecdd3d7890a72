"""Contact for the citizen: from the KLE's own fields, or from the unit in FK Organisation.

Which address becomes which field is inferred (§4B): name = enhedsnavn, telephone = Telefon,
web page = URL. There is no inheritance from a parent unit (§4A).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from webapp.domain.fagsystem import Enhedsmaerke
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed, FkOrganisation
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.variant.opsaetning import Kontaktkilde, Kontaktopsaetning


class Kontaktfejl(StrEnum):
    """What is wrong with a contact; each has its words in visning/kontaktregler.py."""

    UKENDT_ENHED = "ukendt_enhed"
    INAKTIV_ENHED = "inaktiv_enhed"
    INGEN_AFDELING = "ingen_afdeling"
    INGEN_TELEFON = "ingen_telefon"
    KUN_FASTNET = "kun_fastnet"
    UGYLDIG_TELEFON = "ugyldig_telefon"
    URL_UDEN_SKEMA = "url_uden_skema"


@dataclass(frozen=True, slots=True)
class Kontakt:
    """What the citizen reads in the box Kontakt; `telefon` is eight digits or empty."""

    kommune: str
    navn: str
    telefon: str = ""
    hjemmeside: str = ""
    digital_post: str = ""

    @property
    def telefon_i_par(self) -> str:
        """`99 88 77 66`, as on the slide (A0:1397)."""
        return " ".join(self.telefon[i : i + 2] for i in range(0, len(self.telefon), 2))


@dataclass(frozen=True, slots=True)
class Kontaktvalg:
    """The contact, where it came from and its faults.

    `enhed` is the unit the addresses were read from (None: no unit was asked or it is unknown);
    `fulgte_henvendelsessted` is True where that is not the responsible unit itself.
    """

    kontakt: Kontakt
    kilde: Kontaktkilde
    enhed: FkEnhed | None = None
    fulgte_henvendelsessted: bool = False
    fejl: frozenset[Kontaktfejl] = frozenset()


def brugerdefineret(opsaetning: Kontaktopsaetning, kommune: str) -> Kontaktvalg:
    """The same contact for every sag and ydelse on the KLE, whatever unit has it (A0:1405)."""
    telefon, fejl = _telefon(opsaetning.telefon, fastnet="")
    hjemmeside, url_fejl = _hjemmeside(opsaetning.hjemmeside)
    # Kontaktafdeling is the only starred field (A0:1420).
    mangler = frozenset() if opsaetning.afdeling else frozenset({Kontaktfejl.INGEN_AFDELING})
    return Kontaktvalg(
        Kontakt(kommune, opsaetning.afdeling, telefon, hjemmeside, opsaetning.digital_post),
        Kontaktkilde.BRUGERDEFINERET,
        fejl=fejl | url_fejl | mangler,
    )


def fra_organisation(  # noqa: PLR0913 - the sag's mark and KLE, and FK ORG on the day
    ansvarlig: Enhedsmaerke | None,
    kle: KleEmne | None,
    kommune: str,
    organisation: FkOrganisation,
    dato: date,
    *,
    foelg_henvendelsessted: bool,
) -> Kontaktvalg:
    """The contact of the responsible unit as FK Organisation has it on the day.

    Unknown, inactive or unmapped: kommune, then the name as filed, no telephone (not sourced).
    """
    navn = ansvarlig.navn if ansvarlig else ""
    faldet_tilbage = Kontakt(kommune, navn)
    enhed = organisation.find(ansvarlig.uuid if ansvarlig else None)
    if enhed is None:
        return _uden_enhed(faldet_tilbage, Kontaktfejl.UKENDT_ENHED)
    maal = _henvendelsessted(enhed, kle, organisation) if foelg_henvendelsessted else None
    fulgt, enhed = maal is not None, maal or enhed
    if not enhed.er_aktiv(dato):
        return _uden_enhed(faldet_tilbage, Kontaktfejl.INAKTIV_ENHED, enhed)
    telefon, fejl = _telefon(
        enhed.adresse(AdresseRolle.TELEFON), fastnet=enhed.adresse(AdresseRolle.FASTNET)
    )
    hjemmeside, url_fejl = _hjemmeside(enhed.adresse(AdresseRolle.URL))
    return Kontaktvalg(
        Kontakt(kommune, enhed.navn, telefon, hjemmeside),
        Kontaktkilde.FK_ORGANISATION,
        enhed,
        fulgt,
        fejl | url_fejl,
    )


def _uden_enhed(kontakt: Kontakt, fejl: Kontaktfejl, enhed: FkEnhed | None = None) -> Kontaktvalg:
    return Kontaktvalg(
        kontakt,
        Kontaktkilde.FK_ORGANISATION,
        enhed,
        fejl=frozenset({fejl, Kontaktfejl.INGEN_TELEFON}),
    )


def _henvendelsessted(
    enhed: FkEnhed, kle: KleEmne | None, organisation: FkOrganisation
) -> FkEnhed | None:
    """The unit that the citizen is to contact instead, for this KLE (ORG-A §6.4)."""
    if kle is None:
        return None
    for sted in enhed.henvendelsessteder:
        if any(moenster.daekker(kle) for moenster in sted.kle):
            return organisation.find(sted.maal)
    return None


def _telefon(tekst: str, fastnet: str) -> tuple[str, frozenset[Kontaktfejl]]:
    if not tekst:
        fejl = {Kontaktfejl.INGEN_TELEFON} | ({Kontaktfejl.KUN_FASTNET} if fastnet else set())
        return "", frozenset(fejl)
    cifre = otte_cifre(tekst)
    if cifre is None:
        return "", frozenset({Kontaktfejl.UGYLDIG_TELEFON, Kontaktfejl.INGEN_TELEFON})
    return cifre, frozenset()


def _hjemmeside(tekst: str) -> tuple[str, frozenset[Kontaktfejl]]:
    """A web page must begin with http or https (DIG-E); another one is not shown."""
    if tekst and not tekst.lower().startswith(("http://", "https://")):
        return "", frozenset({Kontaktfejl.URL_UDEN_SKEMA})
    return tekst, frozenset()
