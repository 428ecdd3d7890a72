"""Borgerblikket: how a shown object looks to the citizen (domain.md §1C, §3, §4, §9.1)."""

from __future__ import annotations

import re
from functools import partial

from webapp.domain.eksport.indeks import Indekssag
from webapp.domain.fagsystem import Dokument, Fremdrift
from webapp.domain.klassifikation.kle import IKKE_SLAAET_EFTER
from webapp.domain.vaerdier.dansk import antal
from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import Titelvalg
from webapp.domain.variant.systemvalg import Systemgraense
from webapp.domain.variant.variant import Ydelsesnavn
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontaktregler import KONTAKTREGLER
from webapp.domain.visning.regel import Regel, Udfald, bemaerk, lav_regel, opfyldt, oplyser
from webapp.domain.visning.status import STATUS
from webapp.domain.visning.verdict import Station

BREV = "Brev"
# A suffix such as »(FSIII)« or a name that no citizen would use (domain.md §3D).
_FAGKODE = re.compile(r"\((FSIII|FFB|FS3)\)", re.IGNORECASE)


def vist_titel(forhold: Forhold) -> str:
    """The title of the sag that the citizen reads: the KLE number's or the fagsystem's (FAQ1).

    Another authority's choice is not known: its own title. Where KLE's title is not known, the
    number stands for it.
    """
    sag, kle = forhold.sag, forhold.kle
    titel = sag.titel if sag else ""
    valg = forhold.opsaetning.titel if forhold.opsaetning else Titelvalg.SAGSTITEL
    if valg is Titelvalg.SAGSTITEL or not forhold.er_egen or kle is None:
        return titel
    return forhold.kle_plan.emnetitel(kle) or f"KLE {kle}"


def vist_ydelsesnavn(forhold: Forhold) -> str:
    """BevilgetYdelse/Navn or the ydelsestype, by the variant's switch (domain.md §9.5-20)."""
    navn = forhold.ydelsesnavn
    ydelsestype = forhold.indeksydelse.ydelsestype if forhold.indeksydelse else ""
    if forhold.antagelser.ydelsesnavn is Ydelsesnavn.YDELSESTYPE:
        return ydelsestype or navn
    return navn or ydelsestype


def viste_dokumenter(forhold: Forhold) -> tuple[Dokument, ...] | None:
    """Letters to and from the citizen; None where the municipality does not show documents.

    Which types Borgerblikket shows is not sourced: »breve, der er sendt til og fra borgeren« (A0).
    Another authority's choice is not known: we assume that what it delivered is shown.
    """
    if forhold.sag is None or (forhold.er_egen and not _valgt(forhold, "dokumenter")):
        return None
    if not forhold.er_egen and not forhold.dokumenter:
        return None
    return tuple(
        dokument
        for dokument in forhold.dokumenter
        if dokument.type.startswith(BREV) and not dokument.undtaget_for_borger
    )


def viser_journalnotater(forhold: Forhold) -> bool:
    """True if the municipality shows journalnotater on this KLE; another authority's if it has any.

    What another authority chose is not known: we assume that what it delivered is shown.
    """
    if not forhold.er_egen:
        return bool(forhold.journalnotater)
    return _valgt(forhold, "journalnotater")


def _valgt(forhold: Forhold, felt: str) -> bool:
    """A switch of the KLE number's row; off where there is no row."""
    return forhold.opsaetning is not None and bool(getattr(forhold.opsaetning, felt))


def _titel(forhold: Forhold) -> Udfald:
    titel = vist_titel(forhold)
    if not forhold.er_egen:
        return oplyser(f"{forhold.myndighed} vælger selv titlen: {titel}.", titel=titel)
    valg = forhold.opsaetning.titel if forhold.opsaetning else Titelvalg.SAGSTITEL
    if valg is Titelvalg.SAGSTITEL or forhold.kle is None:
        return oplyser(f"Borgeren læser fagsystemets sagstitel: {titel}.", titel=titel)
    if not forhold.kle_plan.emnetitel(forhold.kle):
        hvorfor = "emneplanen har det ikke" if forhold.kle_plan.er_indlaest else IKKE_SLAAET_EFTER
        return bemaerk(
            f"Borgeren læser KLE-emnets titel. Vi kender ikke titlen på {forhold.kle}: {hvorfor}.",
            titel=titel,
        )
    forbehold = "" if forhold.kle_plan.er_indlaest else f" Titlen er {IKKE_SLAAET_EFTER}."
    return oplyser(f"Borgeren læser KLE-emnets titel: {titel}.{forbehold}", titel=titel)


