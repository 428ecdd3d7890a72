"""Our own sheets about sager: their columns (docs/ark.md)."""

from __future__ import annotations

from webapp.domain.fagsystem import Fremdrift, PartIdType, Partsrolle
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, foldet, som_tekst
from webapp.importers.ark.klecelle import kle
from webapp.importers.ark.tabel import Kolonne, Tabel

DOKUMENTTYPER = (
    "Brev, indgaaende", "Brev, udgaaende", "Brev", "Faktura", "Internt Notat", "Eksternt Notat",
    "Rapport", "Dagsorden", "Plan", "Andet",
)  # fmt: skip
_DOKUMENTTYPE_EFTER_FOLD = {foldet(type_): type_ for type_ in DOKUMENTTYPER}
_ROLLER: dict[str, Partsrolle | None] = {
    rolle.value: rolle for rolle in Partsrolle if rolle is not Partsrolle.BEVILLINGSMODTAGER
}
_FREMDRIFTER: dict[str, Fremdrift | None] = {
    "Opstået": Fremdrift.OPSTAAET,
    "Oplyst": Fremdrift.OPLYST,
    "Afgjort": Fremdrift.AFGJORT,
    "Afsluttet": Fremdrift.AFSLUTTET,
}
_ID_TYPER: dict[str, PartIdType | None] = {type_.value: type_ for type_ in PartIdType}


def _dokumenttype(vaerdi: Vaerdi) -> Svar[str]:
    """The index's own spelling where it is one of its types, else the text as it is."""
    tekst = " ".join(som_tekst(vaerdi).split())
    return Svar(_DOKUMENTTYPE_EFTER_FOLD.get(foldet(tekst), tekst))


SAGSNUMMER = Kolonne("Sagsnummer", celler.navn, "Entydigt i kommunen", noegle=True)

S_FAGSYSTEM = Kolonne("Fagsystem", celler.navn, "Navnet fra Fagsystemer")
S_SAGSTYPE = Kolonne("Sagstype", celler.navn, "Kun Cura")
S_TITEL = Kolonne("Titel", celler.navn, "Sagens titel")
S_ALTERNATIV = Kolonne("Alternativ titel", celler.navn, "Når sagen er undtaget fra offentlighed")
S_OPRETTET = Kolonne("Oprettet", celler.dato)
S_MYNDIGHED = Kolonne(
    "Myndighed", celler.cvr, "CVR; tomt er kommunen selv", andre=("Myndighed (CVR)",)
)
S_PART = Kolonne("Primær part", celler.navn, "Nøglen fra Personer", andre=("Primær part (person)",))
S_KLE = Kolonne("KLE-nummer", kle, "Andre end Cura", andre=("KLE",))
S_FACET = Kolonne("Handlingsfacet", celler.navn, "Fx G01")
S_FOELSOMHED = Kolonne("Følsomhed", celler.foelsomhed, "1-4 eller navnet")
S_ENHED_UUID = Kolonne("Ansvarlig enhed UUID", celler.uuid, "Andre end Cura")
S_ENHED = Kolonne("Ansvarlig enhed", celler.navn, "Andre end Cura")
S_VISNING = Kolonne("Visningsklasse", celler.liste, "Fx Visning undtaget for borger")
S_PROFIL = Kolonne(
    "Sikkerhedsprofil", celler.liste_af(celler.uuid), "UUID'er på enheder",
    andre=("Sikkerhedsprofil (UUID'er)",),
)  # fmt: skip
S_EJENDOM = Kolonne(
    "Ejendom", celler.navn, "BFE-nummer, byggesager", andre=("Ejendom (BFE-nummer)",)
)
SAGER = Tabel(
    "Sager",
    (SAGSNUMMER, S_FAGSYSTEM, S_SAGSTYPE, S_TITEL, S_ALTERNATIV, S_OPRETTET, S_MYNDIGHED, S_PART,
     S_KLE, S_FACET, S_FOELSOMHED, S_ENHED_UUID, S_ENHED, S_VISNING, S_PROFIL, S_EJENDOM),
    kendetegn=(SAGSNUMMER, S_FAGSYSTEM, S_TITEL),
)  # fmt: skip

