"""The figures found the slow way: every person's pages one by one, nothing counted twice."""

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from sqlite_utils import Database

from tests import byg
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.visning.verdict import Effect
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.indvirkning import Indvirkning, Modtager, Tal
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.optaelling.taelling import taellinger
from webapp.store.opslag import load_personer
from webapp.store.sager import load_alle

# A role that sees everything but what it must stand on a list to see: SAPA as such.
ALT = byg.rolle(byg.brugersystemrolle(kle=(), foelsomhed=Foelsomhed.VIP_SAGER))
ROLLENS_EGET = {"SAPA_SIKKERHEDSPROFIL"}
Vaerdi = tuple[tuple[str, str], ...]


@dataclass
class Set:
    """What is seen under one variant: by object and person, and by object.

    `udbetalinger` by number and person, the first of whom counts it (`taelles`).
    """

    af: dict[tuple[str, str], Vaerdi] = field(default_factory=dict)
    udbetalinger: dict[str, object] = field(default_factory=dict)

    @cached_property
    def objekter(self) -> dict[str, Vaerdi]:
        fundet: dict[str, Vaerdi] = {}
        for (noegle, _), vaerdi in self.af.items():
            assert fundet.setdefault(noegle, vaerdi) == vaerdi, "one object, two contacts"
        return fundet


def laes_alle_sider(database: Database, grundlag: Grundlag) -> dict[Modtager, Set]:
    """Every person's own pages under one variant, as both audiences see them."""
    fundet = {modtager: Set() for modtager in Modtager}
    taelles = _taelles(database, grundlag.dato)
    for person in load_personer(database):
        udsnit = load_borgerudsnit(database, grundlag, person)
        _laes_andet(fundet[Modtager.BORGER], udsnit, taelles)
        for bedoemt in udsnit.alle:
            plads = bedoemt.noegle, person.slug
            if udsnit.ses(bedoemt):
                fundet[Modtager.BORGER].af[plads] = tuple(asdict(bedoemt.kontakt).items())
            if _ses_i_sapa(bedoemt):
                fundet[Modtager.SAPA].af[plads] = _enhed(bedoemt)
    return fundet


def _laes_andet(fundet: Set, udsnit: Borgerudsnit, taelles: dict[str, tuple[str, str]]) -> None:
    """Her payments, appointments and claims; a payment through the citizen who counts it."""
    for en in (*udsnit.aftaler, *udsnit.fordringer):
        fundet.af[en.noegle, udsnit.person.slug] = ()
    for en in udsnit.udbetalinger:
        foerste, nummer = en.samlet.dele[0], en.samlet.hele.nummer or en.slug
        hvem, ydelse = taelles.get(nummer) or taelles[foerste.ydelse]
        if hvem == udsnit.person.slug and ydelse == foerste.ydelse:
            assert nummer not in fundet.udbetalinger, "one payment, counted twice"
            kontakt = tuple(asdict(en.kontakt).items())
            viste = [(d.ydelse, d.udbetaling.periode_fra) for d in en.forhold.viste_dele]
            fundet.udbetalinger[nummer] = (kontakt, viste)


def _taelles(database: Database, dato: date) -> dict[str, tuple[str, str]]:
    """By number (by ydelse, where there is none), who counts a payment, and its first ydelse."""
    sager, bevillinger = load_alle(database)
    hovedperson = {
        t.objekt_id: t.person_id
        for t in taellinger(
            load_personer(database), sager, bevillinger, effektueringer=(), dato=dato
        )
        if t.slags == "ydelse" and t.hoved
    }
    slugs = [person.slug for person in load_personer(database)]
    fundet: dict[str, tuple[str, str]] = {}
    for nr, ydelse in enumerate((y for b in bevillinger for y in b.ydelser), start=1):
        person = slugs[hovedperson[nr] - 1] if nr in hovedperson else ""
        numre = [u.effektuering for u in (*ydelse.udbetalinger, *ydelse.ikke_effektueret)]
        for navn in (*filter(None, numre), ydelse.slug):
            fundet.setdefault(navn, (person, ydelse.slug))
    return fundet


