"""What a change of choices does to what citizens see: counted by classes, before it is saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Trin, Variant
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import Grundlag, byg_grundlag
from webapp.services.maalinger.andet import efter_skaebne, find_andre_objekter
from webapp.services.maalinger.betalinger import (
    DELTE,
    Ydelsesudfald,
    tael_alle_betalinger,
    tael_betalinger,
)
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
from webapp.services.optaelling.snit import ALT, Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Noegler, Spoerger
from webapp.store.andettal import Gruppens, tael_borgere
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
    """The whole effect. `aeldste`: the year of the oldest among what comes into sight.

    `forside`: the tiles of the front page say something else.
    """

    dato: str
    hypotese: str
    tal: tuple[Synlighedstal, ...]
    aeldste: str
    uden_telefon: int
    eksempler: tuple[Titeleksempel, ...]
    andet: tuple[AndenAendring, ...]
    forside: bool

    @property
    def vises(self) -> int:
        """Sager and ydelser that come into sight."""
        return sum(en.vises for en in self.tal[:2])

    @property
    def intet(self) -> bool:
        """True if no citizen sees any difference."""
        return not (self.andet or self.forside or any(en.vises or en.skjules for en in self.tal))


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
    blik = find_filter(a, b)
    alle = [Par.af(*en) for en in bedoem_par(optaelling, a, b, blik=blik)]
    delte = None if blik is ALT else lambda: _ydelser(_par(optaelling, a, b))
    betalinger = tael_alle_betalinger(optaelling, a, b, _ydelser(alle), delte)
    par = [en for en in alle if en.skaebne]
    vises = [en for en in par if en.skaebne == "vises"]
    tal = _skaebner(optaelling, a, b, par) | {"udbetaling": betalinger}
    aeldste = optaelling.aeldste_oprettet(_kasser(vises)) if vises else ""
    return Synlighed(
        dato=detaljedato(grundlag.dato),
        hypotese=hypotese,
        tal=tuple(_tal(tal, foer_ialt, efter_ialt)),
        aeldste=aeldste[:4],
        uden_telefon=sum(en.klasse.antal for en in vises if not en.efter.kontakt.telefon),
        eksempler=tuple(find_eksempler(optaelling, par)),
        andet=tuple(find_andet(par)),
        forside=grundlag.variant.antagelser.fliser != aendret.antagelser.fliser,
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
    andet = [en.hvad for en in find_andre_objekter(database, grundlag, grundlag)]
    gruppens = Gruppens.af((hold.kasser for hold in synlige), andet)
    borgere = tael_borgere(optaelling, {0: gruppens}, grundlag.dato, grundlag.opslag.kommune.cvr)
    ydelser: list[Ydelsesudfald] = [
        (hold, () if vist else None, () if vist else None)
        for hold, vist in zip(alle, svar, strict=True)
    ]
    betalinger = tael_betalinger(optaelling, grundlag, grundlag, ydelser)
    tal = {slags: sum(h.antal for h in synlige if h.slags == slags) for slags in ("sag", "ydelse")}
    return tal | {
        "udbetaling": sum(sum(en.values()) for en in betalinger),
        "aftale": sum(en.antal for en in gruppens.aftaler),
        "betaling": sum(en.antal for en in gruppens.fordringer),
        "borger": borgere.get(0, 0),
    }


def _par(optaelling: Optaelling, a: Grundlag, b: Grundlag) -> Iterator[Par]:
    """Classes of the ydelser that are paid together with others."""
    return (Par.af(*en) for en in bedoem_par(optaelling, a, b, blik=DELTE))


def _ydelser(par: Iterable[Par]) -> list[Ydelsesudfald]:
    """Whether the citizen sees them, whatever she sees of them."""
    sete = ((en.klasse.hold, en.foer.ses_af_borger, en.efter.ses_af_borger) for en in par)
    return [(hold, () if foer else None, () if efter else None) for hold, foer, efter in sete]


def _skaebner(
    optaelling: Optaelling, a: Grundlag, b: Grundlag, par: list[Par]
) -> dict[str, Mapping[str, int]]:
    """By kind, how many come into sight (`shown`) and go out of it (`hidden`)."""
    andet = efter_skaebne(find_andre_objekter(optaelling.database, a, b))
    ord_ = {"vises": "shown", "skjules": "hidden"}
    tal: defaultdict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for en in par:
        tal[en.klasse.slags][ord_.get(en.skaebne, "")] += en.klasse.antal
    for skaebne in ord_.values():
        for hvad in andet[skaebne]:
            tal[hvad.slags][skaebne] += hvad.antal
    hold = {
        nr: Gruppens.af(_kasser(e for e in par if e.skaebne == dansk), andet[skaebne])
        for nr, (dansk, skaebne) in enumerate(ord_.items())
    }
    borgere = tael_borgere(optaelling, hold, a.dato, a.opslag.kommune.cvr)
    tal["borger"] = {skaebne: borgere.get(nr, 0) for nr, skaebne in enumerate(ord_.values())}
    return dict(tal)


def _tal(
    tal: Mapping[str, Mapping[str, int]], foer: dict[str, int], efter: dict[str, int]
) -> Iterator[Synlighedstal]:
    """A row for each kind; those that only some kommuner have, where there is anything of them."""
    for slags, hvad, altid in (
        ("sag", "Sager", True),
        ("ydelse", "Ydelser", True),
        ("udbetaling", "Udbetalinger", False),
        ("aftale", "Aftaler og frister", False),
        ("betaling", "Betalinger og gæld", False),
        ("borger", "Borgere", True),
    ):
        skaebner = tal.get(slags, {})
        if altid or foer[slags] or efter[slags]:
            vises, skjules = skaebner.get("shown", 0), skaebner.get("hidden", 0)
            yield Synlighedstal(hvad, foer[slags], vises, skjules, efter[slags])
