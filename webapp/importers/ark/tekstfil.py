"""Bytes of a text file to text: the encodings that Danish municipalities' files have."""

from __future__ import annotations

import codecs
import re
import unicodedata

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.rapport import Filfejl, Fundliste, Problem

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Single-byte encodings in the order in which the first of equally good ones is chosen.
_ENKELTE = {"cp1252": "Windows", "mac_roman": "Mac", "cp850": "DOS"}
_DANSK = frozenset("æøåÆØÅ")
# Letters of names that Danes bear; the rest may stand in a text, but are the less likely reading.
_NAVNES = frozenset("éÉüÜöÖäÄ")
_ANDRE = frozenset("éÉèÈêëËüÜöÖäÄáÁóÓíÍúÚçñß§½´¨°£€²³µ–—…•‘’‚“”„«»×·™®©\xa0")
# Capital Danish letters inside a word and small ones before a capital: another encoding's signs.
_UMULIGE = re.compile(
    r"[a-zæøå][ÆØÅ]|[A-ZÆØÅ][ÆØÅ](?=[a-zæøå])|(?<![A-ZÆØÅa-zæøå])[æøå](?=[A-ZÆØÅ])"
)
_VAEGT_DANSK, _VAEGT_FREMMED, _VAEGT_UMULIG = 2, -3, -5
_MAKS_LINJER = 5
_LANDEPROEVE = 2000


def afkod(fil: str, indhold: bytes, fund: Fundliste | None = None) -> str:
    """UTF-8, UTF-16, else the one of Windows, Mac and DOS in which the text is most Danish.

    A few bytes that are not UTF-8 do not spoil a UTF-8 file: they are read as Windows' and their
    lines are told. The text comes out in Unicode's composed form (NFC). Raises Filfejl where the
    bytes are no text.
    """
    tekst = _afkod(fil, indhold, fund or Fundliste())
    return unicodedata.normalize("NFC", tekst)


def _afkod(fil: str, indhold: bytes, fund: Fundliste) -> str:
    kodning = _utf16(indhold)
    if kodning is None and b"\0" in indhold:
        raise Filfejl(fil, "den er ikke en tekstfil. Gem den som .xlsx, .csv, .json eller .xml.")
    try:
        return indhold.decode(kodning or "utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError:
        if kodning is not None:
            raise Filfejl(fil, "den er beskadiget. Gem den igen som CSV UTF-8.") from None
    ugyldige = _ugyldige(indhold)
    flere_byte = len(indhold.decode("utf-8", "ignore").encode("ascii", "ignore"))
    gyldige = (len(indhold) - len(ugyldige) - flere_byte) // 2
    if gyldige > len(ugyldige):
        return _afkod_skadet(fil, indhold, ugyldige, fund)
    return _afkod_enkelt(fil, indhold, fund)


def _utf16(indhold: bytes) -> str | None:
    """UTF-16 by its mark, or by every other byte being nothing."""
    if indhold.startswith(_UTF16):
        return "utf-16"
    proeve = indhold[:_LANDEPROEVE]
    if b"\0" not in proeve or len(indhold) % 2:
        return None
    lige, ulige = proeve[::2].count(0), proeve[1::2].count(0)
    halv = len(proeve) // 4
    if ulige > halv and not lige:
        return "utf-16-le"
    return "utf-16-be" if lige > halv and not ulige else None


def _ugyldige(indhold: bytes) -> list[int]:
    """Where bytes stand that are not UTF-8."""
    fundne: list[int] = []

    def husk(fejl: UnicodeError) -> tuple[str, int]:
        if not isinstance(fejl, UnicodeDecodeError):
            raise fejl
        fundne.extend(range(fejl.start, fejl.end))
        return "", fejl.end

    codecs.register_error("forhaandsblik-husk", husk)
    indhold.decode("utf-8", "forhaandsblik-husk")
    return fundne


def _afkod_skadet(fil: str, indhold: bytes, ugyldige: list[int], fund: Fundliste) -> str:
    linjer = list(dict.fromkeys(indhold.count(b"\n", 0, plads) + 1 for plads in ugyldige))
    vist = [str(linje) for linje in linjer[:_MAKS_LINJER]]
    if len(linjer) > _MAKS_LINJER:
        vist.append(f"{len(linjer) - _MAKS_LINJER} mere")
    problem = Problem(
        "TEGN_IKKE_UTF8",
        f"Filen er UTF-8, men ikke alle tegn er det (linje {opremsning(vist)}). De er læst som "
        "Windows-tegn.",
        "Se linjerne efter, og gem filen igen som CSV UTF-8.",
        Alvor.ADVARSEL,
    )
    fund.meld(problem, Kildested(fil, "", f"linje {linjer[0]}"))

    def som_windows(fejl: UnicodeError) -> tuple[str, int]:
        if not isinstance(fejl, UnicodeDecodeError):
            raise fejl
        daarlige = fejl.object[fejl.start : fejl.end]
        return daarlige.decode("cp1252", "replace"), fejl.end

    codecs.register_error("forhaandsblik-windows", som_windows)
    return indhold.decode("utf-8", "forhaandsblik-windows").removeprefix("\ufeff")


def _afkod_enkelt(fil: str, indhold: bytes, fund: Fundliste) -> str:
    mulige = {}
    for kodning in _ENKELTE:
        try:
            mulige[kodning] = indhold.decode(kodning)
        except UnicodeDecodeError:
            continue
    if not mulige:
        raise Filfejl(fil, "tegnene kendes ikke. Gem den igen som CSV UTF-8.")
    bedste = max(mulige, key=lambda kodning: _danskhed(mulige[kodning]))
    if bedste != next(iter(_ENKELTE)):
        problem = Problem(
            "TEGN_FRA_ANDEN_MASKINE",
            f"Filens tegn er læst som {_ENKELTE[bedste]}-tegn.",
            "Se, om æ, ø og å står rigtigt. Gem ellers filen igen som CSV UTF-8.",
            Alvor.OPLYSNING,
        )
        fund.meld(problem, Kildested(fil))
    return mulige[bedste]


def _danskhed(tekst: str) -> int:
    """How much the text looks like Danish, by its characters outside ASCII."""
    fremmede = [tegn for tegn in tekst if not tegn.isascii()]
    danske = sum(tegn in _DANSK for tegn in fremmede)
    andre = sum(tegn not in _DANSK and tegn not in _ANDRE for tegn in fremmede)
    navnes = sum(tegn in _NAVNES for tegn in fremmede)
    umulige = len(_UMULIGE.findall(tekst))
    return navnes + danske * _VAEGT_DANSK + andre * _VAEGT_FREMMED + umulige * _VAEGT_UMULIG
