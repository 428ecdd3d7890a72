"""A role as typed in its form: texts in, the role out, with what is wrong and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.vaerdier.identifikation import EnhedUuid, masker_cpr
from webapp.domain.variant.faneblade import FRA_SAGEN, STANDARD, elementer_af, tilpas
from webapp.domain.variant.roller import (
    Adresseadgang,
    Faneblad,
    Jobfunktionsrolle,
    Sagskolonne,
    Sapaelement,
)
from webapp.services.afgraensning import med_navn
from webapp.services.grundlag import Grundlag
from webapp.services.roller.faneform import (
    Faneafsnit,
    faneafsnit,
    fanefejl,
    laes_faneblade,
    som_fanefelter,
)
from webapp.services.roller.formlaeser import (
    Felter,
    Feltfejl,
    Formlaeser,
    Rolleafsnit,
)

MAKS_BRUGERSYSTEMROLLER = 20
_NUMMER = re.compile(r"bnavn-(\d{1,3})")


@dataclass(frozen=True, kw_only=True)
class Rolleudkast:
    """What stands in the form, the role it makes, and its faults.

    `kolonner` are shown, in their order; `andre_kolonner` are those that can be added. `faner` are
    the role's own tabs, and `elementer` then only those that open from a sag; without any,
    `standardfaner` is where its elements stand.
    """

    rolle: Jobfunktionsrolle
    navn: str
    beskrivelse: str
    enhed: str
    afsnit: tuple[Rolleafsnit, ...]
    adresser: tuple[tuple[str, bool], ...]
    elementer: tuple[tuple[str, bool], ...]
    faner: tuple[Faneafsnit, ...]
    standardfaner: tuple[Faneblad, ...]
    kolonner: tuple[str, ...]
    andre_kolonner: tuple[str, ...]
    fejl: tuple[Feltfejl, ...]


def som_felter(rolle: Jobfunktionsrolle, organisation: FkOrganisation) -> dict[str, list[str]]:
    """The stored role as the fields of its form."""
    felter: dict[str, list[str]] = {
        "navn": [rolle.navn],
        "beskrivelse": [rolle.beskrivelse],
        "enhed": [_enhedstekst(rolle.enhed, organisation)] if rolle.enhed else [],
        "adresse": [str(rolle.beskyttet_adresse)],
        "element": [str(element) for element in rolle.elementer],
        "kolonne": [str(kolonne) for kolonne in rolle.kolonner],
    }
    felter |= som_fanefelter(rolle.faneblade)
    for nr, en in enumerate(rolle.brugersystemroller, start=1):
        felter[f"bnavn-{nr}"] = [en.navn]
        felter[f"kle-{nr}"] = [", ".join(map(str, en.kle))]
        felter[f"organisation-{nr}"] = [
            "\n".join(_enhedstekst(uuid, organisation) for uuid in en.organisation)
        ]
        felter[f"system-{nr}"] = list(en.it_systemer)
        felter[f"foelsomhed-{nr}"] = [str(int(en.foelsomhed))]
    return felter


def brugersystemnumre(felter: Felter) -> list[int]:
    """The numbers of the brugersystemroller in a form, in order."""
    fundne = (_NUMMER.fullmatch(felt) for felt in felter)
    return sorted(int(fundet[1]) for fundet in fundne if fundet)[:MAKS_BRUGERSYSTEMROLLER]


def laes_rolle(grundlag: Grundlag, rolle: Jobfunktionsrolle, felter: Felter) -> Rolleudkast:
    """The form of a stored role read. With faults the role made of it is not to be used."""
    laeser = Formlaeser(grundlag, rolle, felter)
    numre = brugersystemnumre(felter)
    navn, beskrivelse = laeser.rollenavn(), laeser.beskrivelse()
    brugersystemroller = tuple(laeser.brugersystemrolle(nr) for nr in numre)
    valgte = set(felter.get("element", ()))
    elementer = tuple(element for element in Sapaelement if str(element) in valgte)
    faneblade = laes_faneblade(felter)
    if faneblade:
        elementer = elementer_af(faneblade, elementer)
        laeser.fejl += fanefejl(faneblade)
    kolonner, adgang = laeser.kolonner(), laeser.beskyttet_adresse()
    return Rolleudkast(
        rolle=replace(
            rolle,
            navn=navn,
            beskrivelse=beskrivelse,
            enhed=laeser.enhed(),
            beskyttet_adresse=adgang,
            brugersystemroller=brugersystemroller,
            # The form has no order of elements: those of before keep theirs.
            elementer=rolle.elementer if set(elementer) == set(rolle.elementer) else elementer,
            kolonner=kolonner,
            faneblade=faneblade,
        ).besvaret(),
        navn=navn,
        beskrivelse=beskrivelse,
        enhed=masker_cpr("\n".join(felter.get("enhed", ()))),
        afsnit=tuple(laeser.afsnit(nr) for nr in numre),
        adresser=tuple((str(en), en is adgang) for en in Adresseadgang),
        elementer=tuple(
            (str(element), element in elementer)
            for element in (FRA_SAGEN if faneblade else Sapaelement)
        ),
        faner=faneafsnit(faneblade),
        standardfaner=() if faneblade else tilpas(STANDARD, elementer),
        kolonner=tuple(map(str, kolonner)),
        andre_kolonner=tuple(str(kolonne) for kolonne in Sagskolonne if kolonne not in kolonner),
        fejl=tuple(laeser.fejl),
    )


def _enhedstekst(uuid: EnhedUuid, organisation: FkOrganisation) -> str:
    """The unit's name where it is the only one of that name, else its UUID."""
    enhed = organisation.find(uuid)
    if enhed is None or len(med_navn(enhed.navn, organisation)) != 1:
        return str(uuid)
    return enhed.navn
