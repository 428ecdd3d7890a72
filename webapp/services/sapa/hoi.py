"""HOI for staff, planned by KOMBIT in 2022 and seen nowhere (A4:1264-1326; screens.md §7.1).

The three names are KOMBIT's; what stands under them is inferred. Only what the role sees elsewhere
is gathered, and without samtykke only of the role's own area: one that its KLE names.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.status import STATUS
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import sapadato
from webapp.services.felter import Objekt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.hoi import OMRAADER, SKAL_VAERE_OVER
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.optaelling.vidner import Vidner
from webapp.services.sapa.faner import hoved
from webapp.services.sapa.fremsoegning import paa_hendes_dag
from webapp.services.sapa.sapa import afdeling, naaede_sager
from webapp.services.sapa.sidedele import SapaHoved
from webapp.services.sapa.valg import Samtykke
from webapp.services.sapa.ydelser import egne_ydelser
from webapp.store.hoi import find_i_flere_omraader
from webapp.store.optaelling import Vidne

STI = "hoi"
MEST = 200
FLERE = 2
PLANLAGT = "Planlagt af KOMBIT i 2022, ikke set"
NOTE_UDSOEGNING = (
    f"{PLANLAGT}: kun overskriften »Udsøgning af borgere« er KOMBITs. Vi antager, at den finder "
    f"borgere over {SKAL_VAERE_OVER} år med aktive sager på mindst to af områderne beskæftigelse "
    "(15), social (27), sundhed (29) og ydelser (32), og kun tæller de sager, rollen ser. "
    "Forhåndsvisningen har ingen samtykker, så alle er »Ikke spurgt«."
)
NOTE_BORGER = (
    f"{PLANLAGT}: kun de to overskrifter er KOMBITs. Samtykket vælges herunder for at prøve det og "
    "er ikke gemt. Vi antager, at rollens eget område er det, dens KLE-afgrænsning nævner."
)


def laes_samtykke(tekst: str | None) -> Samtykke:
    """The choice of an address; not asked where it says nothing that is one."""
    return next((en for en in Samtykke if en.kode == tekst), Samtykke.IKKE_SPURGT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaHoi:
    """The two overviews of one citizen. `kun`: the areas shown for want of samtykke, in words."""

    hoved: SapaHoved
    samtykke: Samtykke
    kun: str
    sager: tuple[Objekt, ...]
    indsatser: tuple[Objekt, ...]
    er_over: bool
    samtykker: tuple[Samtykke, ...] = tuple(Samtykke)


@dataclass(frozen=True, slots=True)
class Hoihit:
    """A citizen of the search, and her address."""

    objekt: Objekt
    person: str


@dataclass(frozen=True, slots=True)
class SapaUdsoegning:
    """One page of the search: `mest` who have sager in two areas are looked at, from `fra` on.

    `flere`: there are more after them; `nr` is the page, from 1.
    """

    hits: tuple[Hoihit, ...]
    mest: int
    flere: bool
    nr: int = 1

    @property
    def fra(self) -> int:
        """The number of the first who is looked at."""
        return (self.nr - 1) * self.mest + 1


def egne_omraader(rolle: Jobfunktionsrolle) -> tuple[str, ...]:
    """The areas that the role's KLE names; none for a role that may see every number."""
    moenstre = [moenster for en in rolle.brugersystemroller for moenster in en.kle]
    return tuple(
        nummer
        for nummer in OMRAADER
        if any(moenster.overlapper(KleMoenster(nummer)) for moenster in moenstre)
    )


def hoiside(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, samtykke: Samtykke) -> SapaHoi:
    """Sagsoverblik and Kronologisk indsatsoverblik of one citizen, as the role sees them."""
    vises = tuple(OMRAADER) if samtykke is Samtykke.JA else egne_omraader(rolle)
    sager = [b for b in naaede_sager(udsnit, rolle) if _omraade(b) in vises and er_i_gang(b)]
    sager.sort(key=lambda b: vises.index(_omraade(b)))
    ydelser = [b for b in egne_ydelser(udsnit, rolle) if _omraade(b) in vises]
    ydelser.sort(key=lambda b: (b.ydelse.fra, b.slug))
    return SapaHoi(
        hoved=hoved(udsnit.person, rolle, STI),
        samtykke=samtykke,
        kun="" if samtykke is Samtykke.JA else _kun(rolle, vises),
        sager=tuple(map(_sagsraekke, sager)),
        indsatser=tuple(map(_indsats, ydelser)),
        er_over=_er_over(udsnit.person, udsnit.grundlag),
    )


