"""Indvirkning (impact): what differs between two variants for the whole kommune.

It compares what the audience sees, for objects shown under both; newly shown and newly hidden are
counted apart. The figures come from classes of objects that are judged alike: one object of each
class is judged by the very code that makes its page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sqlite_utils import Database

from webapp.domain.visning.regel import er_synlig
from webapp.domain.visning.sapa import SAPA
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import sorteringsnoegle
from webapp.services.grundlag import Grundlag, kendt_for
from webapp.services.maalinger.andet import Andetudfald, efter_skaebne, find_andre_objekter
from webapp.services.maalinger.betalinger import DELTE, tael_alle_betalinger
from webapp.services.optaelling.forskelsfilter import find_filter
from webapp.services.optaelling.klasser import Hold, Klasse
from webapp.services.optaelling.snit import ALT, Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.udfald import Seer, Vaerdi, find_udfald
from webapp.services.optaelling.vidner import Vidner
from webapp.store.andettal import Aftaletal, Fordringstal, Gruppens, tael_borgere
from webapp.store.optaelling import Kasser, Optaelling


class Modtager(StrEnum):
    """Whose view is compared."""

    BORGER = "borger"
    SAPA = "sapa"


# In a value, what is said of the unit; nobody sees it, so that it is not compared.
OM_ENHEDEN = "om_enheden"
UKENDT = "UUID'et er ukendt i FK Organisation"
IKKE_MAPPET, INGEN_ENHED = "ikke mappet", "ingen enhed"
# SAPA's rules that no role decides: the comparison is for SAPA as such.
UAFHAENGIGE_AF_ROLLE = tuple(
    regel for regel in SAPA if regel.code in {"SAPA_AABNET", "SAPA_PART", "SAPA_EJER"}
)


@dataclass(frozen=True, slots=True)
class Udfald:
    """What the audience sees of one class under one variant: None is hidden."""

    vaerdi: Vaerdi | None


@dataclass(frozen=True, slots=True)
class Eksempel:
    """An object that a change can be looked at on."""

    person: str
    slags: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aendring:
    """All objects that go from one value to another; `om_`: what is to be said of the unit."""

    fra: Mapping[str, str]
    til: Mapping[str, str]
    sager: int
    ydelser: int
    borgere: int
    eksempel: Eksempel
    om_fra: str = ""
    om_til: str = ""


@dataclass(frozen=True, slots=True)
class Tal:
    """Objects shown under one variant at least, and what becomes of them."""

    total: int = 0
    changed: int = 0
    shown: int = 0
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class UdenTelefon:
    """Contacts without a telephone among the different ones, and the sager that show them."""

    kontakter: int = 0
    sager: int = 0


@dataclass(frozen=True, kw_only=True)
class Indvirkning:
    """The whole answer; `aendringer` sorted by sager, descending, then by name.

    `forskellige_a` and `_b` count the different values that the audience meets on sager. What the
    citizen alone is shown (payments, appointments, claims) is counted for her alone. `alle_sager`
    and `alle_ydelser`: how many the kommune has, shown or not. `uden_telefon_a` and `_b`: of the
    different contacts, those that nobody can call; none in SAPA, which compares units.
    """

    a: str
    b: str
    dato: date
    modtager: Modtager
    sager: Tal
    ydelser: Tal
    borgere: Tal
    aendringer: tuple[Aendring, ...]
    forskellige_a: int
    forskellige_b: int
    udbetalinger: Tal = Tal()
    aftaler: Tal = Tal()
    fordringer: Tal = Tal()
    alle_sager: int = 0
    alle_ydelser: int = 0
    uden_telefon_a: UdenTelefon = UdenTelefon()
    uden_telefon_b: UdenTelefon = UdenTelefon()

    @property
    def faar_telefon(self) -> int:
        """Sager that go from no telephone to one."""
        return self._skifter(fra=False)

    @property
    def mister_telefon(self) -> int:
        """Sager that go from a telephone to none."""
        return self._skifter(fra=True)

    def _skifter(self, *, fra: bool) -> int:
        if self.modtager is Modtager.SAPA:
            return 0
        return sum(
            en.sager
            for en in self.aendringer
            if (bool(en.fra.get("telefon")), bool(en.til.get("telefon"))) == (fra, not fra)
        )


@dataclass(frozen=True)
class _Maalt:
    klasse: Hold
    a: Udfald
    b: Udfald

    @property
    def skaebne(self) -> str:
        """Total (nothing changes), changed, shown, hidden, or nothing (hidden under both)."""
        match (self.a.vaerdi, self.b.vaerdi):
            case (None, None):
                return ""
            case (None, _):
                return "shown"
            case (_, None):
                return "hidden"
        return "total" if _samme(self.a, self.b) else "changed"


def kendt_indvirkning(
    database: Database, a: Grundlag, b: Grundlag, modtager: Modtager
) -> Indvirkning:
    """`maal_indvirkning` of two variants as they are saved: counted once until the file changes."""
    return kendt_for(
        database,
        a,
        ("indvirkning", b.variant.slug, b.dato, modtager),
        lambda: maal_indvirkning(database, a, b, modtager),
    )


def maal_indvirkning(
    database: Database,
    a: Grundlag,
    b: Grundlag,
    modtager: Modtager = Modtager.BORGER,
    *,
    kun_forskelle: bool = False,
) -> Indvirkning:
    """Compare two variants for all of the kommune's objects, at the date of `a`.

    `kun_forskelle`: only what can differ is looked at, so no total is that of the kommune.
    """
    optaelling = optael(database, a.dato)
    blik = find_filter(a, b) if kun_forskelle else ALT
    maalte = tuple(_maal(optaelling, a, b, modtager, blik))
    tal = {
        slags: _tal([m for m in maalte if m.klasse.slags == slags]) for slags in ("sag", "ydelse")
    }
    sager = [m for m in maalte if m.klasse.slags == "sag"]
    andet = tuple(find_andre_objekter(database, a, b)) if modtager is Modtager.BORGER else ()
    if kun_forskelle:
        andet = tuple(en for en in andet if en.a != en.b)
    aendringer, borgere = _aendringer(optaelling, maalte, andet, a)
    betalinger = _betalinger(optaelling, a, b, maalte, blik) if modtager is Modtager.BORGER else {}
    return Indvirkning(
        a=a.variant.slug,
        b=b.variant.slug,
        dato=a.dato,
        modtager=modtager,
        sager=tal["sag"],
        ydelser=tal["ydelse"],
        borgere=borgere,
        aendringer=aendringer,
        forskellige_a=len({_set(m.a.vaerdi) for m in sager if m.a.vaerdi}),
        forskellige_b=len({_set(m.b.vaerdi) for m in sager if m.b.vaerdi}),
        **_uden_telefon(sager, modtager),
        alle_sager=sum(m.klasse.antal for m in sager),
        alle_ydelser=sum(m.klasse.antal for m in maalte if m.klasse.slags == "ydelse"),
        udbetalinger=_som_tal(betalinger),
        aftaler=_som_tal(_skaebner(andet, Aftaletal)),
        fordringer=_som_tal(_skaebner(andet, Fordringstal)),
    )


def _uden_telefon(sager: Iterable[_Maalt], modtager: Modtager) -> Mapping[str, UdenTelefon]:
    """The fields `uden_telefon_a` and `_b`: nothing for SAPA, whose values are units."""
    if modtager is Modtager.SAPA:
        return {}
    uden: dict[str, Counter[Vaerdi]] = {"a": Counter(), "b": Counter()}
    for maalt in sager:
        for side, vaerdi in (("a", _set(maalt.a.vaerdi)), ("b", _set(maalt.b.vaerdi))):
            if vaerdi and not dict(vaerdi).get("telefon"):
                uden[side][vaerdi] += maalt.klasse.antal
    return {
        f"uden_telefon_{side}": UdenTelefon(len(talt), talt.total()) for side, talt in uden.items()
    }


def _betalinger(
    optaelling: Optaelling,
    a: Grundlag,
    b: Grundlag,
    maalte: Iterable[_Maalt],
    blik: Blik,
) -> Mapping[str, int]:
    """Payments by fate. What is paid together with other ydelser is told from all of them."""
    ydelser = [
        (m.klasse, _set(m.a.vaerdi), _set(m.b.vaerdi)) for m in maalte if m.klasse.slags == "ydelse"
    ]
    seer = Seer(_ser_borger, borgerens_kontakt)
    delte = None if blik is ALT else lambda: find_udfald(optaelling, a, b, seer, DELTE)
    return tael_alle_betalinger(optaelling, a, b, ydelser, delte)


def _skaebner(andet: Iterable[Andetudfald], slags: type) -> Mapping[str, int]:
    tal: Counter[str] = Counter()
    for en in andet:
        if isinstance(en.hvad, slags):
            tal[en.skaebne] += en.hvad.antal
    return tal


def _som_tal(skaebner: Mapping[str, int]) -> Tal:
    """Fates as Tal; all of them are shown under one of the variants at least."""
    andre = {navn: skaebner.get(navn, 0) for navn in ("changed", "shown", "hidden")}
    return Tal(total=sum(skaebner.values()), **andre)


def _maal(
    optaelling: Optaelling,
    a: Grundlag,
    b: Grundlag,
    modtager: Modtager,
    blik: Blik,
) -> Iterator[_Maalt]:
    """Every class with its outcome under both variants."""
    seer = Seer(_ser_borger, _kontakt_og_enhed)
    if modtager is Modtager.SAPA:
        seer = Seer(_ser_sapa, _enhed_og_stand)
    for hold, fra, til in find_udfald(optaelling, a, b, seer, blik):
        yield _Maalt(hold, Udfald(fra), Udfald(til))


def _ser_borger(bedoemt: Bedoemt) -> bool:
    return bedoemt.ses_af_borger


def _ser_sapa(bedoemt: Bedoemt) -> bool:
    return bedoemt.er_eksporteret and er_synlig(UAFHAENGIGE_AF_ROLLE, bedoemt.forhold)


def borgerens_kontakt(bedoemt: Bedoemt) -> Vaerdi:
    """The citizen's contact, as it is compared."""
    kontakt = bedoemt.kontakt
    return (
        ("kommune", kontakt.kommune),
        ("navn", kontakt.navn),
        ("telefon", kontakt.telefon),
        ("hjemmeside", kontakt.hjemmeside),
        ("digital_post", kontakt.digital_post),
    )


