"""Workbooks at the door: a new package of what is kept, and a list of what is not (ADR 0023).

Kept of every sheet: cells, formats, widths, what is hidden, panes, filter, conditions, comments and
validation. Everything else is left out, and named in a part of the package (`udeladt`). Nothing of
the old package is copied: each part is written anew of what its rules name.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.ark.celle import Vaerdi
from webapp.importers.doer import udeladt as ud
from webapp.importers.doer.arkdel import Arkdel
from webapp.importers.doer.arktekst import Stykke, Tekstrenser, laes_stykker, som_stykker
from webapp.importers.doer.former import HOVED, REL, heltal, ja, omraader
from webapp.importers.doer.stilarter import Stilark, tema
from webapp.importers.xmltrae import lokalnavn

_PAKKE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPER = {
    "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
    "/xl/styles.xml": f"{_TYPE}.styles+xml",
    "/xl/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FAST_TID = (1980, 1, 1, 0, 0, 0)
_STEDER = re.compile(
    r"(?:(?:'[^']*'|[\w.]+)!\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?,?)+", re.ASCII
)
_NAVN = re.compile(r"[^\W\d][\w.]{0,60}")
_FILTER = "_xlnm._FilterDatabase"
IKKE_MED = "Arket er ikke taget med"

Raekker = Mapping[int, tuple[Vaerdi, ...]]


@dataclass(frozen=True, slots=True)
class Pakkevalg:
    """How a workbook is written: `faste` texts are no names; `personark` the sheets with persons.

    Where there are such, a sheet that is not among them and not in `kendte` is left out.
    """

    faste: frozenset[str] = frozenset()
    personark: Mapping[str, Raekker] = field(default_factory=dict)
    kendte: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Ark:
    navn: str
    nyt_navn: str
    tilstand: str
    sti: str


def rens_pakke(indhold: bytes, p: Pseudonymer, valg: Pakkevalg = Pakkevalg()) -> bytes:
    """The workbook as it is kept."""
    ind = io.BytesIO(indhold)
    ud_ = io.BytesIO()
    with (
        zipfile.ZipFile(ind) as gammel,
        zipfile.ZipFile(ud_, "w", zipfile.ZIP_DEFLATED) as ny,
    ):
        _Pakke(gammel, ny, p, valg).skriv()
    return ud_.getvalue()


class _Pakke:
    def __init__(
        self, gammel: zipfile.ZipFile, ny: zipfile.ZipFile, p: Pseudonymer, valg: Pakkevalg
    ) -> None:
        self._gammel, self._ny, self._p, self._valg = gammel, ny, p, valg
        self._udeladt: set[str] = {*ud.laes_udeladt_i(gammel), *ud.af_dele(gammel)}
        self._renser = Tekstrenser(p, valg.faste)
        self._bog = _xml(gammel, "xl/workbook.xml")
        self._rel = _relationer(gammel, "xl/workbook.xml")
        self._typer = dict(_TYPER)

    def skriv(self) -> None:
        """Every part, the lists of them last."""
        ark = list(self._arkene())
        navne = self._definerede(ark)
        stilark = Stilark(self._del("styles"), self._renser.fri)
        strenge = list(self._strenge())
        for nr, et in enumerate(ark, start=1):
            self._skriv_ark(nr, et, stilark, strenge)
        self._gem("xl/styles.xml", stilark.som_xml())
        self._gem("xl/theme/theme1.xml", tema(self._del("theme")))
        self._gem("xl/workbook.xml", self._som_bog(ark, navne))
        self._gem(
            "xl/_rels/workbook.xml.rels",
            _relationsdel(
                [("worksheet", f"worksheets/sheet{nr}.xml") for nr in range(1, len(ark) + 1)]
                + [("styles", "styles.xml"), ("theme", "theme/theme1.xml")]
            ),
        )
        self._gem("_rels/.rels", _relationsdel([("officeDocument", "xl/workbook.xml")]))
        self._gem("[Content_Types].xml", _indholdstyper(self._typer))
        if liste := ud.som_del(self._udeladt):
            self._gem(ud.PART, liste)

    def _gem(self, navn: str, indhold: bytes | str) -> None:
        data = indhold.encode() if isinstance(indhold, str) else indhold
        self._ny.writestr(zipfile.ZipInfo(navn, _FAST_TID), data, zipfile.ZIP_DEFLATED)

    def _del(self, slags: str) -> etree._Element | None:
        sti = next((sti for type_, sti in self._rel.values() if type_ == slags), "")
        return _xml(self._gammel, sti) if sti in self._gammel.namelist() else None

    def _arkene(self) -> Iterator[_Ark]:
        optagne: list[str] = []
        for ark in (e for e in self._bog.iter(etree.Element) if lokalnavn(e) == "sheet"):
            noegle = next((v for n, v in ark.attrib.items() if str(n).endswith("}id")), "")
            type_, sti = self._rel.get(str(noegle), ("", ""))
            if type_ != "worksheet" or sti not in self._gammel.namelist():
                self._udeladt.add(ud.ARKTYPER)
                continue
            navn, tilstand = str(ark.get("name", "")), str(ark.get("state", "visible"))
            nyt = self._renser.arknavn(navn, optagne)
            optagne.append(nyt)
            self._renser.arknavne[navn] = nyt
            kendt = tilstand if tilstand in {"hidden", "veryHidden"} else "visible"
            yield _Ark(navn, nyt, kendt, sti)

    def _definerede(self, ark: list[_Ark]) -> list[str]:
        """The defined names that are ranges, as XML; the others are known as left out."""
        gamle = [e for e in self._bog.iter(etree.Element) if lokalnavn(e) == "definedName"]
        alle = [
            str(e.get("name")) for e in self._bog.iter(etree.Element) if lokalnavn(e) == "sheet"
        ]
        plads = {alle.index(et.navn): nr for nr, et in enumerate(ark)}
        nye, udeladte = [], set()
        for en in gamle:
            navn, sted = str(en.get("name", "")), en.text or ""
            lokalt = heltal(en.get("localSheetId", "")) or ""
            if navn.startswith("_xlnm.") and navn != _FILTER:
                self._udeladt.add(ud.UDSKRIFT)
                continue
            ren = self._renser.formel(sted) if _STEDER.fullmatch(sted) else None
            if ren is None or not _NAVN.fullmatch(navn) or (lokalt and int(lokalt) not in plads):
                udeladte.add(navn.casefold())
                continue
            attributter = f' localSheetId="{plads[int(lokalt)]}"' if lokalt else ""
            skjult = ' hidden="1"' if ja(en.get("hidden", "")) in {"1", "true"} else ""
            nyt = quoteattr(self._p.cifre(navn, kun_datoer=True))
            nye.append(f"<definedName name={nyt}{attributter}{skjult}>{escape(ren)}</definedName>")
        if udeladte:
            self._renser.udeladte_navne = frozenset(udeladte)
            self._udeladt.add(ud.NAVNE)
        return nye

    def _strenge(self) -> Iterator[list[Stykke]]:
        sti = next((sti for type_, sti in self._rel.values() if type_ == "sharedStrings"), "")
        if sti not in self._gammel.namelist():
            return
        with self._gammel.open(sti) as kilde:
            for _, si in etree.iterparse(
                kilde, tag="{*}si", resolve_entities=False, load_dtd=False, no_network=True
            ):
                yield laes_stykker(si)
                over = si.getparent()
                si.clear()
                while over is not None and si.getprevious() is not None:
                    del over[0]

    def _skriv_ark(self, nr: int, ark: _Ark, stilark: Stilark, strenge: list[list[Stykke]]) -> None:
        navn = f"xl/worksheets/sheet{nr}.xml"
        self._typer[f"/{navn}"] = f"{_TYPE}.worksheet+xml"
        personer = self._valg.personark
        if personer and ark.navn not in personer and ark.navn not in self._valg.kendte:
            self._udeladt.add(ud.PERSONARK)
            self._gem(
                navn,
                f'<worksheet xmlns="{HOVED}"><sheetData><row r="1">'
                f'<c r="A1" t="inlineStr"><is>{som_stykker([(IKKE_MED, "")])}</is></c></row>'
                "</sheetData></worksheet>",
            )
            return
        relationer = _relationer(self._gammel, ark.sti)
        del_ = Arkdel(
            renser=self._renser,
            stilark=stilark,
            strenge=strenge,
            udeladt=self._udeladt,
            raekker=personer.get(ark.navn),
            filter_=self._tabelfilter(relationer),
        )
        info = zipfile.ZipInfo(navn, _FAST_TID)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._gammel.open(ark.sti) as kilde, self._ny.open(info, "w") as maal:
            del_.skriv(kilde, maal)
        if ark.navn in personer:
            self._udeladt.add(ud.PERSONARK)
        elif kommentarer := list(self._kommentarer(relationer)):
            self._skriv_kommentarer(nr, kommentarer)

    def _tabelfilter(self, relationer: Mapping[str, tuple[str, str]]) -> etree._Element | None:
        """The filter of the sheet's one table: the table goes, its filter stays."""
        stier = [sti for type_, sti in relationer.values() if type_ == "table"]
        if len(stier) != 1 or stier[0] not in self._gammel.namelist():
            return None
        return next((e for e in _xml(self._gammel, stier[0]) if lokalnavn(e) == "autoFilter"), None)

    def _kommentarer(self, relationer: Mapping[str, tuple[str, str]]) -> Iterator[str]:
        for type_, sti in relationer.values():
            if type_ != "comments" or sti not in self._gammel.namelist():
                continue
            for en in _xml(self._gammel, sti).iter(etree.Element):
                if lokalnavn(en) != "comment" or (sted := omraader(en.get("ref", ""))) is None:
                    continue
                tekst = next((barn for barn in en if lokalnavn(barn) == "text"), None)
                stykker = self._renser.stykker(laes_stykker(tekst)) if tekst is not None else []
                hele = "".join(stykke for stykke, _ in stykker)
                yield (
                    f'<comment ref="{sted}" authorId="0"><text>{som_stykker([(hele, "")])}'
                    "</text></comment>"
                )

    def _skriv_kommentarer(self, nr: int, kommentarer: list[str]) -> None:
        """Who wrote a comment is a member of staff, and is left out."""
        navn = f"xl/comments{nr}.xml"
        self._typer[f"/{navn}"] = f"{_TYPE}.comments+xml"
        alle = "".join(kommentarer)
        forfatter = "<authors><author>Kommentar</author></authors>"
        xml = f'<comments xmlns="{HOVED}">{forfatter}<commentList>{alle}</commentList></comments>'
        self._gem(navn, _XML + xml)
        sti = f"xl/worksheets/_rels/sheet{nr}.xml.rels"
        self._gem(sti, _relationsdel([("comments", f"../comments{nr}.xml")]))

    def _som_bog(self, ark: list[_Ark], navne: list[str]) -> str:
        valg = next((e for e in self._bog if lokalnavn(e) == "workbookPr"), None)
        visning = next(
            (e for e in self._bog.iter(etree.Element) if lokalnavn(e) == "workbookView"), None
        )
        dato = ja(valg.get("date1904", "")) if valg is not None else None
        valgt = heltal(visning.get("activeTab", "")) if visning is not None else None
        aktiv = valgt if valgt and int(valgt) < len(ark) else "0"
        if any(
            lokalnavn(e) in {"workbookProtection", "fileSharing"} and e.attrib for e in self._bog
        ):
            self._udeladt.add(ud.BESKYTTELSE)
        arkene = "".join(
            f'<sheet name={quoteattr(et.nyt_navn)} sheetId="{nr}" state="{et.tilstand}" '
            f'r:id="rId{nr}"/>'
            for nr, et in enumerate(ark, start=1)
        )
        definerede = f"<definedNames>{''.join(navne)}</definedNames>" if navne else ""
        return (
            f'{_XML}<workbook xmlns="{HOVED}" xmlns:r="{REL}">'
            f"<workbookPr{f' date1904={chr(34)}{dato}{chr(34)}' if dato else ''}/>"
            f'<bookViews><workbookView activeTab="{aktiv}"/></bookViews>'
            f"<sheets>{arkene}</sheets>{definerede}</workbook>"
        )


