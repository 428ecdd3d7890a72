"""Our own sheet Opsætning af Borgerblikket: KOMBIT's labels of the KLE configuration (§4B)."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.domain.vaerdier.fund import Alvor
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
from webapp.importers.rapport import Fundliste, Problem

_TITELVALG = {valg.value: valg for valg in Titelvalg}
_KILDER = {kilde.value: kilde for kilde in Kontaktkilde}

KLE = Kolonne(
    overskrift="KLE-nummer",
    laes=kle_moenster,
    hjaelp="Emne eller gruppe",
    andre=("KLE",),
    noegle=True,
)
AKTIV = Kolonne(overskrift="Aktiv", laes=celler.ja_nej, hjaelp="ja eller nej")
TITEL = Kolonne(
    overskrift="Titel",
    laes=celler.ord_af(_TITELVALG, "TITELVALG_UKENDT", Titelvalg.KLE_EMNE),
    hjaelp="KLE-emne (eller tomt) eller Sagstitel",
)
DOKUMENTER = Kolonne(overskrift="Dokumenter", laes=celler.ja_nej, hjaelp="ja eller nej")
JOURNALNOTATER = Kolonne(overskrift="Journalnotater", laes=celler.ja_nej, hjaelp="ja eller nej")
FAGSYSTEMFILTER = Kolonne(
    overskrift="Fagsystemfilter",
    laes=celler.liste,
    hjaelp="Tomt er alle fagsystemer",
    vaern=True,
)
FRADATO = Kolonne(overskrift="Fradato", laes=celler.dato, vaern=True)
FRADATO_YDELSER = Kolonne(
    overskrift="Fradato for ydelser",
    laes=celler.dato,
    hjaelp="Tomt er som Fradato",
    vaern=True,
)
KUN_SAPA = Kolonne(
    overskrift="Kun aktiv for SAPA", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True
)
DEAKTIVER = Kolonne(
    overskrift="Deaktiver fradato for aktive sager og tilhørende ydelser",
    laes=celler.ja_nej,
    hjaelp="ja eller nej",
    andre=("Deaktiver fradato for aktive sager",),
)
KILDE = Kolonne(
    overskrift="Kontaktoplysninger kilde",
    laes=celler.ord_af(_KILDER, "KONTAKTKILDE_UKENDT", Kontaktkilde.BRUGERDEFINERET),
    hjaelp="Brugerdefineret (eller tomt) eller FK Organisationssystem",
)
AFDELING = Kolonne(overskrift="Kontaktafdeling", laes=celler.navn)
TELEFON = Kolonne(overskrift="Kontakttelefon", laes=celler.navn)
HJEMMESIDE = Kolonne(overskrift="Link til kontakthjemmeside", laes=celler.navn)
DIGITAL_POST = Kolonne(overskrift="Kontaktlink til digital post", laes=celler.navn)
BEMAERKNINGER = Kolonne(
    overskrift="Bemærkninger", laes=celler.fritekst, hjaelp="Fri tekst", andre=("Bemærkning",)
)
OPSAETNING = Tabel(
    "Opsætning af Borgerblikket",
    (
        KLE,
        AKTIV,
        KUN_SAPA,
        TITEL,
        DOKUMENTER,
        JOURNALNOTATER,
        FAGSYSTEMFILTER,
        FRADATO,
        FRADATO_YDELSER,
        DEAKTIVER,
        KILDE,
        AFDELING,
        TELEFON,
        HJEMMESIDE,
        DIGITAL_POST,
        BEMAERKNINGER,
    ),
    kendetegn=(KLE, AKTIV),
)

_VAERN_ULAESELIGT = Problem(
    "OPSAETNING_VAERN_ULAESELIGT",
    "Nummeret er læst som ikke aktivt, heller ikke for SAPA: cellen kan ikke læses, og uden den "
    "ville der blive vist for meget.",
    "Ret cellen, og indlæs arket igen.",
)
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
            opsat = _laes_raekke(raekke, fund)
            if opsat is not None and raekker.setdefault(opsat.kle.forled, opsat) is not opsat:
                raekke.udelad(_DUBLET, KLE, fund, opsat.kle)
    return Opsaetning(tuple(raekker.values()))


def _laes_raekke(raekke: Raekke, fund: Fundliste) -> KleOpsaetning | None:
    """The row; of a limit that cannot be read, one that is active for nobody.

    Left out it would let the row of its group, or an assumption, say more.
    """
    kle = raekke[KLE]
    if kle is None:
        return None
    uden_vaern = raekke.uden_vaern(fund, _VAERN_ULAESELIGT)
    kontakt = Kontaktopsaetning(
        raekke[KILDE], raekke[AFDELING], raekke[TELEFON], raekke[HJEMMESIDE], raekke[DIGITAL_POST]
    )
    return KleOpsaetning(
        kle=kle,
        aktiv=raekke[AKTIV] and not uden_vaern,
        titel=raekke[TITEL],
        dokumenter=raekke[DOKUMENTER],
        journalnotater=raekke[JOURNALNOTATER],
        fagsystemfilter=raekke[FAGSYSTEMFILTER],
        fradato=raekke[FRADATO],
        fradato_ydelser=raekke[FRADATO_YDELSER],
        deaktiver_fradato_for_aktive=raekke[DEAKTIVER],
        kontakt=kontakt,
        kun_sapa=raekke[KUN_SAPA] and not uden_vaern,
    )
