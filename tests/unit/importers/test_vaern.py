"""A cell that hides or limits and cannot be read shows less, never more (ADR 45)."""

import io

import pytest
from openpyxl import Workbook

from tests.unit.importers.byg import laes
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.genkend import Indfil
from webapp.importers.tabeller import TABELLER

# The columns that show no more where they are read as blank: they name or word what is shown, or
# their blank hides. A new column is put here, or is `vaern=True`, or is a key.
VISER_IKKE_MERE = {
    "Organisationsark": "Sagsansvarlig | Findes enheden i FK ORG | Navn i FK ORG | UUID | "
    "Skal de mappes | Bemærkninger | Overordnet enhed i Cura",
    "Forberedelsesark": "Lokal ydelsestype | Evt. § til lokal ydelsestype | "
    "Fælleskommunal ydelsestype | KLE-nr for ydelsestypen | Knyttet til hvilken lokal sagstype | "
    "Evt. §§ til sagstypen | KLE-nummer og titel | Bemærkninger",
    "Fælleskommunale ydelsestyper": "KLE-nummer | Beskrivelse",
    "Myndigheder": "Myndighed",
    "Fagsystemer": "UUID | Åbnet | Dialogintegration | Modtager journalnotater",
    "Personer": "Navn | CPR | Vist dato | Adresse | Statsborgerskab | Civilstand | "
    "Tilmeldt digital post | Lægepraksis | Lægepraksis telefonnummer | Lægepraksis adresse | "
    "Værge | Værgemål | Ejendomme | Husstand | Tilflytningsdato | Beskrivelse",
    "Adresser": "Kommune | Tilflytningsdato | Fraflytningsdato | Bemærkning",
    "Personhistorik": "Fra",
    "Institutioner": "Art | Klassetrin | Adresse | Postnummer | Bynavn | Telefonnummer | "
    "Mailadresse | Hjemmeside | Beliggenhedskommune | Region | Institutionsnummer",
    "Kontanthjælpsloft": "Dato | Loft | Ydelser i alt | Særlig støtte | Boligstøtte | Nedsættelse",
    # The number of another authority's sag is asked for on its own, below.
    "Sager": "Fagsystem | Sagstype | Titel | Alternativ titel | Primær part | KLE-nummer | "
    "Handlingsfacet | Ansvarlig enhed UUID | Ansvarlig enhed | Hører til | Kontroltema",
    "Sagsparter": "Person | Navn",
    "Hændelser": "Hændelse | Enhed | Sagsbehandler",
    "Forløb": "Trin",
    "Dokumenter": "Type | Dokumenttitel",
    "Bevillinger": "Modtager | Modtagerrolle | Ydelsesmodtager | Ansvarlig enhed UUID | "
    "Ansvarlig enhed",
    "Ydelser": "Lokal ydelse | Navn | Bevilget fra | Bevilget | KLE-nummer | Ydelsestype | "
    "Dispositionsdag | Betalingsfrekvens | Betalingsform",
    "Udbetalinger": "Periode fra | Periode til | Bruttobeløb | Udbetalt",
    "Effektueringer": "Dispositionsdato | Beløb efter skat og ATP | Sendt til udbetaling | "
    "Tekst til sendt | Udbetalt | Tekst til udbetalt | Udbetales af",
    "Aftaler og frister": "Type | Tidspunkt | Myndighed | Sted | Arrangør | "
    "Det skal borgeren gøre | Telefon | Hjemmeside",
    "Fordringer": "Titel | Beløb | Sidste rettidige betalingsdag | Sendt til Gældsstyrelsen",
    "Opsætning af Borgerblikket": "Aktiv | Titel | Dokumenter | Journalnotater | "
    "Deaktiver fradato for aktive sager og tilhørende ydelser | Kontaktoplysninger kilde | "
    "Kontaktafdeling | Kontakttelefon | Link til kontakthjemmeside | "
    "Kontaktlink til digital post | Bemærkninger",
    "Fordringskonfiguration": "Aktiv for",
    "SAPA-roller": "Brugersystemrolle | Bemærkninger",
    "SAPA-visninger": "Kolonner | Enhed | Beskrivelse | Beskyttet adresse | Bemærkninger",
    "KLE-liste": "Titel | UUID | Udgået",
    "Tilføjede prøveborgere": "Sagstype | Enhed | Ydelse",
}
DAG = "2024-01-02"
# One row of each sheet that has such a column, with all its keys and what it needs to be read.
RAEKKER = {
    "Kommune": {"Kommune": "Korsbæk", "CVR": "11111111", "Dato": "2024-04-08"},
    "Fagsystemer": {"Fagsystem": "KSD", "Åbnet": DAG},
    "Personer": {"Person": "nancy", "Navn": "Nancy", "CPR": "251248-4916"},
    "Sager": {"Sagsnummer": "S-1", "Fagsystem": "KSD", "Titel": "T", "Primær part": "nancy"},
    "Sagsparter": {"Sagsnummer": "S-1", "Rolle": "Sekundær part", "Person": "nancy"},
    "Hændelser": {"Sagsnummer": "S-1", "Dato": DAG},
    "Dokumenter": {"Sagsnummer": "S-1", "Titel": "Afgørelse", "Type": "Brev"},
    "Journalnotater": {"Sagsnummer": "S-1", "Notat": "Ringet"},
    "Bevillinger": {"Bevilling": "B-1", "Modtager": "nancy", "Fagsystem": "KSD"},
    "Ydelser": {"Ydelse": "Y-1", "Bevilling": "B-1", "Bevilget fra": DAG},
    "Udbetalinger": {
        "Ydelse": "Y-1",
        "Dispositionsdato": DAG,
        "Bruttobeløb": "10,00",
        "Effektuering": "E-1",
    },
    "Effektueringer": {"Effektuering": "E-1", "Dispositionsdato": DAG},
    "Aftaler og frister": {"Person": "nancy", "Aftale eller frist": "Møde", "Dato": DAG},
    "Fordringer": {
        "Fordring": "F-1",
        "Person": "nancy",
        "Fordringstype": "Gebyr",
        "Beløb": "10,00",
        "Sidste rettidige betalingsdag": DAG,
    },
    "Opsætning af Borgerblikket": {"KLE-nummer": "27.36.04", "Aktiv": "ja"},
    "SAPA-roller": {"Rolle": "Vagt", "Brugersystemrolle": "Se"},
    "SAPA-visninger": {"Rolle": "Vagt"},
}


