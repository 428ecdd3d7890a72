"""Mit Overblik: what the citizen sees, one page object a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NoReturn

from sqlite_utils import Database

from webapp.domain.kontakt import Kontakt
from webapp.domain.person import Person
from webapp.domain.status import STATUS, ydelsesstatus_borger
from webapp.domain.visning.borgerblik_visning import (
    viser_journalnotater,
    vist_titel,
    vist_ydelsesnavn,
    viste_dokumenter,
)
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt, bedoem_mappe
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError, Grundlag
from webapp.services.sider import (
    Flise,
    Forside,
    Kommende,
    Sagsliste,
    Sagsside,
    Trinliste,
    Udsnit,
    Ydelsesliste,
    Ydelsesside,
)
from webapp.store.sager import load_sagsmappe

SIDESTOERRELSE = 10

# A0's seven tiles; teasers are partly damaged in the source (domain.md §3A).
FLISER = (
    Flise("Digital Post", "Læs digital post", None, bygget=False),
    Flise(
        "Aftaler og frister",
        "Overblik over dine kommende aftaler med det offentlige og aktuelle frister",
        "aftaler-og-frister",
        bygget=False,
    ),
    Flise("Betalinger og gæld", "Kommende betalinger og gæld", "betalinger", bygget=False),
    Flise(
        "Økonomiske ydelser",
        "Udbetalinger af SU, boligstøtte, børnetilskud, børne- og ungeydelse, m.m.",
        "oekonomiske-ydelser",
        bygget=False,
    ),
    Flise(
        "Serviceydelser og hjælpemidler",
        "Rengøring, hjemmehjælp, støtte, kørestol, rollator, m.m.",
        "serviceydelser-og-hjaelpemidler",
    ),
    Flise("Sager", "Status på sager og ansøgninger vedr. uddannelseshjælp, m.m.", "sager"),
    Flise(
        "Personlige oplysninger",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab, børn, m.m.",
        "mine-data",
        bygget=False,
    ),
)

KOMMENDE = {
    "oekonomiske-ydelser": Kommende(
        "Økonomiske ydelser",
        "Se overblik over dine tidligere og kommende udbetalinger fra det offentlige.",
    ),
    "aftaler-og-frister": Kommende(
        "Aftaler og frister",
        "Få overblik over dine kommende aftaler med det offentlige og de aktuelle frister.",
    ),
    "betalinger": Kommende(
        "Betalinger og gæld",
        "Se dine kommende betalinger og gæld på tværs af offentlige myndigheder.",
    ),
    "mine-data": Kommende(
        "Personlige oplysninger",
        "Oplysninger om CPR, adresse, civilstand, statsborgerskab og børn.",
    ),
}


NOTE_FORSIDE = (
    "Sager og Serviceydelser og hjælpemidler kan forhåndsvises. "
    "De andre fliser er ikke bygget endnu."
)
NOTE_YDELSE = "Sidens opbygning er vores antagelse; KOMBIT viser den ikke."
NOTE_KOMMENDE = "Siden er ikke bygget endnu i forhåndsvisningen."


@dataclass(frozen=True)
class Borgerudsnit:
    """What one citizen sees under one variant on one day; other pages of hers share it."""

    grundlag: Grundlag
    person: Person
    alle: tuple[Bedoemt, ...]

    @property
    def sager(self) -> tuple[Bedoemt, ...]:
        """Her visible sager, newest change first."""
        sager = [b for b in self.alle if not b.forhold.er_ydelse and b.borger.visible]
        return tuple(sorted(sager, key=_nyeste_foerst))

    @property
    def serviceydelser(self) -> tuple[Bedoemt, ...]:
        """Her visible ydelser that are not money, in the order of their names."""
        ydelser = [
            b
            for b in self.alle
            if b.forhold.er_ydelse and not b.ydelse.oekonomisk and b.borger.visible
        ]
        return tuple(
            sorted(ydelser, key=lambda b: dansk.sorteringsnoegle(vist_ydelsesnavn(b.forhold)))
        )


def load_borgerudsnit(database: Database, grundlag: Grundlag, person: Person) -> Borgerudsnit:
    """Read and judge everything of one person."""
    mappe = load_sagsmappe(database, person.slug)
    return Borgerudsnit(grundlag, person, bedoem_mappe(grundlag, person, mappe))


def forside(person: Person) -> Forside:
    """The front page with its seven tiles."""
    return Forside(Objekt(f"person/{person.slug}", {"borger.navn": person.borgernavn}), FLISER)


def sagsliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Sagsliste:
    """Sager, the first `vis` of them."""
    raekker = [_sagsraekke(bedoemt) for bedoemt in udsnit.sager]
    return Sagsliste(tuple(raekker[:vis]), lav_udsnit(len(raekker), vis))


def ydelsesliste(udsnit: Borgerudsnit, vis: int = SIDESTOERRELSE) -> Ydelsesliste:
    """Serviceydelser og hjælpemidler, the first `vis` of them."""
    raekker = [_ydelsesobjekt(bedoemt) for bedoemt in udsnit.serviceydelser]
    return Ydelsesliste(tuple(raekker[:vis]), lav_udsnit(len(raekker), vis))


def lav_udsnit(ialt: int, vis: int) -> Udsnit:
    """`Viser 10 af 23`, and what *Hent flere* asks for."""
    return Udsnit(min(vis, ialt), ialt, vis + SIDESTOERRELSE if vis < ialt else None)


class SkjultError(FindesIkkeError):
    """A sag or ydelse that is there, but that the citizen does not see under the variant."""


def find_sag(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A sag that the citizen sees; SkjultError if it is hidden, FindesIkkeError if unknown."""
    fundet = next((bedoemt for bedoemt in udsnit.sager if bedoemt.slug == slug), None)
    return fundet or _mangler(udsnit, f"sag/{slug}", "sag")


