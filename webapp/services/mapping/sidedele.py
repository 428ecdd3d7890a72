"""Page objects of the mapping workbench: Danish texts, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.domain.variant.enhedsforslag import Sikkerhed
from webapp.domain.variant.situation import Situation
from webapp.services.aendring.stand import Stand
from webapp.services.mangler import Mangel

SITUATIONER: Mapping[Situation, tuple[str, str]] = {
    Situation.SITUATION_1: ("Situation 1", "Enheden findes i både Cura og FK Organisation"),
    Situation.SITUATION_2: ("Situation 2", "Enheden hedder noget andet i FK Organisation"),
    Situation.SITUATION_3: ("Situation 3", "Enheden findes ikke i FK Organisation og leder opad"),
    Situation.LEDER_OPAD: ("Leder opad", "Enheden er ikke mappet selv og leder opad"),
    Situation.UKENDT: ("Ukendt UUID", "FK Organisation kender ikke enhedens UUID"),
    Situation.NEDLAGT: ("Nedlagt enhed", "Enheden er nedlagt i FK Organisation"),
    Situation.INGEN: ("Ingen enhed", "Hverken enheden eller nogen over den er mappet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Par:
    """One row: a Cura unit and where its sager lead."""

    slug: str
    navn: str
    sti: str
    sagsansvarlig: bool
    situation: Situation
    via: str
    fk_navn: str
    fk_sti: str
    kontakt: str
    telefon: str
    fejl: tuple[str, ...]
    sager: int
    borgere: int
    senere: str = ""

    @property
    def situationsnavn(self) -> str:
        """`Situation 2`."""
        return SITUATIONER[self.situation][0]

    @property
    def situationstekst(self) -> str:
        """What the situation is, in words."""
        return SITUATIONER[self.situation][1]


@dataclass(frozen=True, slots=True)
class Traeknude:
    """A unit in a tree: `noegle` is its slug or UUID; `flere` units beside it are left out."""

    navn: str
    noegle: str
    valgt: bool
    boern: tuple[Traeknude, ...] = ()
    flere: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fkside:
    """FK Organisation's own page of a unit, with its own labels (domain.md §9.3)."""

    uuid: str
    navn: str
    sti: str
    stamdata: tuple[tuple[str, str], ...]
    opgaver: tuple[str, ...]
    kontaktoplysninger: tuple[tuple[str, str], ...]
    fejl: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kandidat:
    """An FK ORG unit that was searched for."""

    uuid: str
    navn: str
    sti: str
    aktiv: bool


SIKKERHEDSORD: Mapping[Sikkerhed, str] = {
    Sikkerhed.ARK: "Står i arket",
    Sikkerhed.SIKKER: "Sikker",
    Sikkerhed.RIMELIG: "Rimelig",
    Sikkerhed.USIKKER: "Usikker",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mulighed:
    """One of several to choose between, all shown alike: `grund` is what points at it.

    `under`: what else tells it from the others. `kan_ikke`: why it cannot be chosen, if it cannot.
    """

    vaerdi: str
    navn: str
    grund: str
    sikkerhed: Sikkerhed
    under: str = ""
    kan_ikke: str = ""

    @property
    def sikkerhedsord(self) -> str:
        """`Rimelig`; empty where nothing points at it."""
        return SIKKERHEDSORD.get(self.sikkerhed, "")


@dataclass(frozen=True, slots=True)
class Eksempel:
    """A change of contact, in words, and how many it is about."""

    fra: str
    til: str
    sager: int
    ydelser: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Virkning:
    """What a change does before it is saved: now, and first after an oprydning at Cura.

    `udbetalinger` are shown with another contact, come or go. `titler`: what is read in another
    title's place, in words.
    """

    dato: str
    hypotese: str
    sager: int
    ydelser: int
    borgere: int
    borgere_vist: int
    borgere_skjult: int
    vist: int
    skjult: int
    udbetalinger: int
    sapa_sager: int
    sapa_ydelser: int
    oprydning_sager: int
    oprydning_ydelser: int
    eksempler: tuple[Eksempel, ...]
    titler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Udkast:
    """A change that has been chosen but not saved; `vaerdi` is what the form carries.

    `obs`: what speaks against it. `virkning` None: it is not counted yet.
    """

    tekst: str
    vaerdi: str
    maade: str
    fra: str
    fra_tekst: str
    virkning: Virkning | None
    obs: str = ""


def med_det_valgte(alle: tuple[Mulighed, ...], udkast: Udkast | None) -> tuple[Mulighed, ...]:
    """The choices, with that of the draft first where it was found in another way."""
    if udkast is None or udkast.vaerdi in {en.vaerdi for en in alle if not en.kan_ikke}:
        return alle
    navn = udkast.tekst.partition(": ")[2] or udkast.tekst
    valgt = Mulighed(
        vaerdi=udkast.vaerdi, navn=navn, grund="Valgt af jer", sikkerhed=Sikkerhed.INGEN
    )
    return (valgt, *alle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Valgt:
    """The chosen row: both trees at its place, what it could be mapped to, and the draft.

    `uaendret`: a choice was made, and it is what holds already.
    """

    par: Par
    er_mappet: bool
    cura: tuple[Traeknude, ...]
    fk: tuple[Traeknude, ...]
    fkside: Fkside | None
    muligheder: tuple[Mulighed, ...]
    fundne: tuple[Kandidat, ...]
    fksoeg: str
    udkast: Udkast | None
    uaendret: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What every page of the workbench says: where the variant stands, and how it is changed."""

    variant: str
    stand: Stand
    maade: str
    er_plan: bool
    dato: str
    bemaerkninger: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mappingside:
    """The workbench for units."""

    status: Status
    par: tuple[Par, ...]
    vist: int
    fundet: int
    antal_ansvarlige: int
    antal_alle: int
    alle: bool
    soeg: str
    optalt: tuple[tuple[Situation, str, str, int], ...]
    valgt: Valgt | None
    mangler: tuple[Mangel, ...] = ()


@dataclass(frozen=True, slots=True)
class Kleresultat:
    """A KLE number that was found; `hvorfor_ikke` says why it cannot be chosen, if it cannot."""

    nummer: str
    titel: str
    grund: str
    hvorfor_ikke: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typepar:
    """A sagstype and its KLE, or a local ydelse and its fælleskommunale ydelsestype.

    `kan_vaelges` False: a number that Cura's list cannot have; it is to be mended first.
    """

    slug: str
    navn: str
    paragraf: str
    valg: str
    titel: str
    bemaerkninger: tuple[str, ...]
    antal: int
    borgere: int
    under: str = ""
    senere: str = ""
    kan_vaelges: bool = True


@dataclass(frozen=True, slots=True)
class Typekandidat:
    """A fælleskommunal ydelsestype that was searched for; `kle` its number."""

    titel: str
    kle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeside:
    """The workbench for sagstyper (`slags` »sagstyper«) or ydelser (»ydelser«).

    `hent_emneplanen`: where KLE is to be had, while no edition is loaded. `muligheder`: what the
    chosen one can be; `kandidater` those that were searched for. `kendte`: how many titles are
    known where no edition is loaded.
    """

    status: Status
    slags: str
    par: tuple[Typepar, ...]
    antal_alle: int
    antal_uden: int
    kun_uden: bool
    soeg: str
    valgt: Typepar | None
    klesoeg: str
    resultater: tuple[Kleresultat, ...] | None
    kandidater: tuple[Typekandidat, ...]
    udkast: Udkast | None
    hent_emneplanen: str = ""
    muligheder: tuple[Mulighed, ...] = ()
    kendte: int = 0
