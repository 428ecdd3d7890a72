"""Where a testplan stands: each page, what is proven, what is missing, what blocks go-live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.verifikation.daekning import bevist, daek, forloeb
from webapp.domain.verifikation.domme import Skifte, Stand, Udsagn, find_skift, find_stand
from webapp.domain.verifikation.domme import sidste_dom as _sidste
from webapp.domain.verifikation.kriterier import Kriterium
from webapp.services.grundlag import Grundlag
from webapp.services.verifikation.husket import Laeser, Viden, find_viden
from webapp.services.verifikation.kandidat import Kandidat
from webapp.store.verifikation.domme import GemtDom, load_billedmaal, load_domme, load_udsagn
from webapp.store.verifikation.testplan import (
    Testplan,
    Tilfaelde,
    find_testplan,
    load_tilfaelde,
)


@dataclass(frozen=True, kw_only=True)
class Testlinje:
    """A page of the testplan as it now stands. `kandidat` None: the page is not there any more.

    `skift`: what it says otherwise than when it was judged, where no verdict holds.
    """

    tilfaelde: Tilfaelde
    kandidat: Kandidat | None
    stand: Stand
    domme: Sequence[GemtDom]
    skift: tuple[Skifte, ...] = ()
    udsagn: Udsagn | None = None

    @property
    def kriterier(self) -> frozenset[Kriterium]:
        """What the page shows."""
        return frozenset(self.kandidat.forventninger) if self.kandidat else frozenset()

    @property
    def gaeldende(self) -> GemtDom | None:
        """The verdict that its standing hangs on."""
        nu = self.udsagn.aftryk if self.udsagn else None
        valgt = _sidste([d.som_afsagt for d in self.domme], nu)
        return next((d for d in self.domme if valgt and d.id == valgt.id), None)


@dataclass(frozen=True)
class Teststatus:
    """The whole testplan. `linjer` are those that are in it, `ude` those that people took out.

    `billedmaal`: width and height of the pictures that there are, by what the page said (its hash).
    """

    plan: Testplan
    linjer: tuple[Testlinje, ...]
    ude: tuple[Testlinje, ...]
    viden: Viden
    billedmaal: Mapping[str, tuple[int, int]]

    @cached_property
    def antal(self) -> Counter[Stand]:
        """How many pages stand how."""
        return Counter(linje.stand for linje in self.linjer)

    @property
    def godkendte(self) -> int:
        """Pages that are approved and stand."""
        return sum(antal for stand, antal in self.antal.items() if stand.er_godkendt)

    @cached_property
    def set_(self) -> frozenset[Kriterium]:
        """What stands on approved pages."""
        return frozenset().union(*(li.kriterier for li in self.linjer if li.stand.er_godkendt))

    @property
    def bevist(self) -> int:
        """Sager and ydelser all of which has been seen and approved."""
        return bevist(self.viden.bundter.bundter, self.set_)

    @property
    def ialt(self) -> int:
        """Sager and ydelser that there are to prove."""
        return self.viden.bundter.ialt

    @cached_property
    def forloeb(self) -> tuple[int, ...]:
        """How many are proven after each page of the testplan, when all are approved."""
        return tuple(forloeb([li.kriterier for li in self.linjer], self.viden.bundter.bundter))

    @cached_property
    def aabne_kriterier(self) -> frozenset[Kriterium]:
        """What stands on no approved page."""
        return self.viden.kriterier - self.set_

    @cached_property
    def nye(self) -> tuple[Kandidat, ...]:
        """Pages to put into the testplan, since the data show what none of its pages does."""
        set_ = frozenset().union(*(li.kriterier for li in (*self.linjer, *self.ude)))
        alle = list(self.viden.kandidater.values())
        sider = [frozenset(kandidat.forventninger) for kandidat in alle]
        valgte = daek(sider, self.viden.bundter.bundter, set_)
        return tuple(alle[nr] for nr in valgte)

    @property
    def er_faerdig(self) -> bool:
        """True if every page is approved and stands, and there is no other to be judged."""
        return bool(self.linjer) and self.godkendte == len(self.linjer) and not self.nye

    def linje(self, nr: int) -> Testlinje | None:
        """The page of the number, in the testplan or taken out of it."""
        return next((li for li in (*self.linjer, *self.ude) if li.tilfaelde.nr == nr), None)


def find_status(database: Database, grundlag: Grundlag, laeser: Laeser) -> Teststatus | None:
    """The testplan of the variant; None where there is none."""
    plan = find_testplan(database, grundlag.variant.slug)
    if plan is None:
        return None
    viden = find_viden(database, grundlag)
    domme = load_domme(database, plan.variant)
    gamle = load_udsagn(database, (d.aftryk for alle in domme.values() for d in alle))
    linjer: dict[bool, list[Testlinje]] = {False: [], True: []}
    for en in load_tilfaelde(database, plan.variant):
        kandidat = viden.side(database, grundlag, en.side)
        nu = viden.laes(en.side, laeser) if kandidat and domme.get(en.side) else None
        linjer[en.ude].append(_linje(en, kandidat, domme.get(en.side, ()), nu, gamle))
    maal = load_billedmaal(database)
    return Teststatus(plan, tuple(linjer[False]), tuple(linjer[True]), viden, maal)


def _linje(
    en: Tilfaelde,
    kandidat: Kandidat | None,
    domme: Sequence[GemtDom],
    nu: Udsagn | None,
    gamle: Mapping[str, Udsagn],
) -> Testlinje:
    stand = Stand.VAEK
    if kandidat is not None:
        stand = find_stand([d.som_afsagt for d in domme], nu.aftryk if nu else None)
        stand = Stand.AABEN if not domme else stand
    skift: tuple[Skifte, ...] = ()
    if stand is Stand.FALDET and nu is not None:
        skift = find_skift(gamle[domme[-1].aftryk], nu)
    return Testlinje(
        tilfaelde=en, kandidat=kandidat, stand=stand, domme=domme, skift=skift, udsagn=nu
    )