PART_ROLLE = Kolonne(
    "Rolle",
    celler.ord_af(_ROLLER, "PARTSROLLE_UKENDT", None),
    "Primær part, Sekundær part eller Ydelsesmodtager",
    noegle=True,
)
PART_PERSON = Kolonne("Person", celler.navn, "Nøglen fra Personer")
PART_TYPE = Kolonne(
    "Id-type", celler.ord_af(_ID_TYPER, "ID_TYPE_UKENDT", None), ", ".join(_ID_TYPER)
)
PART_NAVN = Kolonne("Navn", celler.navn, "Når parten ikke er en af personerne")
PART_FRA = Kolonne("Fra", celler.dato, "Første dag")
PART_TIL = Kolonne("Til", celler.dato, "Dagen efter den sidste")
SAGSPARTER = Tabel(
    "Sagsparter",
    (SAGSNUMMER, PART_ROLLE, PART_PERSON, PART_TYPE, PART_NAVN, PART_FRA, PART_TIL),
    kendetegn=(SAGSNUMMER, PART_ROLLE),
)

H_DATO = Kolonne("Dato", celler.dato, "Dagen, det skete", noegle=True)
H_TEKST = Kolonne("Hændelse", celler.navn, "Hvad der skete")
H_ENHED = Kolonne("Enhed", celler.navn, "Cura-enhedens navn; tomt er uændret")
H_FREMDRIFT = Kolonne(
    "Fremdrift", celler.ord_af(_FREMDRIFTER, "FREMDRIFT_UKENDT", None), ", ".join(_FREMDRIFTER)
)
H_BEHANDLER = Kolonne("Sagsbehandler", celler.navn, "Tomt er uændret")
HAENDELSER = Tabel(
    "Hændelser",
    (SAGSNUMMER, H_DATO, H_TEKST, H_ENHED, H_FREMDRIFT, H_BEHANDLER),
    kendetegn=(SAGSNUMMER, H_DATO, H_FREMDRIFT),
)

T_DATO = Kolonne("Dato", celler.dato, "Dagen, trinnet begyndte", noegle=True)
T_TRIN = Kolonne("Trin", celler.navn, "Vises under »Sagens forløb«")
FORLOEB = Tabel("Forløb", (SAGSNUMMER, T_DATO, T_TRIN), kendetegn=(SAGSNUMMER, T_TRIN))

D_TITEL = Kolonne("Titel", celler.navn, "Dokumentets titel", noegle=True)
D_TYPE = Kolonne("Type", _dokumenttype, "; ".join(DOKUMENTTYPER))
D_DATO = Kolonne("Dato", celler.dato, "Brevdato")
D_DOKUMENTTITEL = Kolonne("Dokumenttitel", celler.navn, "Vises i stedet for titlen")
D_FOELSOMHED = Kolonne("Følsomhed", celler.foelsomhed, "1-4 eller navnet")
D_UNDTAGET = Kolonne("Undtaget for borger", celler.ja_nej, "ja eller nej")
DOKUMENTER = Tabel(
    "Dokumenter",
    (SAGSNUMMER, D_TITEL, D_TYPE, D_DATO, D_DOKUMENTTITEL, D_FOELSOMHED, D_UNDTAGET),
    kendetegn=(SAGSNUMMER, D_TITEL, D_TYPE),
)

N_NOTAT = Kolonne("Notat", celler.navn, "Notatets overskrift", noegle=True)
N_DATO = Kolonne("Dato", celler.dato)
JOURNALNOTATER = Tabel(
    "Journalnotater", (SAGSNUMMER, N_NOTAT, N_DATO), kendetegn=(SAGSNUMMER, N_NOTAT)
)
