"""FK Organisation as the GraphQL answer `organisationEnhedListe` (OrganisationHent v1, §2.6).

Both spellings of the schema are read: enhedsnavn and enhedNavn, tilstand and tilstandListe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.organisation import (
    AdresseRolle,
    EnhedsStatus,
    FkEnhed,
    Henvendelsessted,
)
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.ark.klecelle import kle_moenster
from webapp.importers.fk_organisation.roller import find_rolle
from webapp.importers.fk_organisation.vaerdier import (
    ENHEDER,
    ROLLE_UKENDT,
    UDEN_KLE,
    UDEN_NAVN,
    Adressebog,
    Enhedsfund,
    laes_dag,
    laes_enhedens_uuid,
    laes_uuid,
    meld_ikke_spurgt,
)
from webapp.importers.jsontrae import Knude
from webapp.importers.rapport import Fundliste, Problem

ROD = "organisationEnhedListe"
FLERE_SIDER = Problem(
    "FK_FLERE_SIDER",
    "Svaret er kun en side af flere, og den sidste side er ikke med.",
    "Hent de andre sider, og indlæs dem sammen med denne.",
    Alvor.ADVARSEL,
)
DELVIS_FEJL = Problem(
    "GRAPHQL_FEJL",
    "Svaret melder en fejl ved siden af data; noget af det kan mangle.",
    "Hent filen igen. Bliver fejlen ved, så spørg dem, der driver kilden.",
    Alvor.ADVARSEL,
)
_KUN_ID = Problem(
    "FK_KUN_ID",
    "Enheden har kun sit UUID og er udeladt.",
    "Hent også enhedsnavn, tilstand, overordnetEnhed og adresser.",
)
# What a query has to ask for, and the keys under which the answer has it.
_SPURGT = {
    "adresser": ("adresser", "adresseListe"),
    "overordnet enhed": ("overordnetEnhed",),
    "tilstand": ("tilstand", "tilstandListe"),
}


@dataclass(frozen=True, slots=True)
class Kilde:
    """One file's JSON."""

    fil: str
    rod: Knude


def er_fk_organisation(data: object) -> bool:
    """True if the JSON is the answer, with or without `data` around it, or a list of answers."""
    return any(True for _ in _lister(Knude(data)))


def _lister(rod: Knude) -> Iterator[Knude]:
    for svar in rod.elementer():
        for sted in (svar["data"], svar):
            if isinstance(sted[ROD].vaerdi, dict | list):
                yield sted[ROD]
                break


def meld_fejl(kilde: Kilde, fund: Fundliste) -> None:
    """Tell of the errors that an answer has beside its data."""
    for svar in kilde.rod.elementer():
        for fejl in svar["errors"].elementer():
            fund.meld(DELVIS_FEJL, Kildested(kilde.fil, "", fejl.sti), fejl["message"].tekst)


def laes_enheder(kilde: Kilde, dato: date | None, fund: Fundliste) -> Iterator[Enhedsfund]:
    """The units of one file, each with its place."""
    meld_fejl(kilde, fund)
    laeser = _Laeser(kilde.fil, dato, fund)
    knuder = list(laeser.knuder(kilde.rod))
    fund.regnskab.fundet(kilde.fil, ENHEDER, len(knuder))
    meld_ikke_spurgt(
        kilde.fil,
        {
            hvad: noegler[0]
            for hvad, noegler in _SPURGT.items()
            if knuder and not any(knude.har(*noegler) for knude in knuder)
        },
        fund,
    )
    for knude in knuder:
        enhed = laeser.enhed(knude)
        if enhed is None:
            fund.regnskab.udeladt(kilde.fil, ENHEDER)
        else:
            yield Enhedsfund(enhed, laeser.sted(knude))


def meld_sider(kilder: Sequence[Kilde], fund: Fundliste) -> None:
    """Tell where the last page of an answer in pages is in none of the files."""
    sider = [
        (kilde.fil, liste["pageInfo"])
        for kilde in kilder
        for liste in _lister(kilde.rod)
        if isinstance(liste["pageInfo"]["hasNextPage"].vaerdi, bool)
    ]
    if sider and all(info["hasNextPage"].vaerdi for _, info in sider):
        fil, info = sider[-1]
        fund.meld(FLERE_SIDER, Kildested(fil, "", info.sti), info["endCursor"].tekst)


def delte(kilder: Sequence[Kilde]) -> list[str]:
    """The files that are a page with more after it, where the last page is there too."""
    sider = [
        (kilde.fil, liste["pageInfo"]["hasNextPage"].vaerdi)
        for kilde in kilder
        for liste in _lister(kilde.rod)
    ]
    return (
        [fil for fil, videre in sider if videre is True] if False in [v for _, v in sider] else []
    )


