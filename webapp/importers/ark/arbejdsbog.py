"""Excel workbooks (.xlsx): what may be opened, and their sheets with values as Excel last saw them.

A workbook is read in openpyxl's read-only mode, so that its size in memory is that of one row.
"""

from __future__ import annotations

import io
import posixpath
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook import Workbook

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.ark import MAKS_KOLONNER, Ark, saml_ark
from webapp.importers.ark.celle import Ulaeselig, Vaerdi, er_tom
from webapp.importers.rapport import Filfejl, Fundliste, Problem

MAKS_UDPAKKET = 200 * 1024 * 1024
_HOVED = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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


Raekker = Iterator[tuple[int, tuple[Vaerdi, ...]]]


@dataclass
class _Arkdel:
    """What a sheet's XML tells beside its values."""

    har_formler: bool = False
    flettede: list[tuple[int, int, int, int]] = field(default_factory=list)

    @property
    def nedad(self) -> list[tuple[int, int, int, int]]:
        """The ranges (first column and row, last column and row) that span several rows."""
        return [omraade for omraade in self.flettede if omraade[3] > omraade[1]]


def laes_arbejdsbog(fil: str, indhold: bytes, fund: Fundliste) -> list[Ark]:
    """Every visible sheet of an .xlsx; raises Filfejl where the file is none or is too large."""
    _kontroller_zip(fil, indhold)
    try:
        dele = _laes_arkdele(fil, indhold)
        har_formler = any(del_.har_formler for del_ in dele.values())
        vaerdier = _aabn(indhold, vaerdier=True)
        formler = _aabn(indhold, vaerdier=False) if har_formler else None
        return [
            saml_ark(fil, navn, _raekker(navn, dele.get(navn, _Arkdel()), vaerdier, formler))
            for navn in _synlige(fil, vaerdier, dele, fund)
        ]
    except Filfejl:
        raise
    except Exception as fejl:  # openpyxl raises anything on a damaged workbook
        raise Filfejl(fil, f"projektmappen er beskadiget. {_GEM_SOM}") from fejl


def _aabn(indhold: bytes, *, vaerdier: bool) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it does not keep (validation, styles): nothing that is read here
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(indhold), read_only=True, data_only=vaerdier)