def _alternativ_titel(forhold: Forhold) -> Udfald:
    if forhold.sag is not None and forhold.sag.alternativ_titel:
        return oplyser("Sagen er undtaget fra offentlighed. Den alternative titel vises ikke.")
    return opfyldt("Sagen har ingen alternativ titel.")


def _sagsnummer(forhold: Forhold) -> Udfald:
    if forhold.antagelser.vis_sagsnummer:
        return oplyser(
            "Sagsnummeret vises under Sagsdetaljer, som på KOMBITs skærmbilleder. KOMBITs "
            "spørgsmål og svar siger, at det ikke er muligt."
        )
    return oplyser("Sagsnummeret er valgt fra.")


def _sagsbehandler(_forhold: Forhold) -> Udfald:
    return oplyser("Sagsbehandlerens navn og initialer vises aldrig for borgeren.")


def _leveres_ikke(graense: Systemgraense, hvad: str, i_data: int) -> Udfald:
    """What the chosen system does not deliver, and how much of it the data have all the same."""
    har = f" Sagen har {i_data} i jeres data." if i_data else ""
    return oplyser(f"{graense.navn} leverer ingen {hvad} ({graense.kilde}).{har}", i_data=i_data)


def _dokumenter(forhold: Forhold) -> Udfald:
    alle, graense = forhold.dokumenter, forhold.systemgraense
    if graense and graense.uden_dokumenter:
        return _leveres_ikke(
            graense, "dokumenter", len(forhold.sag.dokumenter) if forhold.sag else 0
        )
    if not alle:
        return opfyldt("Sagen har ingen dokumenter.")
    viste = viste_dokumenter(forhold)
    if viste is None:
        return oplyser(
            f"Brevtitler er slået fra. Sagen har {antal(len(alle), 'dokument', 'dokumenter')}."
        )
    if len(viste) < len(alle):
        return oplyser(
            f"{len(viste)} af {antal(len(alle), 'dokument', 'dokumenter')} vises: kun breve, der "
            "ikke er undtaget, og kun deres titel. Typerne er vores antagelse.",
            vist=len(viste),
            ialt=len(alle),
        )
    return opfyldt(f"{antal(len(viste), 'brevtitel', 'brevtitler')} vises.", vist=len(viste))


def _journalnotater(forhold: Forhold) -> Udfald:
    alle, graense = forhold.journalnotater, forhold.systemgraense
    if graense and graense.uden_notater:
        antal_ = len(forhold.sag.journalnotater) if forhold.sag else 0
        return _leveres_ikke(graense, "journalnotater", antal_)
    if alle and viser_journalnotater(forhold):
        return opfyldt(f"{antal(len(alle), 'journalnotat', 'journalnotater')} vises.")
    if alle:
        return oplyser(f"Journalnotater er slået fra. Sagen har {len(alle)}.", ialt=len(alle))
    return opfyldt("Sagen har ingen journalnotater.")


def _status(forhold: Forhold) -> Udfald:
    if forhold.indekssag is None:
        return opfyldt("Sagen har ingen status i indekset.")
    fremdrift = forhold.indekssag.fremdrift
    ord_ = STATUS[fremdrift]
    tekst = f"{ord_.sapa} i indekset bliver til {ord_.mit_overblik} på Mit Overblik."
    return oplyser(tekst, fremdrift=fremdrift, status=ord_.mit_overblik)


def _afsluttet_med_hjaelp(forhold: Forhold) -> Udfald:
    sag = forhold.indekssag
    if sag is not None and sag.fremdrift is Fremdrift.AFSLUTTET and forhold.sag_har_aktiv_ydelse:
        tekst = "Borgeren læser Afsluttet, men hjælpen løber stadig."
        if _lukket_ved_afgoerelsen(sag):
            tekst += " Det er EOJ-løsning A: Afsluttet sættes ved afgørelsen."
        return bemaerk(tekst)
    return opfyldt("Status og ydelser passer sammen.")


def _lukket_ved_afgoerelsen(sag: Indekssag) -> bool:
    """True if the fagsystem itself had not closed what it sent."""
    sendt = sag.sag.udgaver[len(sag.udgaver) - 1]
    return sendt.fremdrift is not Fremdrift.AFSLUTTET


def _ydelsesnavn(forhold: Forhold) -> Udfald:
    navn = vist_ydelsesnavn(forhold)
    if _FAGKODE.search(navn):
        return bemaerk(f"Borgeren læser »{navn}« med fagsystemets kode i.", navn=navn)
    return oplyser(f"Borgeren læser »{navn}«.", navn=navn)


def _uden_sag(forhold: Forhold) -> Udfald:
    if forhold.sag is None or not forhold.antagelser.bevilling_har_relation_til_sag:
        return oplyser("Bevillingen har ingen relation til en sag, så der er intet link imellem.")
    return opfyldt("Bevillingen peger på sin sag.")