class _Laeser:
    """Reads the units of one file."""

    def __init__(self, fil: str, dato: date | None, fund: Fundliste) -> None:
        self._fil, self._paa, self._fund = fil, dato, fund

    def sted(self, knude: Knude) -> Kildested:
        return Kildested(self._fil, "", knude.sti)

    def knuder(self, rod: Knude) -> Iterator[Knude]:
        for liste in _lister(rod):
            direkte = liste if isinstance(liste.vaerdi, list) else liste["nodes"]
            yield from direkte.elementer()
            for kant in liste["edges"].elementer():
                yield kant["node"]

    def enhed(self, knude: Knude) -> FkEnhed | None:
        """The unit of one node; None where it has no valid UUID."""
        uuid = laes_enhedens_uuid(knude["uuid"].tekst, self.sted(knude["uuid"]), self._fund)
        if uuid is None:
            return None
        if isinstance(knude.vaerdi, dict) and len(knude.vaerdi) == 1:
            self._fund.meld(_KUN_ID, self.sted(knude), uuid)
            return None
        navn = knude.foerste_af("enhedsnavn", "enhedNavn")
        if not navn.tekst:
            self._fund.meld(UDEN_NAVN, self.sted(navn), uuid)
        status, fra, til = self._tilstand(knude.foerste_af("tilstand", "tilstandListe"))
        return FkEnhed(
            uuid=uuid,
            navn=" ".join(navn.tekst.split()),
            overordnet=self._uuid(knude["overordnetEnhed"]["uuid"]),
            status=status,
            aktiv_fra=fra,
            aktiv_til=til,
            brugervendt_noegle=knude["brugervendtNoegle"].tekst,
            adresser=self._adresser(knude.foerste_af("adresser", "adresseListe")),
            henvendelsessteder=tuple(self._henvendelsessteder(knude["henvendelsessteder"])),
            opgaver=tuple(self._opgaver(knude["opgaver"])),
        )

    def _uuid(self, knude: Knude) -> EnhedUuid | None:
        return laes_uuid(knude.tekst, self.sted(knude), self._fund)

    def _tilstand(self, knude: Knude) -> tuple[EnhedsStatus, date | None, date | None]:
        """Status, active from, active until: the last active period, or the day it ended.

        Only a unit that is inactive now carries INAKTIV; its fraTidspunkt is when that began.
        """
        tilstande = [
            (_er_aktiv(t), self._dato(t["fraTidspunkt"]), self._dato(t["tilTidspunkt"]))
            for t in knude.elementer()
        ]
        if not tilstande:
            return EnhedsStatus.AKTIV, None, None
        tilstande.sort(key=lambda tilstand: tilstand[1] or date.min)
        dag = self._paa or date.max
        begyndte = [t for t in tilstande if t[1] is None or t[1] <= dag]
        if not begyndte:
            # Not active yet: from the first day that it will be.
            return next(
                ((EnhedsStatus.AKTIV, fra, til) for aktiv, fra, til in tilstande if aktiv),
                (EnhedsStatus.INAKTIV, None, None),
            )
        aktiv, fra, til = begyndte[-1]
        if aktiv:
            return EnhedsStatus.AKTIV, fra, til
        foer = [tilstand for tilstand in begyndte if tilstand[0]]
        return EnhedsStatus.INAKTIV, foer[-1][1] if foer else None, fra

    def _dato(self, knude: Knude) -> date | None:
        return laes_dag(knude.tekst, self.sted(knude), self._fund)

    def _adresser(self, knude: Knude) -> dict[AdresseRolle, str]:
        bog = Adressebog()
        for adresse in knude.elementer():
            klasse = next(adresse["klassifikation"].elementer(), Knude({}))
            titel = adresse["adresseRolleTitel"].tekst
            rolle = find_rolle(klasse["rolle"].tekst, titel)
            sted = self.sted(adresse)
            if rolle is None:
                self._fund.meld(ROLLE_UKENDT, sted, f"{klasse['rolle'].tekst} {titel}")
                continue
            tekst = adresse["adresseTekst"].tekst
            bog.tilfoej(rolle, klasse["indeks"].tekst, tekst, sted, self._fund)
        return bog.tekster()

    def _henvendelsessteder(self, knude: Knude) -> Iterator[Henvendelsessted]:
        for sted in knude.elementer():
            maal = self._uuid(sted["henvendelsesOrganisationEnhed"]["uuid"])
            kle = tuple(self._kle(sted.foerste_af("opgave", "opgaver")))
            if not kle:
                self._fund.meld(UDEN_KLE, self.sted(sted), sted["navn"].tekst)
            elif maal is not None:
                yield Henvendelsessted(maal, kle, sted["navn"].tekst)

    def _kle(self, knude: Knude) -> Iterator[KleMoenster]:
        for opgave in knude.elementer():
            svar = kle_moenster(opgave["kleEmneNummer"].tekst)
            if svar.problem is not None:
                self._fund.meld(svar.problem, self.sted(opgave), opgave["kleEmneNummer"].tekst)
            if svar.vaerdi is not None:
                yield svar.vaerdi

    def _opgaver(self, knude: Knude) -> Iterator[str]:
        for opgave in knude.elementer():
            if nummer := opgave["kleEmneNummer"].tekst:
                yield nummer


def _er_aktiv(tilstand: Knude) -> bool:
    return tilstand.foerste_af("status", "gyldighed").tekst.upper() != "INAKTIV"
