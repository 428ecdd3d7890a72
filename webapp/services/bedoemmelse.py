"""Sager and ydelser of one person, exported and judged under one variant on one day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial

from webapp.domain.eksport.indeks import Indekssag, Indeksydelse
from webapp.domain.eksport.overfoersel import eksporter_sag, eksporter_ydelse, mulige_numre
from webapp.domain.fagsystem import BevilgetYdelse, Bevilling, Fagsystem, LokalYdelse, Sag
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.doven import doven
from webapp.domain.vaerdier.hurtig import lav
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.ens import Svar
from webapp.domain.visning.forhold import Bevillingsdel, Forhold
from webapp.domain.visning.kontakt import Kontakt, Kontaktvalg, brugerdefineret, fra_organisation
from webapp.domain.visning.oekonomisk import OEKONOMISK, Oekonomiforhold
from webapp.domain.visning.regel import afgoer, afgoer_egne
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.status import er_aktiv
from webapp.domain.visning.verdict import Verdict
from webapp.services.grundlag import Grundlag
from webapp.store.sager import Sagskort, Sagsmappe

Indekssager = Mapping[str, Indekssag | None]
_INTET = Fagsystem("")


@dataclass(frozen=True)
class Bedoemt:
    """One sag or ydelse with the facts it is judged on. Verdicts are made when asked for.

    `udbetalt`: what is paid of a ydelse, where it is asked whether it stands on a page of the
    citizen's; None: only the index and Borgerblikket are asked. `svar`: what was answered of others
    of the same basis.
    """

    forhold: Forhold
    udbetalt: Oekonomiforhold | None = None
    svar: Svar = field(default_factory=Svar, compare=False, repr=False)

    @property
    def noegle(self) -> str:
        """`sag/<slug>` or `ydelse/<slug>`."""
        if self.forhold.ydelse is not None:
            return f"ydelse/{self.forhold.ydelse.slug}"
        return f"sag/{self.sag.slug}"

    @property
    def slug(self) -> str:
        """The slug of the object."""
        return self.noegle.partition("/")[2]

    @property
    def sag(self) -> Sag:
        """The sag itself; only where the object is one."""
        if self.forhold.sag is None:
            raise LookupError("the ydelse has no sag")
        return self.forhold.sag

    @property
    def indekssag(self) -> Indekssag:
        """The sag as filed; only where it is shown."""
        if self.forhold.indekssag is None:
            raise LookupError("the sag is not in the index")
        return self.forhold.indekssag

    @property
    def ydelse(self) -> BevilgetYdelse:
        """The ydelse itself; only where the object is one."""
        if self.forhold.ydelse is None:
            raise LookupError("the object is a sag")
        return self.forhold.ydelse

    @doven
    def borger(self) -> Verdict:
        """The citizen's verdict.

        A ydelse that is money has no page: it is seen where a payment of it is.
        """
        verdict = afgoer(EKSPORT, BORGERBLIK, self.forhold)
        if self.udbetalt is None or not (verdict.visible and self.forhold.oekonomisk):
            return verdict
        paa_siden = afgoer_egne(OEKONOMISK, self.udbetalt)
        return Verdict(paa_siden.visible, (*verdict.findings, *paa_siden.findings))

    @doven
    def ses_af_borger(self) -> bool:
        """True if the citizen's verdict is that it is shown; cheaper where that is all."""
        if not (self.svar.ses_af_borger(self.forhold) and self.er_eksporteret):
            return False
        return self.udbetalt is None or not self.forhold.oekonomisk or self.udbetalt.viste > 0

    @property
    def er_eksporteret(self) -> bool:
        """True if none of the export's rules stops it.

        What files by itself passes them all, but for what a chosen system does not deliver.
        """
        forhold = self.forhold
        if not forhold.fagsystem.via_eksport and forhold.systemgraense is None:
            return True
        return self.svar.er_eksporteret(forhold)

    def sapa(self, rolle: Jobfunktionsrolle) -> Verdict:
        """SAPA's verdict for a role."""
        return afgoer(EKSPORT, SAPA, replace(self.forhold, rolle=rolle))

    def ses_i_sapa(self, rolle: Jobfunktionsrolle) -> bool:
        """True if SAPA's verdict for a role is that it is shown; cheaper where that is all."""
        # Of most of a person's objects the role has not the number, and that is told soonest.
        return self.svar.ses_af_rolle(self.forhold, rolle) and self.er_eksporteret

    @property
    def kontakt(self) -> Kontakt:
        """The contact that the citizen is given; another authority's unit by name only."""
        if self.forhold.kontakt is not None:
            return self.forhold.kontakt.kontakt
        ansvarlig = self.forhold.ansvarlig
        return Kontakt(self.forhold.myndighed, ansvarlig.navn if ansvarlig else "")


