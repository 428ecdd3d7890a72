"""Our own sheets about sager: their columns (docs/ark.md)."""

from __future__ import annotations

from webapp.domain.fagsystem import Fremdrift, PartIdType, Partsrolle
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, foldet, som_tekst
from webapp.importers.ark.klecelle import kle
from webapp.importers.ark.tabel import Kolonne, Tabel

DOKUMENTTYPER = (
    "Brev, indgaaende",
    "Brev, udgaaende",
    "Brev",
    "Faktura",
    "Internt Notat",
    "Eksternt Notat",
    "Rapport",
    "Dagsorden",
    "Plan",
    "Andet",
)
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


SAGSNUMMER = Kolonne(
    overskrift="Sagsnummer", laes=celler.navn, hjaelp="Entydigt i kommunen", noegle=True
)

S_FAGSYSTEM = Kolonne(overskrift="Fagsystem", laes=celler.navn, hjaelp="Navnet fra Fagsystemer")
S_SAGSTYPE = Kolonne(overskrift="Sagstype", laes=celler.navn, hjaelp="Kun Cura")
S_TITEL = Kolonne(overskrift="Titel", laes=celler.navn, hjaelp="Sagens titel")
S_ALTERNATIV = Kolonne(
    overskrift="Alternativ titel", laes=celler.navn, hjaelp="Når sagen er undtaget fra offentlighed"
)
S_OPRETTET = Kolonne(overskrift="Oprettet", laes=celler.dato, vaern=True)
S_MYNDIGHED = Kolonne(
    overskrift="Myndighed",
    laes=celler.cvr,
    hjaelp="CVR; tomt er kommunen selv",
    andre=("Myndighed (CVR)",),
    vaern=True,
)
S_PART = Kolonne(
    overskrift="Primær part",
    laes=celler.navn,
    hjaelp="Nøglen fra Personer",
    andre=("Primær part (person)",),
)
S_KLE = Kolonne(overskrift="KLE-nummer", laes=kle, hjaelp="Andre end Cura", andre=("KLE",))
S_FACET = Kolonne(overskrift="Handlingsfacet", laes=celler.navn, hjaelp="Fx G01")
S_FOELSOMHED = Kolonne(
    overskrift="Følsomhed", laes=celler.foelsomhed, hjaelp="1-4 eller navnet", vaern=True
)
S_ENHED_UUID = Kolonne(overskrift="Ansvarlig enhed UUID", laes=celler.uuid, hjaelp="Andre end Cura")
S_ENHED = Kolonne(overskrift="Ansvarlig enhed", laes=celler.navn, hjaelp="Andre end Cura")
S_VISNING = Kolonne(
    overskrift="Visningsklasse",
    laes=celler.liste,
    hjaelp="Fx Visning undtaget for borger",
    vaern=True,
)
S_PROFIL = Kolonne(
    overskrift="Sikkerhedsprofil",
    laes=celler.liste_af(celler.uuid),
    hjaelp="UUID'er på enheder",
    andre=("Sikkerhedsprofil (UUID'er)",),
    vaern=True,
)
S_EJENDOM = Kolonne(
    overskrift="Ejendom",
    laes=celler.navn,
    hjaelp="BFE-nummer, byggesager",
    andre=("Ejendom (BFE-nummer)",),
    vaern=True,
)
S_HOERER_TIL = Kolonne(
    overskrift="Hører til",
    laes=celler.navn,
    hjaelp="Sagsnummeret på den sag (oversag eller samlesag), som sagen hører til",
)
S_KONTROLTEMA = Kolonne(
    overskrift="Kontroltema",
    laes=celler.navn,
    hjaelp="Hvad en kontrolsag (KLE 32.45.04) kontrollerer",
)
SAGER = Tabel(
    "Sager",
    (
        SAGSNUMMER,
        S_FAGSYSTEM,
        S_SAGSTYPE,
        S_TITEL,
        S_ALTERNATIV,
        S_OPRETTET,
        S_MYNDIGHED,
        S_PART,
        S_KLE,
        S_FACET,
        S_FOELSOMHED,
        S_ENHED_UUID,
        S_ENHED,
        S_VISNING,
        S_PROFIL,
        S_EJENDOM,
        S_HOERER_TIL,
        S_KONTROLTEMA,
    ),
    kendetegn=(SAGSNUMMER, S_FAGSYSTEM, S_TITEL),
)

