"""Excel workbooks (.xlsx): what may be opened, and their sheets with values as Excel last saw them.

Each sheet is read once, as a stream (`arkstroem`): openpyxl makes a cell of every formatted place,
and reads formulas in a second run. Its rules for dates and its tables of formats are used.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO

from lxml import etree

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers import excel
from webapp.importers.ark.ark import Ark, saml_ark
from webapp.importers.ark.arkstroem import (
    Arkstroem,
    Celle,
    ForStortError,
    Omraade,
    samlet_tekst,
)
from webapp.importers.ark.celle import Ulaeselig, Vaerdi, er_tom
from webapp.importers.rapport import Filfejl, Fundliste, Problem
from webapp.importers.xmltrae import frigoer

# Sheets are read as a stream and may be large; what is held in memory may not.
MAKS_UDPAKKET = 600 * 1024 * 1024
MAKS_DEL = 100 * 1024 * 1024
MAKS_STRENGE = 1_000_000
_ARKMAPPE = "xl/worksheets/"
_STRICT = "purl.oclc.org/ooxml"
_GEM_SOM = "Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx)."
_FORMEL = Problem(
    "FORMEL_UDEN_VAERDI",
    "Cellen er en formel, som filen ikke har et resultat for.",
    "Åbn filen i Excel, og gem den igen, eller indsæt værdien i stedet for formlen.",
)
_FEJLVAERDI = Problem(
    "CELLE_FEJLVAERDI", "Formlen i cellen giver en fejl.", "Ret formlen, eller skriv værdien."
)
_FLETTET = Problem(
    "CELLER_FLETTET",
    "Flettede celler: værdien er brugt i alle de flettede rækker.",
    "Ophæv fletningen, og skriv værdien i hver række.",
    Alvor.OPLYSNING,
)
_SKJULT = Problem(
    "ARK_SKJULT",
    "Arket er skjult og er ikke læst.",
    "Vis arket, hvis det skal med.",
    Alvor.OPLYSNING,
)


@dataclass(frozen=True)
class _Bog:
    """What cells point at: strings, which styles are dates or durations, and the first day."""

    strenge: Sequence[str]
    datoer: frozenset[int]
    varigheder: frozenset[int]
    epoke: datetime


@dataclass(frozen=True, slots=True)
class _Blad:
    navn: str
    sti: str
    er_synligt: bool


def laes_arbejdsbog(fil: str, indhold: bytes, fund: Fundliste) -> list[Ark]:
    """Every visible sheet of an .xlsx; raises Filfejl where the file is none or is too large."""
    _kontroller_zip(fil, indhold)
    try:
        with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
            _kontroller_dele(fil, arkiv)
            blade, epoke = _laes_blade(fil, arkiv)
            bog = _Bog(_laes_strenge(fil, arkiv), *_laes_stilarter(arkiv), epoke)
            return list(_laes_ark(fil, arkiv, blade, bog, fund))
    except Filfejl:
        raise
    except ForStortError as fejl:
        raise Filfejl(fil, f"et ark har {fejl}. Del den i flere.") from fejl
    except Exception as fejl:  # a damaged workbook fails in any of a hundred ways
        raise Filfejl(fil, f"projektmappen er beskadiget. {_GEM_SOM}") from fejl


def _kontroller_zip(fil: str, indhold: bytes) -> None:
    """Refuse what is no workbook, and a zip that unpacks to more than is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
            dele = arkiv.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fejl:
        raise Filfejl(fil, f"filen er beskadiget. {_GEM_SOM}") from fejl
    if any(del_.flag_bits & 1 for del_ in dele):
        raise Filfejl(fil, "den er beskyttet med en adgangskode. Fjern adgangskoden, og prøv igen.")
    if all(del_.filename != "xl/workbook.xml" for del_ in dele):
        raise Filfejl(fil, f"den er ikke en Excel-projektmappe. {_GEM_SOM}")
    i_hukommelsen = (d.file_size for d in dele if not d.filename.startswith(_ARKMAPPE))
    for stoerrelse, graense in (
        (sum(d.file_size for d in dele), MAKS_UDPAKKET),
        (max(i_hukommelsen, default=0), MAKS_DEL),
    ):
        if stoerrelse > graense:
            mb = graense // 1024**2
            raise Filfejl(fil, f"den fylder mere end {mb} MB pakket ud. Del den i flere.")


