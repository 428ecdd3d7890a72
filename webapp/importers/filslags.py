"""What can be seen of a file's first bytes not to be readable, and what to save it as instead."""

from __future__ import annotations

import io
import re
import zipfile

from webapp.importers.rapport import Filfejl

# One limit everywhere: for a file, and for what is handed in at once (webapp/config.py).
MAKS_FIL = 25 * 1024 * 1024
# What may stand before the content: a byte order mark and white space.
INTET = b"\xef\xbb\xbf \t\r\n"
ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KRYPTERET = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_EXCEL_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_GEM = "Åbn den i Excel, og gem den som Excel-projektmappe (.xlsx), og prøv igen."
_MIME = re.compile(rb"(?:[\w-]+: .*\r?\n)*MIME-Version:", re.IGNORECASE)
_ODS = "application/vnd.oasis.opendocument"
# What else a zip can be, by a part that only it has.
_ANDRE_ZIP = {
    "xl/workbook.bin": f"den er en binær Excel-projektmappe (.xlsb). {_GEM}",
    "word/document.xml": "den er et Word-dokument. Kopiér tabellen til et regneark (.xlsx).",
    "ppt/presentation.xml": "den er en præsentation. Brug regnearket (.xlsx) selv.",
    "Index/Document.iwa": "den er fra Numbers. Eksportér den som Excel (.xlsx), og prøv igen.",
}


def afvis(fil: str, indhold: bytes) -> None:
    """Raise Filfejl for what is too large, empty, or of a kind that is not read."""
    start = indhold[: 64 * 1024].lstrip(INTET)[:4096]
    if len(indhold) > MAKS_FIL:
        raise Filfejl(fil, f"den er større end {MAKS_FIL // 1024**2} MB. Del den i flere.")
    if not indhold.strip(INTET):
        raise Filfejl(fil, "den er tom.")
    if besked := _besked(start, indhold):
        raise Filfejl(fil, besked)


def _besked(start: bytes, indhold: bytes) -> str:
    """The sentence of the first kind that the file is; empty where it is none of them."""
    if start.startswith(ZIP):
        return _zipbesked(indhold)
    er_ole = start.startswith(_OLE)
    slags = (
        (start.startswith(b"%PDF"), "den er en PDF. Bed om regnearket selv (.xlsx eller .csv)."),
        (
            er_ole and _KRYPTERET in indhold,
            "den er beskyttet med en adgangskode. Fjern adgangskoden i Excel, og prøv igen.",
        ),
        (er_ole, f"den er i Excels gamle format (.xls). {_GEM}"),
        (
            _HTML.match(start) or _MIME.match(start),
            f"den er en webside (HTML) og ikke et regneark, hvad den end hedder. {_GEM}",
        ),
        (
            start.startswith(b"<") and _EXCEL_XML in start,
            f"den er et XML-regneark fra Excel 2003. {_GEM}",
        ),
        (
            start.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")),
            "den er pakket sammen. Pak den ud, og indlæs filerne i den.",
        ),
        (
            start.startswith((b"PK\x05\x06", b"PK\x07\x08")),
            "den er en zip-fil, der er tom eller delt i flere. Indlæs filerne selv.",
        ),
    )
    return next((besked for passer, besked in slags if passer), "")


def _zipbesked(indhold: bytes) -> str:
    """What a zip is, where it is no Excel workbook; empty where it can be one."""
    try:
        with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
            navne = set(arkiv.namelist())
            slags = arkiv.read("mimetype")[:64].decode("latin-1") if _er_lille(arkiv) else ""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return ""
    if slags.startswith(_ODS):
        return f"den er et OpenDocument-regneark (.ods). {_GEM}"
    kendt = next((besked for del_, besked in _ANDRE_ZIP.items() if del_ in navne), "")
    if kendt or "xl/workbook.xml" in navne or "[Content_Types].xml" in navne:
        return kendt
    return "den er en zip-fil. Pak den ud, og indlæs filerne i den."


def _er_lille(arkiv: zipfile.ZipFile) -> bool:
    """True if the zip says what it is in a part of its own, as OpenDocument does."""
    fundet = next((d for d in arkiv.infolist() if d.filename == "mimetype"), None)
    return fundet is not None and fundet.file_size < 1024
