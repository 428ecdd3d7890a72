"""Whether objects are seen, each kind of them judged once.

A person may have hundreds of sager, and the page that shows ten tells how many there are. Under
one variant, day and organisation the rules that can hide look at nothing but what the keys here
hold; `test_ens.py` changes the facts one by one and holds that none is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import date

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.borgerblik_adgang import PLADSANVISNING
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import er_synlig
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.sapa_afgraensning import (
    daekker,
    inden_for_organisation,
    inden_for_system,
)

# So many answers are remembered of an audience. There are hundreds of kinds, seldom thousands.
MAKS = 4096
# The kind of all that has a KLE number, or none, that no part of the role has.
_UDENFOR = "uden for rollens KLE"


class Svar:
    """Answers under one variant, day and organisation, remembered by what decides them."""

    def __init__(self) -> None:
        self._eksport: dict[Hashable, bool] = {}
        self._borger: dict[Hashable, bool] = {}
        self._roller: dict[int, _Rolle] = {}

    def er_eksporteret(self, forhold: Forhold) -> bool:
        """True if none of the export's rules hides the object."""
        return _husk(self._eksport, _eksportens(forhold), _eksport, forhold)

    def ses_af_borger(self, forhold: Forhold) -> bool:
        """True if none of the citizen's own rules hides it."""
        return _husk(self._borger, _borgerens(forhold), _borgerblik, forhold)

    def ses_af_rolle(self, forhold: Forhold, rolle: Jobfunktionsrolle) -> bool:
        """True if none of SAPA's own rules hides it from the role."""
        return self._rolle(rolle).ser(forhold)

    def kan_naas(self, numre: Iterable[KleEmne | None], rolle: Jobfunktionsrolle) -> bool:
        """False if no part of the role has any of the numbers: then it sees nothing with them.

        That of `ses_af_rolle` which the number alone decides, for what is not even read.
        """
        return self._rolle(rolle).har_en_af(numre)

    def _rolle(self, rolle: Jobfunktionsrolle) -> _Rolle:
        kendt = self._roller.get(id(rolle))
        if kendt is None:  # it holds the role, so that no other has its id meanwhile
            if len(self._roller) >= MAKS:
                self._roller.clear()
            kendt = self._roller[id(rolle)] = _Rolle(rolle)
        return kendt


class _Rolle:
    """What one role sees, and what each of its brugersystemroller covers."""

    def __init__(self, rolle: Jobfunktionsrolle) -> None:
        self._rolle = rolle
        self._svar: dict[Hashable, bool] = {}
        # By number, and by the unit's UUID: there are no more of them than in the kommune.
        self._numre: dict[str | None, tuple[bool, ...]] = {}
        self._enheder: dict[str | None, tuple[bool, ...]] = {}

    def ser(self, forhold: Forhold) -> bool:
        return _husk(self._svar, self._noegle(forhold), self._find, forhold)

    def _find(self, forhold: Forhold) -> bool:
        return er_synlig(SAPA, replace(forhold, rolle=self._rolle))

    def _noegle(self, forhold: Forhold) -> Hashable:
        """Equal for objects that SAPA's rules treat alike for the role."""
        dato, sag, ydelse = forhold.dato, forhold.sag, forhold.ydelse
        naar = self._naar(forhold.kle)
        if True not in naar:
            return _UDENFOR  # no part of the role has its number: nothing else of it decides
        kontrol, profil = forhold.er_kontrolsag, forhold.sikkerhedsprofil
        parter = [(p.id_type, p.virkning.daekker(dato)) for p in forhold.personens_parter]
        dele = [(self._naar(del_.kle), del_.er_udbetalt) for del_ in forhold.bevillingsdele]
        return (
            ydelse is not None,
            forhold.fagsystem.navn,
            forhold.er_egen,
            sag is not None and sag.er_byggesag,
            forhold.er_ejer_af_ejendom,
            kontrol,
            kontrol and forhold.er_for_gammel,
            ydelse is not None and forhold.oekonomisk,
            int(forhold.foelsomhed),
            bool(profil) and (self._rolle.enhed in profil, True),
            tuple(parter),
            naar,
            self._omfatter(forhold),
            tuple(dele),
        )

    def _naar(self, kle: KleEmne | None) -> tuple[bool, ...]:
        nummer = kle.nummer if kle else None
        fundet = self._numre.get(nummer)
        if fundet is None:
            roller = self._rolle.brugersystemroller
            fundet = self._numre[nummer] = tuple([daekker(en, kle) for en in roller])
        return fundet

    def har_en_af(self, numre: Iterable[KleEmne | None]) -> bool:
        return any(True in self._naar(kle) for kle in numre)

    def _omfatter(self, forhold: Forhold) -> Hashable:
        ansvarlig, roller = forhold.ansvarlig, self._rolle.brugersystemroller
        uuid = ansvarlig.uuid.tekst if ansvarlig and ansvarlig.uuid else None
        enhed = self._enheder.get(uuid)
        if enhed is None:
            enhed = tuple([inden_for_organisation(en, forhold) for en in roller])
            self._enheder[uuid] = enhed
        return enhed, tuple([inden_for_system(en, forhold) for en in roller])


