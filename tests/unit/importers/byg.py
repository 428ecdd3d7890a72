"""Small files for the tests, made in memory."""

import io
import json
from pathlib import Path

from hypothesis import HealthCheck, settings
from openpyxl import Workbook

from webapp.importers.indlaes import Indfil, Indlaesning, laes_filer

# How long a test takes is no reason for it to fail: other work may run beside it.
ROLIG = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
FILER = Path(__file__).resolve().parents[2] / "filer"
ORG_KOLONNER = (
    "Enhedsnavn i Cura",
    "Sagsansvarlig",
    "Findes enheden i FK ORG",
    "Navn i FK ORG",
    "UUID",
    "Skal de mappes",
    "Bemærkninger",
)
FORB_KOLONNER = (
    "Lokal ydelsestype",
    "Evt. § til lokal ydelsestype",
    "Fælleskommunal ydelsestype",
    "KLE-nr for ydelsestypen",
    "Knyttet til hvilken lokal sagstype",
    "Evt. §§ til sagstypen",
    "KLE-nummer og titel",
)
UUID_1 = "9334c3ae-6e8c-44ee-bcf3-c74ba98147ff"
UUID_2 = "9d60e2db-1df0-480a-be52-5f4f9543b1d7"
UUID_3 = "aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"


def eksempelfil(navn: str) -> Indfil:
    return Indfil(navn, (FILER / navn).read_bytes())


def xlsx(raekker, navn="ark.xlsx", flet=(), ark="Ark1") -> Indfil:
    bog = Workbook()
    blad = bog.active
    blad.title = ark
    for raekke in raekker:
        blad.append(list(raekke))
    for omraade in flet:
        blad.merge_cells(omraade)
    return gem(bog, navn)


def gem(bog: Workbook, navn="ark.xlsx") -> Indfil:
    ud = io.BytesIO()
    bog.save(ud)
    return Indfil(navn, ud.getvalue())


def csvfil(tekst: str, navn="ark.csv", kodning="utf-8") -> Indfil:
    return Indfil(navn, tekst.encode(kodning))


def jsonfil(data, navn="fk.json") -> Indfil:
    return Indfil(navn, json.dumps(data).encode())


def org(*raekker, **kw) -> Indfil:
    """A row: name, sagsansvarlig, findes, navn, uuid, mappes, bemærkninger; short rows are fine."""
    return xlsx([ORG_KOLONNER, *raekker], **kw)


def forb(*raekker, **kw) -> Indfil:
    return xlsx([FORB_KOLONNER, *raekker], **kw)


def laes(*filer: Indfil, **kw) -> Indlaesning:
    return laes_filer(filer, **kw)


def koder(laest: Indlaesning) -> list[str]:
    return [fund.kode for fund in laest.fund]


def fundet(laest: Indlaesning, kode: str):
    """The only finding of a code."""
    (fund,) = [fund for fund in laest.fund if fund.kode == kode]
    return fund


KOMMUNE = csvfil("Kommune;CVR;Dato\nKorsbæk Kommune;11111111;2024-04-08\n", "kommune.csv")
FAGSYSTEMER = csvfil(
    "Fagsystem;UUID;Via Cura-eksport;Åbnet\nCura;;ja;\nKSD;;nej;2022-01-01\n", "fagsystemer.csv"
)
PERSONER = csvfil(
    "Person;Navn;CPR\nnancy;Nancy Ann Berggren;251248-4916\nkim;Kim Borgersen;010180-0000\n",
    "personer.csv",
)
STAMDATA = (KOMMUNE, FAGSYSTEMER, PERSONER)
