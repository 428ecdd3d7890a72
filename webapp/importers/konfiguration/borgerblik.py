"""Our own sheet Opsætning af Borgerblikket: KOMBIT's labels of the KLE configuration (§4B)."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
    Titelvalg,
)
from webapp.importers.ark import celler
from webapp.importers.ark.klecelle import kle_moenster
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Alvor, Fundliste, Problem

_TITELVALG = {valg.value: valg for valg in Titelvalg}
_KILDER = {kilde.value: kilde for kilde in Kontaktkilde}

KLE = Kolonne("KLE-nummer", kle_moenster, "Emne eller gruppe", andre=("KLE",), noegle=True)
AKTIV = Kolonne("Aktiv", celler.ja_nej, "ja eller nej")
TITEL = Kolonne(
    "Titel", celler.ord_af(_TITELVALG, "TITELVALG_UKENDT", Titelvalg.KLE_EMNE),
    "KLE-emne (eller tomt) eller Sagstitel",
)  # fmt: skip
DOKUMENTER = Kolonne("Dokumenter", celler.ja_nej, "ja eller nej")
JOURNALNOTATER = Kolonne("Journalnotater", celler.ja_nej, "ja eller nej")
FAGSYSTEMFILTER = Kolonne("Fagsystemfilter", celler.liste, "Tomt er alle fagsystemer")
FRADATO = Kolonne("Fradato", celler.dato)
DEAKTIVER = Kolonne(
    "Deaktiver fradato for aktive sager og tilhørende ydelser", celler.ja_nej, "ja eller nej",
    andre=("Deaktiver fradato for aktive sager",),
)  # fmt: skip
KILDE = Kolonne(
    "Kontaktoplysninger kilde",
    celler.ord_af(_KILDER, "KONTAKTKILDE_UKENDT", Kontaktkilde.BRUGERDEFINERET),
    "Brugerdefineret (eller tomt) eller FK Organisationssystem",
)
AFDELING = Kolonne("Kontaktafdeling", celler.navn)
TELEFON = Kolonne("Kontakttelefon", celler.navn)
HJEMMESIDE = Kolonne("Link til kontakthjemmeside", celler.navn)
DIGITAL_POST = Kolonne("Kontaktlink til digital post", celler.navn)
OPSAETNING = Tabel(
    "Opsætning af Borgerblikket",
    (KLE, AKTIV, TITEL, DOKUMENTER, JOURNALNOTATER, FAGSYSTEMFILTER, FRADATO, DEAKTIVER, KILDE,
     AFDELING, TELEFON, HJEMMESIDE, DIGITAL_POST),
    kendetegn=(KLE, AKTIV),
)  # fmt: skip

_DUBLET = Problem(
    "OPSAETNING_DUBLET",
    "KLE-nummeret står på en tidligere række. Den første række er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)


def laes_opsaetning(kilder: Iterable[Tabelark], fund: Fundliste) -> Opsaetning:
    """The rows of the configuration, one of each number."""
    raekker: dict[str, KleOpsaetning] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            opsat = _laes_raekke(raekke)
            if opsat is not None and raekker.setdefault(opsat.kle.forled, opsat) is not opsat:
                fund.meld(_DUBLET, raekke.sted(KLE), opsat.kle)
    return Opsaetning(tuple(raekker.values()))


def _laes_raekke(raekke: Raekke) -> KleOpsaetning | None:
    kle = raekke[KLE]
    if kle is None:
        return None
    kontakt = Kontaktopsaetning(
        raekke[KILDE], raekke[AFDELING], raekke[TELEFON], raekke[HJEMMESIDE], raekke[DIGITAL_POST]
    )
    return KleOpsaetning(
        kle,
        raekke[AKTIV],
        raekke[TITEL],
        raekke[DOKUMENTER],
        raekke[JOURNALNOTATER],
        raekke[FAGSYSTEMFILTER],
        raekke[FRADATO],
        raekke[DEAKTIVER],
        kontakt,
    )
