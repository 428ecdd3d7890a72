"""The preview bar above every page: what is shown, and the ways to the other choices."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.services.mangler import Mangel


@dataclass(frozen=True, slots=True)
class Linjevalg:
    """One choice of the preview bar: text, address, whether it is the one shown.

    `faelles`: what the text begins with that the choice beside it begins with too, where it is so
    long that the two could look alike in a narrow bar; `egen` is the rest.
    """

    tekst: str
    url: str
    valgt: bool
    faelles: str = ""

    @property
    def egen(self) -> str:
        """What of the text is not common with the choice beside it."""
        return self.tekst.removeprefix(self.faelles)


@dataclass(frozen=True, slots=True)
class Linjestadie:
    """How far a variant is, where that is to be known; `url`: the day on which it is further.

    `kort`: the few words that stand in the bar itself, with the text behind them; empty where the
    page would be misread without the whole of it.
    """

    tekst: str
    url: str = ""
    dato: str = ""
    kort: str = ""


@dataclass(frozen=True, slots=True)
class Linjedato:
    """The field of the preview date: its day as an ISO text.

    `sti` is the page that it asks for, `baaret` what else the address says.
    """

    dag: str
    sti: str
    baaret: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Linjemenu:
    """A heading in the menu of variants, and the variants under it."""

    navn: str
    valg: tuple[Linjevalg, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linje:
    """The preview bar. An empty text or None leaves its part out.

    `note` is a line below it, and `notelink` (text, address) what that leads to.
    `par`: the variant and the one that it is held against, in the variants' order; `menuer`: the
    others, for either place; `vist` the variants shown in words, for what is printed, where they
    are not the chosen one of the pair. `opdigtet`: that the figures of the page count invented
    sager, where they do. `job` are the jobs, on the tool's own pages, and `sider` those of the one
    that the page belongs to. `stadier`: of a variant that is no course under way, or of two;
    `er_plan`: what is shown is a plan's, which the small mark says too. `mangler`: what
    the page lacks. `scene`: the step of a workshop that the page stands behind; `bord`: the
    table whose scratch copy is shown; `tilfoej`: where
    the page is made a step of one, empty where it cannot be.
    """

    kommune: str
    kommune_url: str
    person: str = ""
    person_url: str = ""
    par: tuple[Linjevalg, ...] = ()
    menuer: tuple[Linjemenu, ...] = ()
    vist: str = ""
    borger: Linjevalg | None = None
    sapa: tuple[Linjevalg, ...] = ()
    rolle: str = ""
    dato: str = ""
    datofelt: Linjedato | None = None
    sammenlign: Linjevalg | None = None
    hvorfor: Linjevalg | None = None
    job: tuple[Linjevalg, ...] = ()
    sider: tuple[Linjevalg, ...] = ()
    note: str = ""
    notelink: tuple[str, str] | None = None
    opdigtet: str = ""
    skjult: bool = False
    stadier: tuple[Linjestadie, ...] = ()
    er_plan: bool = False
    scene: str = ""
    tilfoej: str = ""
    mangler: tuple[Mangel, ...] = ()
    bord: Linjevalg | None = None

    @property
    def variant(self) -> str:
        """The variant shown in words, or both of them."""
        return self.vist or ", ".join(valg.tekst for valg in self.par if valg.valgt)

    @property
    def jobnavn(self) -> str:
        """The job that the page belongs to, empty where it is none's."""
        return next((valg.tekst for valg in self.job if valg.valgt), "")
