"""SAPA's elements that other registers fill: Adressehistorik, Institutionsoplysninger, the loft.

No source shows their screens; the fields are CPR's (KC), STIL's ten, and for Loftsberegner what
the rules speak of. The layout is inferred (screens.md §3.8, §3.9, §3.12).
"""

from __future__ import annotations

from webapp.domain.testdata.person import Person
from webapp.domain.testdata.registre import Boende, Institution, Loft
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.services import dansk
from webapp.services.felter import Objekt
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.fortroligt import vist_adresse
from webapp.services.sapa.sidedele import SapaInstitution, SapaLoft
from webapp.store.registre import find_loft, load_boende, load_institutioner

NUVAERENDE = "Nuværende"
LOFTSFELTER = (
    ("Sats", "loft.sats"),
    ("Loft", "loft.loft"),
    ("Ydelser i alt", "loft.ydelser"),
    ("Særlig støtte § 34", "loft.saerlig_stoette"),
    ("Boligstøtte", "loft.boligstoette"),
    ("Nedsættelse", "loft.nedsaettelse"),
    ("Tallene er fra", "loft.dato"),
)


def adresser(her: Elementsted) -> tuple[Boende, ...]:
    """Where she lives on the day and where she lived before, the latest first."""
    person, dato = her.udsnit.person, her.udsnit.grundlag.dato
    tidligere = load_boende(her.database, person.slug)
    alle = (*_nu(her, person, tidligere), *tidligere)
    return tuple(et for et in alle if et.fra <= dato)


def _nu(her: Elementsted, person: Person, tidligere: tuple[Boende, ...]) -> tuple[Boende, ...]:
    """The address of Personer as the last row; none where the day she came is not known."""
    if person.tilflyttet is None or any(et.fra == person.tilflyttet for et in tidligere):
        return ()
    kommune = person.bopaelskommune
    return (
        Boende(
            person=person.slug,
            adresse=person.adresse,
            fra=person.tilflyttet,
            kommune=her.udsnit.grundlag.myndighed(Cvr(kommune)) if kommune else "",
        ),
    )


def adressehistorik(her: Elementsted) -> tuple[Objekt, ...]:
    """The element Adressehistorik; a protected person's addresses are opened one by one."""
    person, dato = her.udsnit.person, her.udsnit.grundlag.dato
    raekker = []
    for nr, et in enumerate(adresser(her), start=1):
        bor_her = et.til is None or et.til > dato
        bemaerkning = ". ".join(filter(None, (NUVAERENDE if bor_her else "", et.bemaerkning)))
        noegle = f"adresse/{et.person}.{nr}"
        raekker.append(
            Objekt(
                noegle,
                {
                    "familie.navn": person.navn,
                    "adresse.adresse": vist_adresse(
                        person, noegle, her.rolle, her.valg, et.adresse
                    ),
                    "adresse.kommune": et.kommune or dansk.INGEN,
                    "adresse.fra": dansk.sapadato(et.fra),
                    "adresse.til": dansk.INGEN if bor_her else dansk.sapadato(et.til),
                    "adresse.bemaerkning": bemaerkning or dansk.INGEN,
                },
            )
        )
    return tuple(raekker)


def institutioner(her: Elementsted) -> tuple[SapaInstitution, ...]:
    """The element Institutionsoplysninger: the ties that hold now; it has no history (STIL)."""
    alle = load_institutioner(her.database, her.udsnit.person.slug)
    return tuple(_institution(nr, en) for nr, en in enumerate(alle, start=1))


def _institution(nr: int, en: Institution) -> SapaInstitution:
    felter = {
        "institution.navn": en.navn,
        "institution.adresse": en.adresse,
        "institution.postnummer": en.postnummer,
        "institution.bynavn": en.bynavn,
        "institution.telefon": en.telefon,
        "institution.mail": en.mail,
        "institution.hjemmeside": en.hjemmeside,
        "institution.kommune": en.kommune,
        "institution.region": en.region,
        "institution.nummer": en.nummer,
        "institution.klassetrin": en.klassetrin,
    }
    return SapaInstitution(Objekt(f"institution/{en.person}.{nr}", felter), en.art)


def loft(her: Elementsted) -> SapaLoft | None:
    """The element Loftsberegner; None where nobody typed a ceiling of hers."""
    fundet = find_loft(her.database, her.udsnit.person.slug)
    return SapaLoft(_loftsobjekt(fundet), LOFTSFELTER) if fundet else None


def _loftsobjekt(fundet: Loft) -> Objekt:
    beloeb = {
        "loft.loft": fundet.loft,
        "loft.ydelser": fundet.ydelser,
        "loft.saerlig_stoette": fundet.saerlig_stoette,
        "loft.boligstoette": fundet.boligstoette,
        "loft.nedsaettelse": fundet.nedsaettelse,
    }
    felter = {navn: "" if tal is None else dansk.kroner(tal) for navn, tal in beloeb.items()}
    dato = dansk.sapadato(fundet.dato)
    return Objekt(f"loft/{fundet.person}", {"loft.sats": fundet.sats, "loft.dato": dato} | felter)
