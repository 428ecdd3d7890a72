"""Page objects of SAPA Overblik: all that its templates print, ready to print."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.domain.visning.akse import Streg
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.sapa.valg import Filtervalg


@dataclass(frozen=True, slots=True)
class Soegeresultat:
    """A person found in SAPA: slug, name, masked CPR."""

    slug: str
    navn: str
    cpr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Soegefelt:
    """A field of SAPA's search; `valg` are (value, words) where it is a list to choose from."""

    navn: str
    label: str
    hjaelp: str
    vaerdi: str
    valg: tuple[tuple[str, str], ...]
    fejl: str


@dataclass(frozen=True, slots=True)
class Soegehit:
    """A hit: its fields, where `led` leads (after `borger`, or whole for a unit)."""

    objekt: Objekt
    sti: tuple[str, ...]
    led: str = ""
    er_enhed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Treffere:
    """Which hits of all a page shows; `mest` where only so many were looked at."""

    fra: int
    til: int
    ialt: int
    forrige: int | None
    naeste: int | None
    mest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaSoegning:
    """SAPA's search: its kinds as (value, name, chosen), and the fields of the chosen one.

    `hits` is None before a search. `uden_data`: why there is nothing to search in. `hoejst`: no
    more than so many are looked at in a search of this kind, 0 where all are. `personer` are the
    first of `ialt` test persons, where nothing is searched for.
    """

    art: str
    arter: tuple[tuple[str, str, bool], ...]
    felter: tuple[Soegefelt, ...]
    uden_data: str
    kolonner: tuple[tuple[str, str], ...]
    hits: tuple[Soegehit, ...] | None
    treffere: Treffere | None
    hoejst: int
    personer: tuple[Soegeresultat, ...]
    ialt: int

    @property
    def fejl(self) -> tuple[Soegefelt, ...]:
        """The fields with something wrong."""
        return tuple(felt for felt in self.felter if felt.fejl)


@dataclass(frozen=True, slots=True)
class Celle:
    """A cell of a SAPA table: its field, and the unit or the sag to link to, if any."""

    felt: str
    enhed: str | None = None
    sag: str | None = None


@dataclass(frozen=True, slots=True)
class SapaRaekke:
    """A row of SAPA's Sager: cells in the order of the role's columns."""

    objekt: Objekt
    celler: tuple[Celle, ...]


@dataclass(frozen=True, slots=True)
class SapaFane:
    """A tab of SAPA; `sti` follows `borger/<person>/`."""

    navn: str
    sti: str
    valgt: bool


@dataclass(frozen=True, slots=True)
class SapaHoved:
    """What stands above every SAPA page of a person: `251248-4916 - Nancy Ann Berggren`, tabs."""

    part: Objekt
    faner: tuple[SapaFane, ...]


@dataclass(frozen=True, slots=True)
class SapaElement:
    """An element on a tab: the name of its template, and what it shows."""

    skabelon: str
    indhold: object


@dataclass(frozen=True, slots=True)
class SapaFaneside:
    """A tab of SAPA: its elements, one below the other."""

    hoved: SapaHoved
    titel: str
    dele: tuple[SapaElement, ...]


@dataclass(frozen=True, slots=True)
class Persondetalje:
    """A pair of Persondetaljer; `historik` are the values before, None where it has none at all."""

    label: str
    vaerdi: str
    historik: tuple[Objekt, ...] | None = None