def kan_naas(grundlag: Grundlag, kort: Sagskort, rolle: Jobfunktionsrolle) -> bool:
    """False if the role has none of the KLE numbers that the sag can be filed under."""
    via_eksport = grundlag.fagsystem(kort.fagsystem).via_eksport
    konfiguration = grundlag.konfiguration
    numre = mulige_numre(konfiguration, kort.sagstype, kort.kle, via_eksport=via_eksport)
    return grundlag.svar.kan_naas(numre, rolle)


def indekser_mappe(grundlag: Grundlag, mappe: Sagsmappe) -> Indekssager:
    """Every sag of the folder as the index holds it, by slug."""
    return {slug: indekser(grundlag, sag) for slug, sag in mappe.sager.items()}


def bedoem_sager(
    grundlag: Grundlag, person: Person, mappe: Sagsmappe, indekssager: Indekssager
) -> tuple[Bedoemt, ...]:
    """The sager of the folder that exist on the day and are the person's."""
    # Whether a sag has a ydelse that runs is told of one that is shown: read when it is asked for.
    aktive = cache(lambda: _sager_med_aktiv_ydelse(grundlag, mappe.bevillinger))
    ramme, rammer = _ramme(grundlag, person), dict[tuple[str, str], Forhold]()
    return tuple(
        [
            _bedoem_sag(
                grundlag,
                _sagens_ramme(grundlag, ramme, sag, rammer),
                sag,
                indekssager[slug],
                partial(_er_blandt, slug, aktive),
            )
            for slug, sag in mappe.sager.items()
            if sag.findes(grundlag.dato) and _vedkommer(person, sag)
        ]
    )


def bedoem_ydelser(
    grundlag: Grundlag, person: Person, mappe: Sagsmappe, indekssager: Indekssager
) -> tuple[Bedoemt, ...]:
    """The ydelser of the folder that were granted by the day."""
    ramme = _ramme(grundlag, person)
    return tuple(
        [
            bedoemt
            for bevilling in mappe.bevillinger
            for bedoemt in _bedoem_bevilling(grundlag, ramme, bevilling, mappe.sager, indekssager)
        ]
    )


def indekser(grundlag: Grundlag, sag: Sag) -> Indekssag | None:
    """The sag as the index holds it on the day of the preview, None where it does not."""
    via_eksport = grundlag.fagsystem(sag.fagsystem).via_eksport
    return eksporter_sag(grundlag.konfiguration, sag, grundlag.dato, via_eksport=via_eksport)


def bedoem_sag(
    grundlag: Grundlag,
    person: Person,
    sag: Sag,
    indekssag: Indekssag | None,
    find_aktiv_ydelse: Callable[[], bool] = bool,
) -> Bedoemt:
    """One sag of a person with the facts its rules need."""
    ramme = _sagens_ramme(grundlag, _ramme(grundlag, person), sag, {})
    return _bedoem_sag(grundlag, ramme, sag, indekssag, find_aktiv_ydelse)


def _ramme(grundlag: Grundlag, person: Person) -> Forhold:
    """What is the same of all that a person is shown, about nothing yet."""
    return Forhold(
        dato=grundlag.dato,
        kommune=grundlag.opslag.kommune,
        myndighed="",
        konfiguration=grundlag.konfiguration,
        fagsystem=_INTET,
        person=person,
        organisation=grundlag.opslag.organisation,
        kle_plan=grundlag.opslag.kle,
        sag=None,
        indekssag=None,
        find_kontakt=partial(_kontakt, grundlag),
    )


def _sagens_ramme(
    grundlag: Grundlag, ramme: Forhold, sag: Sag, kendte: dict[tuple[str, str], Forhold]
) -> Forhold:
    """What is the same of all her sager of one authority and system; made once of each."""
    noegle = sag.myndighed.cifre, sag.fagsystem
    kendt = kendte.get(noegle)
    if kendt is None:
        kendt = kendte[noegle] = ramme.om(
            myndighed=grundlag.myndighed(sag.myndighed), fagsystem=grundlag.fagsystem(sag.fagsystem)
        )
    return kendt


def _bedoem_sag(
    grundlag: Grundlag,
    ramme: Forhold,
    sag: Sag,
    indekssag: Indekssag | None,
    find_aktiv_ydelse: Callable[[], bool],
) -> Bedoemt:
    forhold = ramme.om(
        sag=sag,
        indekssag=indekssag,
        sagstype_har_ydelser=sag.sagstype in grundlag.sagstyper_med_ydelser,
        find_aktiv_ydelse=find_aktiv_ydelse,
        opsaetning=_opsaetning(grundlag, sag.myndighed, indekssag),
    )
    return lav(Bedoemt, {"forhold": forhold, "udbetalt": None, "svar": grundlag.svar})


def bedoem_bevilling(
    grundlag: Grundlag,
    person: Person,
    bevilling: Bevilling,
    sager: Mapping[str, Sag],
    indekssager: Indekssager,
) -> Iterator[Bedoemt]:
    """A person's ydelser of a bevilling, granted by the day, with the facts their rules need.

    Together, for SAPA looks at all of them to judge one.
    """
    return _bedoem_bevilling(grundlag, _ramme(grundlag, person), bevilling, sager, indekssager)