PART_ROLLE = Kolonne(
    overskrift="Rolle",
    laes=celler.ord_af(_ROLLER, "PARTSROLLE_UKENDT", None),
    hjaelp="Primær part, Sekundær part eller Ydelsesmodtager",
    noegle=True,
)
PART_PERSON = Kolonne(overskrift="Person", laes=celler.navn, hjaelp="Nøglen fra Personer")
PART_TYPE = Kolonne(
    overskrift="Id-type",
    laes=celler.ord_af(_ID_TYPER, "ID_TYPE_UKENDT", None),
    hjaelp=", ".join(_ID_TYPER),
    vaern=True,
)
PART_NAVN = Kolonne(
    overskrift="Navn", laes=celler.navn, hjaelp="Når parten ikke er en af personerne"
)
PART_FRA = Kolonne(overskrift="Fra", laes=celler.dato, hjaelp="Første dag", vaern=True)
PART_TIL = Kolonne(overskrift="Til", laes=celler.dato, hjaelp="Dagen efter den sidste", vaern=True)
SAGSPARTER = Tabel(
    "Sagsparter",
    (SAGSNUMMER, PART_ROLLE, PART_PERSON, PART_TYPE, PART_NAVN, PART_FRA, PART_TIL),
    kendetegn=(SAGSNUMMER, PART_ROLLE),
)

H_DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Dagen, det skete", noegle=True)
H_TEKST = Kolonne(overskrift="Hændelse", laes=celler.navn, hjaelp="Hvad der skete")
H_ENHED = Kolonne(
    overskrift="Enhed", laes=celler.navn, hjaelp="Cura-enhedens navn; tomt er uændret"
)
H_FREMDRIFT = Kolonne(
    overskrift="Fremdrift",
    laes=celler.ord_af(_FREMDRIFTER, "FREMDRIFT_UKENDT", None),
    hjaelp=", ".join(_FREMDRIFTER),
    vaern=True,
)
H_BEHANDLER = Kolonne(overskrift="Sagsbehandler", laes=celler.navn, hjaelp="Tomt er uændret")
HAENDELSER = Tabel(
    "Hændelser",
    (SAGSNUMMER, H_DATO, H_TEKST, H_ENHED, H_FREMDRIFT, H_BEHANDLER),
    kendetegn=(SAGSNUMMER, H_DATO, H_FREMDRIFT),
)

T_DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Dagen, trinnet begyndte", noegle=True)
T_TRIN = Kolonne(overskrift="Trin", laes=celler.navn, hjaelp="Vises under »Sagens forløb«")
FORLOEB = Tabel("Forløb", (SAGSNUMMER, T_DATO, T_TRIN), kendetegn=(SAGSNUMMER, T_TRIN))

D_TITEL = Kolonne(overskrift="Titel", laes=celler.navn, hjaelp="Dokumentets titel", noegle=True)
D_TYPE = Kolonne(overskrift="Type", laes=_dokumenttype, hjaelp="; ".join(DOKUMENTTYPER))
D_DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Brevdato", vaern=True)
D_DOKUMENTTITEL = Kolonne(
    overskrift="Dokumenttitel", laes=celler.navn, hjaelp="Vises i stedet for titlen"
)
D_FOELSOMHED = Kolonne(
    overskrift="Følsomhed", laes=celler.foelsomhed, hjaelp="1-4 eller navnet", vaern=True
)
D_UNDTAGET = Kolonne(
    overskrift="Undtaget for borger", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True
)
DOKUMENTER = Tabel(
    "Dokumenter",
    (SAGSNUMMER, D_TITEL, D_TYPE, D_DATO, D_DOKUMENTTITEL, D_FOELSOMHED, D_UNDTAGET),
    kendetegn=(SAGSNUMMER, D_TITEL, D_TYPE),
)

N_NOTAT = Kolonne(overskrift="Notat", laes=celler.navn, hjaelp="Notatets overskrift", noegle=True)
N_DATO = Kolonne(overskrift="Dato", laes=celler.dato, vaern=True)
JOURNALNOTATER = Tabel(
    "Journalnotater", (SAGSNUMMER, N_NOTAT, N_DATO), kendetegn=(SAGSNUMMER, N_NOTAT)
)
