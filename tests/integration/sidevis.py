"""The figures found the slow way: every person's pages one by one, nothing counted twice."""

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from functools import cached_property
from itertools import chain

from sqlite_utils import Database

from tests import byg
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.visning.verdict import Effect
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.indvirkning import Indvirkning, Modtager, Tal
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.store.opslag import load_personer

# A role that sees everything but what it must stand on a list to see: SAPA as such.
ALT = byg.rolle(byg.brugersystemrolle(kle=(), foelsomhed=Foelsomhed.VIP_SAGER))
ROLLENS_EGET = {"SAPA_SIKKERHEDSPROFIL"}
Vaerdi = tuple[tuple[str, str], ...]


@dataclass
class Set:
    """What is seen under one variant: by object and person, and by object."""

    af: dict[tuple[str, str], Vaerdi] = field(default_factory=dict)

    @cached_property
    def objekter(self) -> dict[str, Vaerdi]:
        fundet: dict[str, Vaerdi] = {}
        for (noegle, _), vaerdi in self.af.items():
            assert fundet.setdefault(noegle, vaerdi) == vaerdi, "one object, two contacts"
        return fundet


def laes_alle_sider(database: Database, grundlag: Grundlag) -> dict[Modtager, Set]:
    """Every person's own pages under one variant, as both audiences see them."""
    fundet = {modtager: Set() for modtager in Modtager}
    for person in load_personer(database):
        for bedoemt in load_borgerudsnit(database, grundlag, person).alle:
            plads = bedoemt.noegle, person.slug
            if bedoemt.borger.visible:
                fundet[Modtager.BORGER].af[plads] = tuple(asdict(bedoemt.kontakt).items())
            if _ses_i_sapa(bedoemt):
                fundet[Modtager.SAPA].af[plads] = _enhed(bedoemt)
    return fundet


def _ses_i_sapa(bedoemt: Bedoemt) -> bool:
    skjult = bedoemt.sapa(ALT).med(Effect.HIDES)
    return {finding.code for finding in skjult} <= ROLLENS_EGET


def _enhed(bedoemt: Bedoemt) -> Vaerdi:
    uuid = bedoemt.forhold.ansvarlig.uuid if bedoemt.forhold.ansvarlig else None
    enhed = bedoemt.forhold.organisation.find(uuid)
    navn = enhed.navn if enhed else "ukendt i FK Organisation"
    return (("uuid", str(uuid or "")), ("navn", navn))


@dataclass(frozen=True)
class Facit:
    """What `maal_indvirkning` must say."""

    sager: Tal
    ydelser: Tal
    borgere: Tal
    changes: dict[tuple[Vaerdi, Vaerdi], tuple[int, int, int]]
    forskellige: tuple[int, int]


def facit(a: Set, b: Set) -> Facit:
    """The two variants' pages compared."""
    objekter, personer = _skaebner(a.objekter, b.objekter), _skaebner(a.af, b.af)
    return Facit(
        _tal({n: s for n, s in objekter.items() if n.startswith("sag/")}.values()),
        _tal({n: s for n, s in objekter.items() if n.startswith("ydelse/")}.values()),
        _borgertal(personer),
        _changes(a, b, objekter, personer),
        (_forskellige(a), _forskellige(b)),
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
    )
