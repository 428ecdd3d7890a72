"""Persons by a part of their names."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from webapp.domain.vaerdier.slug import fold
from webapp.store.kendt import kendt
from webapp.store.personliste import load_personnavne


def soeg_paa_navn(database: Database, soegt: str) -> tuple[int, ...]:
    """The ids of those whose name holds each word that is sought, in the order of the sheet.

    Folded as a slug is: `oestergaard`, `Østergård` and `ØSTERGAARD` are the same.
    """
    ord_ = tuple(filter(None, fold(soegt).replace(".", "-").split("-")))
    register = kendt(database, "navneregister", lambda: Navneregister.af(database))
    return tuple(register.find(ord_)) if ord_ else ()


@dataclass(frozen=True)
class Navneregister:
    """All names of a kommune folded, as one text: looked through without a name at a time."""

    tekst: str
    begynder: array[int]
    ider: array[int]

    @classmethod
    def af(cls, database: Database) -> Navneregister:
        """Of every person of the file."""
        ider, begynder, linjer, plads = array("q"), array("q"), list[str](), 0
        for id_, navn in load_personnavne(database):
            linje = f"{fold(navn)}\n"
            ider.append(id_)
            begynder.append(plads)
            linjer.append(linje)
            plads += len(linje)
        return cls("".join(linjer), begynder, ider)

    def find(self, ord_: tuple[str, ...]) -> Iterator[int]:
        """The ids of the names that hold every word."""
        # The longest word leaves the fewest to look at.
        foerste, *andre = sorted(ord_, key=len, reverse=True)
        plads = self.tekst.find(foerste)
        while plads >= 0:
            nr = bisect_right(self.begynder, plads) - 1
            slut = self.tekst.index("\n", plads)
            if all(self.tekst.find(et, self.begynder[nr], slut) >= 0 for et in andre):
                yield self.ider[nr]
            plads = self.tekst.find(foerste, slut)