def _xml(arkiv: zipfile.ZipFile, navn: str) -> etree._Element:
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(arkiv.read(navn), laeser)


def _relationer(arkiv: zipfile.ZipFile, del_: str) -> dict[str, tuple[str, str]]:
    """By id: the kind of a part (`worksheet`, `comments` …), and where it lies."""
    mappe, navn = posixpath.split(del_)
    sti = f"{mappe}/_rels/{navn}.rels"
    if sti not in arkiv.namelist():
        return {}
    fundne = {}
    for en in _xml(arkiv, sti):
        maal = str(en.get("Target", ""))
        fuldt = maal.lstrip("/") if maal.startswith("/") else posixpath.join(mappe, maal)
        type_ = str(en.get("Type", "")).rpartition("/")[2]
        fundne[str(en.get("Id", ""))] = (type_, posixpath.normpath(fuldt))
    return fundne


def _relationsdel(maal: list[tuple[str, str]]) -> str:
    alle = "".join(
        f'<Relationship Id="rId{nr}" Type="{REL}/{type_}" Target="{sti}"/>'
        for nr, (type_, sti) in enumerate(maal, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PAKKE}/relationships">{alle}</Relationships>'


def _indholdstyper(typer: Mapping[str, str]) -> str:
    alle = "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in typer.items())
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PAKKE}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="txt" ContentType="text/plain"/>{alle}</Types>'
    )
