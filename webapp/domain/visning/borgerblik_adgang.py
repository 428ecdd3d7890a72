"""Borgerblikket: is the object shown to this citizen at all? See domain.md §1B, §1D, §9.1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from webapp.domain.fagsystem import (
    Foelsomhed,
    PartIdType,
    Partsrolle,
    Sag,
    Sagspart,
    er_kommune,
    er_undtaget_for_borger,
)
from webapp.domain.vaerdier.dansk import dag, opremsning
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import KleOpsaetning
from webapp.domain.variant.variant import Trin
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser, skjuler
from webapp.domain.visning.verdict import Station

# KLE's hovedgruppe of dagtilbud, where pladsanvisning files (A3:110-119).
PLADSANVISNING = "28"
# The facets of complaints: over udførelse, and to Ankestyrelsen (§6).
KLAGER = ("K02", "K03")


def _egen_opsaetning(tjek: Callable[[Forhold], Udfald]) -> Callable[[Forhold], Udfald]:
    """The same check, told of as unknown for another authority's object (§9.1-3)."""

    def egen(forhold: Forhold) -> Udfald:
        if forhold.er_egen:
            return tjek(forhold)
        return oplyser(f"{forhold.myndighed} bestemmer selv. Vi antager, at det vises.")

    return egen


def _aabnet(forhold: Forhold) -> Udfald:
    system = forhold.fagsystem
    aabnet = forhold.konfiguration.trin(Trin.AABNING) if system.via_eksport else system.aabnet
    if aabnet is None:
        return skjuler(f"Der er ikke åbnet for {system.navn} i SAPA og Borgerblikket (trin B).")
    if aabnet > forhold.dato:
        return skjuler(f"Der åbnes først for {system.navn} {dag(aabnet)}.", aabnet=aabnet)
    if forhold.efter_planen:
        return opfyldt(f"Efter planen er der åbnet for {system.navn} i SAPA og Borgerblikket.")
    return opfyldt(f"Der er åbnet for {system.navn} siden {dag(aabnet)}.", aabnet=aabnet)


def _ses_af_ejer(forhold: Forhold) -> bool:
    """True for a byggesag: who is a party of it, and how, does not matter."""
    return not forhold.er_ydelse and forhold.sag is not None and forhold.sag.er_byggesag


def _parter_med_cpr(forhold: Forhold) -> tuple[Sagspart, ...]:
    """The viewer's roles on CPR; all of them where none is, which BORGERBLIK_CPR has told."""
    parter = forhold.personens_parter
    return tuple(part for part in parter if part.id_type is PartIdType.CPR) or parter


def _soegt_rolle(forhold: Forhold) -> Partsrolle:
    """The role in which a citizen sees the object."""
    if not forhold.er_ydelse:
        return Partsrolle.PRIMAER_PART
    if any(part.rolle is Partsrolle.BEVILLINGSMODTAGER for part in forhold.parter):
        return Partsrolle.BEVILLINGSMODTAGER
    return Partsrolle.YDELSESMODTAGER


def _cpr(forhold: Forhold) -> Udfald:
    if _ses_af_ejer(forhold):
        return opfyldt("En byggesag følger ejendommen og ikke partens nummer.")
    parter = forhold.personens_parter
    if any(part.id_type is PartIdType.CPR for part in parter):
        return opfyldt("Registreret på et CPR-nummer.")
    if parter:
        return skjuler(f"Parten er registreret med {parter[0].id_type} og ikke med CPR-nummer.")
    if any(part.id_type is PartIdType.CPR for part in forhold.parter):
        return opfyldt("Registreret på et CPR-nummer, men ikke borgerens.")
    hvad = "Bevillingen" if forhold.er_ydelse else "Sagen"
    return skjuler(f"{hvad} har ingen part med CPR-nummer.")