def _side(forhold: Forhold) -> Udfald:
    art, lokal = forhold.ydelsesart, forhold.lokal_ydelse
    if forhold.ydelse is not None and forhold.ydelse.oekonomisk:
        return oplyser("En økonomisk ydelse vises under Økonomiske ydelser.")
    if forhold.oekonomisk:
        return oplyser(
            "Ydelsestypen er monetær, så vi antager, at ydelsen vises under Økonomiske ydelser."
        )
    hvor = "vises under Serviceydelser og hjælpemidler"
    if art is not None:
        return opfyldt(f"Ydelsestypen er {art}, så vi antager, at ydelsen {hvor}.")
    if lokal is not None and lokal.automatisk is not None:
        return opfyldt(f"{lokal.automatisk} er hjælp, så vi antager, at ydelsen {hvor}.")
    if not forhold.via_eksport:
        return opfyldt(f"Ydelsen er leveret uden udbetalinger, så vi antager, at den {hvor}.")
    return bemaerk(
        "Ydelsens art (monetær, ressourcemæssig eller fysisk) kendes ikke. Vi antager, at "
        f"ydelsen {hvor}."
    )


_regel = partial(lav_regel, Station.BORGERBLIK, kan_skjule=False)


FREMTRAEDEN: tuple[Regel, ...] = (
    _regel(
        "BORGERBLIK_TITEL",
        "Kommunen vælger pr. KLE-nummer mellem KLE-emnets titel og sagstitlen",
        "spørgsmål og svar om Borgerblikket",
        _titel,
        Rettes.OPSAETNING,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_ALTERNATIV_TITEL",
        "Er en sag undtaget fra offentlighed, vises den titel, offentligheden må se",
        "anvisning til Sagsobjektet v1.7; at Borgerblikket følger den, er ikke beskrevet",
        _alternativ_titel,
        Rettes.FAGSYSTEM,
        sourced=False,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_SAGSNUMMER",
        "Sagsnummeret vises på sagens side",
        "to skærmbilleder i workshop 8. april 2024; spørgsmål og svar siger nej",
        _sagsnummer,
        Rettes.ANTAGELSE,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_SAGSBEHANDLER",
        "Sagsbehandlerens navn og initialer vises ikke",
        "spørgsmål og svar om Borgerblikket",
        _sagsbehandler,
        Rettes.INGEN_STEDER,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_DOKUMENTER",
        "Titler på breve vises, hvis kommunen vælger det; selve brevene vises aldrig",
        "workshop 8. april 2024; hvilke dokumenttyper er ikke beskrevet",
        _dokumenter,
        Rettes.OPSAETNING,
        sourced=False,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_JOURNALNOTATER",
        "Journalnotater vises, hvis kommunen ønsker det",
        "workshop 8. april 2024",
        _journalnotater,
        Rettes.OPSAETNING,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_STATUS",
        "Indeksets status oversættes til Mit Overbliks ord",
        "sammenligning af skærmbilleder; KOMBIT beskriver ikke oversættelsen",
        _status,
        Rettes.INGEN_STEDER,
        sourced=False,
        ydelse=False,
    ),
    _regel(
        "BORGERBLIK_AFSLUTTET_MED_HJAELP",
        "En EOJ-sag kan være Afsluttet ved afgørelsen, selv om hjælpen først begynder",
        "udfordringsbillede for EOJ, løsningsskitse A; at et system gør det, er ikke beskrevet",
        _afsluttet_med_hjaelp,
        Rettes.FAGSYSTEM,
        sourced=False,
        ydelse=False,
    ),
    *KONTAKTREGLER,
    _regel(
        "BORGERBLIK_YDELSESNAVN",
        "Ydelsens navn er fagsystemets egen tekst",
        "skærmbilledet Serviceydelser i workshop 8. april 2024",
        _ydelsesnavn,
        Rettes.FAGSYSTEM,
        sourced=False,
        sag=False,
    ),
    _regel(
        "BORGERBLIK_YDELSE_UDEN_SAG",
        "Relationen fra bevilling til sag er valgfri",
        "udfordringsbillede for EOJ, løsning C",
        _uden_sag,
        Rettes.FAGSYSTEM,
        sag=False,
    ),
    _regel(
        "BORGERBLIK_SIDE",
        "Økonomiske ydelser og serviceydelser har hver sin side",
        "workshop 8. april 2024 (A0:755-774); at arten afgør siden, er ikke beskrevet",
        _side,
        Rettes.FORBEREDELSESARK,
        sourced=False,
        sag=False,
    ),
)