def _eksportens(forhold: Forhold) -> Hashable:
    """Equal for objects that the export's rules treat alike."""
    via_eksport, ydelse, sag = forhold.fagsystem.via_eksport, forhold.ydelse, forhold.sag
    indeks = forhold.indekssag if ydelse is None else forhold.indeksydelse
    lokal = forhold.lokal_ydelse
    # What passes Cura's export is of one area, whatever its number.
    omraade = None if via_eksport else forhold.systemomraade
    return (
        ydelse is not None,
        via_eksport,
        forhold.er_egen,
        forhold.aktiv,
        sag.sagstype if sag else forhold.sagstype,
        indeks is None or indeks.overfoert is None,
        omraade and omraade.felt,
        lokal is not None and lokal.pakke,
    )


def _borgerens(forhold: Forhold) -> Hashable:
    """Equal for objects that the citizen's own rules treat alike.

    Asked of each of her objects, so that a property of Forhold is asked only where it is not one
    field: who owns a sag, and who is in it, it says itself, and of a ydelse its bevilling.
    """
    dato, person, sag, ydelse = forhold.dato, forhold.person, forhold.sag, forhold.ydelse
    indekssag, slug, fagsystem = forhold.indekssag, person.slug, forhold.fagsystem
    indeks = indekssag if ydelse is None else forhold.indeksydelse
    kle = indeks.kle if indeks else None
    ejer = forhold.bevilling or sag
    parter = ejer.parter if ejer else ()
    return (
        ydelse and (forhold.aktiv, forhold.indekseret_sag is None),
        indekssag and (indekssag.aktiv, True),
        fagsystem.navn,
        kle and kle.nummer[:2] == PLADSANVISNING,
        not (fagsystem.via_eksport or ydelse) and forhold.er_kontrolsag,
        ejer and ejer.myndighed.cifre,
        person.bopaelskommune,
        sag and (sag.ejendom and True, sag.ejendom in person.ejendomme, sag.visningsklasser),
        tuple([(p.person == slug, p.id_type, p.rolle, p.virkning.daekker(dato)) for p in parter]),
        _valget(forhold),
    )


def _valget(forhold: Forhold) -> Hashable:
    """What the KLE number is set to, and on which side of the days of that the object's own are."""
    raekke, ydelse = forhold.opsaetning, forhold.ydelse
    begyndt = ydelse and _side(ydelse.fra, forhold.dato)
    if raekke is None:
        return begyndt
    fradato, for_ydelser = raekke.fradato, raekke.fradato_ydelser
    return (
        begyndt,
        raekke.aktiv,
        raekke.fagsystemfilter,
        raekke.deaktiver_fradato_for_aktive,
        fradato and _side(forhold.oprettet, fradato),
        ydelse and for_ydelser and _side(ydelse.fra, for_ydelser),
    )


def _side(dag: date, graense: date) -> int:
    """-1 before the day, 0 on it, 1 after it."""
    return (dag > graense) - (dag < graense)


def _eksport(forhold: Forhold) -> bool:
    return er_synlig(EKSPORT, forhold)


def _borgerblik(forhold: Forhold) -> bool:
    return er_synlig(BORGERBLIK, forhold)


def _husk(
    svar: dict[Hashable, bool], noegle: Hashable, find: Callable[[Forhold], bool], forhold: Forhold
) -> bool:
    """The answer, found where it is not known."""
    fundet = svar.get(noegle)
    if fundet is None:
        if len(svar) >= MAKS:
            svar.clear()
        fundet = svar[noegle] = find(forhold)
    return fundet
