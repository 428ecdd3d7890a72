"""A page that a test opened: its tree, and the questions that tests ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from werkzeug.test import TestResponse


def foldet(tekst: str) -> str:
    """Text with its white space folded, as a reader sees it."""
    return " ".join(tekst.split())


@dataclass(frozen=True)
class Side:
    """An answer and its tree; the questions that tests ask a page."""

    adresse: str
    svar: TestResponse
    trae: etree._Element

    def xpath(self, sti: str, **variable: str) -> list[etree._Element]:
        return list(self.trae.xpath(sti, **variable))

    def tekster(self, sti: str, **variable: str) -> list[str]:
        """The folded texts of what the path finds, in the page's order."""
        return [tekst_i(element) for element in self.xpath(sti, **variable)]

    @property
    def tekst(self) -> str:
        """The text of the whole body, folded."""
        return tekst_i(self.xpath("//body")[0])

    @property
    def indhold(self) -> str:
        """The text of the main part, folded."""
        return tekst_i(self.xpath("//main")[0])

    @property
    def h1(self) -> str:
        return self.tekster("//h1")[0]

    def links(self) -> list[str]:
        """Every address on this host that the page links to, each once."""
        adresser = (a.get("href") for a in self.xpath("//a[@href]"))
        return list(dict.fromkeys(a for a in adresser if a.startswith("/")))

    def link(self, tekst: str) -> str:
        """The address of the link that reads so; without what only screen readers are told."""
        for a in self.xpath("//a[@href]"):
            if tekst in {tekst_i(a), foldet(a.text or "")}:
                return str(a.get("href"))
        raise AssertionError(f"{self.adresse}: no link reads »{tekst}«")

    def objekter(self) -> list[str]:
        return list(dict.fromkeys(self.trae.xpath("//@data-objekt")))

    def felter(self, objekt: str) -> dict[str, str]:
        """Field name to value of what stands in an object, the last where one stands twice."""
        sti = "//*[@data-felt][ancestor-or-self::*[@data-objekt][1]/@data-objekt=$objekt]"
        return {e.get("data-felt"): tekst_i(e) for e in self.xpath(sti, objekt=objekt)}

    def raekker(self, titel: str) -> list[list[str]]:
        """The cells of the body of the table with that caption, row by row.

        Without what stands beside a value to open it.
        """
        tabel = "//table[normalize-space(caption)=$titel]"
        return [
            [_celle(celle) for celle in raekke.xpath("./th|./td")]
            for raekke in self.xpath(f"{tabel}/tbody/tr", titel=titel)
        ]

    def kolonner(self, titel: str) -> list[str]:
        return self.tekster("//table[normalize-space(caption)=$titel]/thead/tr/*", titel=titel)


def _celle(celle: etree._Element) -> str:
    dele = celle.xpath(".//text()[not(ancestor::*[contains(@class, 'sapa-aabning')])]")
    return foldet("".join(dele))


def tekst_i(element: etree._Element) -> str:
    return foldet("".join(element.itertext()))