def _kun(rolle: Jobfunktionsrolle, vises: tuple[str, ...]) -> str:
    if not vises:
        return (
            f"{rolle.navn} er ikke afgrænset til et af de fire områder, så uden samtykke samles "
            "intet."
        )
    navne = opremsning([OMRAADER[nummer].lower() for nummer in vises])
    return f"Uden samtykke vises kun det, der hører til rollens eget område: {navne}."


def udsoegning(
    database: Database,
    grundlag: Grundlag,
    rolle: Jobfunktionsrolle,
    *,
    nr: int = 1,
    mest: int = MEST,
) -> SapaUdsoegning:
    """Udsøgning af borgere: who has active sager in two areas, of those that the role sees.

    Page `nr`, each of `mest` who have sager in two areas at all; together the pages are everybody.
    """
    # On which day a sag was filed is for the judging: here each number that its type ever has.
    sagstyper = {
        (raekke.sagstype, raekke.kle.hovedgruppe)
        for raekke in grundlag.variant.sagstype_kle
        if raekke.kle is not None and raekke.kle.hovedgruppe in OMRAADER
    }
    personer, par = find_i_flere_omraader(
        database, sagstyper, OMRAADER, mest=mest + 1, fra=(nr - 1) * mest
    )
    kandidater = [_Kandidat(Vidne(sag, person)) for sag, person in par if person in personer[:mest]]
    vidner = Vidner.hent(database, kandidater)
    fundne: dict[str, tuple[Person, set[str]]] = {}
    for en in kandidater:
        person = vidner.person(en)
        dagen = paa_hendes_dag(database, grundlag, person)
        if not _er_over(person, dagen):
            continue
        bedoemt = vidner.bedoem(en, dagen)
        omraade = _omraade(bedoemt)
        if omraade and er_i_gang(bedoemt) and _ses(bedoemt, rolle):
            fundne.setdefault(person.slug, (person, set()))[1].add(omraade)
    hits = tuple(
        _hit(person, omraader, paa_hendes_dag(database, grundlag, person))
        for person, omraader in fundne.values()
        if len(omraader) >= FLERE
    )
    return SapaUdsoegning(hits, mest, len(personer) > mest, nr)


@dataclass(frozen=True)
class _Kandidat:
    """A sag and somebody whom it reaches, as the judge of classes takes it."""

    vidne: Vidne
    slags: str = "sag"
    betalinger: tuple[()] = ()


def er_i_gang(bedoemt: Bedoemt) -> bool:
    """True for a sag in the index that has not ended."""
    indeks = bedoemt.forhold.indekssag
    return indeks is not None and indeks.aktiv


def _ses(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> bool:
    return bedoemt.ses_i_sapa(rolle) and not bedoemt.forhold.paa_tvaers


def _er_over(person: Person, grundlag: Grundlag) -> bool:
    return person.cpr.alder(grundlag.dato) > SKAL_VAERE_OVER


def _omraade(bedoemt: Bedoemt) -> str:
    """The hovedgruppe of its number where that is one of the four; else nothing."""
    kle = bedoemt.forhold.kle
    return kle.hovedgruppe if kle and kle.hovedgruppe in OMRAADER else ""


def _hit(person: Person, omraader: set[str], grundlag: Grundlag) -> Hoihit:
    navne = [navn for nummer, navn in OMRAADER.items() if nummer in omraader]
    felter = {
        "familie.navn": person.navn,
        "familie.cpr": str(person.cpr),
        "familie.alder": str(person.cpr.alder(grundlag.dato)),
        "hoi.omraader": ", ".join(navne),
        "hoi.samtykke": str(Samtykke.IKKE_SPURGT),
    }
    return Hoihit(Objekt(f"person/{person.slug}", felter), person.slug)


def _sagsraekke(bedoemt: Bedoemt) -> Objekt:
    indeks = bedoemt.indekssag
    felter = {
        "hoi.omraade": OMRAADER[_omraade(bedoemt)],
        "sapa.sagstitel": bedoemt.sag.titel,
        "sapa.tvaerfaglig_status": STATUS[indeks.fremdrift].sapa,
        "sapa.sagsbehandler": indeks.behandler,
        "sapa.afdeling": afdeling(bedoemt)[0],
    }
    return Objekt(bedoemt.noegle, felter)


def _indsats(bedoemt: Bedoemt) -> Objekt:
    ydelse = bedoemt.ydelse
    felter = {
        "hoi.fra": sapadato(ydelse.fra),
        "hoi.til": sapadato(ydelse.sidste_dag) if ydelse.sidste_dag else "-",
        "hoi.omraade": OMRAADER[_omraade(bedoemt)],
        "hoi.indsats": bedoemt.forhold.ydelsesnavn,
        "sapa.ydelse.afdeling": afdeling(bedoemt)[0],
    }
    return Objekt(bedoemt.noegle, felter)
