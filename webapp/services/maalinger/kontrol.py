"""The kommune's own sager and ydelser by class, for the effects that Kontrol tells.

Whether the citizen sees a class is judged on one object, as in the impact. Which unit and number
it is filed under follows from its days, so that a large kommune is not read object by object.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from sqlite_utils import Database

from webapp.domain.eksport.overfoersel import baerende_sagstype
from webapp.domain.fagsystem import Enhedsmaerke
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.kontrol.grundlag import Talklasse
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.visning.kontakt import fra_organisation
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.optaelling.egenskaber import Egenskaber
from webapp.services.optaelling.klasser import Hold, find_hold, find_vidner
from webapp.services.optaelling.samsyn import egne, find_samsyn
from webapp.services.optaelling.snit import Blik, sted
from webapp.services.optaelling.taelling import optael
from webapp.services.optaelling.tilstand import IKKE_OVERFOERT, Tilstand
from webapp.services.optaelling.vidner import Vidner
from webapp.store.optaelling import Optaelling


def find_talklasser(
    database: Database, grundlag: Grundlag, *, enhedsvis: bool = True
) -> Iterator[Talklasse]:
    """Every class of the kommune's own objects, each object counted once.

    `enhedsvis` False: of the unit, the sagstype and the contact nothing is told (quicker).
    """
    optaelling = optael(database, grundlag.dato)
    laeser = _Laeser(grundlag)
    blik = Blik(gruppe=lambda gruppe: gruppe.hoved, noegle=egne, enheder=False)
    alle = find_hold(optaelling, grundlag, grundlag, blik)
    samsyn = find_samsyn(optaelling, grundlag, [hold for hold in alle if laeser.laeser(hold)])
    if enhedsvis:
        blik = replace(blik, noegle=lambda g: (samsyn.ens(g), *sted(g)), enheder=True)
        alle = find_hold(optaelling, grundlag, grundlag, blik)
    for hold in alle:
        if laeser.laeser(hold):
            yield laeser.talklasse(hold, vist=samsyn.vises(hold))
    yield from af_vidner(
        optaelling, grundlag, [hold for hold in alle if not laeser.kan_laese(hold)]
    )


class _Laeser:
    """Reads classes of Cura's export without an object of each."""

    def __init__(self, grundlag: Grundlag) -> None:
        self._grundlag = grundlag
        self._kontakt = lru_cache(maxsize=None)(self._find_kontakt)

    def laeser(self, hold: Hold) -> bool:
        """True if the previewed kommune owns the objects and its days tell everything."""
        cvr = str(self._grundlag.opslag.kommune.cvr)
        return hold.egenskaber.myndighed == cvr and self.kan_laese(hold)

    def kan_laese(self, hold: Hold) -> bool:
        """True if its days tell everything; a ydelse that hangs on a sag, if that is Cura's too."""
        egenskaber = hold.egenskaber
        if hold.art is None or egenskaber.sag_venter or not self._via_eksport(egenskaber):
            return False
        sag = egenskaber.sag
        if hold.slags == "sag" or sag is None:
            return hold.slags == "sag" or hold.gruppe.sagstype is None
        return hold.gruppe.sagstype is not None and self._via_eksport(sag)

    def _via_eksport(self, egenskaber: Egenskaber) -> bool:
        return self._grundlag.fagsystem(egenskaber.fagsystem).via_eksport

    def talklasse(self, hold: Hold, *, vist: bool) -> Talklasse:
        """The class; `vist`: the citizen sees it."""
        kle, maerke = self._indekset(hold)
        gruppe = hold.gruppe
        return Talklasse(
            slags=hold.slags,
            antal=hold.antal,
            lokal_enhed=gruppe.lokal_enhed or "",
            sagstype=self._sagstype(hold),
            lokal_ydelse=gruppe.lokal_ydelse or "",
            kle=kle,
            maerke=maerke,
            kontakt=self._kontakt(maerke, kle) if vist else None,
            vist=vist,
        )

    def _sagstype(self, hold: Hold) -> str:
        lokal = self._grundlag.opslag.lokale_ydelser.get(hold.gruppe.lokal_ydelse or "")
        return baerende_sagstype(hold.gruppe.sagstype, lokal) or ""

    def _indekset(self, hold: Hold) -> tuple[KleEmne | None, EnhedUuid | None]:
        """The number and the unit that its objects are filed under; a ydelse under its sag's."""
        fra, bevilget = self._ved(hold)
        har_sag = hold.gruppe.sagstype is not None
        if hold.slags == "sag":
            return (None, None) if fra == IKKE_OVERFOERT else (fra.kle, fra.enhed)
        if hold.gruppe.lokal_ydelse is None or IKKE_OVERFOERT in (fra, bevilget):
            return None, None
        return bevilget.kle, (fra if har_sag else bevilget).enhed

    @staticmethod
    def _ved(hold: Hold) -> tuple[Tilstand, Tilstand]:
        if hold.art is None:
            raise LookupError("one object by itself has no days")
        return hold.art.ved_fra[0], hold.art.ved_bevilling[0]

    def _find_kontakt(self, maerke: EnhedUuid | None, kle: KleEmne | None) -> EnhedUuid | None:
        """The unit whose contact the citizen is shown; None where it is none of FK Organisation."""
        grundlag = self._grundlag
        raekke = grundlag.variant.opsaetning.find(kle)
        if raekke is None or raekke.kontakt.kilde is not Kontaktkilde.FK_ORGANISATION:
            return None
        valg = fra_organisation(
            Enhedsmaerke(maerke, ""),
            kle,
            "",
            grundlag.opslag.organisation,
            grundlag.dato,
            foelg_henvendelsessted=grundlag.variant.antagelser.henvendelsessted_foelges,
        )
        return valg.enhed.uuid if valg.enhed else None


def af_vidner(optaelling: Optaelling, grundlag: Grundlag, alle: list[Hold]) -> Iterator[Talklasse]:
    """The other classes, each read from one of its objects."""
    klasser = find_vidner(optaelling, alle)
    vidner = Vidner.hent(optaelling.database, klasser)
    for klasse in klasser:
        bedoemt = vidner.bedoem(klasse, grundlag)
        if bedoemt.forhold.er_egen:
            yield _talklasse(klasse.slags, klasse.antal, bedoemt)


def _talklasse(slags: str, antal: int, bedoemt: Bedoemt) -> Talklasse:
    forhold = bedoemt.forhold
    ansvarlig, bevilling = forhold.ansvarlig, forhold.bevilling
    udgaver = [u for u in forhold.sag.udgaver if u.fra <= forhold.dato] if forhold.sag else []
    return Talklasse(
        slags=slags,
        antal=antal,
        lokal_enhed=udgaver[-1].enhed
        if udgaver
        else (bevilling.lokal_enhed if bevilling else "") or "",
        sagstype=forhold.sagstype or "",
        lokal_ydelse=(forhold.ydelse.lokal_ydelse if forhold.ydelse else "") or "",
        kle=forhold.kle,
        maerke=ansvarlig.uuid if ansvarlig else None,
        kontakt=_kontaktenhed(bedoemt),
        vist=bedoemt.ses_af_borger,
    )


def _kontaktenhed(bedoemt: Bedoemt) -> EnhedUuid | None:
    """The unit whose contact the citizen is shown; None where she sees none of FK Organisation."""
    valg = bedoemt.forhold.kontakt
    if valg is None or valg.kilde is not Kontaktkilde.FK_ORGANISATION or valg.enhed is None:
        return None
    return valg.enhed.uuid if bedoemt.ses_af_borger else None
