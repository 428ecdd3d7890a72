"""What initial load tells SAPA Advis: one object speaks for all that a group cannot tell apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from sqlite_utils import Database

from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.advis import Advisgruppe, Haendelse, haendelser
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.roller import UDEN_KLE
from webapp.services.maalinger.stande import Standbillede
from webapp.services.optaelling.klasser import find_klasser
from webapp.services.optaelling.snit import Blik
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.tilstand import IKKE_OVERFOERT, Tilstand
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import Gruppe, Kasser
from webapp.store.personliste import load_personers_cpr


@dataclass(frozen=True, slots=True)
class Advisart:
    """What adviser are counted by: kind of object, KLE group (`27.36`), and what happened to it."""

    slags: str
    gruppe: str
    haendelse: Haendelse


Maalt = tuple[Counter[Advisart], Counter[Advisart]]


def maal_adviser(database: Database, grundlag: Grundlag, gruppe: Advisgruppe) -> Maalt:
    """All that the export has sent by the basis' day, and what of it lies within the group."""
    uden_alder = replace(gruppe, alder_fra=None, alder_til=None)
    maalt = maal_efter_stande(database, grundlag, uden_alder)
    maalt = maal_efter_klasser(database, grundlag, uden_alder) if maalt is None else maalt
    if not gruppe.har_alder:
        return maalt
    i_alderen = maal_i_alderen_efter_stande(database, grundlag, gruppe)
    if i_alderen is None:
        i_alderen = maal_i_alderen(database, grundlag, gruppe)
    return maalt[0], i_alderen


def maal_efter_stande(database: Database, grundlag: Grundlag, gruppe: Advisgruppe) -> Maalt | None:
    """The same of sums that the file has of any day; None where they do not tell it."""
    fundet = _standbillede(database, grundlag, gruppe)
    if fundet is None:
        return None
    billede, enheder = fundet
    alle, gruppens = Counter[Advisart](), Counter[Advisart]()
    talte = billede.talte()
    for bedoemt, antal in talte:
        _laeg_til(alle, bedoemt, antal)
    for bedoemt, antal in talte if enheder is None else billede.talte(enheder):
        if gruppe.rammer_kle(bedoemt.forhold.kle):
            _laeg_til(gruppens, bedoemt, antal)
    return alle, gruppens


def _standbillede(
    database: Database, grundlag: Grundlag, gruppe: Advisgruppe
) -> tuple[Standbillede, tuple[int, ...] | None] | None:
    """Where all stands, and the group's local units (None: all are); None: it is not told."""
    billede = Standbillede(database, grundlag)
    if not billede.kan_taelles():
        return None
    if gruppe.enhed is None:
        return billede, None
    enheder = billede.enheder(_Advisblik(grundlag, gruppe).er_under)
    return None if enheder is None else (billede, enheder)


def maal_efter_klasser(database: Database, grundlag: Grundlag, gruppe: Advisgruppe) -> Maalt:
    """The same of classes; of another day than the file's own all is read once."""
    alle, gruppens = Counter[Advisart](), Counter[Advisart]()
    blik = _Advisblik(grundlag, gruppe)
    klasser = find_klasser(optael(database, grundlag.dato), grundlag, grundlag, blik.blik)
    vidner = Vidner.hent(database, klasser)
    for klasse in klasser:
        bedoemt = vidner.bedoem(klasse, grundlag)
        _laeg_til(alle, bedoemt, klasse.antal)
        if blik.rammer(bedoemt):
            _laeg_til(gruppens, bedoemt, klasse.antal)
    return alle, gruppens


def maal_i_alderen_efter_stande(
    database: Database, grundlag: Grundlag, gruppe: Advisgruppe
) -> Counter[Advisart] | None:
    """What of it lies within a group with an age span, where no day makes a difference.

    Of the persons of that age: where all that reaches them stands on the day.
    """
    fundet = _standbillede(database, grundlag, gruppe)
    if fundet is None:
        return None
    billede, enheder = fundet
    gruppens = Counter[Advisart]()
    for bedoemt, antal in billede.talte_hos(_personer(database, grundlag, gruppe), enheder):
        if gruppe.rammer_kle(bedoemt.forhold.kle):
            _laeg_til(gruppens, bedoemt, antal)
    return gruppens