def _ses_i_sapa(bedoemt: Bedoemt) -> bool:
    skjult = bedoemt.sapa(ALT).med(Effect.HIDES)
    return {finding.code for finding in skjult} <= ROLLENS_EGET


def _enhed(bedoemt: Bedoemt) -> Vaerdi:
    uuid = bedoemt.forhold.ansvarlig.uuid if bedoemt.forhold.ansvarlig else None
    enhed = bedoemt.forhold.organisation.find(uuid)
    navn = enhed.navn if enhed else "UUID'et er ukendt i FK Organisation"
    if uuid is None:
        navn = "ikke mappet" if bedoemt.forhold.ansvarlig else "ingen enhed"
    return (("uuid", str(uuid or "")), ("navn", navn))


@dataclass(frozen=True)
class Facit:
    """What `maal_indvirkning` must say."""

    sager: Tal
    ydelser: Tal
    borgere: Tal
    changes: dict[tuple[Vaerdi, Vaerdi], tuple[int, int, int]]
    forskellige: tuple[int, int]
    udbetalinger: Tal
    aftaler: Tal
    fordringer: Tal


def facit(a: Set, b: Set) -> Facit:
    """The two variants' pages compared."""
    objekter, personer = _skaebner(a.objekter, b.objekter), _skaebner(a.af, b.af)
    return Facit(
        _tal({n: s for n, s in objekter.items() if n.startswith("sag/")}.values()),
        _tal({n: s for n, s in objekter.items() if n.startswith("ydelse/")}.values()),
        _borgertal(personer),
        _changes(a, b, objekter, personer),
        (_forskellige(a), _forskellige(b)),
        _tal(_skaebner(a.udbetalinger, b.udbetalinger).values()),
        _tal({n: s for n, s in objekter.items() if n.startswith("aftale/")}.values()),
        _tal({n: s for n, s in objekter.items() if n.startswith("betaling/")}.values()),
    )


def _skaebner(a: dict, b: dict) -> dict:
    """What becomes of each thing that is seen under one of them at least."""
    return {
        ting: "shown"
        if ting not in a
        else "hidden"
        if ting not in b
        else "same"
        if a[ting] == b[ting]
        else "changed"
        for ting in chain(a, (ting for ting in b if ting not in a))
    }


def _tal(skaebner) -> Tal:
    fundne = list(skaebner)
    return Tal(len(fundne), *(fundne.count(s) for s in ("changed", "shown", "hidden")))


def _borgertal(skaebner: dict[tuple[str, str], str]) -> Tal:
    efter = defaultdict(set)
    for (_, person), skaebne in skaebner.items():
        efter["total"].add(person)
        efter[skaebne].add(person)
    return Tal(*(len(efter[s]) for s in ("total", "changed", "shown", "hidden")))


def _changes(a: Set, b: Set, objekter: dict, personer: dict) -> dict:
    ting, hvem = defaultdict(list), defaultdict(set)
    for noegle, skaebne in objekter.items():
        if skaebne == "changed":
            ting[a.objekter[noegle], b.objekter[noegle]].append(noegle.partition("/")[0])
    for plads, skaebne in personer.items():
        if skaebne == "changed":
            hvem[a.af[plads], b.af[plads]].add(plads[1])
    return {
        par: (slags.count("sag"), slags.count("ydelse"), len(hvem[par]))
        for par, slags in ting.items()
    }


def _forskellige(et: Set) -> int:
    return len({vaerdi for (noegle, _), vaerdi in et.af.items() if noegle.startswith("sag/")})


def som_facit(maalt: Indvirkning) -> Facit:
    """The measured answer in the same shape."""
    changes = {
        (tuple(c.fra.items()), tuple(c.til.items())): (c.sager, c.ydelser, c.borgere)
        for c in maalt.aendringer
    }
    assert len(changes) == len(maalt.aendringer)
    return Facit(
        maalt.sager,
        maalt.ydelser,
        maalt.borgere,
        changes,
        (maalt.forskellige_a, maalt.forskellige_b),
        maalt.udbetalinger,
        maalt.aftaler,
        maalt.fordringer,
    )
