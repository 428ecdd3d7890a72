"""Prøveborgere: invented citizens made from a kommune's own sheets, before it has test data.

Together they have a sag of every sagstype and at every sagsansvarlig unit, three to six each, every
local ydelse, and each special thing a page can meet at least once: a closed sag, a long title, two
fagsystemer, a child, a protected address, no sager at all. What leads upwards or has no telephone
is a matter of the variant, and is met because every unit is.

Nothing is drawn by lot: the same sheets and the same day give the same citizens. Each thing is
named and dated by what it is made of, and not by its number: a row that is taken out of a sheet
takes away what was made of it and moves its neighbours' sager, and no more. None of them exists:
their CPR numbers fail modulus 11 and are not of 1 January (design, "People in the data").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from webapp.domain.fagsystem import (
    Bevilling,
    Enhedsmaerke,
    Fagsystem,
    LokalEnhed,
    LokalYdelse,
    Sag,
    Sagstype,
)
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Familierelation, Person
from webapp.domain.testdata.proevepersoner import (
    NAVNE,
    fordel_numre,
    navn_nr,
    opdigtet_barns_cpr,
    opdigtet_cpr,
)
from webapp.domain.testdata.proevesager import (
    Plads,
    helst,
    lav_bevillinger,
    lav_leveret_sag,
    lav_sag,
    tal,
)
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.slug import fold

MAERKE = "Prøveborger"
# Three to six sager can be read; the sixth is kept free for the one of another system.
MINDST_SAGER, MEST_SAGER = 3, 5
# Each has a name of her own, and one name is the parent's. What they cannot hold is told.
MAKS_PERSONER = NAVNE - 1
_LUKKET_HVER = 4
_BARNETS_ALDER = 9
_CURA = Fagsystem("Cura", via_eksport=True)
_ANDET = Fagsystem("Prøvefagsystem")


@dataclass(frozen=True, kw_only=True)
class Proevedata:
    """What was made. `fagsystemer`: those its sager lie in, the exported one first."""

    fagsystemer: tuple[Fagsystem, ...]
    personer: tuple[Person, ...] = ()
    familie: tuple[Familierelation, ...] = ()
    sager: tuple[Sag, ...] = ()
    bevillinger: tuple[Bevilling, ...] = ()
    udeladte_enheder: int = 0


@dataclass(frozen=True, kw_only=True)
class Proeveark:
    """What prøveborgere are made from: the sheets and FK Organisation, nothing else."""

    kommune: Kommune
    fagsystemer: tuple[Fagsystem, ...] = ()
    enheder: tuple[LokalEnhed, ...] = ()
    sagstyper: tuple[Sagstype, ...] = ()
    ydelser: tuple[LokalYdelse, ...] = ()
    numre: tuple[KleEmne, ...] = ()
    fk_enheder: tuple[FkEnhed, ...] = ()

    @property
    def enhedsnavne(self) -> tuple[str, ...]:
        """Where a sag can lie: a sagsansvarlig unit, else any, else none."""
        ansvarlige = tuple(enhed.navn for enhed in self.enheder if enhed.sagsansvarlig)
        return ansvarlige or tuple(enhed.navn for enhed in self.enheder) or ("",)


def lav_proeveborgere(ark: Proeveark) -> Proevedata:
    """Citizens, sager and bevillinger that cover the sheets on the kommune's date.

    Without any sagstype there is nothing to make a sag of, and nobody is made.
    """
    system = next((en for en in ark.fagsystemer if en.via_eksport), _CURA)
    if not ark.sagstyper:
        return Proevedata(fagsystemer=(system,))
    pladser = _pladser(ark.sagstyper, ark.enhedsnavne)
    bunker = _bunker(pladser)
    personer = _personer(ark, bunker)
    saerlig = _Saerlig.af(personer)
    sager = [
        lav_sag(
            ark.kommune,
            system,
            plads,
            person.slug,
            lang=person is saerlig.lang and plads == foerste,
        )
        for person, bunke in zip(personer, bunker, strict=True)
        for foerste in bunke[:1]
        for plads in bunke
    ]
    andet = _andet_system(ark, saerlig.to_systemer)
    fagsystemer = (system,) if andet is None else (system, andet[0])
    bevillinger = tuple(lav_bevillinger(ark.kommune, system, ark.ydelser, sager, personer))
    sager += [] if andet is None else [andet[1]]
    personer, familie = saerlig.fortalt(ark, personer, andet is not None)
    medtaget = {plads.enhed for plads in pladser}
    return Proevedata(
        fagsystemer=fagsystemer,
        personer=tuple(_med_beskrivelse(person, sager) for person in personer),
        familie=familie,
        sager=tuple(sager),
        bevillinger=bevillinger,
        udeladte_enheder=len(set(ark.enhedsnavne) - medtaget),
    )


def _pladser(sagstyper: Sequence[Sagstype], enheder: Sequence[str]) -> tuple[Plads, ...]:
    """A sag of every sagstype and one at every unit, some closed, each at what it prefers."""
    typer = {sagstype.navn: sagstype for sagstype in sagstyper}
    af_typer = [Plads(typer[navn], helst(navn, enheder), lukket=False) for navn in typer]
    mulige = list(typer)
    af_enheder = [Plads(typer[helst(en, mulige)], en, lukket=False) for en in enheder]
    lukkede = [navn for navn in typer if tal("lukket", navn) % _LUKKET_HVER == 0]
    lukkede = lukkede or [helst("lukket", typer)]
    faerdige = [Plads(typer[navn], helst(navn, enheder), lukket=True) for navn in lukkede]
    faste = dict.fromkeys((*af_typer, *faerdige))
    rest = sorted(dict.fromkeys(af_enheder).keys() - faste.keys(), key=lambda plads: plads.tal)
    alle = [*faste, *rest][: MAKS_PERSONER * MINDST_SAGER]
    fyld = 1
    while len(alle) < MINDST_SAGER:
        alle.append(replace(alle[0], nr=fyld))
        fyld += 1
    return tuple(alle)


def _bunker(pladser: Iterable[Plads]) -> tuple[tuple[Plads, ...], ...]:
    """The sager of each citizen. Where a heap ends is decided by the sag that ends it.

    So a row that is taken out or put in moves the sager up to the next such end, and no others.
    """
    bunker: list[list[Plads]] = [[]]
    for plads in sorted(pladser, key=lambda en: en.tal):
        sidste = bunker[-1]
        sidste.append(plads)
        if len(sidste) == MEST_SAGER or (len(sidste) >= MINDST_SAGER and plads.tal % 2):
            bunker.append([])
    if not bunker[-1]:
        bunker.pop()
    if len(bunker) > 1 and len(bunker[-1]) < MINDST_SAGER:
        samlet = bunker[-2] + bunker[-1]
        halv = len(samlet) if len(samlet) <= MEST_SAGER else (len(samlet) + 1) // 2
        bunker[-2:] = [del_ for del_ in (samlet[:halv], samlet[halv:]) if del_]
    return tuple(map(tuple, bunker))


def _personer(ark: Proeveark, bunker: Sequence[tuple[Plads, ...]]) -> list[Person]:
    """A citizen for each heap, called and numbered after its first sag."""
    numre = fordel_numre(bunke[0].tal for bunke in bunker)
    return [_person(ark, nr) for nr in numre]


def _person(ark: Proeveark, nr: int) -> Person:
    navn = navn_nr(nr)
    return Person(
        slug=fold(navn),
        navn=navn,
        cpr=opdigtet_cpr(nr),
        adresse="Opdigtet adresse",
        bopaelskommune=str(ark.kommune.cvr),
    )


@dataclass(frozen=True)
class _Saerlig:
    """Who has what: as few citizens as there are may have more than one special thing."""

    barn: Person
    beskyttet: Person
    lang: Person
    to_systemer: Person

    @classmethod
    def af(cls, personer: Sequence[Person]) -> _Saerlig:
        tilbage = {person.slug: person for person in personer}
        fundne = []
        for hvad in ("barn", "beskyttet", "lang", "to systemer"):
            fundet = helst(hvad, tilbage)
            fundne.append(tilbage[fundet])
            if len(tilbage) > 1:
                del tilbage[fundet]
        return cls(*fundne)

    def fortalt(
        self,
        ark: Proeveark,
        personer: Sequence[Person],
        to_systemer: bool,  # noqa: FBT001
    ) -> tuple[list[Person], tuple[Familierelation, ...]]:
        """The citizens with what is special said of them, and the child's parent, without sager."""
        foraelder = _uden_sager(ark, personer, self.barn)
        ord_ = {
            self.barn.slug: [f"Barn af {foraelder.navn}"],
            foraelder.slug: [f"Forælder til {self.barn.navn}"],
        }
        ord_.setdefault(self.beskyttet.slug, []).append("Navne- og adressebeskyttelse")
        ord_.setdefault(self.lang.slug, []).append("En sag med lang titel")
        if to_systemer:
            ord_.setdefault(self.to_systemer.slug, []).append("Sager i to fagsystemer")
        familie = (
            Familierelation(self.barn.slug, "Mor", foraelder.slug),
            Familierelation(foraelder.slug, "Barn", self.barn.slug),
        )
        aar = ark.kommune.dato.year - _BARNETS_ALDER
        husstand = "proevehusstand"

        def med(person: Person) -> Person:
            beskrevet = replace(person, beskrivelse=". ".join(ord_.get(person.slug, ())))
            if person.slug == self.beskyttet.slug:
                beskrevet = replace(beskrevet, adressebeskyttelse=True)
            if person.slug in {self.barn.slug, foraelder.slug}:
                beskrevet = replace(beskrevet, husstand=husstand)
            if person.slug == self.barn.slug:
                nr = tal("barn", person.slug) % NAVNE
                beskrevet = replace(beskrevet, cpr=opdigtet_barns_cpr(nr, aar))
            return beskrevet

        return [med(person) for person in (*personer, foraelder)], familie


