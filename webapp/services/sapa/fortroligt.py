"""What SAPA shows after one more click, and logs: a full CPR number, a protected address (§3.1).

The preview keeps no log: it says beside what was opened which line SAPA's would get. Of that line
the log's model names the action and the element; how it is put together is inferred.
"""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.testdata.person import Person
from webapp.domain.variant.roller import Adresseadgang, Jobfunktionsrolle
from webapp.services.felter import Objekt
from webapp.services.sapa.valg import Aabnet, Fortrolig, Sapavalg

# SAPA's list has a star before a protected address (A1:654); what stands instead of it is ours.
STJERNE = "*"
SKJULT_ADRESSE = f"{STJERNE}Beskyttet adresse"
# The action's own name in SAPA's log; the other is made after the names of views, and inferred.
LOGNAVN = {Fortrolig.CPR: "Se Fuldt CPR", Fortrolig.ADRESSE: "Visning Beskyttet adresse"}
TEKST = {Fortrolig.CPR: "Se fuldt CPR", Fortrolig.ADRESSE: "Vis beskyttet adresse"}
_ART_AF_FELT = {
    "sapa.part": Fortrolig.CPR,
    "sapa.part.cpr": Fortrolig.CPR,
    "familie.cpr": Fortrolig.CPR,
    "familie.adresse": Fortrolig.ADRESSE,
    "adresse.adresse": Fortrolig.ADRESSE,
    "sapa.persondetalje": Fortrolig.ADRESSE,
}
_MASKE = "-XXXX"


@dataclass(frozen=True, slots=True)
class Aabning:
    """One more click for a value, or what SAPA would have logged of it (`log`), when it is open.

    `navn`: whose it is.
    """

    aabnet: Aabnet
    tekst: str
    navn: str
    log: str = ""


def vist_cpr(person: Person, noegle: str, valg: Sapavalg) -> str:
    """`010774-XXXX`, or all of it where the reader opened it; `noegle`: the row it stands in."""
    return person.cpr.fuldt if valg.aabnet == (Fortrolig.CPR, noegle) else str(person.cpr)


def vist_part(person: Person, noegle: str, valg: Sapavalg) -> str:
    """The number of the party line, which hides its last four as the user has set (§1-5)."""
    return vist_cpr(person, noegle, valg) if valg.skjul_cifre else person.cpr.fuldt


def vist_adresse(
    person: Person,
    noegle: str,
    rolle: Jobfunktionsrolle,
    valg: Sapavalg,
    adresse: str | None = None,
) -> str:
    """Her address, or an earlier one; a protected one has a star, and is there for some roles."""
    adresse = person.adresse if adresse is None else adresse
    if not person.adressebeskyttelse:
        return adresse
    aabent = valg.aabnet == (Fortrolig.ADRESSE, noegle)
    direkte = rolle.beskyttet_adresse is Adresseadgang.DIREKTE
    return f"{STJERNE}{adresse}" if aabent or direkte else SKJULT_ADRESSE


def aabning(
    objekt: Objekt, felt: str, element: str, valg: Sapavalg, vaerdi: str | None = None
) -> Aabning | None:
    """What stands beside a value of a page; None where there is nothing to open.

    `element`: the name of what it stands in, as the log has it; `vaerdi` as shown, where the
    object has several of the field.
    """
    art = _ART_AF_FELT.get(felt)
    if art is None:
        return None
    vist = objekt.vaerdi(felt) if vaerdi is None else vaerdi
    if vist == SKJULT_ADRESSE or _MASKE in vist:
        return Aabning((art, objekt.noegle), TEKST[art], _hvem(objekt))
    if valg.aabnet != (art, objekt.noegle) or _ses_uden_klik(felt, vist, valg):
        return None
    navn = _hvem(objekt)
    return Aabning(valg.aabnet, TEKST[art], navn, f"{LOGNAVN[art]} · {element} · {navn}")


def _ses_uden_klik(felt: str, vist: str, valg: Sapavalg) -> bool:
    """True for a party line in full, and for an address that is not protected."""
    if felt == "sapa.part":
        return not valg.skjul_cifre
    return _ART_AF_FELT[felt] is Fortrolig.ADRESSE and not vist.startswith(STJERNE)


def _hvem(objekt: Objekt) -> str:
    """Whose it is, without a number: SAPA's log has it, an example of one need not."""
    for felt in ("familie.navn", "sapa.part.navn"):
        if navn := objekt.felter.get(felt):
            return navn
    return objekt.vaerdi("sapa.part").partition(" - ")[2]