def _personer(database: Database, grundlag: Grundlag, gruppe: Advisgruppe) -> list[int]:
    """The numbers of those who are of the group's age on the day."""
    return [
        nr
        for nr, cpr in load_personers_cpr(database)
        if gruppe.rammer_alder(cpr.alder(grundlag.dato))
    ]


def maal_i_alderen(
    database: Database, grundlag: Grundlag, gruppe: Advisgruppe
) -> Counter[Advisart]:
    """What of it lies within a group with an age span: by classes, and by whom they reach.

    An object is one however many of the age it reaches.
    """
    optaelling = optael(database, grundlag.dato)
    blik = _Advisblik(grundlag, gruppe)
    klasser = find_klasser(optaelling, grundlag, grundlag, replace(blik.blik, gruppe=_enhver))
    vidner = Vidner.hent(database, klasser)
    hold: dict[Advisart, list[Kasser]] = {}
    for klasse in klasser:
        bedoemt = vidner.bedoem(klasse, grundlag)
        if blik.rammer(bedoemt):
            for art in _arter(bedoemt):
                hold.setdefault(art, []).append(klasse.kasser)
    personer = _personer(database, grundlag, gruppe)
    tal = optaelling.objekter_hos(dict(enumerate(hold.values())), personer)
    return Counter({art: tal.get(nr, 0) for nr, art in enumerate(hold)})


def _enhver(_gruppe: Gruppe) -> bool:
    """Also through others than the citizen whom an object is counted by."""
    return True


def _laeg_til(tal: Counter[Advisart], bedoemt: Bedoemt, antal: int) -> None:
    """Add what so many objects tell that are as this one is."""
    for art in _arter(bedoemt):
        tal[art] += antal


def _arter(bedoemt: Bedoemt) -> tuple[Advisart, ...]:
    """What an object tells; nothing where it was not sent."""
    if not er_sendt(bedoemt):
        return ()
    slags = "ydelse" if bedoemt.forhold.er_ydelse else "sag"
    alle = haendelser(er_stoppet=er_stoppet(bedoemt))
    return tuple(Advisart(slags, _gruppe(bedoemt), haendelse) for haendelse in alle)


def er_sendt(bedoemt: Bedoemt) -> bool:
    """True for what the export has put into the indexes; other fagsystemer send by themselves."""
    return bedoemt.forhold.via_eksport and bedoemt.er_eksporteret


def er_stoppet(bedoemt: Bedoemt) -> bool:
    """True for a sag that is Afsluttet, and for a ydelse that has ended, on the day."""
    return not bedoemt.forhold.aktiv


def _gruppe(bedoemt: Bedoemt) -> str:
    kle = bedoemt.forhold.kle
    return kle.gruppe if kle else UDEN_KLE


class _Advisblik:
    """What a group can tell apart: whether the number and the unit are its own."""

    def __init__(self, grundlag: Grundlag, gruppe: Advisgruppe) -> None:
        self._organisation = grundlag.opslag.organisation
        self._gruppe = gruppe
        self.er_under = lru_cache(maxsize=None)(self._find_er_under)

    @property
    def blik(self) -> Blik:
        """Each object through the citizen whom it is counted by."""
        return Blik(
            gruppe=lambda gruppe: gruppe.hoved,
            ens=lambda tilstande: self._ser(tilstande[0]),
            fradato=False,
            # A group without a unit tells no unit from another, so that theirs are counted as one.
            enheder=self._gruppe.enhed is not None,
        )

    def rammer(self, bedoemt: Bedoemt) -> bool:
        """True if the object lies within the group."""
        ansvarlig = bedoemt.forhold.ansvarlig
        uuid = ansvarlig.uuid if ansvarlig else None
        return self._gruppe.rammer_kle(bedoemt.forhold.kle) and self.er_under(uuid)

    def _ser(self, tilstand: Tilstand) -> object:
        if tilstand == IKKE_OVERFOERT:
            return None
        kle = tilstand.kle
        return kle and kle.gruppe, self._gruppe.rammer_kle(kle), self.er_under(tilstand.enhed)

    def _find_er_under(self, uuid: EnhedUuid | None) -> bool:
        oenske = self._gruppe.enhed
        if oenske is None:
            return True
        return uuid is not None and (uuid == oenske or self._organisation.er_under(uuid, oenske))
