"""Sammenlign: two variants beside each other, for one page or for the whole kommune."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.visning.kontakt import Kontakt
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import FELTER, Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.maalinger.indvirkning import sapas_enhed
from webapp.services.sammenlign.sidedele import Feltforskel, Kontaktmatrix, Sammenligning

T = TypeVar("T")
# The fields that name an object to a reader.
NAVNEFELTER = (
    "sag.type",
    "ydelse.navn",
    "sapa.sagstitel",
    "sapa.ydelse.titel",
    "enhed.navn",
    "familie.navn",
    "udbetaling.titel",
    "aftale.titel",
    "betaling.titel",
    "data.barn",
    "data.navn",
    "saldo.myndighed",
    "dokument.titel",
    "notat.titel",
    "sapa.dokument.titel",
    "sapa.notat.titel",
    "sapa.part.navn",
    "haendelse.tekst",
    "helhed.titel",
    "institution.navn",
    "loft.sats",
    "historik.vaerdi",
    "borger.navn",
)


def sammenlign(
    titel: str, skabelon: str, byg_a: Callable[[], Any], byg_b: Callable[[], Any]
) -> Sammenligning:
    """Build both sides; a side that its variant does not show says why instead."""
    side_a, mangler_a = _proev(byg_a)
    side_b, mangler_b = _proev(byg_b)
    objekter_a, objekter_b = _samlet(side_a), _samlet(side_b)
    return Sammenligning(
        titel=titel,
        skabelon=skabelon,
        side_a=_marker(side_a, objekter_b),
        side_b=_marker(side_b, objekter_a),
        mangler_a=mangler_a,
        mangler_b=mangler_b,
        forskelle=tuple(_forskelle(objekter_a, objekter_b)) if side_a and side_b else (),
    )


def objekter(side: object) -> Iterator[Objekt]:
    """Every object of a page, in the order of its fields."""
    if isinstance(side, Objekt):
        yield side
    elif isinstance(side, tuple):
        for del_ in side:
            yield from objekter(del_)
    elif dataclasses.is_dataclass(side) and not isinstance(side, type):
        for felt in dataclasses.fields(side):
            yield from objekter(getattr(side, felt.name))


def _samlet(side: object) -> dict[str, Objekt]:
    """The objects by key: one that stands in two elements of a page has the fields of both."""
    samlet: dict[str, Objekt] = {}
    for objekt in objekter(side):
        foer = samlet.get(objekt.noegle)
        felter = {**foer.felter, **objekt.felter} if foer else objekt.felter
        samlet[objekt.noegle] = dataclasses.replace(objekt, felter=felter)
    return samlet


def kontaktmatrix(sag: Callable[[Kontaktkilde, str], Bedoemt]) -> Kontaktmatrix:
    """One sag under {a, b} × {Brugerdefineret, FK Organisationssystem}; `sag(kilde, "a"|"b")`."""
    raekker = tuple(
        (
            str(kilde),
            kontaktlinje(sag(kilde, "a").kontakt),
            kontaktlinje(sag(kilde, "b").kontakt),
        )
        for kilde in Kontaktkilde
    )
    a, b = (dict(sapas_enhed(sag(Kontaktkilde.BRUGERDEFINERET, side))) for side in "ab")
    return Kontaktmatrix(raekker, (a["navn"], b["navn"]))


def kontaktlinje(kontakt: Kontakt, om: str = "") -> str:
    """`Visitation Syd - Social, 99 88 77 66`; `om`: what is to be said of the unit."""
    navn = f"{kontakt.navn} ({om})" if om else kontakt.navn
    return ", ".join(filter(None, (navn, kontakt.telefon_i_par or "ingen telefon")))


def linje_af_vaerdi(vaerdi: Mapping[str, str], om: str = "") -> str:
    """A value of Indvirkning as a reader sees it: contact or unit; `om` is said of the unit."""
    if "uuid" in vaerdi:
        return om or vaerdi["navn"]
    felter = {felt.name for felt in dataclasses.fields(Kontakt)}
    kontakt = Kontakt(**{navn: v for navn, v in vaerdi.items() if navn in felter})
    return kontaktlinje(kontakt, om)


def _proev(byg: Callable[[], T]) -> tuple[T | None, str]:
    try:
        return byg(), ""
    except FindesIkkeError as fejl:
        return None, str(fejl)


def _marker(side: T, andre: Mapping[str, Objekt]) -> T:
    """The same page with each object's differing fields marked."""
    return _kortlaeg(side, lambda objekt: objekt.med_afvigelser(_afviger(objekt, andre)))  # type: ignore[no-any-return]  # same type out as in


def _kortlaeg(side: Any, aendr: Callable[[Objekt], Objekt]) -> Any:
    if isinstance(side, Objekt):
        return aendr(side)
    if isinstance(side, tuple):
        return tuple(_kortlaeg(del_, aendr) for del_ in side)
    if dataclasses.is_dataclass(side) and not isinstance(side, type):
        nye = {
            felt.name: _kortlaeg(getattr(side, felt.name), aendr)
            for felt in dataclasses.fields(side)
        }
        return dataclasses.replace(side, **nye)
    return side


def _afviger(objekt: Objekt, andre: Mapping[str, Objekt]) -> frozenset[str]:
    """The fields that differ; all of them where the other side lacks the object."""
    anden = andre.get(objekt.noegle)
    if anden is None:
        return frozenset(objekt.felter) if andre else frozenset()
    felter = objekt.felter.keys() | anden.felter.keys()
    return frozenset(felt for felt in felter if objekt.vaerdi(felt) != anden.vaerdi(felt))


def _forskelle(a: Mapping[str, Objekt], b: Mapping[str, Objekt]) -> Iterator[Feltforskel]:
    sidetitel = next(
        (titel for objekt in (*a.values(), *b.values()) if (titel := _titel(objekt))), ""
    )
    for noegle in dict.fromkeys((*a, *b)):
        en, anden = a.get(noegle), b.get(noegle)
        titel = _titel(en or anden) or sidetitel
        if en is None or anden is None:
            yield Feltforskel(noegle, titel, "Vises", _ja_nej(en), _ja_nej(anden))
            continue
        for felt in FELTER:
            if en.vaerdi(felt) != anden.vaerdi(felt):
                yield Feltforskel(noegle, titel, FELTER[felt], en.vaerdi(felt), anden.vaerdi(felt))


def _titel(objekt: Objekt | None) -> str:
    if objekt is None:
        return ""
    return next((objekt.vaerdi(felt) for felt in NAVNEFELTER if objekt.vaerdi(felt)), "")


def _ja_nej(objekt: Objekt | None) -> str:
    return "Ja" if objekt else "Nej"