def find_ydelse(udsnit: Borgerudsnit, slug: str) -> Bedoemt:
    """A serviceydelse that the citizen sees; SkjultError or FindesIkkeError as for a sag."""
    fundet = next((bedoemt for bedoemt in udsnit.serviceydelser if bedoemt.slug == slug), None)
    return fundet or _mangler(udsnit, f"ydelse/{slug}", "ydelse")


def _mangler(udsnit: Borgerudsnit, noegle: str, art: str) -> NoReturn:
    navn, variant = udsnit.person.borgernavn, udsnit.grundlag.variant.navn
    if any(bedoemt.noegle == noegle for bedoemt in udsnit.alle):
        raise SkjultError(
            f"{navn} ser ikke denne {art} under {variant}. Se hvorfor på siden Hvorfor?"
        )
    raise FindesIkkeError(f"{navn} har ingen {art} på den adresse.")


def sagsside(udsnit: Borgerudsnit, slug: str) -> Sagsside:
    """One sag."""
    bedoemt = find_sag(udsnit, slug)
    sag, forhold = bedoemt.sag, bedoemt.forhold
    dokumenter = viste_dokumenter(forhold)
    return Sagsside(
        _sagsobjekt(bedoemt),
        _forloeb(bedoemt),
        tuple(_trinlister(bedoemt, udsnit.grundlag.dato)),
        None
        if dokumenter is None
        else tuple(
            Objekt(
                f"dokument/{sag.slug}.{nr}",
                {"dokument.titel": d.vist_titel, "dokument.dato": dansk.listedato(d.dato)},
            )
            for nr, d in enumerate(_nyeste(dokumenter), start=1)
        ),
        _notater(bedoemt, udsnit.grundlag.dato) if viser_journalnotater(forhold) else None,
        _relateret_ydelse(udsnit, sag.slug),
        _kontaktobjekt(f"kontakt/{sag.slug}", bedoemt.kontakt),
    )


def ydelsesside(udsnit: Borgerudsnit, slug: str) -> Ydelsesside:
    """One serviceydelse. Its layout is inferred."""
    bedoemt = find_ydelse(udsnit, slug)
    sag = (
        bedoemt.forhold.sag
        if udsnit.grundlag.variant.antagelser.bevilling_har_relation_til_sag
        else None
    )
    synlig = next((b for b in udsnit.sager if sag is not None and b.slug == sag.slug), None)
    return Ydelsesside(
        _ydelsesobjekt(bedoemt),
        synlig.slug if synlig else None,
        vist_titel(synlig.forhold) if synlig else "",
        _kontaktobjekt(f"kontakt/{slug}", bedoemt.kontakt),
    )


def _nyeste_foerst(bedoemt: Bedoemt) -> tuple[int, str]:
    """Latest change first, then by number, so that the order is total."""
    return (-bedoemt.indekssag.aendret.toordinal(), bedoemt.sag.sagsnummer)


def _sagsraekke(bedoemt: Bedoemt) -> Objekt:
    return Objekt(bedoemt.noegle, {
        "sag.type": vist_titel(bedoemt.forhold),
        "sag.aendret": dansk.listedato(bedoemt.indekssag.aendret),
        "sag.myndighed": bedoemt.forhold.myndighed,
        "sag.status": STATUS[bedoemt.indekssag.fremdrift].mit_overblik,
    })  # fmt: skip


def _sagsobjekt(bedoemt: Bedoemt) -> Objekt:
    """The sag on its own page: long dates, and its number by the variant's switch."""
    vis_nummer = bedoemt.forhold.antagelser.vis_sagsnummer
    return Objekt(bedoemt.noegle, dict(_sagsraekke(bedoemt).felter) | {
        "sag.aendret": dansk.detaljedato(bedoemt.indekssag.aendret),
        "sag.sagsnummer": bedoemt.sag.sagsnummer if vis_nummer else "",
    })  # fmt: skip