def _foraelder_ser(forhold: Forhold) -> bool:
    """True for a sag on pladsanvisning where a parent is taken for primær part (screens.md 33)."""
    paa_pladsanvisning = forhold.kle is not None and forhold.kle.hovedgruppe == PLADSANVISNING
    return paa_pladsanvisning and forhold.antagelser.foraelder_er_primaer_part


def _primaer_part(forhold: Forhold) -> Udfald:
    if _ses_af_ejer(forhold):
        return opfyldt("En byggesag vises for ejeren og ikke for den primære part.")
    roller = [part.rolle for part in _parter_med_cpr(forhold)]
    if Partsrolle.PRIMAER_PART in roller:
        return opfyldt("Borgeren er primær part.")
    if Partsrolle.SEKUNDAER_PART in roller and _foraelder_ser(forhold):
        return oplyser(
            "Borgeren er sekundær part i en sag om pladsanvisning. Varianten antager, at "
            "forælderen ser den som primær part."
        )
    if roller:
        return skjuler(f"Borgeren er {str(roller[0]).lower()} og ikke primær part.")
    return skjuler("Sagen har ingen primær part, som er borgeren.")


def _ejendom(forhold: Forhold) -> Udfald:
    if forhold.sag is None or not forhold.sag.er_byggesag:
        return opfyldt("Det er ikke en byggesag.")
    if forhold.er_ejer_af_ejendom:
        return opfyldt(f"Borgeren ejer ejendommen {forhold.sag.ejendom}.")
    return skjuler(f"Borgeren ejer ikke ejendommen {forhold.sag.ejendom}.")


def _modtager(forhold: Forhold) -> Udfald:
    soegt = _soegt_rolle(forhold)
    if any(part.rolle is soegt for part in _parter_med_cpr(forhold)):
        return opfyldt(f"Borgeren er {str(soegt).lower()}.")
    return skjuler(f"Borgeren er ikke bevillingens {str(soegt).lower()}.")


def _virkning(forhold: Forhold) -> Udfald:
    if _ses_af_ejer(forhold):
        return opfyldt("En byggesag følger ejendommen og ikke partens tilknytning.")
    med_cpr, soegt = _parter_med_cpr(forhold), _soegt_rolle(forhold)
    # The role that makes the object the citizen's is the one that must hold now.
    parter = [part for part in med_cpr if part.rolle is soegt] or med_cpr
    if parter and not any(part.virkning.daekker(forhold.dato) for part in parter):
        til = parter[0].virkning.til
        return skjuler(f"Borgerens tilknytning har ikke virkning {dag(forhold.dato)}.", til=til)
    return opfyldt("Borgerens tilknytning har virkning.")


def _bopaelskommune(forhold: Forhold) -> Udfald:
    if not forhold.antagelser.bopaelskommune_skal_vaere_ejer:
        return opfyldt("Det, andre kommuner end bopælskommunen har leveret, vises også.")
    bopael = forhold.person.bopaelskommune
    if not er_kommune(forhold.myndighed):
        return opfyldt(
            f"Ejer er {forhold.myndighed}. Vi antager, at andre myndigheder end kommuner står på "
            "myndighedslisten, så de vises, hvor borgeren end bor."
        )
    if not bopael:
        return bemaerk(
            "Borgerens bopælskommune kendes ikke, så reglen kan ikke prøves. Vi antager, at "
            f"{forhold.objektnavn} vises."
        )
    if str(forhold.ejer) != bopael:
        return skjuler(
            f"Ejer er {forhold.myndighed}, som ikke er borgerens bopælskommune.",
            bopaelskommune=bopael,
        )
    return opfyldt("Borgerens bopælskommune er ejer.")


def _kle_aktiv(forhold: Forhold) -> Udfald:
    raekke = forhold.opsaetning
    if raekke is None:
        return skjuler(f"{forhold.kle_tekst()} står ikke i Opsætning af Borgerblikket.")
    if not raekke.aktiv and raekke.kun_sapa:
        return skjuler(f"{forhold.kle_tekst()} er kun aktiveret for SAPA.", kle=raekke.kle)
    if not raekke.aktiv:
        return skjuler(f"{forhold.kle_tekst()} er ikke aktiveret.", kle=raekke.kle)
    return opfyldt(f"{forhold.kle_tekst()} er aktiveret.", kle=raekke.kle)


