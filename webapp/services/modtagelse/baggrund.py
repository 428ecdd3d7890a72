"""A change of a kommune done beside the request: what was asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from webapp.services.grundlag import FindesIkkeError
from webapp.services.indlaes.indlaes import IndlaesningError
from webapp.services.indlaes.skrivning import danske_fejl
from webapp.services.modtagelse.arbejdere import VENT_SEKUNDER, Arbejdere, nyt_id


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


@dataclass
class Baggrund:
    """The work of one app. `vent`: seconds that an answer waits before it says what goes on."""

    vent: float = VENT_SEKUNDER
    _arbejdere: Arbejdere[_Sag, str] = field(default_factory=Arbejdere)

    def start(self, kommune: str, form: Mapping[str, str], arbejde: Callable[[], str]) -> str:
        """Begin a piece of work; its id. What it returns is the outcome's `svar`."""
        id_ = nyt_id()
        self._arbejdere.start(id_, _Sag(kommune, dict(form)), lambda: _udfoer(arbejde))
        return id_

    def udfald(self, id_: str, kommune: str) -> Udfald:
        """Where the work stands; FindesIkkeError where it is gone or another kommune's."""
        arbejde = self._arbejdere.find(id_)
        if arbejde is None or arbejde.om.kommune != kommune:
            raise FindesIkkeError("Det arbejde er færdigt for længe siden. Se på kommunens side.")
        form = arbejde.om.form
        try:
            svar = arbejde.svar(self.vent)
        except IndlaesningError as fejl:
            return Udfald(form, fejl=str(fejl), kode=fejl.kode)
        return Udfald(form, arbejder=True) if svar is None else Udfald(form, svar=svar)


def _udfoer(arbejde: Callable[[], str]) -> str:
    with danske_fejl():
        return arbejde()