def _betalt(laest):
    return [u for b in laest.bevillinger for y in b.ydelser for u in y.udbetalinger]


# What is there of each sheet's row where all of it is read.
VIST = {
    "Fagsystemer": lambda laest: laest.fagsystemer,
    "Personer": lambda laest: laest.personer,
    "Sager": lambda laest: laest.sager,
    "Sagsparter": lambda laest: laest.sager[0].parter[1:],
    "Hændelser": lambda laest: laest.sager,
    "Dokumenter": lambda laest: laest.sager[0].dokumenter,
    "Journalnotater": lambda laest: laest.sager[0].journalnotater,
    "Bevillinger": lambda laest: laest.bevillinger,
    "Ydelser": lambda laest: laest.bevillinger[0].ydelser,
    "Udbetalinger": _betalt,
    "Effektueringer": _betalt,
    "Aftaler og frister": lambda laest: laest.aftaler,
    "Fordringer": lambda laest: laest.fordringer,
    "Opsætning af Borgerblikket": lambda laest: [
        raekke for raekke in laest.opsaetning.raekker if raekke.aktiv or raekke.kun_sapa
    ],
    "SAPA-roller": lambda laest: laest.roller[0].brugersystemroller,
    "SAPA-visninger": lambda laest: laest.roller[0].elementer,
}
KODER = {
    "Hændelser": "FREMDRIFT_ULAESELIG",
    "Opsætning af Borgerblikket": "OPSAETNING_VAERN_ULAESELIGT",
    "SAPA-visninger": "SAPA_ELEMENTER_ULAESELIGE",
}


def vaern():
    return [(tabel, kolonne) for tabel in TABELLER for kolonne in tabel.kolonner if kolonne.vaern]


