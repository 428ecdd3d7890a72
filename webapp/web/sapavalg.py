"""The query of a SAPA page: which boxes of its filters are ticked, and how much is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import request

from webapp.domain.visning.fordeling import Kvittering
from webapp.services.aendring.felter import laes_tal
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.sapa.bruger import MEST, Bemaerkning, laes_bemaerkninger, laes_foretrukne
from webapp.services.sapa.fortroligt import Aabning, aabning
from webapp.services.sapa.hoi import laes_samtykke
from webapp.services.sapa.journalnotat import STI as NOTATSTI
from webapp.services.sapa.soegefelter import Soegeart, find_fejl, laes_soegning, uden_numre
from webapp.services.sapa.valg import Fortrolig, Sapavalg
from webapp.web.adresse import (
    BEMAERKNINGER,
    CIFRE,
    FORETRUKNE,
    MAKS_VIS,
    SKJUL,
    baaret,
    laes_valg,
    link,
)

LISTER = {"part": "parter", "art": "arter", "gruppe": "grupper"}
AAR = {"fra": "fra", "til": "til"}
# The kind of a search; »art« is a kind of event.
SOEG = "soeg"
# Whether the citizen has agreed to HOI, on its page.
SAMTYKKE = "samtykke"
FOERSTE_AAR, SIDSTE_AAR = 1900, 2200


def laes_sapavalg(vis: int | None = None) -> Sapavalg:
    """The choices of this request, `vis` rows instead of the address's where given.

    FindesIkkeError for a year that is none.
    """
    lister = {felt: frozenset(_ord(navn)) for navn, felt in LISTER.items()}
    aar = {felt: _aar(navn) for navn, felt in AAR.items()}
    return Sapavalg(
        vis=laes_valg().vis if vis is None else vis,
        skjul_cifre=request.args.get(CIFRE) == SKJUL,
        foretrukne=laes_foretrukne(request.args.get(FORETRUKNE, "")),
        samtykke=laes_samtykke(request.args.get(SAMTYKKE)),
        aabnet=next(((art, request.args[art]) for art in Fortrolig if art in request.args), None),
        **lister,  # type: ignore[arg-type]  # the two kinds of choices
        **aar,  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class Sapaled:
    """What the forms and links of a SAPA page carry besides their own choices.

    `log`: whether the preview says what SAPA would log; not where its bar is hidden. `dag` is the
    day of the page; `frit` is False where only the pages of a person can be walked.
    """

    skjulte: tuple[tuple[str, str], ...]
    valg: Sapavalg
    log: bool
    dag: date | None = None
    frit: bool = True

    @staticmethod
    def flere(udsnit: Udsnit) -> str:
        """The address of *Hent flere*: the same page and choices with more rows."""
        return _her({"vis": udsnit.naeste})

    def aabning(
        self, objekt: Objekt, felt: str, element: str, vaerdi: str | None = None
    ) -> Aabning | None:
        """What stands beside a value that one more click opens."""
        return aabning(objekt, felt, element, self.valg, vaerdi)

    @staticmethod
    def aabn(aabning: Aabning, praefiks: str = "") -> str:
        """The same page with the value opened, which takes the place of another that was."""
        art, noegle = aabning.aabnet
        return _her({str(art): noegle}, f"{praefiks}aabnet")

    @staticmethod
    def paa_side(side: int) -> str:
        """The same search, another page of its hits."""
        return _her({"side": side if side > 1 else None})

    def er_foretrukken(self, person: str) -> bool:
        """True if she is among the user's favourites."""
        return person in self.valg.foretrukne

    @property
    def har_plads(self) -> bool:
        """False where the address has no room for one more favourite."""
        return len(self.valg.foretrukne) < MEST

    def skift_foretrukken(self, person: str) -> str:
        """The same page with her among the favourites, or no longer."""
        andre = tuple(en for en in self.valg.foretrukne if en != person)
        nye = andre if self.er_foretrukken(person) else (*andre, person)
        return _her({FORETRUKNE: ",".join(nye) or None})

    def bemaerkninger(self, person: str) -> tuple[Bemaerkning, ...]:
        """Those on her that hold on the day of the page."""
        alle = laes_bemaerkninger(request.args.get(BEMAERKNINGER, ""))
        return tuple(
            en for en in alle if en.person == person and (not self.dag or en.gaelder(self.dag))
        )

    @staticmethod
    def uden(bemaerkning: Bemaerkning) -> str:
        """The same page without it."""
        return _her({BEMAERKNINGER: med_bemaerkninger(uden=bemaerkning)})

    @property
    def cifre(self) -> str:
        """The same page with the other setting of the numbers' last four."""
        return _her({CIFRE: None if self.valg.skjul_cifre else SKJUL})


def med_bemaerkninger(ny: Bemaerkning | None = None, uden: Bemaerkning | None = None) -> str | None:
    """Those of the address as it has them, with one more or without one; None for none."""
    alle = [en for en in laes_bemaerkninger(request.args.get(BEMAERKNINGER, "")) if en != uden]
    return ",".join(map(str, [*alle, *([ny] if ny and ny not in alle else [])])) or None


def sapaled(dag: date | None = None, *, frit: bool = True) -> Sapaled:
    """What this request carries on, but for how many rows: a new choice begins from the top."""
    return Sapaled(
        skjulte=tuple((navn, v) for navn, v in baaret().items() if navn != "vis"),
        valg=laes_sapavalg(),
        log=request.args.get("linje") != "0",
        dag=dag,
        frit=frit,
    )


def notatlinks(til: Callable[..., str], person: str, sag: str) -> Mapping[str, object]:
    """What the dialog *Send journalnotat* leads to, and the answers that it can be given.

    `til`: the role's links; `sag` empty where it was opened from the person.
    """
    hertil = ("sager", sag) if sag else ()
    return {
        "tilbage": til("borger", person, *hertil),
        "hertil": (*hertil, NOTATSTI),
        "kvitteringer": tuple(Kvittering),
    }


def _her(query: Mapping[str, str | int | None], anker: str = "") -> str:
    """This page with its choices; nothing of it is opened but what `query` says."""
    baaret_med: dict[str, str | int | None] = {
        **{navn: ",".join(_ord(navn)) or None for navn in LISTER},
        **{navn: request.args.get(navn) or None for navn in (*AAR, SAMTYKKE)},
    }
    soegt = laes_soegning(request.args.get(SOEG, ""), request.args)
    baaret_med |= {n: v or None for n, v in uden_numre(soegt, find_fejl(soegt)).items()}
    if {SOEG, "side"} & request.args.keys():
        art = None if soegt.art is Soegeart.PERSON else str(soegt.art)
        baaret_med |= {SOEG: art, "side": laes_side()}
    return link(request.path.strip("/"), anker=anker, **{**baaret_med, **query})


def laes_side() -> int:
    """Which page of the hits."""
    return max(1, min(laes_tal(request.args.get("side")) or 1, MAKS_VIS))


def _ord(navn: str) -> list[str]:
    """The chosen values: a form has `art-sag=ja` for each box, a link has them with commas."""
    bokse = [n.partition("-")[2] for n in request.args if n.startswith(f"{navn}-")]
    return [*bokse, *filter(None, request.args.get(navn, "").split(","))]


def _aar(navn: str) -> int | None:
    tekst = request.args.get(navn, "")
    if not tekst:
        return None
    aar = laes_tal(tekst)
    if aar is None or not FOERSTE_AAR <= aar <= SIDSTE_AAR:
        raise FindesIkkeError("Årstallet i adressen skal skrives som 2024.")
    return aar
