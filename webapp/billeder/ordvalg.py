"""The outline of a page in words that people use: `row` is told as Række."""

from __future__ import annotations

import re

from webapp.services.felter import FELTER

# A role that has no name here is of no kind that the reader would miss.
ANDET = "Element"
ROLLENAVNE = {
    "alert": "Besked",
    "article": "Artikel",
    "banner": "Sidehoved",
    "blockquote": "Citat",
    "button": "Knap",
    "caption": "Tabeltekst",
    "cell": "Celle",
    "columnheader": "Kolonne",
    "combobox": "Valgliste",
    "complementary": "Sidefelt",
    "contentinfo": "Sidefod",
    "definition": "Værdi",
    "details": "Fold ud",
    "dialog": "Dialog",
    "figure": "Figur",
    "form": "Formular",
    "group": "Gruppe",
    "heading 1": "Overskrift",
    "heading 2": "Overskrift",
    "heading 3": "Overskrift",
    "heading 4": "Overskrift",
    "heading 5": "Overskrift",
    "heading 6": "Overskrift",
    "img": "Billede",
    "label": "Etiket",
    "legend": "Overskrift på gruppe",
    "link": "Link",
    "list": "Liste",
    "listitem": "Punkt",
    "main": "Sidens indhold",
    "navigation": "Menu",
    "note": "Bemærkning",
    "option": "Valgmulighed",
    "paragraph": "Afsnit",
    "region": "Område",
    "row": "Række",
    "search": "Søgning",
    "status": "Besked",
    "summary": "Fold ud",
    "tab": "Faneblad",
    "table": "Tabel",
    "tablist": "Faneblade",
    "tabpanel": "Fanebladets indhold",
    "term": "Etiket",
    "text": "Tekst",
    "textbox": "Felt",
}
_TILSTANDE = {
    "checked": {"true": "med hak", "false": "uden hak"},
    "current": {"page": "denne side", "true": "den valgte", "false": "ikke valgt"},
    "describedby": {},
    "disabled": {"true": "kan ikke bruges", "false": "kan bruges"},
    "expanded": {"true": "foldet ud", "false": "foldet ind"},
    "invalid": {"true": "har en fejl", "false": "uden fejl"},
    "labelledby": {},
    "open": {"true": "foldet ud"},
    "pressed": {"true": "trykket ned", "false": "ikke trykket ned"},
    "required": {"true": "skal udfyldes", "false": "kan udfyldes"},
    "selected": {"true": "valgt", "false": "ikke valgt"},
}
_MED_VAERDI = {
    "describedby": "forklaret ved",
    "labelledby": "navngivet ved",
    "level": "niveau",
}
_FELT = re.compile("⟨([^⟩]+)⟩")
_TILSTAND = re.compile(r" ?\[([a-z]+)=([^\]\[]*)\]")
_INDHOLD = re.compile(r"\[(img|textbox)(?: [a-z]+)?((?: \"[^\"]*\")?(?: \([^()]*\))*) ([^\[\]]*)\]")
_LINK = re.compile(r"\[([^\[\]]*?) ?→ ([^\[\]]*)\]")
_HOVED = re.compile(r"^([a-z]+(?: \d)?)(?: \"([^\"]*)\")?((?: \([^()]*\))*)$")


def i_ord(blok: str) -> str:
    """Lines of the outline, each with its role in Danish: `Afsnit: Telefon`."""
    return "\n".join(map(_linje, blok.split("\n"))) if blok else ""


def vaerdi_i_ord(tekst: str) -> str:
    """The text of one line: fields by their Danish names, links and states in words."""
    tekst = _FELT.sub(lambda fund: f"⟨{FELTER.get(fund[1], fund[1])}⟩", tekst)
    tekst = _TILSTAND.sub(lambda fund: f" ({_tilstand(fund[1], fund[2])})", tekst)
    tekst = _INDHOLD.sub(_indhold, tekst)
    return " ".join(_LINK.sub(_link, tekst).split())


def _linje(linje: str) -> str:
    hoved, kolon, rest = linje.partition(": ")
    hoved = _TILSTAND.sub(lambda fund: f" ({_tilstand(fund[1], fund[2])})", hoved)
    fund = _HOVED.match(hoved)
    if not fund:
        return vaerdi_i_ord(linje)
    rolle, _, niveau = fund[1].partition(" ")
    navn = ROLLENAVNE.get(fund[1], ROLLENAVNE.get(rolle, ANDET))
    dele = (f"{navn}, niveau {niveau}" if niveau else navn, f"»{fund[2]}«" if fund[2] else "")
    return " ".join(filter(None, (*dele, fund[3].strip()))) + kolon + vaerdi_i_ord(rest)


def _tilstand(navn: str, vaerdi: str) -> str:
    if navn in _MED_VAERDI:
        return f"{_MED_VAERDI[navn]} {vaerdi}"
    return _TILSTANDE.get(navn, {}).get(vaerdi, "i en anden tilstand")


def _indhold(fund: re.Match[str]) -> str:
    slags = "billede" if fund[1] == "img" else "felt"
    return f"{slags} »{fund[3].strip()}«{fund[2]}"


def _link(fund: re.Match[str]) -> str:
    return f"»{fund[1].strip()}« (link til {fund[2].strip() or 'ingen side'})"