def _kontakt_og_enhed(bedoemt: Bedoemt) -> Vaerdi:
    """The citizen's contact, and what is to be said of the unit that it is of, beside it."""
    kontakt, ansvarlig = bedoemt.kontakt, bedoemt.forhold.ansvarlig
    om = enhedens_stand(bedoemt) if ansvarlig and ansvarlig.navn == kontakt.navn else ""
    return (*borgerens_kontakt(bedoemt), *(((OM_ENHEDEN, om),) if om else ()))


def enhedens_stand(bedoemt: Bedoemt) -> str:
    """That the unit is not mapped, that its UUID is unknown, or that it is closed; else empty."""
    forhold = bedoemt.forhold
    if forhold.ansvarlig is None:
        return ""
    if forhold.ansvarlig.uuid is None:
        return IKKE_MAPPET
    enhed = forhold.organisation.find(forhold.ansvarlig.uuid)
    if enhed is None:
        return UKENDT
    return "" if enhed.er_aktiv(forhold.dato) else "nedlagt i FK Organisation"


def sapas_enhed(bedoemt: Bedoemt) -> Vaerdi:
    """SAPA's unit: compared by its UUID, named as FK Organisation names it."""
    ansvarlig = bedoemt.forhold.ansvarlig
    uuid = ansvarlig.uuid if ansvarlig else None
    enhed = bedoemt.forhold.organisation.find(uuid)
    navn = enhed.navn if enhed else UKENDT
    if uuid is None:
        navn = IKKE_MAPPET if ansvarlig else INGEN_ENHED
    return (("uuid", str(uuid or "")), ("navn", navn))


