"""What of a workbook is not kept, in Danish: named when it comes in and before it goes home."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from webapp.importers.xmltrae import lokalnavn

# The list lies in the kept workbook itself, so that it goes where the workbook goes.
PART = "forhaandsblik/udeladt.txt"

BILLEDER = "billeder"
FIGURER = "figurer og tekstbokse"
DIAGRAMMER = "diagrammer"
MAKROER = "makroer"
TRAADE = "trådede kommentarer (det, Excel selv gentager som kommentar, er bevaret)"
PIVOT = "pivottabeller"
TABELLER = "formatet »tabel« (cellerne og filteret er bevaret)"
KAEDER = "kæder til andre projektmapper"
FORMLER = "formler, der bruger det udeladte (deres resultat er bevaret)"
NAVNE = "definerede navne, der ikke er et område"
HYPERLINKS = "hyperlinks (cellens tekst er bevaret)"
UDSKRIFT = "sidehoved, sidefod og udskriftsopsætning"
BESKYTTELSE = "arkbeskyttelse"
KNAPPER = "knapper og andre kontrolelementer"
DATAFORBINDELSER = "dataforbindelser"
UDSNIT = "udsnitsværktøjer"
INDLEJRET = "indlejrede filer"
EGENSKABER = "dokumentets egenskaber (forfatter, titel og lignende)"
MINIDIAGRAMMER = "minidiagrammer i celler"
IKONER = "nyere ikonsæt i betinget formatering"
ARKTYPER = "ark, der ikke er regneark (diagramark, makroark)"
VISNINGER = "scenarier og brugerdefinerede visninger"
PERSONARK = "egne kolonner, kommentarer og ukendte ark i en fil med borgere"
ANDET = "andet indhold, som Excel gemmer ved siden af cellerne"

TEKSTER = frozenset(
    {
        BILLEDER,
        FIGURER,
        DIAGRAMMER,
        MAKROER,
        TRAADE,
        PIVOT,
        TABELLER,
        KAEDER,
        FORMLER,
        NAVNE,
        HYPERLINKS,
        UDSKRIFT,
        BESKYTTELSE,
        KNAPPER,
        DATAFORBINDELSER,
        UDSNIT,
        INDLEJRET,
        EGENSKABER,
        MINIDIAGRAMMER,
        IKONER,
        ARKTYPER,
        VISNINGER,
        PERSONARK,
        ANDET,
    }
)

# The first that fits. Parts that are made anew, or say nothing of their own, have no text.
_DELE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(moenster, re.IGNORECASE), tekst)
    for moenster, tekst in (
        (r"\[Content_Types\]\.xml|.*\.rels|.*/", ""),
        (r"xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml", ""),
        (r"xl/(theme|worksheets)/[^/]*\.xml|xl/comments.*|docProps/app\.xml", ""),
        (re.escape(PART), ""),
        (r"xl/media/.*|docProps/thumbnail.*", BILLEDER),
        (r"xl/(charts|chartsheets|diagrams)/.*", DIAGRAMMER),
        (r"xl/(vba.*|macrosheets/.*)", MAKROER),
        (r"xl/(threadedComments|persons)/.*", TRAADE),
        (r"xl/pivot.*", PIVOT),
        (r"xl/tables/.*", TABELLER),
        (r"xl/externalLinks/.*", KAEDER),
        (r"xl/embeddings/.*", INDLEJRET),
        (r"xl/(activeX|ctrlProps)/.*", KNAPPER),
        (r"xl/(queryTables|model|connections|customData|xmlMaps).*", DATAFORBINDELSER),
        (r"xl/(slicers|slicerCaches|timelines|timelineCaches)/.*", UDSNIT),
        (r"xl/printerSettings/.*", UDSKRIFT),
        (r"xl/dialogsheets/.*", ARKTYPER),
        (r"(docProps|customXml)/.*", EGENSKABER),
    )
)
_TEGNING = re.compile(r"xl/drawings/.*", re.IGNORECASE)
# The elements of a sheet that are not kept.
ARKDELE = {
    "legacyDrawingHF": BILLEDER,
    "picture": BILLEDER,
    "hyperlinks": HYPERLINKS,
    "headerFooter": UDSKRIFT,
    "printOptions": UDSKRIFT,
    "pageSetup": UDSKRIFT,
    "rowBreaks": UDSKRIFT,
    "colBreaks": UDSKRIFT,
    "sheetProtection": BESKYTTELSE,
    "protectedRanges": BESKYTTELSE,
    "scenarios": VISNINGER,
    "customSheetViews": VISNINGER,
    "controls": KNAPPER,
    "oleObjects": INDLEJRET,
    "dataConsolidate": ANDET,
    "customProperties": ANDET,
    "webPublishItems": ANDET,
    "smartTags": ANDET,
    "cellWatches": ANDET,
}


def af_dele(arkiv: zipfile.ZipFile) -> Iterator[str]:
    """What the parts of a package hold that is not kept."""
    for navn in arkiv.namelist():
        if _TEGNING.fullmatch(navn):
            yield from _af_tegning(arkiv.read(navn), navn)
            continue
        yield next((tekst for moenster, tekst in _DELE if moenster.fullmatch(navn)), ANDET)


def _af_tegning(indhold: bytes, navn: str) -> Iterator[str]:
    """Of a drawing what stands in it; the boxes of ordinary comments are drawn anew."""
    if navn.lower().endswith(".vml"):
        if set(re.findall(rb'ObjectType\s*=\s*"(\w+)"', indhold)) - {b"Note"}:
            yield KNAPPER
        return
    laeser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    rod = etree.fromstring(indhold, laeser)
    navne = {lokalnavn(e) for e in rod.iter(etree.Element)} if rod is not None else set()
    yield from (
        tekst
        for mulige, tekst in (
            ({"pic"}, BILLEDER),
            ({"sp", "cxnSp", "grpSp"}, FIGURER),
            ({"graphicFrame"}, DIAGRAMMER),
        )
        if mulige & navne
    )


def som_del(udeladt: Iterable[str]) -> bytes:
    """The list as the part that is kept."""
    return "\n".join(sorted(set(udeladt) - {""})).encode()


def laes_udeladt(indhold: bytes) -> tuple[str, ...]:
    """What a kept workbook could not hold; none where it is no workbook or nothing was lost."""
    if not zipfile.is_zipfile(io.BytesIO(indhold)):
        return ()
    with zipfile.ZipFile(io.BytesIO(indhold)) as arkiv:
        return laes_udeladt_i(arkiv)


def laes_udeladt_i(arkiv: zipfile.ZipFile) -> tuple[str, ...]:
    """As `laes_udeladt`; only texts of ours, since anybody can make such a part."""
    if PART not in arkiv.namelist():
        return ()
    skrevet = set(arkiv.read(PART).decode(errors="replace").split("\n"))
    return tuple(sorted(skrevet & TEKSTER))
