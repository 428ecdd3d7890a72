"""Kontrol of Opsætning af Borgerblikket, SAPA's roles, the trin and the data (§1A, §4B, §9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from webapp.domain.dansk import antal, dag, opremsning
from webapp.domain.kle import KleEmne, KleMoenster
from webapp.domain.kontakt import otte_cifre
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.kle import OBLIGATORISKE_27
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes, Traef
from webapp.domain.opsaetning import KleOpsaetning, Kontaktkilde
from webapp.domain.roller import Jobfunktionsrolle
from webapp.domain.variant import TRIN_NAVNE, Trin

# The last fradato allowed for 27: the end of the year in which it must be shown (FAQ1; A3).
SIDSTE_FRADATO_27 = date(2022, 12, 31)
_CURAS_OMRAADER = (KleMoenster("27"), KleMoenster("29"))
_VISTE_SAGSNUMRE = 3


def _ikke_aktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    opsaetning = grundlag.konfiguration.variant.opsaetning
    sagstyper = {r.kle for r in grundlag.sagstype_kle.values() if r.kle}
    ydelser = {r.kle for r in grundlag.ydelsestyper.values() if r.kle}
    for kle in sorted(sagstyper | ydelser):
        raekke = opsaetning.find(kle)
        if raekke is not None and raekke.aktiv:
            continue
        tal = grundlag.tal(kle=kle)
        hvad = "står som ikke aktivt" if raekke else "står ikke i opsætningen"
        yield Traef(
            grundlag.kle.nummer_og_titel(kle),
            f"{kle} {hvad}.",
            tal.virkning("er i indekset, men vises ikke for borgeren"),
            tal=tal.ialt,
        )


def _obligatorisk_ikke_aktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    opsaetning = grundlag.konfiguration.variant.opsaetning
    if not opsaetning.raekker:
        return
    slukkede = [kle for kle in OBLIGATORISKE_27 if not _aktiv(opsaetning.find(kle))]
    if slukkede:
        yield Traef("Obligatoriske KLE-numre", f"{_numre(slukkede)} er ikke aktive.")


def _aktiv(raekke: KleOpsaetning | None) -> bool:
    return raekke is not None and raekke.aktiv


def _numre(numre: list[KleEmne]) -> str:
    return opremsning([str(kle) for kle in numre])


def _brugerdefineret(
    tjek: Callable[[KleOpsaetning], str],
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each active row whose contact is Brugerdefineret."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for raekke in grundlag.konfiguration.variant.opsaetning.raekker:
            egen = raekke.kontakt.kilde is Kontaktkilde.BRUGERDEFINERET
            tekst = tjek(raekke) if raekke.aktiv and egen else ""
            if tekst:
                yield Traef(str(raekke.kle), tekst)

    return find


def _uden_afdeling(raekke: KleOpsaetning) -> str:
    return "" if raekke.kontakt.afdeling else "»Kontaktafdeling« er tom."


def _telefon(raekke: KleOpsaetning) -> str:
    telefon = raekke.kontakt.telefon
    return f"Der står »{telefon}«." if telefon and not otte_cifre(telefon) else ""


def _link(raekke: KleOpsaetning) -> str:
    links = (raekke.kontakt.hjemmeside, raekke.kontakt.digital_post)
    forkerte = [f"»{u}«" for u in links if u and not u.lower().startswith(("http://", "https://"))]
    return f"Der står {opremsning(forkerte)}." if forkerte else ""


def _fradato(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for raekke in grundlag.konfiguration.variant.opsaetning.raekker:
        omfattet = any(raekke.kle.daekker(kle) for kle in OBLIGATORISKE_27)
        if omfattet and raekke.fradato and raekke.fradato > SIDSTE_FRADATO_27:
            yield Traef(str(raekke.kle), f"Fradato er {dag(raekke.fradato)}.")


def _rolle(
    passer: Callable[[Jobfunktionsrolle], bool], tekst: str
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A question about each role that fits."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for rolle in grundlag.konfiguration.variant.roller:
            if passer(rolle):
                yield Traef(rolle.navn, tekst)

    return find


def _uden_afgraensning(rolle: Jobfunktionsrolle) -> bool:
    return any(not del_.kle for del_ in rolle.brugersystemroller)


def _naar_cura(rolle: Jobfunktionsrolle) -> bool:
    numre = [kle for del_ in rolle.brugersystemroller for kle in del_.kle]
    omraader = any(kle.overlapper(omraade) for kle in numre for omraade in _CURAS_OMRAADER)
    return omraader and not _uden_afgraensning(rolle)


def _for_sent(trin: Trin, hvad: str) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A trin that comes after the first transfer: the later of trin 5 and trin 8 (§9.1-2)."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        datoer = grundlag.konfiguration.variant.trin
        sagstyper, eksport = datoer.get(Trin.SAGSTYPER), datoer.get(Trin.EKSPORTER_SAGER)
        eget = datoer.get(trin)
        if sagstyper is None or eksport is None:
            return
        foerste = max(sagstyper, eksport)
        if eget is not None and eget <= foerste:
            return
        naar = f"sættes til {dag(eget)}" if eget else "er ikke sat"
        yield Traef(
            f"Trin {trin} {TRIN_NAVNE[trin]}",
            f"Trinnet {naar}, men de første sager sendes {dag(foerste)}. {hvad}",
        )

    return find


def _trin_a(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    datoer = grundlag.konfiguration.variant.trin
    a, eksport = datoer.get(Trin.DATAAFGRAENSNING), datoer.get(Trin.EKSPORTER_SAGER)
    if eksport is not None and (a is None or a >= eksport):
        naar = f"er først sat til {dag(a)}" if a else "er ikke sat"
        yield Traef(
            f"Trin A {TRIN_NAVNE[Trin.DATAAFGRAENSNING]}",
            f"Trinnet {naar}, men 'Eksporter sager' aktiveres {dag(eksport)}.",
        )


def _mangel(hvilke: str, tekst: str) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """Sager of the data that lack something, told once with a few of their numbers."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        numre: tuple[str, ...] = getattr(grundlag.mangler, hvilke)
        if numre:
            flere = "" if len(numre) <= _VISTE_SAGSNUMRE else " m.fl."
            yield Traef(
                antal(len(numre), "sag", "sager"),
                f"{', '.join(numre[:_VISTE_SAGSNUMRE])}{flere} {tekst}",
                tal=len(numre),
            )

    return find