def _kontroller_dele(fil: str, arkiv: zipfile.ZipFile) -> None:
    for navn in arkiv.namelist():
        if navn.endswith((".xml", ".rels")):
            with arkiv.open(navn) as del_:
                if b"<!DOCTYPE" in del_.read(2048).replace(b"\0", b""):
                    raise Filfejl(fil, f"den har en DTD og åbnes ikke. {_GEM_SOM}")


def _lokal(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _trae(arkiv: zipfile.ZipFile, navn: str) -> etree._Element:
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(arkiv.read(navn), laeser)


def _laes_blade(fil: str, arkiv: zipfile.ZipFile) -> tuple[list[_Blad], datetime]:
    """The worksheets in order, and the day that dates are counted from."""
    bog = _trae(arkiv, "xl/workbook.xml")
    if _STRICT in str(bog.tag):
        raise Filfejl(
            fil,
            "den er gemt som »Strict Open XML-regneark«. Åbn den i Excel, gem den som almindelig "
            "»Excel-projektmappe (.xlsx)«, og prøv igen.",
        )
    relationer = _trae(arkiv, "xl/_rels/workbook.xml.rels")
    stier = {
        str(r.get("Id")): _fuld_sti(str(r.get("Target")))
        for r in relationer
        if str(r.get("Type")).endswith("/worksheet")
    }
    blade = []
    for ark in (e for e in bog.iter(etree.Element) if _lokal(e) == "sheet"):
        id_ = next((str(v) for n, v in ark.attrib.items() if str(n).endswith("}id")), "")
        if id_ in stier and stier[id_] in arkiv.NameToInfo:
            synligt = ark.get("state", "visible") == "visible"
            blade.append(_Blad(str(ark.get("name")), stier[id_], synligt))
    egenskaber = next((e for e in bog.iter(etree.Element) if _lokal(e) == "workbookPr"), None)
    fra_1904 = egenskaber is not None and egenskaber.get("date1904") in {"1", "true"}
    return blade, excel.MAC_EPOCH if fra_1904 else excel.WINDOWS_EPOCH


def _fuld_sti(sti: str) -> str:
    return posixpath.normpath(sti.lstrip("/") if sti.startswith("/") else f"xl/{sti}")


def _laes_strenge(fil: str, arkiv: zipfile.ZipFile) -> list[str]:
    """The shared strings; Filfejl where there are more than sheets of ours can use."""
    navn = next((n for n in arkiv.namelist() if n.lower() == "xl/sharedstrings.xml"), None)
    if navn is None:
        return []
    with arkiv.open(navn) as del_:
        antal = sum(bid.count(b"<si") + bid.count(b":si>") // 2 for bid in _bidder(del_))
    if antal > MAKS_STRENGE:
        raise Filfejl(fil, "den har mere end en million tekster. Del den i flere.")
    strenge: list[str] = []
    with arkiv.open(navn) as del_:
        for _, element in etree.iterparse(
            del_, events=("end",), resolve_entities=False, no_network=True
        ):
            if _lokal(element) == "si":
                strenge.append(excel.unescape(samlet_tekst(element)))
                frigoer(element)
    return strenge


def _bidder(del_: IO[bytes]) -> Iterator[bytes]:
    while bid := del_.read(1024 * 1024):
        yield bid


def _laes_stilarter(arkiv: zipfile.ZipFile) -> tuple[frozenset[int], frozenset[int]]:
    """The styles whose numbers are dates, and those whose are durations."""
    if "xl/styles.xml" not in arkiv.NameToInfo:
        return frozenset(), frozenset()
    trae = _trae(arkiv, "xl/styles.xml")
    formater: dict[int, str] = dict(excel.BUILTIN_FORMATS)
    formater |= {
        int(e.get("numFmtId") or 0): str(e.get("formatCode"))
        for e in trae.iter(etree.Element)
        if _lokal(e) == "numFmt"
    }
    celler = next((e for e in trae.iter(etree.Element) if _lokal(e) == "cellXfs"), None)
    xfs = () if celler is None else tuple(celler)
    brugte = [formater.get(int(xf.get("numFmtId") or 0), "General") for xf in xfs]

    def stile(passer: Callable[[str], object]) -> frozenset[int]:
        return frozenset(nr for nr, kode in enumerate(brugte) if passer(kode))

    return stile(excel.is_date_format), stile(excel.is_timedelta_format)


def _laes_ark(
    fil: str, arkiv: zipfile.ZipFile, blade: Sequence[_Blad], bog: _Bog, fund: Fundliste
) -> Iterator[Ark]:
    for blad in blade:
        sted = Kildested(fil, blad.navn)
        if not blad.er_synligt:
            fund.meld(_SKJULT, sted)
            continue
        with arkiv.open(blad.sti) as kilde:
            stroem = Arkstroem(kilde)
            ark = saml_ark(fil, blad.navn, _raekker(stroem, bog))
        nedad = [omraade for omraade in stroem.flettede if omraade[3] > omraade[1]]
        if nedad:
            fund.meld(_FLETTET, sted)
            ark = Ark(fil, blad.navn, _udfyld(ark.raekker, nedad))
        yield ark


def _raekker(stroem: Arkstroem, bog: _Bog) -> Iterator[tuple[int, tuple[Vaerdi, ...]]]:
    for nummer, celler in stroem.raekker():
        vaerdier = {kolonne: _vaerdi(celle, bog) for kolonne, celle in celler.items()}
        yield nummer, tuple(vaerdier.get(kolonne) for kolonne in range(max(vaerdier) + 1))


def _vaerdi(celle: Celle, bog: _Bog) -> Vaerdi:
    """What the cell holds; a formula without a result, and a fault, as a cell that says so."""
    tekst = celle.vaerdi
    vaerdi: Vaerdi = _tal_eller_dato(celle, bog)
    if celle.slags == "s":
        vaerdi = bog.strenge[int(tekst)] if tekst else None
    elif celle.slags in {"str", "inlineStr"}:
        vaerdi = excel.unescape(tekst)
    elif celle.slags == "b":
        vaerdi = tekst in {"1", "true"} if tekst else None
    elif celle.slags == "d":
        vaerdi = datetime.fromisoformat(tekst) if tekst else None
    elif celle.slags == "e":
        return Ulaeselig(_FEJLVAERDI, tekst)
    if er_tom(vaerdi) and celle.formel is not None:
        return Ulaeselig(_FORMEL, celle.formel)
    return vaerdi


def _tal_eller_dato(celle: Celle, bog: _Bog) -> Vaerdi:
    if celle.slags != "n" or not celle.vaerdi.strip():
        return None
    tekst = celle.vaerdi.strip()
    tal = float(tekst) if any(tegn in tekst for tegn in ".eE") else int(tekst)
    if celle.stil not in bog.datoer:
        return tal
    try:
        dag = excel.from_excel(tal, bog.epoke, timedelta=celle.stil in bog.varigheder)
    except (OverflowError, ValueError):
        return Ulaeselig(_FEJLVAERDI, tekst)
    return str(dag) if isinstance(dag, timedelta) else dag


def _udfyld(
    raekker: Sequence[tuple[int, tuple[Vaerdi, ...]]], flettede: Sequence[Omraade]
) -> list[tuple[int, tuple[Vaerdi, ...]]]:
    """The value of a range that is merged downwards, in each of its rows that holds something.

    Ranges of one column do not overlap; one that does is passed over.
    """
    numre = [nummer for nummer, _ in raekker]
    ny = [list(vaerdier) for _, vaerdier in raekker]
    naaet: dict[int, int] = {}
    for kolonne, fra, _, til in sorted(flettede, key=lambda omraade: omraade[1]):
        foerste = bisect_left(numre, fra)
        if naaet.get(kolonne, 0) >= fra or foerste == len(numre) or numre[foerste] != fra:
            continue
        naaet[kolonne] = til
        vaerdi = ny[foerste][kolonne - 1] if kolonne <= len(ny[foerste]) else None
        for plads in range(foerste + 1, bisect_right(numre, til)):
            ny[plads].extend([None] * (kolonne - len(ny[plads])))
            ny[plads][kolonne - 1] = vaerdi
    return [(nummer, tuple(vaerdier)) for nummer, vaerdier in zip(numre, ny, strict=True)]