def laest_med(tabelnavn="", overskrift="", vaerdi=None, **mere):
    """All rows in one workbook, with a cell of one of them changed; and that cell's place."""
    bog, sted = Workbook(), ""
    for tabel in (tabel for tabel in TABELLER if tabel.navn in RAEKKER):
        raekke = RAEKKER[tabel.navn] | mere.get(tabel.navn, {})
        if tabel.navn == tabelnavn:
            raekke = raekke | {overskrift: vaerdi}
        blad = bog.create_sheet(tabel.navn.replace(" af ", " "))
        overskrifter = [kolonne.overskrift for kolonne in tabel.kolonner]
        blad.append(overskrifter)
        blad.append([raekke.get(tekst) for tekst in overskrifter])
        if tabel.navn == tabelnavn:
            sted = blad.cell(2, overskrifter.index(overskrift) + 1).coordinate
    ud = io.BytesIO()
    bog.save(ud)
    return laes(Indfil("alt.xlsx", ud.getvalue())), sted


def test_every_column_is_a_key_or_guards_or_is_known_to_show_no_more():
    fri = {
        tabel.navn: " | ".join(k.overskrift for k in tabel.kolonner if not (k.vaern or k.noegle))
        for tabel in TABELLER
    }
    assert {navn: tekst for navn, tekst in fri.items() if tekst} == VISER_IKKE_MERE


def test_what_guards_is_there_where_all_is_read_and_where_its_cell_is_empty():
    laest, _ = laest_med()
    assert [navn for navn, vist in VIST.items() if not vist(laest)] == []
    assert [fund for fund in laest.fund if fund.alvor is Alvor.FEJL] == []


@pytest.mark.parametrize("tabel, kolonne", vaern(), ids=lambda en: getattr(en, "overskrift", None))
def test_a_cell_that_guards_and_cannot_be_read_shows_less_and_is_told(tabel, kolonne):
    # No text is wrong for a name, but a formula that has no value is.
    vaerdi = "%%" if kolonne.laes("%%").problem else "#REF!"
    laest, celle = laest_med(tabel.navn, kolonne.overskrift, vaerdi)
    kode = KODER.get(tabel.navn, "VAERN_ULAESELIGT")
    (fund,) = [en for en in laest.fund if en.kode == kode]
    assert (fund.celle, fund.vaerdi, fund.alvor) == (celle, vaerdi, Alvor.FEJL)
    assert fund.ark == tabel.navn.replace(" af ", " ")
    assert list(VIST[tabel.navn](laest)) == []


def test_the_number_of_another_authoritys_sag_guards_and_the_kommunes_own_does_not():
    andres, celle = laest_med("Sager", "KLE-nummer", "%%", Sager={"Myndighed": "33236072"})
    assert andres.sager == ()
    (fund,) = [fund for fund in andres.fund if fund.kode == "VAERN_ULAESELIGT"]
    assert (fund.celle, fund.vaerdi) == (celle, "%%")
    egne, _ = laest_med("Sager", "KLE-nummer", "%%")
    assert [sag.kle for sag in egne.sager] == [None]


def test_a_primaer_part_that_is_left_out_does_not_bring_the_sags_own_back():
    laest, _ = laest_med("Sagsparter", "Til", "engang", Sagsparter={"Rolle": "Primær part"})
    assert laest.sager[0].parter == ()


@pytest.mark.parametrize("kolonne, tekst", [("Elementer", "Sagr"), ("Faneblade", "Uden kolon")])
def test_elements_none_of_which_is_known_are_not_all_of_them(kolonne, tekst):
    laest, _ = laest_med("SAPA-visninger", kolonne, tekst)
    assert laest.roller[0].elementer == ()


def test_an_appointment_whose_sag_is_not_read_is_left_out_with_it():
    laest, _ = laest_med("Aftaler og frister", "Sagsnummer", "S-9")
    assert laest.aftaler == ()
    (fund,) = [fund for fund in laest.fund if fund.kode == "AFTALE_SAG_UKENDT"]
    assert (fund.vaerdi, fund.alvor) == ("S-9", Alvor.FEJL)


@pytest.mark.parametrize(
    "kolonne, tekst", [("Dispositionsdato", "snart"), ("Effektueringsmodtager", "ingen")]
)
def test_what_is_paid_falls_with_its_effektuering(kolonne, tekst):
    laest, _ = laest_med("Effektueringer", kolonne, tekst)
    assert (laest.effektueringer, _betalt(laest)) == ((), [])