OPSAETNING = (
    Kontrolregel(
        "KONTROL_KLE_IKKE_AKTIV",
        Alvor.ADVARSEL,
        "KLE-nummer i brug er ikke aktivt i Borgerblikket",
        "Borgerblikket viser kun de KLE-numre, kommunen har aktiveret. SAPA viser dem stadig.",
        "Aktivér nummeret, hvis borgeren skal se det.",
        Rettes.OPSAETNING,
        "A0 #B, FAQ2",
        True,
        _ikke_aktiv,
    ),
    Kontrolregel(
        "KONTROL_OBLIGATORISK_IKKE_AKTIV",
        Alvor.SPOERGSMAAL,
        "Skal de obligatoriske KLE-numre ikke aktiveres?",
        "Økonomiaftalerne gør disse numre på område 27 obligatoriske på Mit Overblik.",
        "Aktivér numrene, når deres sager afleveres, fra Cura eller fra et andet system.",
        Rettes.OPSAETNING,
        "A3, domain.md §1F",
        True,
        _obligatorisk_ikke_aktiv,
    ),
    Kontrolregel(
        "KONTROL_INGEN_AFDELING",
        Alvor.FEJL,
        "Kontaktafdeling mangler",
        "»Kontaktafdeling« er det eneste felt, der skal udfyldes, når kilden er Brugerdefineret.",
        "Udfyld »Kontaktafdeling«.",
        Rettes.OPSAETNING,
        "A0:1420",
        True,
        _brugerdefineret(_uden_afdeling),
    ),
    Kontrolregel(
        "KONTROL_KONTAKTTELEFON",
        Alvor.FEJL,
        "Kontakttelefon er ikke på otte cifre",
        "Mit Overblik tager et nummer på otte cifre. Et andet vises ikke.",
        "Ret »Kontakttelefon« til otte cifre.",
        Rettes.OPSAETNING,
        "DIG-E",
        True,
        _brugerdefineret(_telefon),
    ),
    Kontrolregel(
        "KONTROL_KONTAKTLINK",
        Alvor.ADVARSEL,
        "Et kontaktlink mangler http eller https",
        "Mit Overblik tager kun en adresse, der begynder med http:// eller https://.",
        "Skriv https:// foran adressen.",
        Rettes.OPSAETNING,
        "DIG-E; at linket så ikke vises, antager vi",
        False,
        _brugerdefineret(_link),
    ),
    Kontrolregel(
        "KONTROL_FRADATO_FOR_SEN",
        Alvor.ADVARSEL,
        "Fradato er senere end tilladt",
        "Den seneste fradato er 31. december i det år, hvor KLE-nummeret skal vises. For de "
        "obligatoriske numre på område 27 er det 2022.",
        "Sæt fradato til 31. december 2022 eller før.",
        Rettes.OPSAETNING,
        "FAQ1; året er fra A3's etapeplan",
        True,
        _fradato,
    ),
    Kontrolregel(
        "KONTROL_ROLLE_UDEN_KLE",
        Alvor.SPOERGSMAAL,
        "Må rollen se alle KLE-numre?",
        "Trin A beder jer finde roller uden afgrænsning på KLE. De når alle sager fra Cura, så "
        "snart 'Eksporter sager' er aktiv.",
        "Afgræns rollen på KLE i SAPA, eller skriv ned, at det er med vilje.",
        Rettes.SAPA,
        "A0:1939, A0:1776",
        True,
        _rolle(_uden_afgraensning, "Rollen har ingen afgrænsning på KLE."),
    ),
    Kontrolregel(
        "KONTROL_ROLLE_NAAR_CURA",
        Alvor.SPOERGSMAAL,
        "Skal rollen se sager fra Cura?",
        "Trin A beder jer finde roller med et hvilket som helst KLE-nummer under 27 eller 29.",
        "Se rollens side i SAPA, og bekræft, at den skal se dem.",
        Rettes.SAPA,
        "A0:1939",
        True,
        _rolle(_naar_cura, "Rollens KLE-numre rammer område 27 eller 29."),
    ),
    Kontrolregel(
        "KONTROL_TRIN_4_FOR_SENT",
        Alvor.FEJL,
        "Ydelsestyper konfigureres, efter at sager sendes",
        "Ydelser, der sendes før trin 4, får forkert type. Kommunen kan ikke selv rette det.",
        "Gør trin 4 før trin 5, eller vent med trin 8.",
        Rettes.TRIN,
        "A0:527, A0:653",
        True,
        _for_sent(
            Trin.YDELSESTYPER, "Ydelser, der sendes inden, kan kun rettes med en oprydning."
        ),
    ),
    Kontrolregel(
        "KONTROL_TRIN_7_FOR_SENT",
        Alvor.FEJL,
        "Enheder konfigureres, efter at sager sendes",
        "Sager, der sendes før trin 7, får forkert enhed, indtil der sker noget nyt på dem. "
        "Afsluttede sager forbliver forkerte.",
        "Gør trin 7 før trin 5, eller vent med trin 8.",
        Rettes.TRIN,
        "A0:539, A0:653",
        True,
        _for_sent(Trin.ENHEDER, "Sager, der sendes inden, mangler deres enhed."),
    ),
    Kontrolregel(
        "KONTROL_TRIN_A_FOR_SENT",
        Alvor.ADVARSEL,
        "Dataafgrænsningen tjekkes for sent",
        "Trin A skal være gjort, før sagerne sendes. Ellers kan roller i SAPA nå sager, som "
        "de ikke må se.",
        "Gør trin A før trin 8.",
        Rettes.TRIN,
        "A0 trin A (K40)",
        True,
        _trin_a,
    ),
    Kontrolregel(
        "KONTROL_SAG_UDEN_PRIMAER_PART",
        Alvor.ADVARSEL,
        "Sager uden primær part",
        "Kun den primære part ser sagen. En sag uden ses ikke af nogen borger.",
        "Registrér den primære part i fagsystemet.",
        Rettes.FAGSYSTEM,
        "FAQ1, ANV-S; følgen antager vi",
        False,
        _mangel("uden_primaer_part", "har ingen primær part."),
    ),
    Kontrolregel(
        "KONTROL_SAG_UDEN_ANSVARLIG",
        Alvor.ADVARSEL,
        "Sager uden ansvarlig enhed",
        "Indekset kræver én ansvarlig enhed. Uden den er der ingen kontakt at vise.",
        "Registrér den ansvarlige enhed i fagsystemet.",
        Rettes.FAGSYSTEM,
        "ANV-S (Ansvarlig 1)",
        True,
        _mangel("uden_ansvarlig", "har ingen ansvarlig enhed."),
    ),
    Kontrolregel(
        "KONTROL_SAG_UDEN_OPSTAAET",
        Alvor.ADVARSEL,
        "Sager, der ikke begynder med Opstået",
        "Hver sag skal have status »Opstået« med en rigtig dato. Den er oprettelsesdatoen, som "
        "fradato ser på.",
        "Send sagens hele forløb, også begyndelsen.",
        Rettes.FAGSYSTEM,
        "ANV-S, ANV-M AM-01",
        True,
        _mangel("uden_opstaaet", "begynder med en anden status end Opstået."),
    ),
)
