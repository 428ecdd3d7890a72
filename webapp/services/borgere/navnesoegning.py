"""Persons by a part of their names."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from sqlite_utils import Database

from webapp.domain.vaerdier.slug import fold
from webapp.store.kendt import kendt
from webapp.store.personliste import load_personnavne


def soeg_paa_navn(database: Database, soegt: str) -> tuple[int, ...]:
    """The ids of those whose name holds each word that is sought, in the order of the sheet.

    Folded as a slug is: `oestergaard`, `Østergård` and `ØSTERGAARD` are the same.
    """
    ord_ = _ord(soegt)
    register = kendt(
        database, "navneregister", lambda: Navneregister.af(load_personnavne(database))
    )
    return tuple(register.find(ord_)) if ord_ else ()


@dataclass(frozen=True)
class Navneregister:
    """The words that a kommune's names are made of, folded, and the ids of those who have each.

    Words are few where persons are many: what is sought is sought in them, as one text.
    """

    tekst: str
    begynder: array[int]
    ider: tuple[array[int], ...]

    @classmethod
    def af(cls, navne: Iterable[tuple[int, str]]) -> Navneregister:
        """Of the persons with these ids and names; the ids rise, as they do in the sheet.

        Each word is folded once, however many have it: that takes longer than to read a name.
        """
        ider: dict[str, array[int]] = {}
        husk: dict[str, tuple[Callable[[int], None], ...]] = {}
        for id_, navn in navne:
            for skrevet in navn.split(" "):
                if (fundet := husk.get(skrevet)) is None:
                    fundet = husk[skrevet] = tuple(
                        ider.setdefault(et, array("q")).append for et in _ord(skrevet)
                    )
                for tilfoej in fundet:
                    tilfoej(id_)
        laengder = accumulate((len(et) + 1 for et in ider), initial=0)
        tekst = "".join(f"{et}\n" for et in ider)
        return cls(tekst, array("q", laengder), tuple(ider.values()))

    def find(self, ord_: Iterable[str]) -> Iterator[int]:
        """The ids of the names that hold every word, in the order of the sheet."""
        fundne = set[int].intersection(*(set(self._med(et)) for et in {*ord_}))
        return iter(sorted(fundne))

    def _med(self, soegt: str) -> Iterator[int]:
        """Those who have a word that it is a part of, some more than once."""
        plads = self.tekst.find(soegt)
        while plads >= 0:
            yield from self.ider[bisect_right(self.begynder, plads) - 1]
            plads = self.tekst.find(soegt, self.tekst.index("\n", plads))


def _ord(tekst: str) -> tuple[str, ...]:
    return tuple(filter(None, fold(tekst).replace(".", "-").split("-")))
