"""Work that a large kommune makes long: done beside the request, so that a page can say so."""

from __future__ import annotations

import secrets
import string
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Ventetid
from dataclasses import dataclass, field

from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaesning.indlaes import IndlaesningError
from webapp.services.indlaesning.skrivning import danske_fejl
from webapp.services.modtagelse.modtagelse import EN_TIME, VENT_SEKUNDER

_ID_LAENGDE = 20


@dataclass(frozen=True, slots=True)
class Udfald:
    """What came of a piece of work: `svar`, or `fejl` in Danish; `arbejder` while it is done.

    `form` is what was asked for, so that the form can be shown again; `kode` is the status of a
    page that tells `fejl`.
    """

    form: Mapping[str, str]
    arbejder: bool = False
    svar: str = ""
    fejl: str = ""
    kode: int = 422


@dataclass(frozen=True, slots=True)
class _Sag:
    kommune: str
    form: Mapping[str, str]
    fremtid: Future[str]
    begyndt: float


@dataclass
class Baggrund:
    """The work of one app. `vent`: seconds that an answer waits before it says what goes on."""

    vent: float = VENT_SEKUNDER
    _sager: dict[str, _Sag] = field(default_factory=dict)
    _arbejdere: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(2, thread_name_prefix="baggrund")
    )

    def start(self, kommune: str, form: Mapping[str, str], arbejde: Callable[[], str]) -> str:
        """Begin a piece of work; its id. What it returns is the outcome's `svar`."""
        self._ryd_op()
        id_ = "".join(secrets.choice(string.ascii_lowercase) for _ in range(_ID_LAENGDE))
        fremtid = self._arbejdere.submit(_udfoer, arbejde)
        self._sager[id_] = _Sag(kommune, dict(form), fremtid, time.monotonic())
        return id_

    def udfald(self, id_: str, kommune: str) -> Udfald:
        """Where the work stands; FindesIkkeError where it is gone or another kommune's."""
        sag = self._sager.get(id_)
        if sag is None or sag.kommune != kommune:
            raise FindesIkkeError("Det arbejde er færdigt for længe siden. Se på kommunens side.")
        try:
            return Udfald(sag.form, svar=sag.fremtid.result(self.vent))
        except Ventetid:
            return Udfald(sag.form, arbejder=True)
        except IndlaesningError as fejl:
            return Udfald(sag.form, fejl=str(fejl), kode=fejl.kode)

    def _ryd_op(self) -> None:
        graense = time.monotonic() - EN_TIME
        for id_, sag in list(self._sager.items()):
            if sag.begyndt < graense and sag.fremtid.done():
                self._sager.pop(id_, None)


def _udfoer(arbejde: Callable[[], str]) -> str:
    with danske_fejl():
        return arbejde()