def _forloeb(bedoemt: Bedoemt) -> tuple[Objekt, ...]:
    """Each change of status as filed, newest first."""
    skift = [
        next(gruppe) for _, gruppe in groupby(bedoemt.indekssag.udgaver, key=lambda u: u.fremdrift)
    ]
    return tuple(
        Objekt(f"forloeb/{bedoemt.slug}.{nr}", {
            "forloeb.dato": dansk.detaljedato(udgave.fra),
            "forloeb.status": STATUS[udgave.fremdrift].mit_overblik,
        })
        for nr, udgave in reversed(list(enumerate(skift, start=1)))
    )  # fmt: skip


def _trinlister(bedoemt: Bedoemt, dato: date) -> Iterable[Trinliste]:
    """The fagsystem's own named steps, gathered by day, newest day first."""
    dage = groupby(bedoemt.sag.trin, key=lambda t: t.dato)
    samlet = [(nr, dag, list(trin)) for nr, (dag, trin) in enumerate(dage, start=1)]
    for nr, dag, trin in reversed(samlet):
        if dag > dato:
            continue
        noegle = f"trin/{bedoemt.slug}.{nr}"
        yield Trinliste(
            Objekt(noegle, {"forloeb.dato": dansk.forloebsdato(dag)}),
            tuple(
                Objekt(f"{noegle}.{i}", {"forloeb.trin": t.tekst})
                for i, t in enumerate(trin, start=1)
            ),
        )


def _nyeste(ting: Sequence) -> list:  # type: ignore[type-arg]  # documents or notes, by their day
    return sorted(ting, key=lambda t: (-t.dato.toordinal(), t.titel))


def _notater(bedoemt: Bedoemt, dato: date) -> tuple[Objekt, ...]:
    notater = [notat for notat in bedoemt.sag.journalnotater if notat.dato <= dato]
    return tuple(
        Objekt(
            f"notat/{bedoemt.slug}.{nr}",
            {"notat.titel": notat.titel, "notat.dato": dansk.listedato(notat.dato)},
        )
        for nr, notat in enumerate(_nyeste(notater), start=1)
    )


def _relateret_ydelse(udsnit: Borgerudsnit, sag: str) -> str | None:
    """The first visible serviceydelse that is granted in the sag."""
    if not udsnit.grundlag.variant.antagelser.bevilling_har_relation_til_sag:
        return None
    return next(
        (b.slug for b in udsnit.serviceydelser if b.forhold.sag and b.forhold.sag.slug == sag), None
    )


def _ydelsesobjekt(bedoemt: Bedoemt) -> Objekt:
    ydelse = bedoemt.ydelse
    return Objekt(bedoemt.noegle, {
        "ydelse.navn": vist_ydelsesnavn(bedoemt.forhold),
        "ydelse.fra": dansk.listedato(ydelse.fra),
        "ydelse.til": dansk.listedato(ydelse.til),
        "ydelse.status": ydelsesstatus_borger(ydelse, bedoemt.forhold.dato),
        "ydelse.myndighed": bedoemt.forhold.myndighed,
    })  # fmt: skip


def _kontaktobjekt(noegle: str, kontakt: Kontakt) -> Objekt:
    return Objekt(noegle, {
        "kontakt.kommune": kontakt.kommune,
        "kontakt.navn": kontakt.navn,
        "kontakt.telefon": kontakt.telefon_i_par,
        "kontakt.hjemmeside": kontakt.hjemmeside,
        "kontakt.digital_post": kontakt.digital_post,
    })  # fmt: skip


@dataclass(frozen=True)
class Borgerside:
    """A page of Mit Overblik: the name of its template, its title in words, and the page object."""

    skabelon: str
    titel: str
    side: object
    note: str = ""


def find_borgerside(udsnit: Borgerudsnit, sti: str, vis: int = SIDESTOERRELSE) -> Borgerside:
    """The page at the tail of an address (`sager/<slug>`); FindesIkkeError for an unknown one."""
    match sti.strip("/").split("/"):
        case [""]:
            return Borgerside("forside", "Mit Overblik", forside(udsnit.person), NOTE_FORSIDE)
        case ["sager"]:
            return Borgerside("sager", "Sager", sagsliste(udsnit, vis))
        case ["sager", slug]:
            side = sagsside(udsnit, slug)
            return Borgerside("sag", side.sag.vaerdi("sag.type"), side)
        case ["serviceydelser-og-hjaelpemidler"]:
            titel = "Serviceydelser og hjælpemidler"
            return Borgerside("serviceydelser", titel, ydelsesliste(udsnit, vis))
        case ["serviceydelser-og-hjaelpemidler", slug]:
            ydelse = ydelsesside(udsnit, slug)
            navn = ydelse.ydelse.vaerdi("ydelse.navn")
            return Borgerside("serviceydelse", navn, ydelse, NOTE_YDELSE)
        case [navn] if navn in KOMMENDE:
            return Borgerside("kommende", KOMMENDE[navn].titel, KOMMENDE[navn], NOTE_KOMMENDE)
    raise FindesIkkeError("Mit Overblik har ingen side på den adresse.")