def _enhed_og_stand(bedoemt: Bedoemt) -> Vaerdi:
    """SAPA's unit, and beside it the name that one has which FK Organisation does not know."""
    ansvarlig, om = bedoemt.forhold.ansvarlig, enhedens_stand(bedoemt)
    sagt = f"{ansvarlig.navn} ({om})" if ansvarlig and om else ""
    return (*sapas_enhed(bedoemt), *(((OM_ENHEDEN, sagt),) if sagt else ()))


def _samme(a: Udfald, b: Udfald) -> bool:
    return _set(a.vaerdi) == _set(b.vaerdi)


def _set(vaerdi: Vaerdi | None) -> Vaerdi | None:
    """What is seen of a value: not what is said of the unit beside it."""
    return vaerdi and tuple(par for par in vaerdi if par[0] != OM_ENHEDEN)


def _tal(maalte: Iterable[_Maalt]) -> Tal:
    """Objects by what becomes of them, each counted through its first citizen only."""
    tal = Tal()
    for maalt in maalte:
        if maalt.skaebne:
            antal = maalt.klasse.antal
            tal = replace(tal, total=tal.total + antal)
            if maalt.skaebne != "total":
                tal = replace(tal, **{maalt.skaebne: getattr(tal, maalt.skaebne) + antal})
    return tal


