"""Udbetalinger as a reader of the index gets them: SF1491 EffektueringHent_O (formats.md §9.5).

The answer says of a sag only number, title and whether it is excepted from the citizen, so sager
are not made of it: they come from SF1470.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from webapp.domain.fagsystem import (
    BevilgetYdelse,
    Bevilling,
    Effektuering,
    Enhedsmaerke,
    Kildested,
    PartIdType,
    Partsrolle,
    Sagspart,
    Udbetaling,
)
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.identifikation import Cpr, Cvr, UgyldigIdentifikationError
from webapp.domain.vaerdier.slug import Slugs
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle
from webapp.importers.fk_organisation.graphql import Kilde
from webapp.importers.fk_organisation.vaerdier import laes_dag, laes_uuid
from webapp.importers.jsontrae import Knude
from webapp.importers.leverance.relationer import Personregister
from webapp.importers.leverance.sf1470_dokumenter import laes_foelsomhed
from webapp.importers.leverance.sf1490 import (
    SAG_UKENDT,
    UDEN_BELOEB,
    UDEN_EJER,
    UDEN_FRA,
    LeveretBevilling,
    sidste_dag,
)
from webapp.importers.perioder import YDELSE_VENDT, meld_vendt
from webapp.importers.rapport import Fundliste, Problem
from webapp.importers.tegn import som_uuid

ROD = "EffektueringHent_O"
_MODTAGER = Problem(
    "BEVILLING_MODTAGER_FRA_UDBETALING",
    "Bevillingens modtager er ikke med i filen. Den, der fik udbetalingen, er brugt.",
    "Indlæs også bevillingerne (SF1490), hvis en anden end borgeren får pengene.",
    Alvor.OPLYSNING,
)
_UDEN_MODTAGER = Problem(
    "BEVILLING_UDEN_MODTAGER",
    "Bevillingen har ingen modtager med CPR-nummer og vises for ingen.",
    "Modtager.PartCPRNummer med ti cifre.",
    Alvor.ADVARSEL,
    skjul=True,
)
_SAG_UNDTAGET = Problem(
    "BEVILLING_SAG_UNDTAGET",
    "Bevillingens sag er undtaget fra visning for borgeren, men sagen selv er ikke med i filerne, "
    "så ydelsen kan blive vist her.",
    "Indlæs sagen (SF1470) sammen med udbetalingerne.",
    Alvor.ADVARSEL,
)
_DUBLET = Problem(
    "LEVERET_DUBLET",
    "Effektueringen er med to gange. Den tæller én gang.",
    "Indlæs hvert udtræk én gang.",
    Alvor.ADVARSEL,
)
_UDEN_BEVILLING = Problem(
    "UDBETALING_UDEN_BEVILLING",
    "Udbetalingen er udeladt: den siger ikke, hvilken bevilling den hører til.",
    "Udfyld BevillingStruktur.BevillingUUID.",
    Alvor.ADVARSEL,
)
_OGSAA_SF1490 = Problem(
    "UDBETALING_OGSAA_SF1490",
    "Bevillingen er indlæst fra SF1490, så udbetalingerne tages derfra, og denne er udeladt.",
    "Indlæs enten SF1490 eller SF1491 for en bevilling.",
    Alvor.ADVARSEL,
)


def er_sf1491(data: object) -> bool:
    """True if the JSON is the answer, or a list of answers."""
    return any(isinstance(svar[ROD].vaerdi, dict) for svar in Knude(data).elementer())


UDBETALINGER = "udbetalinger"


@dataclass(kw_only=True)
class Udtraekslaeser:
    """Collects the bevillinger of all files, each with its ydelser and udbetalinger.

    `kendte`: the UUIDs of bevillinger that SF1490 tells of, whose udbetalinger come from there.
    `hele`: what was read of whole effektueringer, by UUID.
    """

    sager: Mapping[str, str]
    personer: Personregister
    slugs: Slugs
    kommune: Cvr | None
    kendte: frozenset[str]
    fund: Fundliste
    fil: str = ""
    _bevillinger: dict[str, LeveretBevilling] = field(default_factory=dict)
    _ydelser: dict[tuple[str, str], BevilgetYdelse] = field(default_factory=dict)
    _effektueringer: dict[str, object] = field(default_factory=dict)
    hele: dict[str, Effektuering] = field(default_factory=dict)

    def laes(self, kilder: Sequence[Kilde]) -> Iterator[LeveretBevilling]:
        """The bevillinger, in the order of their first udbetaling."""
        for kilde in kilder:
            self.fil = kilde.fil
            for svar in kilde.rod.elementer():
                for effektuering in svar[ROD]["OEkonomiskEffektueringListe"].elementer():
                    self._tag_effektuering(effektuering)
        for uuid, en in self._bevillinger.items():
            ydelser = tuple(y for (b, _), y in self._ydelser.items() if b == uuid)
            yield replace(en, bevilling=replace(en.bevilling, ydelser=ydelser))

    def _sted(self, knude: Knude) -> Kildested:
        return Kildested(self.fil, "", knude.sti)

    def _tag_effektuering(self, effektuering: Knude) -> None:
        """One effektuering with its parts; one UUID counts once, in whichever file it stands."""
        hoved = effektuering["OEkonomiskEffektueringStruktur"]
        dele = list(effektuering["OEkonomiskYdelseseffektueringListe"].elementer())
        regnskab = self.fund.regnskab
        regnskab.fundet(self.fil, UDBETALINGER, len(dele))
        uuid = som_uuid(hoved["OekonomiskEffektueringUUID"].tekst)
        kendt = self._effektueringer.setdefault(uuid, effektuering.vaerdi) if uuid else None
        if kendt is not None and kendt is not effektuering.vaerdi:
            self.fund.meld(_DUBLET, self._sted(effektuering), uuid)
            tael = regnskab.uaendret if kendt == effektuering.vaerdi else regnskab.udeladt
            tael(self.fil, UDBETALINGER, len(dele))
            return
        for del_ in dele:
            if not self._tag(hoved, del_, alene=len(dele) == 1):
                regnskab.udeladt(self.fil, UDBETALINGER)

    def _tag(self, hoved: Knude, del_: Knude, *, alene: bool) -> bool:
        """Take one part; False and a finding where it is left out."""
        bevilget = del_["BevilgetYdelse"]
        struktur = bevilget["BevillingStruktur"]
        uuid = som_uuid(struktur["BevillingUUID"].tekst)
        if not uuid:
            self.fund.meld(_UDEN_BEVILLING, self._sted(del_))
            return False
        if uuid in self.kendte:
            self.fund.meld(_OGSAA_SF1490, self._sted(del_), uuid)
            return False
        if uuid not in self._bevillinger:
            en = self._bevilling(uuid, hoved, struktur)
            if en is None:
                return False
            self._bevillinger[uuid] = en
        noegle = (uuid, bevilget["BevilgetYdelseID"].tekst or bevilget["Navn"].tekst)
        ydelse = self._ydelser.get(noegle) or self._ydelse(bevilget)
        if ydelse is None:
            return False
        self._ydelser[noegle] = ydelse
        ny = self._udbetaling(hoved, del_, alene=alene)
        if ny is None:
            return False
        self._ydelser[noegle] = replace(ydelse, udbetalinger=(*ydelse.udbetalinger, ny))
        return True

    def _bevilling(self, uuid: str, hoved: Knude, struktur: Knude) -> LeveretBevilling | None:
        sted, system = self._sted(struktur), hoved["MasterSystemInstans"]
        myndighed = self._cvr(struktur["Ejer"]["VirksomhedCVRNummer"].tekst) or self.kommune
        if myndighed is None:
            self.fund.meld(UDEN_EJER, sted, uuid)
            return None
        afdeling = struktur["AnsvarligAfdeling"]
        felt = afdeling["OrganisationsenhedUUID"]
        enhed = Enhedsmaerke(
            laes_uuid(felt.tekst, self._sted(felt), self.fund), afdeling["FuldtNavn"].tekst
        )
        bevilling = Bevilling(
            nummer=struktur["BrugervendtNoegle"].tekst or uuid,
            fagsystem=system["Titel"].tekst,
            myndighed=myndighed,
            sag=self._sag(struktur["Bevillingssag"]),
            parter=tuple(self._parter(hoved, struktur)),
            ydelser=(),
            enhed=enhed if enhed.uuid or enhed.navn else None,
            foelsomhed=laes_foelsomhed(struktur["Foelsomhed"].tekst, sted, self.fund),
            sted=sted,
        )
        return LeveretBevilling(
            uuid, system["ItSystemInstansIdentifikation"].tekst.lower(), bevilling
        )

    def _cvr(self, tekst: str) -> Cvr | None:
        try:
            return Cvr(tekst) if tekst else None
        except UgyldigIdentifikationError:
            return None

    def _sag(self, sag: Knude) -> str | None:
        """The slug of the sag by UUID or number; told where it is not known."""
        noegler = (sag["SagUUID"].tekst.lower(), sag["SagSagsnummer"].tekst)
        slug = next((self.sager[n] for n in noegler if n in self.sager), None)
        if slug is None and any(noegler):
            undtaget = sag["SagUndtagetVisningForBorger"].vaerdi is True
            problem = _SAG_UNDTAGET if undtaget else SAG_UKENDT
            self.fund.meld(problem, self._sted(sag), noegler[1] or noegler[0])
        return slug

    def _parter(self, hoved: Knude, struktur: Knude) -> Iterator[Sagspart]:
        part = struktur["Bevillingsmodtager"]
        if not part["PartCPRNummer"].tekst:
            part = hoved["Modtager"]
            self.fund.meld(_MODTAGER, self._sted(part))
        try:
            cpr = Cpr.af_tekst(part["PartCPRNummer"].tekst)
        except UgyldigIdentifikationError:
            self.fund.meld(_UDEN_MODTAGER, self._sted(part), part["PartCPRNummer"].tekst)
            return
        person = self.personer.find(cpr, part["PartFuldtNavn"].tekst, self._sted(part))
        yield Sagspart(Partsrolle.BEVILLINGSMODTAGER, person, PartIdType.CPR)

    def _ydelse(self, bevilget: Knude) -> BevilgetYdelse | None:
        sted = self._sted(bevilget)
        navn = bevilget["Navn"].tekst or bevilget["YdelseNavn"].tekst or "Uden navn"
        fra = laes_dag(bevilget["StartDato"].tekst, sted, self.fund)
        if fra is None:
            self.fund.meld(UDEN_FRA, sted, navn)
            return None
        svar = kle(bevilget["KLEEmne"].tekst)
        if svar.problem is not None:
            self.fund.meld(svar.problem, sted, bevilget["KLEEmne"].tekst)
        til = laes_dag(bevilget["SlutDato"].tekst, sted, self.fund)
        meld_vendt(YDELSE_VENDT, fra, til, sted, self.fund)
        return BevilgetYdelse(
            slug=self.slugs.giv(f"leveret-{navn}", ellers="leveret"),
            navn=navn,
            fra=fra,
            til=til,
            bevilget=fra,
            kle=svar.vaerdi,
            ydelsestype=bevilget["YdelseNavn"].tekst,
            oekonomisk=True,
        )

    def _udbetaling(self, hoved: Knude, del_: Knude, *, alene: bool) -> Udbetaling | None:
        sted = self._sted(del_)
        hele = self._hele(hoved)
        brutto = self._beloeb(del_["Beloeb"])
        if brutto is None and alene and hele is not None:
            # The whole sum is the ydelse's own only where it is alone.
            brutto = hele.bruttobeloeb
        if hele is None or brutto is None:
            self.fund.meld(UDEN_BELOEB, sted)
            return None
        dato = hele.dispositionsdato
        fra = laes_dag(del_["PeriodeFra"].tekst, sted, self.fund) or dato
        return Udbetaling(
            dispositionsdato=dato,
            periode_fra=fra,
            periode_til=sidste_dag(fra, laes_dag(del_["PeriodeTil"].tekst, sted, self.fund)),
            bruttobeloeb=brutto,
            udbetalt=hele.udbetalt if alene else None,
            effektuering=hele.nummer,
        )

    def _hele(self, hoved: Knude) -> Effektuering | None:
        """What is said of the whole, kept by its UUID; None where it has no date."""
        nummer = som_uuid(hoved["OekonomiskEffektueringUUID"].tekst)
        if nummer in self.hele:
            return self.hele[nummer]
        dato = laes_dag(hoved["Dispositionsdato"].tekst, self._sted(hoved), self.fund)
        if dato is None:
            return None
        modtager = hoved["Modtager"]
        person = self._kendt(modtager["PartCPRNummer"].tekst)
        en = Effektuering(
            nummer=nummer,
            dispositionsdato=dato,
            bruttobeloeb=self._beloeb(hoved["SamletBruttobeloeb"]),
            efter_skat_atp=self._beloeb(hoved["BeloebEfterSkatATP"]),
            sendt=self._beloeb(hoved["BeloebSendtTilUdbetaling"]),
            udbetalt=self._beloeb(hoved["BeloebUdbetalt"]),
            modtager=person,
            modtager_navn="" if person else modtager["PartFuldtNavn"].tekst,
            sted=self._sted(hoved),
        )
        if nummer:
            self.hele[nummer] = en
        return en

    def _kendt(self, cpr: str) -> str | None:
        """The slug of a person of the data with the number, None for anybody else."""
        try:
            return self.personer.kendt(Cpr.af_tekst(cpr)) if cpr else None
        except UgyldigIdentifikationError:
            return None

    def _beloeb(self, knude: Knude) -> int | None:
        svar = celler.beloeb(knude.tekst)
        if svar.problem is not None:
            self.fund.meld(svar.problem, self._sted(knude), knude.tekst)
        return svar.vaerdi