@dataclass(frozen=True, slots=True)
class SapaPersondetaljer:
    """The element Persondetaljer; the older slide calls it Personoplysninger (A1:271)."""

    titel: str
    part: Objekt
    par: tuple[Persondetalje, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaSager:
    """The element Sager or Ejendomssager.

    `parter` are the boxes of »Vis sager hvor parten er:«, none where it is not shown;
    `uden_adgang` are sager that the role does not reach, shown as »Sag uden adgang« only by the
    switch for partial view, and whatever the filter.
    """

    titel: str
    sti: str
    kolonner: tuple[str, ...]
    raekker: tuple[SapaRaekke, ...]
    udsnit: Udsnit
    parter: tuple[Filtervalg, ...] = ()
    uden_adgang: int = 0


@dataclass(frozen=True, slots=True)
class Maaned:
    """Payments under one month heading, `MAJ 2023`; a month without payments has no rows."""

    navn: str
    udbetalinger: tuple[Objekt, ...]


@dataclass(frozen=True, slots=True)
class SapaYdelseskort:
    """A card under BEVILGEDE YDELSER: labels and fields in SAPA's order, the unit to link to.

    `sag`: the sag that it hangs on, where the role sees it; `sagssti`: the tab that has it.
    """

    objekt: Objekt
    felter: tuple[tuple[str, str], ...]
    enhed: str | None
    sag: str | None
    sagssti: str = ""


@dataclass(frozen=True, slots=True)
class SapaTvaersydelser:
    """Other authorities' money; payments newest first, under no months."""

    kort: tuple[SapaYdelseskort, ...]
    udbetalinger: tuple[Objekt, ...]
    kortudsnit: Udsnit
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class SapaSagsdokument:
    """A document of a sag: its fields, and the number that its own page stands under, if any."""

    objekt: Objekt
    nummer: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaSagsside:
    """A sag opened in SAPA. A part is None where the role's view has no such element.

    `detaljer` are (label, field name) of `sag`, in order; `enhed` is the UUID of its afdeling's
    page.
    """

    hoved: SapaHoved
    titel: str
    slug: str
    sag: Objekt
    detaljer: tuple[tuple[str, str], ...] | None
    enhed: str | None
    parter: tuple[Objekt, ...] | None
    dokumenter: tuple[SapaSagsdokument, ...] | None
    notater: tuple[Objekt, ...] | None
    dokumentudsnit: Udsnit
    notatudsnit: Udsnit


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaDokument:
    """A document by itself (DokumentDetaljer). `detaljer` are (label, field name) in order."""

    hoved: SapaHoved
    titel: str
    sag: str
    sagstitel: str
    dokument: Objekt
    detaljer: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slaegtsled:
    """Somebody in a drawing of family or household, in words, and where the drawing has her."""

    slug: str
    navn: str
    tekst: str
    generation: int
    er_personen: bool
    er_familie: bool


@dataclass(frozen=True, slots=True)
class Slaegtsgruppe:
    """One of the groups of »Familiesamlinger (visuel)«."""

    navn: str
    led: tuple[Slaegtsled, ...]


@dataclass(frozen=True, slots=True)
class SapaHaendelse:
    """An event of Tidslinje: its fields, the object that Hvorfor tells of, where it leads."""

    objekt: Objekt
    om: str
    sti: tuple[str, ...] | None
    anker: str


@dataclass(frozen=True, slots=True)
class Tidslinjeaar:
    """Events under one year."""

    navn: str
    haendelser: tuple[SapaHaendelse, ...]


@dataclass(frozen=True, slots=True)
class SapaTidslinje:
    """The element Tidslinje; `udsnit` counts the events of the chosen kinds."""

    sti: str
    arter: tuple[Filtervalg, ...]
    aar: tuple[Tidslinjeaar, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class SapaAdvis:
    """An advis: its fields, and the object that Hvorfor tells of, if any."""

    objekt: Objekt
    om: str


@dataclass(frozen=True, slots=True)
class SapaAdviser:
    """The element Adviser; `grupper` are the KLE hovedgrupper that its group can be limited to."""

    sti: str
    typer: tuple[Filtervalg, ...]
    grupper: tuple[Filtervalg, ...]
    raekker: tuple[SapaAdvis, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Helhedsbaand:
    """A bar of Helhedsoverblik: `x` and `bredde` are percent of the axis.

    `foer`: it began before the axis does; `efter`: it goes on, or ends after the axis does.
    """

    noegle: str
    slags: str
    titel: str
    tid: str
    x: float
    bredde: float
    er_ydelse: bool
    foer: bool
    efter: bool

    @property
    def ende(self) -> float:
        """Where it ends, in percent."""
        return round(self.x + self.bredde, 3)


@dataclass(frozen=True, slots=True)
class Helhedsgruppe:
    """The bars under one KLE hovedgruppe: `27 Social service`."""

    navn: str
    baand: tuple[Helhedsbaand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaHelhed:
    """The element Helhedsoverblik: the drawing, and the same rows as a table.

    `aar` are the years that can be chosen, `fra` and `til` those of the axis; `udenfor` is how
    many that the role sees are outside what was chosen.
    """

    sti: str
    grupper: tuple[Filtervalg, ...]
    aar: tuple[str, ...]
    fra: str
    til: str
    streger: tuple[Streg, ...]
    tegning: tuple[Helhedsgruppe, ...]
    raekker: tuple[Objekt, ...]
    udsnit: Udsnit
    udenfor: int


@dataclass(frozen=True, slots=True)
class SapaYdelser:
    """The element Ydelser; how much of the cards is shown, and how much of the payments."""

    kort: tuple[SapaYdelseskort, ...]
    maaneder: tuple[Maaned, ...]
    kortudsnit: Udsnit
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class SapaInstitution:
    """A card of Institutionsoplysninger; `art`: `Skole` or `Dagtilbud`."""

    objekt: Objekt
    art: str


@dataclass(frozen=True, slots=True)
class SapaLoft:
    """The element Loftsberegner: (label, field name) in order."""

    objekt: Objekt
    felter: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SapaBorgerblik:
    """An element »Borgerblikket …«: the citizen's rows, (label, field name) in `kolonner`."""

    titel: str
    kolonner: tuple[tuple[str, str], ...]
    raekker: tuple[Objekt, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class SapaKontrolsager:
    """The rows of kontrolsager across authorities."""

    raekker: tuple[Objekt, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class SapaKortliste:
    """Cards of ydelser alone."""

    kort: tuple[SapaYdelseskort, ...]
    udsnit: Udsnit


@dataclass(frozen=True, slots=True)
class EnhedsSide:
    """A unit as SAPA shows it from FK Organisation. `felter` are (label, field name) in order.

    `placering` is the path from the top; `henvendelsessteder` are (name, uuid, KLE text).
    `fund` are faults with the unit's contact data, Danish sentences.
    """

    enhed: Objekt
    felter: tuple[tuple[str, str], ...]
    placering: tuple[str, ...]
    henvendelsessteder: tuple[tuple[str, str, str], ...]
    fund: tuple[str, ...]