def _kle_vises(forhold: Forhold) -> Udfald:
    if forhold.er_kontrolsag:
        return skjuler(
            f"{forhold.kle_tekst()} hører ikke til nogen flise. Vi antager, at en kontrolsag "
            "aldrig vises for borgeren, heller ikke en anden myndigheds."
        )
    return _egen_opsaetning(_kle_aktiv)(forhold)


def _fagsystemfilter(forhold: Forhold) -> Udfald:
    filter_ = forhold.opsaetning.fagsystemfilter if forhold.opsaetning else ()
    if filter_ and forhold.fagsystem.navn not in filter_:
        return skjuler(
            f"Fagsystemfilteret viser kun {opremsning(filter_)}, og {forhold.objektnavn} er fra "
            f"{forhold.fagsystem.navn}.",
            filter=",".join(filter_),
        )
    return opfyldt("Fagsystemfilteret lader systemet vise." if filter_ else "Alle systemer vises.")


def _fradato(forhold: Forhold) -> Udfald:
    raekke = forhold.opsaetning
    egen = raekke.fradato_ydelser if raekke is not None and forhold.er_ydelse else None
    if raekke is None or (egen is None and raekke.fradato is None):
        return opfyldt("Der er ingen fradato.")
    if egen is not None and forhold.ydelse is not None:
        return _ydelsens_fradato(forhold, forhold.ydelse.fra, egen, raekke)
    graense, oprettet = raekke.fradato or date.min, forhold.oprettet
    egen_dag = forhold.er_ydelse and forhold.indekseret_sag is None
    hvad = "Ydelsens første dag er" if egen_dag else f"{forhold.sagsord} er oprettet"
    tekst = f"{hvad} {dag(oprettet)}, og fradatoen er {dag(graense)}"
    if oprettet > graense or (oprettet == graense and forhold.antagelser.fradato_er_med):
        return opfyldt(f"{tekst}.", oprettet=oprettet, fradato=graense)
    sag = forhold.indekseret_sag
    aktiv = sag.aktiv if sag else forhold.aktiv
    if raekke.deaktiver_fradato_for_aktive and aktiv:
        return opfyldt(f"{tekst}, men fradatoen er deaktiveret for aktive.", fradato=graense)
    hvad = "Ydelsen" if egen_dag else forhold.sagsord
    tilstand = "aktiv" if aktiv else "afsluttet"
    return skjuler(f"{tekst}. {hvad} er {tilstand}.", oprettet=oprettet, fradato=graense)


def _ydelsens_fradato(
    forhold: Forhold, begyndt: date, graense: date, raekke: KleOpsaetning
) -> Udfald:
    """The ydelse's own first day against the date that is set for ydelser alone."""
    tekst = f"Ydelsens første dag er {dag(begyndt)}, og fradatoen for ydelser er {dag(graense)}"
    if begyndt > graense or (begyndt == graense and forhold.antagelser.fradato_er_med):
        return opfyldt(f"{tekst}.", oprettet=begyndt, fradato=graense)
    if raekke.deaktiver_fradato_for_aktive and forhold.aktiv:
        return opfyldt(f"{tekst}, men fradatoen er deaktiveret for aktive.", fradato=graense)
    tilstand = "aktiv" if forhold.aktiv else "afsluttet"
    return skjuler(f"{tekst}. Ydelsen er {tilstand}.", oprettet=begyndt, fradato=graense)


def undtagelse(sag: Sag | None) -> str:
    """The class that exempts the sag from the citizen's view, as filed; empty where none does."""
    klasser = sag.visningsklasser if sag else ()
    return next((klasse for klasse in klasser if er_undtaget_for_borger(klasse)), "")