def _kontroller_zip(fil: str, indhold: bytes) -> None:
    """Refuse what is no workbook, and a zip that unpacks to more than MAKS_UDPAKKET."""
    try:
        with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
            navne = set(arkiv.namelist())
            stoerrelse = sum(del_.file_size for del_ in arkiv.infolist())
            krypteret = any(del_.flag_bits & 1 for del_ in arkiv.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fejl:
        raise Filfejl(fil, f"filen er beskadiget. {_GEM_SOM}") from fejl
    if krypteret:
        raise Filfejl(fil, "den er beskyttet med en adgangskode. Fjern adgangskoden, og prøv igen.")
    if "xl/workbook.xml" not in navne:
        raise Filfejl(fil, f"den er ikke en Excel-projektmappe. {_GEM_SOM}")
    if stoerrelse > MAKS_UDPAKKET:
        raise Filfejl(
            fil, f"den fylder mere end {MAKS_UDPAKKET // 1024**2} MB pakket ud. Del den i flere."
        )


def _laes_arkdele(fil: str, indhold: bytes) -> dict[str, _Arkdel]:
    """By sheet name: whether it has formulas, and its merged ranges."""
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        for navn in arkiv.namelist():
            if navn.endswith((".xml", ".rels")):
                with arkiv.open(navn) as del_:
                    if b"<!DOCTYPE" in del_.read(2048).replace(b"\0", b""):
                        raise Filfejl(fil, f"den har en DTD og åbnes ikke. {_GEM_SOM}")
        bog = etree.fromstring(arkiv.read("xl/workbook.xml"), _parser())
        relationer = etree.fromstring(arkiv.read("xl/_rels/workbook.xml.rels"), _parser())
        stier = {str(r.get("Id")): str(r.get("Target")) for r in relationer}
        return {
            str(ark.get("name")): _scan(arkiv, stier.get(str(ark.get(f"{_REL}id")), ""))
            for ark in bog.iter(f"{_HOVED}sheet")
        }


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _scan(arkiv: zipfile.ZipFile, sti: str) -> _Arkdel:
    fuld = posixpath.normpath(sti.lstrip("/") if sti.startswith("/") else f"xl/{sti}")
    del_ = _Arkdel()
    if fuld not in arkiv.namelist():
        return del_
    with arkiv.open(fuld) as stroem:
        for _, element in etree.iterparse(
            stroem, tag=(f"{_HOVED}f", f"{_HOVED}mergeCell", f"{_HOVED}row"), no_network=True
        ):
            if element.tag == f"{_HOVED}f":
                del_.har_formler = True
            elif element.tag == f"{_HOVED}mergeCell":
                fra_k, fra_r, til_k, til_r = range_boundaries(str(element.get("ref")))
                del_.flettede.append((fra_k or 1, fra_r or 1, til_k or 1, til_r or 1))
            else:
                element.clear()
    return del_


def _synlige(
    fil: str, bog: Workbook, dele: Mapping[str, _Arkdel], fund: Fundliste
) -> Iterator[str]:
    """The names of the sheets to read; a hidden one and one with merged rows is remarked upon."""
    for ark in bog.worksheets:
        sted = Kildested(fil, ark.title)
        if ark.sheet_state != "visible":
            fund.meld(_SKJULT, sted)
            continue
        if ark.title in dele and dele[ark.title].nedad:
            fund.meld(_FLETTET, sted)
        yield ark.title


def _raekker(navn: str, del_: _Arkdel, bog: Workbook, formler: Workbook | None) -> Raekker:
    raekker = _celler(bog, navn)
    if formler is not None and del_.har_formler:
        raekker = _med_formler(raekker, _celler(formler, navn))
    return _udfyld(raekker, del_.nedad)


def _celler(bog: Workbook, navn: str) -> Raekker:
    ark = bog[navn]
    ark.reset_dimensions()  # the stated dimension of foreign writers is often wrong
    for nummer, raekke in enumerate(ark.iter_rows(), start=1):
        celler = raekke[:MAKS_KOLONNER]
        yield nummer, tuple(_vaerdi(celle.data_type, celle.value) for celle in celler)


def _vaerdi(datatype: str, vaerdi: object) -> Vaerdi:
    if datatype == "e":
        return Ulaeselig(_FEJLVAERDI, str(vaerdi))
    if isinstance(vaerdi, timedelta):
        return str(vaerdi)
    return vaerdi  # type: ignore[return-value]  # openpyxl types a cell's value as object


def _med_formler(raekker: Raekker, formler: Raekker) -> Raekker:
    """The values, and where a formula has none, a cell that says so."""
    for (nummer, vaerdier), (_, tekster) in zip(raekker, formler, strict=True):
        yield (
            nummer,
            tuple(
                Ulaeselig(_FORMEL, str(tekst)) if er_tom(vaerdi) and not er_tom(tekst) else vaerdi
                for vaerdi, tekst in zip(vaerdier, tekster, strict=True)
            ),
        )


def _udfyld(raekker: Raekker, flettede: Sequence[tuple[int, int, int, int]]) -> Raekker:
    """The value of a range that is merged downwards, in each of its rows."""
    oeverst: dict[int, Vaerdi] = {}
    for nummer, vaerdier in raekker:
        ny = list(vaerdier)
        for indeks, (kolonne, fra, _, til) in enumerate(flettede):
            if fra <= nummer <= til:
                ny.extend([None] * (kolonne - len(ny)))
                if nummer == fra:
                    oeverst[indeks] = ny[kolonne - 1]
                ny[kolonne - 1] = oeverst.get(indeks)
        yield nummer, tuple(ny)
