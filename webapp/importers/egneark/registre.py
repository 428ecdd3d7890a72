"""Our own sheets Adresser, Personhistorik, Institutioner and Kontanthjælpsloft (docs/ark.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from webapp.domain.testdata.person import Person
from webapp.domain.testdata.registre import (
    Boende,
    Institution,
    Loft,
    Oplysning,
    Oplysningsart,
    Registre,
)
from webapp.importers.ark import celler
from webapp.importers.ark.celle import foldet, navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.egneark.stamdata import PERSON_UKENDT
from webapp.importers.perioder import FLYTNING_VENDT, meld_vendt
from webapp.importers.rapport import Fundliste, Problem

T = TypeVar("T")
Kilder = Mapping[Tabel, list[Tabelark]]

PERSON = Kolonne(overskrift="Person", laes=celler.navn, hjaelp="Nøglen fra Personer", noegle=True)

A_ADRESSE = Kolonne(
    overskrift="Adresse", laes=celler.fritekst, hjaelp="En tidligere adresse", noegle=True
)
A_KOMMUNE = Kolonne(overskrift="Kommune", laes=celler.navn, hjaelp="Navnet, fx Aalborg")
A_FRA = Kolonne(overskrift="Tilflytningsdato", laes=celler.dato)
A_TIL = Kolonne(overskrift="Fraflytningsdato", laes=celler.dato, hjaelp="Dagen, personen flyttede")
A_BEMAERKNING = Kolonne(overskrift="Bemærkning", laes=celler.fritekst)
ADRESSER = Tabel(
    "Adresser",
    (PERSON, A_ADRESSE, A_KOMMUNE, A_FRA, A_TIL, A_BEMAERKNING),
    kendetegn=(PERSON, A_ADRESSE, A_TIL),
)

O_ART = Kolonne(
    overskrift="Oplysning",
    laes=celler.navn,
    hjaelp="Statsborgerskab eller Civilstand",
    noegle=True,
)
O_VAERDI = Kolonne(overskrift="Værdi", laes=celler.navn, hjaelp="Fx Gift", noegle=True)
O_FRA = Kolonne(overskrift="Fra", laes=celler.dato)
PERSONHISTORIK = Tabel(
    "Personhistorik", (PERSON, O_ART, O_VAERDI, O_FRA), kendetegn=(PERSON, O_ART, O_VAERDI)
)

I_NAVN = Kolonne(overskrift="Institution", laes=celler.navn, hjaelp="Navnet", noegle=True)
I_ART = Kolonne(overskrift="Art", laes=celler.navn, hjaelp="Skole eller Dagtilbud")
I_KLASSETRIN = Kolonne(overskrift="Klassetrin", laes=celler.navn)
I_ADRESSE = Kolonne(overskrift="Adresse", laes=celler.fritekst)
I_POSTNUMMER = Kolonne(overskrift="Postnummer", laes=celler.navn)
I_BYNAVN = Kolonne(overskrift="Bynavn", laes=celler.navn)
I_TELEFON = Kolonne(overskrift="Telefonnummer", laes=celler.navn)
I_MAIL = Kolonne(overskrift="Mailadresse", laes=celler.navn)
I_HJEMMESIDE = Kolonne(overskrift="Hjemmeside", laes=celler.navn)
I_KOMMUNE = Kolonne(overskrift="Beliggenhedskommune", laes=celler.navn)
I_REGION = Kolonne(overskrift="Region", laes=celler.navn)
I_NUMMER = Kolonne(overskrift="Institutionsnummer", laes=celler.navn)
INSTITUTIONER = Tabel(
    "Institutioner",
    (
        PERSON,
        I_NAVN,
        I_ART,
        I_KLASSETRIN,
        I_ADRESSE,
        I_POSTNUMMER,
        I_BYNAVN,
        I_TELEFON,
        I_MAIL,
        I_HJEMMESIDE,
        I_KOMMUNE,
        I_REGION,
        I_NUMMER,
    ),
    kendetegn=(PERSON, I_NAVN),
)

L_SATS = Kolonne(overskrift="Sats", laes=celler.navn, hjaelp="Fx Enlig forsørger", noegle=True)
L_DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Dagen, tallene er fra")
L_LOFT = Kolonne(overskrift="Loft", laes=celler.beloeb)
L_YDELSER = Kolonne(overskrift="Ydelser i alt", laes=celler.beloeb)
L_SAERLIG = Kolonne(overskrift="Særlig støtte", laes=celler.beloeb)
L_BOLIG = Kolonne(overskrift="Boligstøtte", laes=celler.beloeb)
L_NEDSAT = Kolonne(overskrift="Nedsættelse", laes=celler.beloeb)
KONTANTHJAELPSLOFT = Tabel(
    "Kontanthjælpsloft",
    (PERSON, L_SATS, L_DATO, L_LOFT, L_YDELSER, L_SAERLIG, L_BOLIG, L_NEDSAT),
    kendetegn=(PERSON, L_SATS, L_LOFT),
)

_UDEN_DATO = Problem(
    "REGISTER_UDEN_DATO",
    "Rækken er udeladt: den har ingen dato, der kan læses.",
    "Skriv datoen som 2024-05-14.",
)
_ART_UKENDT = Problem(
    "PERSONHISTORIK_ART",
    "Rækken er udeladt: kun Statsborgerskab og Civilstand har en historik.",
    "Skriv Statsborgerskab eller Civilstand.",
)
_LOFT_DUBLET = Problem(
    "LOFT_DUBLET",
    "Personen har et loft på en tidligere række. Rækken er udeladt.",
    "Slet den række, der ikke gælder.",
)
_ARTER = {foldet(str(art)): art for art in Oplysningsart}


def laes_registre(kilder: Kilder, personer: Mapping[str, Person], fund: Fundliste) -> Registre:
    """The rows of known persons, each once."""
    return Registre(
        boende=tuple(_laes(kilder, ADRESSER, personer, _boende, fund)),
        oplysninger=tuple(_laes(kilder, PERSONHISTORIK, personer, _oplysning, fund)),
        institutioner=tuple(_laes(kilder, INSTITUTIONER, personer, _institution, fund)),
        lofter=tuple(_laes(kilder, KONTANTHJAELPSLOFT, personer, _loft, fund)),
    )


def _laes(
    kilder: Kilder,
    tabel: Tabel,
    personer: Mapping[str, Person],
    lav: Callable[[Raekke, str, Fundliste], T | None],
    fund: Fundliste,
) -> Iterator[T]:
    set_: set[T] = set()
    lofter: set[str] = set()
    for raekke in (r for kilde in kilder.get(tabel, []) for r in laes_raekker(kilde, fund)):
        person = personer.get(navnenoegle(raekke[PERSON]))
        if person is None:
            raekke.udelad(PERSON_UKENDT, PERSON, fund, raekke[PERSON])
            continue
        en = lav(raekke, person.slug, fund)
        if en is None:
            continue
        if en in set_:
            raekke.tael_uaendret(fund)
        elif tabel is KONTANTHJAELPSLOFT and person.slug in lofter:
            raekke.udelad(_LOFT_DUBLET, PERSON, fund, raekke[PERSON])
        else:
            yield en
        lofter.add(person.slug)
        set_.add(en)


def _boende(raekke: Raekke, person: str, fund: Fundliste) -> Boende | None:
    fra = raekke[A_FRA]
    if fra is None:
        raekke.udelad(_UDEN_DATO, A_FRA, fund, raekke[PERSON])
        return None
    meld_vendt(FLYTNING_VENDT, fra, raekke[A_TIL], raekke.sted(A_TIL), fund)
    return Boende(
        person=person,
        adresse=raekke[A_ADRESSE],
        fra=fra,
        til=raekke[A_TIL],
        kommune=raekke[A_KOMMUNE],
        bemaerkning=raekke[A_BEMAERKNING],
    )


def _oplysning(raekke: Raekke, person: str, fund: Fundliste) -> Oplysning | None:
    art, fra = _ARTER.get(foldet(raekke[O_ART])), raekke[O_FRA]
    if art is None:
        raekke.udelad(_ART_UKENDT, O_ART, fund, raekke[O_ART])
        return None
    if fra is None:
        raekke.udelad(_UDEN_DATO, O_FRA, fund, raekke[PERSON])
        return None
    return Oplysning(person=person, art=art, vaerdi=raekke[O_VAERDI], fra=fra)


def _institution(raekke: Raekke, person: str, _fund: Fundliste) -> Institution:
    return Institution(
        person=person,
        navn=raekke[I_NAVN],
        art=raekke[I_ART],
        klassetrin=raekke[I_KLASSETRIN],
        adresse=raekke[I_ADRESSE],
        postnummer=raekke[I_POSTNUMMER],
        bynavn=raekke[I_BYNAVN],
        telefon=raekke[I_TELEFON],
        mail=raekke[I_MAIL],
        hjemmeside=raekke[I_HJEMMESIDE],
        kommune=raekke[I_KOMMUNE],
        region=raekke[I_REGION],
        nummer=raekke[I_NUMMER],
    )


def _loft(raekke: Raekke, person: str, fund: Fundliste) -> Loft | None:
    dato = raekke[L_DATO]
    if dato is None:
        raekke.udelad(_UDEN_DATO, L_DATO, fund, raekke[PERSON])
        return None
    return Loft(
        person=person,
        sats=raekke[L_SATS],
        dato=dato,
        loft=raekke[L_LOFT],
        ydelser=raekke[L_YDELSER],
        saerlig_stoette=raekke[L_SAERLIG],
        boligstoette=raekke[L_BOLIG],
        nedsaettelse=raekke[L_NEDSAT],
    )