def _bedoem_bevilling(
    grundlag: Grundlag,
    ramme: Forhold,
    bevilling: Bevilling,
    sager: Mapping[str, Sag],
    indekssager: Indekssager,
) -> Iterator[Bedoemt]:
    slug, fagsystem = bevilling.sag or "", grundlag.fagsystem(bevilling.fagsystem)
    indekssag, lokale = indekssager.get(slug), grundlag.opslag.lokale_ydelser
    til_indekset = partial(
        eksporter_ydelse,
        grundlag.konfiguration,
        bevilling,
        sag=indekssag,
        dato=grundlag.dato,
        via_eksport=fagsystem.via_eksport,
    )
    alle = [
        (ydelse, lokal := lokale.get(ydelse.lokal_ydelse or ""), til_indekset(ydelse, lokal=lokal))
        for ydelse in bevilling.ydelser
        if ydelse.bevilget <= grundlag.dato
    ]
    find_dele = partial(_bevillingsdele, grundlag.dato, alle)
    for ydelse, lokal, indeks in alle:
        forhold = ramme.om(
            myndighed=grundlag.myndighed(bevilling.myndighed),
            fagsystem=fagsystem,
            sag=sager.get(slug),
            indekssag=indekssag,
            bevilling=bevilling,
            find_bevillingsdele=find_dele,
            ydelse=ydelse,
            lokal_ydelse=lokal,
            indeksydelse=indeks,
            ydelsesart=grundlag.ydelsesart(indeks),
            opsaetning=_opsaetning(grundlag, bevilling.myndighed, indeks),
        )
        yield lav(Bedoemt, {"forhold": forhold, "udbetalt": None, "svar": grundlag.svar})


def _bevillingsdele(
    dato: date, alle: Iterable[tuple[BevilgetYdelse, LokalYdelse | None, Indeksydelse | None]]
) -> tuple[Bevillingsdel, ...]:
    """Those of the ydelser of a bevilling that are in the index."""
    return tuple(
        Bevillingsdel(indeks.kle, ydelse.er_udbetalt(dato))
        for ydelse, _, indeks in alle
        if indeks is not None
    )


def under_organisation(grundlag: Grundlag, bedoemt: Bedoemt) -> Bedoemt:
    """The same object as judged where only FK Organisation is another: that of `grundlag`."""
    forhold = replace(
        bedoemt.forhold,
        organisation=grundlag.opslag.organisation,
        find_kontakt=partial(_kontakt, grundlag),
    )
    return replace(bedoemt, forhold=forhold, svar=grundlag.svar)


def _opsaetning(
    grundlag: Grundlag, ejer: Cvr, indeks: Indekssag | Indeksydelse | None
) -> KleOpsaetning | None:
    """The row of the KLE number in the index; another authority's is not known."""
    if ejer.cifre != grundlag.opslag.kommune.cvr.cifre:
        return None
    return grundlag.variant.opsaetning.find(indeks.kle if indeks else None)


def _kontakt(grundlag: Grundlag, forhold: Forhold) -> Kontaktvalg | None:
    """The contact that the KLE number's row gives.

    Another authority's row is not known; its unit is, where FK Organisation holds it (inferred).
    """
    if not forhold.er_egen:
        uuid = forhold.ansvarlig.uuid if forhold.ansvarlig else None
        kendt = grundlag.opslag.organisation.find(uuid) is not None
        return _fra_organisation(grundlag, forhold) if kendt else None
    opsaetning = grundlag.variant.opsaetning.find(forhold.kle)
    if opsaetning is None or forhold.kle is None:
        return None
    if opsaetning.kontakt.kilde is Kontaktkilde.BRUGERDEFINERET:
        return brugerdefineret(opsaetning.kontakt, forhold.myndighed)
    return _fra_organisation(grundlag, forhold)


def _fra_organisation(grundlag: Grundlag, forhold: Forhold) -> Kontaktvalg:
    return fra_organisation(
        forhold.ansvarlig,
        forhold.kle,
        forhold.myndighed,
        grundlag.opslag.organisation,
        grundlag.dato,
        foelg_henvendelsessted=grundlag.variant.antagelser.henvendelsessted_foelges,
    )


def _vedkommer(person: Person, sag: Sag) -> bool:
    """True if the person is a party of the sag or owns its property."""
    for part in sag.parter:
        if part.person == person.slug:
            return True
    return sag.ejendom in person.ejendomme


def _er_blandt(slug: str, find: Callable[[], frozenset[str]]) -> bool:
    return slug in find()


def _sager_med_aktiv_ydelse(grundlag: Grundlag, bevillinger: Iterable[Bevilling]) -> frozenset[str]:
    return frozenset(
        bevilling.sag
        for bevilling in bevillinger
        if bevilling.sag and any(er_aktiv(y, grundlag.dato) for y in bevilling.ydelser)
    )