def _uden_sager(ark: Proeveark, personer: Sequence[Person], barn: Person) -> Person:
    """The child's parent: one of a name that nobody has, called after the child."""
    optaget = {person.slug for person in personer}
    numre = (nr for nr in range(NAVNE) if fold(navn_nr(nr)) not in optaget)
    efternavn = barn.navn.split()[-1]
    frie = list(numre)
    samme = [nr for nr in frie if navn_nr(nr).split()[-1] == efternavn]
    return _person(ark, int(helst(barn.slug, map(str, samme or frie))))


def _andet_system(ark: Proeveark, person: Person) -> tuple[Fagsystem, Sag] | None:
    """A sag in a system that delivers for itself; None where no sheet has a KLE number."""
    if not ark.numre:
        return None
    system = next((en for en in ark.fagsystemer if not en.via_eksport), _ANDET)
    numre = {str(kle): kle for kle in ark.numre}
    kle = numre[helst("andet system", numre)]
    aktive = {str(e.uuid): e for e in ark.fk_enheder if e.er_aktiv(ark.kommune.dato)}
    if aktive:
        fk = aktive[helst("andet system", aktive)]
        maerke = Enhedsmaerke(fk.uuid, fk.navn)
    else:
        maerke = Enhedsmaerke(None, helst("andet system", ark.enhedsnavne) or ark.kommune.navn)
    return system, lav_leveret_sag(ark.kommune, system, person.slug, kle, maerke)


def _med_beskrivelse(person: Person, sager: Iterable[Sag]) -> Person:
    """Who she is and what she has, whatever the variant."""
    egne = [sag for sag in sager if any(part.person == person.slug for part in sag.parter)]
    lukkede = sum(sag.haendelser[-1].fremdrift == "Afsluttet" for sag in egne)
    enheder = dict.fromkeys(sag.udgaver[-1].enhed for sag in egne)
    hvad = "Ingen sager"
    if egne:
        heraf = f", heraf {antal(lukkede, 'afsluttet', 'afsluttede')}" if lukkede else ""
        hvad = f"{antal(len(egne), 'sag', 'sager')}{heraf}{_hos(enheder)}"
    dele = [f"{MAERKE}, opdigtet af jeres ark", hvad, person.beskrivelse]
    return replace(person, beskrivelse=". ".join(filter(None, dele)) + ".")


def _hos(enheder: Iterable[str]) -> str:
    """`, hos A, B og 3 andre enheder`; nothing where no unit is named."""
    navne = [navn for navn in enheder if navn]
    if len(navne) > 3:
        navne = [*navne[:2], f"{len(navne) - 2} andre enheder"]
    return f", hos {opremsning(navne)}" if navne else ""