def _visningsklasse(forhold: Forhold) -> Udfald:
    if undtaget := undtagelse(forhold.sag):
        return skjuler(f"Sagen har visningsklassen »{undtaget}«.", visningsklasse=undtaget)
    return opfyldt("Sagen er ikke undtaget for borgeren.")


def _ydelse_undtaget(forhold: Forhold) -> Udfald:
    undtaget = undtagelse(forhold.sag) if forhold.indekssag else ""
    if not undtaget:
        return opfyldt("Ydelsen hører ikke til en sag, der er undtaget for borgeren.")
    if forhold.indekseret_sag is None:
        return bemaerk(
            f"Ydelsens sag har visningsklassen »{undtaget}«, men bevillingen peger ikke på sagen, "
            "så ydelsen vises alligevel."
        )
    return skjuler(
        f"Ydelsens sag har visningsklassen »{undtaget}«. Vi antager, at Borgerblikket så heller "
        "ikke henter ydelsen.",
        visningsklasse=undtaget,
    )


def _sikkerhedsprofil(forhold: Forhold) -> Udfald:
    objekt = "Bevillingen" if forhold.er_ydelse else "Sagen"
    if forhold.sikkerhedsprofil:
        return bemaerk(
            f"{objekt} har en sikkerhedsprofil. Hvad den betyder for borgeren, er ikke "
            f"beskrevet; vi antager, at borgeren ser {forhold.objektnavn}."
        )
    return opfyldt(f"{objekt} har ingen sikkerhedsprofil.")


def _foelsomhed(forhold: Forhold) -> Udfald:
    if forhold.foelsomhed is Foelsomhed.VIP_SAGER:
        return bemaerk(
            "Følsomheden er VIP-sager. Intet tyder på, at Borgerblikket skjuler efter følsomhed; "
            f"se efter, om borgeren skal se {forhold.objektnavn}."
        )
    return opfyldt(f"Følsomheden er {forhold.foelsomhed.tekst}.")


def _handlingsfacet(forhold: Forhold) -> Udfald:
    facet = forhold.sag.handlingsfacet if forhold.sag else ""
    if facet[:3] in KLAGER:
        return bemaerk(
            f"Handlingsfacetten er {facet}: sagen er en klage. Intet tyder på, at Borgerblikket "
            "skjuler efter facet; se efter, om borgeren skal se sagen."
        )
    return opfyldt("Sagen er ikke mærket som en klage.")


def _fremtidig(forhold: Forhold) -> Udfald:
    if forhold.ydelse is None or forhold.ydelse.fra <= forhold.dato:
        return opfyldt("Ydelsen er begyndt.")
    tekst = f"Ydelsen begynder først {dag(forhold.ydelse.fra)}"
    if forhold.antagelser.vis_fremtidige_ydelser:
        return oplyser(f"{tekst}. Vi antager, at den vises som Aktiv.")
    return skjuler(f"{tekst}, og fremtidige ydelser er valgt fra.")


_regel = partial(lav_regel, Station.BORGERBLIK)
_oplysning = partial(_regel, kan_skjule=False)


