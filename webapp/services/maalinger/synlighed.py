"""What a change of choices does to what citizens see: counted by classes, before it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Trin, Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.synlighedspar import (
    AndenAendring,
    Par,
    Titeleksempel,
    find_andet,
    find_eksempler,
)
from webapp.services.optaelling.bedoemte import bedoem_par
from webapp.services.optaelling.forskelsfilter import find_filter
from webapp.services.optaelling.klasser import find_hold
from webapp.services.optaelling.noegler import Synlighedsnoegle
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Noegler, Spoerger
from webapp.store.optaelling import Kasser, Optaelling

# The trin without which no citizen sees anything from Cura.
SYNLIGE_TRIN = (
    Trin.KLASSIFIKATIONSIMPORTER,
    Trin.KLE_OVERFOERSEL,
    Trin.SAGSTYPER,
    Trin.AABNING,
    Trin.EKSPORTER_SAGER,
)


@dataclass(frozen=True, slots=True)
class Synlighedstal:
    """One kind of object: how many citizens can see, before and after, and what comes and goes."""

    hvad: str
    foer: int
    vises: int
    skjules: int
    efter: int


@dataclass(frozen=True, kw_only=True)
class Synlighed:
    """The whole effect. `aeldste`: the year of the oldest among what comes into sight."""

    dato: str
    hypotese: str
    tal: tuple[Synlighedstal, ...]
    aeldste: str
    uden_telefon: int
    eksempler: tuple[Titeleksempel, ...]
    andet: tuple[AndenAendring, ...]

    @property
    def vises(self) -> int:
        """Sager and ydelser that come into sight."""
        return sum(en.vises for en in self.tal[:2])

    @property
    def skjules(self) -> int:
        """Sager and ydelser that go out of sight."""
        return sum(en.skjules for en in self.tal[:2])

    @property
    def intet(self) -> bool:
        """True if no citizen sees any difference."""
        return not (self.vises or self.skjules or self.andet)


def som_synlig(variant: Variant, dato: date) -> tuple[Variant, str]:
    """The variant as it will be when the export runs, and the sentence that says so; else itself.

    Before that nobody sees anything, and every change would seem to do nothing.
    """
    if all(variant.trin.get(trin, date.max) <= dato for trin in SYNLIGE_TRIN):
        return variant, ""
    return efter_eksporten(variant, dato), (
        "Sagerne er ikke sendt og åbnet endnu. Tallene viser, hvordan det bliver, når alle trin er "
        "udført."
    )


def maal_synlighed(database: Database, grundlag: Grundlag, aendret: Variant) -> Synlighed:
    """The effect of going from the stored variant to `aendret`, on the day of the preview."""
    foer, hypotese = som_synlig(grundlag.variant, grundlag.dato)
    efter, _ = som_synlig(aendret, grundlag.dato)
    a, b = (byg_grundlag(grundlag.opslag, v, grundlag.dato) for v in (foer, efter))
    optaelling = optael(database, a.dato)
    foer_ialt, efter_ialt = tael_synlige(database, a), tael_synlige(database, b)
    par = [Par.af(*en) for en in bedoem_par(optaelling, a, b, blik=find_filter(a, b))]
    par = [en for en in par if en.skaebne]
    vises = [en for en in par if en.skaebne == "vises"]
    aeldste = optaelling.aeldste_oprettet(_kasser(vises)) if vises else ""
    return Synlighed(
        dato=detaljedato(grundlag.dato),
        hypotese=hypotese,
        tal=tuple(_tal(optaelling, par, foer_ialt, efter_ialt)),
        aeldste=aeldste[:4],
        uden_telefon=sum(en.klasse.antal for en in vises if not en.efter.kontakt.telefon),
        eksempler=tuple(find_eksempler(optaelling, par)),
        andet=tuple(find_andet(par)),
    )


def _kasser(par: Iterable[Par]) -> list[Kasser]:
    return [en.klasse.kasser for en in par]


def tael_synlige(database: Database, grundlag: Grundlag) -> dict[str, int]:
    """How many sager, ydelser and citizens there are to see, whoever is responsible for them."""
    noegle = Synlighedsnoegle(grundlag.variant.opsaetning)
    blik = Blik(ens=lambda tilstande: noegle.af(tilstande[0]), enheder=False)
    optaelling = optael(database, grundlag.dato)
    alle = find_hold(optaelling, grundlag, grundlag, blik)
    noegler = [Noegler(grundlag, 0).synlighed(hold) for hold in alle]
    svar = Spoerger(optaelling, grundlag, alle).svar(noegler, lambda b: b.ses_af_borger)
    synlige = [hold for hold, vist in zip(alle, svar, strict=True) if vist]
    borgere = optaelling.borgere({0: [hold.kasser for hold in synlige]})
    tal = {slags: sum(h.antal for h in synlige if h.slags == slags) for slags in ("sag", "ydelse")}
    return tal | {"borger": borgere.get(0, 0)}


def _tal(
    optaelling: Optaelling, par: list[Par], foer: dict[str, int], efter: dict[str, int]
) -> Iterator[Synlighedstal]:
    """`foer` and `efter` of all there is to see; what comes and goes, of the classes."""
    for slags, hvad in (("sag", "Sager"), ("ydelse", "Ydelser")):
        antal: defaultdict[str, int] = defaultdict(int)
        for en in par:
            if en.klasse.slags == slags:
                antal[en.skaebne] += en.klasse.antal
        yield Synlighedstal(hvad, foer[slags], antal["vises"], antal["skjules"], efter[slags])
    borgere = optaelling.borgere(
        {
            nr: _kasser(e for e in par if e.skaebne == skaebne)
            for nr, skaebne in enumerate(("vises", "skjules"))
        },
    )
    yield Synlighedstal(
        "Borgere", foer["borger"], borgere.get(0, 0), borgere.get(1, 0), efter["borger"]
    )