def _aendringer(
    optaelling: Optaelling, maalte: Iterable[_Maalt], andet: Iterable[Andetudfald], a: Grundlag
) -> tuple[tuple[Aendring, ...], Tal]:
    """The changes grouped by (from, to), and distinct citizens of each fate."""
    grupper: defaultdict[tuple[Vaerdi, Vaerdi], list[_Maalt]] = defaultdict(list)
    skaebner: defaultdict[str, list[Kasser]] = defaultdict(list)
    for maalt in maalte:
        if not maalt.skaebne:
            continue
        skaebner["total"].append(maalt.klasse.kasser)
        if maalt.skaebne != "total":
            skaebner[maalt.skaebne].append(maalt.klasse.kasser)
        fra, til = _set(maalt.a.vaerdi), _set(maalt.b.vaerdi)
        if maalt.skaebne == "changed" and fra and til:
            grupper[fra, til].append(maalt)
    hold = {
        nr: Gruppens(kasser=tuple(m.klasse.kasser for m in gruppe))
        for nr, gruppe in enumerate(grupper.values())
    }
    deres = {
        skaebne: Gruppens.af(skaebner[skaebne], hvad)
        for skaebne, hvad in efter_skaebne(andet).items()
        if skaebner[skaebne] or hvad
    }
    numre = {skaebne: len(hold) + i for i, skaebne in enumerate(deres)}
    hold |= {numre[skaebne]: gruppens for skaebne, gruppens in deres.items()}
    borgere = tael_borgere(optaelling, hold, a.dato, a.opslag.kommune.cvr)
    aendringer = [
        _aendring(fra, til, gruppe, borgere.get(nr, 0), eksempel)
        for nr, (((fra, til), gruppe), eksempel) in enumerate(
            zip(grupper.items(), _eksempler(optaelling, grupper.values()), strict=True)
        )
    ]
    aendringer.sort(
        key=lambda a: (-a.sager, sorteringsnoegle(a.fra["navn"]), sorteringsnoegle(a.til["navn"]))
    )
    return tuple(aendringer), Tal(**{s: borgere.get(nr, 0) for s, nr in numre.items()})


def _aendring(
    fra: Vaerdi, til: Vaerdi, gruppe: list[_Maalt], borgere: int, eksempel: Eksempel
) -> Aendring:
    def antal(slags: str) -> int:
        return sum(m.klasse.antal for m in gruppe if m.klasse.slags == slags)

    return Aendring(
        fra=dict(fra),
        til=dict(til),
        om_fra=_om_enheden(en.a for en in gruppe),
        om_til=_om_enheden(en.b for en in gruppe),
        sager=antal("sag"),
        ydelser=antal("ydelse"),
        borgere=borgere,
        eksempel=eksempel,
    )


def _om_enheden(udfald: Iterable[Udfald]) -> str:
    """What is to be said of the unit, where the same is to be said of all; else empty."""
    sagt = {dict(en.vaerdi or ()).get(OM_ENHEDEN, "") for en in udfald}
    return sagt.pop() if len(sagt) == 1 else ""


def _eksempler(optaelling: Optaelling, grupper: Iterable[list[_Maalt]]) -> list[Eksempel]:
    """The first sag of each change in the order of the file, a ydelse where it has none."""
    valgte = [
        [m.klasse for m in gruppe if m.klasse.slags == "sag"] or [m.klasse for m in gruppe]
        for gruppe in grupper
    ]
    foerste = optaelling.foerste(
        {nr: [hold.kasser for hold in alle] for nr, alle in enumerate(valgte)}
    )
    klasser = [Klasse(alle[0], foerste[nr]) for nr, alle in enumerate(valgte)]
    vidner = Vidner.hent(optaelling.database, klasser)
    return [Eksempel(vidner.person(k).slug, k.slags, vidner.slug(k)) for k in klasser]