ADGANG: tuple[Regel, ...] = (
    _regel(
        "BORGERBLIK_AABNET",
        "Fagsystemet skal være åbnet for SAPA og Borgerblikket",
        "workshop 8. april 2024, trin B (K39)",
        _egen_opsaetning(_aabnet),
        Rettes.TRIN,
    ),
    _regel(
        "BORGERBLIK_CPR",
        "Borgerblikket viser kun sager og ydelser, der er registreret på et CPR-nummer",
        "spørgsmål og svar om Borgerblikket",
        _cpr,
        Rettes.FAGSYSTEM,
    ),
    _regel(
        "BORGERBLIK_PRIMAER_PART",
        "Kun den primære part ser sagen",
        "spørgsmål og svar om Borgerblikket",
        _primaer_part,
        Rettes.FAGSYSTEM,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_EJENDOM",
        "En byggesag ses af ejendommens ejer",
        "spørgsmål og svar om Borgerblikket",
        _ejendom,
        Rettes.FAGSYSTEM,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_MODTAGER",
        "En ydelse ses af bevillingsmodtageren, ellers af ydelsesmodtageren",
        "rollerne i Ydelsesindekset; hvilken der bruges, er ikke beskrevet",
        _modtager,
        Rettes.FAGSYSTEM,
        sourced=False,
        sag=False,
    ),
    _regel(
        "BORGERBLIK_VIRKNING",
        "Kun relationer, der har virkning nu, tæller",
        "anvendelsesmønster AM-02; at Borgerblikket læser »nu«, er ikke beskrevet",
        _virkning,
        Rettes.FAGSYSTEM,
        sourced=False,
    ),
    _regel(
        "BORGERBLIK_BOPAELSKOMMUNE",
        "Sager og ydelser fra andre kommuner end bopælskommunen vises",
        "skærmbilledet Sager i workshop 8. april 2024; reglen kan slås til",
        _bopaelskommune,
        Rettes.ANTAGELSE,
        sourced=False,
    ),
    _regel(
        "BORGERBLIK_KLE_AKTIV",
        "KLE-nummeret skal være aktiveret i Opsætning af Borgerblikket",
        "workshop 8. april 2024, trin B",
        _kle_vises,
        Rettes.OPSAETNING,
    ),
    _regel(
        "BORGERBLIK_FAGSYSTEMFILTER",
        "Fagsystemfilteret kan begrænse, hvilke systemer der vises fra",
        "spørgsmål og svar om Borgerblikket",
        _egen_opsaetning(_fagsystemfilter),
        Rettes.OPSAETNING,
    ),
    _regel(
        "BORGERBLIK_FRADATO",
        "Sager og ydelser fra før fradatoen vises ikke",
        "spørgsmål og svar om Borgerblikket",
        _egen_opsaetning(_fradato),
        Rettes.OPSAETNING,
    ),
    _regel(
        "BORGERBLIK_VISNINGSKLASSE",
        "En sag med visningsklassen »Visning undtaget for borger« vises ikke",
        "anvisning til Sagsobjektet v1.7",
        _visningsklasse,
        Rettes.FAGSYSTEM,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_YDELSE_UNDTAGET",
        "En ydelse, hvis sag er »Visning undtaget for borger«, vises ikke",
        "felterne SagUndtagetVisningForBorger og FjernUndtagetVisningForBorger i SF1491 (KC); at "
        "Borgerblikket bruger dem, er ikke beskrevet",
        _ydelse_undtaget,
        Rettes.FAGSYSTEM,
        sourced=False,
        sag=False,
    ),
    _oplysning(
        "BORGERBLIK_SIKKERHEDSPROFIL",
        "En sikkerhedsprofil skjuler intet for borgeren selv",
        "anvisning til Sagsobjektet v1.7; virkningen for borgeren er ikke beskrevet",
        _sikkerhedsprofil,
        Rettes.FAGSYSTEM,
        sourced=False,
    ),
    _oplysning(
        "BORGERBLIK_FOELSOMHED",
        "Borgerblikket skjuler ikke efter følsomhed",
        "ingen kilde siger det; anvisningen nævner kun systemer og brugere",
        _foelsomhed,
        Rettes.FAGSYSTEM,
        sourced=False,
    ),
    _oplysning(
        "BORGERBLIK_HANDLINGSFACET",
        "Borgerblikket skjuler ikke efter handlingsfacet",
        "ingen kilde siger det; klagesager har samme emne som den sag, der klages over (KLE)",
        _handlingsfacet,
        Rettes.FAGSYSTEM,
        sourced=False,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_FREMTIDIG_YDELSE",
        "En ydelse, der endnu ikke er begyndt, vises",
        "ikke beskrevet af KOMBIT",
        _fremtidig,
        Rettes.ANTAGELSE,
        sourced=False,
        sag=False,
    ),
)
