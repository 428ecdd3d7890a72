"""The door: files in, the same files out with persons replaced, each in its own format.

Nothing else of the product sees what was handed in, and each format keeps what its rules name
(ADR 0022): of a sheet with persons its known columns; of other sheets cells and formats, where
columns and sheets of people's own, remarks and comments are free texts; of JSON and XML the known
fields. Digits that can be a CPR number are replaced, but for P-numbers in Lokation and P-nummer,
and in free texts names that are known from where persons stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.importers.ark.ark import MAKS_KOLONNER
from webapp.importers.ark.celle import navnenoegle, som_tekst
from webapp.importers.ark.tabel import Tabelark
from webapp.importers.ark.tekstfil import afkod
from webapp.importers.doer.ark import PERSONTABELLER, Arkdoer, faste_tekster, som_csv
from webapp.importers.doer.arktekst import ren_tekst
from webapp.importers.doer.json import laer_json, rens_json
from webapp.importers.doer.pakke import Pakkevalg, rens_pakke
from webapp.importers.doer.xml import laer_xml, ny_xml
from webapp.importers.egneark import stamdata
from webapp.importers.genkend import Indfil, Samling, genkend_fil
from webapp.importers.jsontrae import laes_json
from webapp.importers.kombit.forberedelsesark import FORBEREDELSESARK
from webapp.importers.rapport import Filfejl, Fundliste

_ZIP = b"PK\x03\x04"
_INTET = b"\xef\xbb\xbf \t\r\n"
_XML = (b"<", b"\xff\xfe<", b"\xfe\xff\0<")
# A digit as TOML may write it: `\u0030`.
_CIFFERKODE = re.compile(r"\\u003(\d)")


@dataclass
class _Fil:
    """A file that was recognised, and its sheets."""

    indhold: bytes
    samling: Samling
    ark: list[Tabelark] = field(default_factory=list)

    @property
    def har_personer(self) -> bool:
        return any(ark.tabel in PERSONTABELLER for ark in self.ark)

    def valg(self, doer: Arkdoer) -> Pakkevalg:
        """How its workbook is written: sheets with persons by their known columns."""
        personer = {et.ark.navn: doer.raekker(et) for et in self.ark if et.tabel in PERSONTABELLER}
        kendte = frozenset(et.ark.navn for et in self.ark)
        return Pakkevalg(faste_tekster(self.ark), personer, kendte)

    @property
    def er_leverance(self) -> bool:
        """True for what a vendor delivers: SF1470, SF1490, SF1491."""
        return bool(self.samling.leverancer or self.samling.udtraek)


_SAMME_NAVN = (
    "to filer hedder det samme, når det, der kan være et CPR-nummer, er skjult i navnet. Giv den "
    "ene et andet navn."
)


def pseudonymiser(
    filer: Mapping[str, bytes], pseudonymer: Pseudonymer, gamle: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files with persons replaced. `gamle`: those that came through the door before.

    Raises Filfejl for the files that cannot be read, all of them in one message.
    """
    laeste, fejl = {}, []
    for navn, indhold in filer.items():
        try:
            laeste[navn] = _genkend(navn, indhold)
        except Filfejl as en:
            fejl.append(en)
    if fejl:
        raise Flerefejl(fejl)
    kendt = _laes_gamle(gamle)
    for samling in (kendt, *(fil.samling for fil in laeste.values())):
        pseudonymer.laer_fagord(_fagord(samling))
    doer = Arkdoer(pseudonymer, _noegler(kendt))
    for navn, fil in laeste.items():
        _laer(navn, fil, doer, pseudonymer)
    nye: dict[str, bytes] = {}
    for navn, fil in laeste.items():
        nyt = nyt_navn(navn, pseudonymer)
        if nyt in nye:
            raise Filfejl(nyt, _SAMME_NAVN)
        nye[nyt] = _ny(navn, fil, doer, pseudonymer)
    return nye


def nyt_navn(navn: str, p: Pseudonymer) -> str:
    """What a file is called from here on: whoever reads it masks such digits, invented ones too."""
    return masker_cpr(p.tekst(navn))


def _laer(navn: str, fil: _Fil, doer: Arkdoer, p: Pseudonymer) -> None:
    """Learn the names of persons, before any file is rewritten."""
    for ark in fil.ark:
        doer.laer(ark)
    if not fil.er_leverance:
        return
    if fil.indhold.lstrip(_INTET).startswith(_XML):
        laer_xml(fil.indhold, p)
    else:
        laer_json(laes_json(navn, afkod(navn, fil.indhold)), p)


class Flerefejl(Filfejl):
    """Several files that cannot be read; `alle` are their messages."""

    def __init__(self, fejl: Iterable[Filfejl]) -> None:
        self.alle = tuple(str(en) for en in fejl)
        Exception.__init__(self, " ".join(self.alle))


def _genkend(navn: str, indhold: bytes) -> _Fil:
    samling = Samling()
    genkend_fil(Indfil(navn, indhold), samling, Fundliste())
    ark = [et for alle in samling.tabeller.values() for et in alle]
    return _Fil(indhold, samling, ark)


def _laes_gamle(gamle: Mapping[str, bytes]) -> Samling:
    """What is loaded; it could be read once, and what cannot be read now is passed over."""
    samling = Samling()
    for navn, indhold in gamle.items():
        try:
            genkend_fil(Indfil(navn, indhold), samling, Fundliste())
        except Filfejl:
            continue
    return samling


def _fagord(samling: Samling) -> Iterator[str]:
    """The texts of KLE and of KOMBIT's preparation sheet."""
    for plan in samling.kle:
        yield from (post.titel for post in plan.poster.values())
    for ark in samling.af(FORBEREDELSESARK):
        for _, vaerdier in ark.ark.raekker:
            yield from (v for v in vaerdier if isinstance(v, str))


def _noegler(samling: Samling) -> set[str]:
    """The keys of persons that are loaded: they came through the door, or with a seed."""
    return {
        navnenoegle(som_tekst(vaerdier[plads]))
        for ark in samling.af(stamdata.PERSONER)
        for plads in [ark.placering[stamdata.PERSON]]
        for nummer, vaerdier in ark.ark.raekker
        if nummer > ark.overskriftsraekke and plads < len(vaerdier)
    }


def _ny(navn: str, fil: _Fil, doer: Arkdoer, p: Pseudonymer) -> bytes:
    start = fil.indhold.lstrip(_INTET)
    if start.startswith(_ZIP):
        return rens_pakke(fil.indhold, p, fil.valg(doer))
    if fil.har_personer:
        return som_csv(doer.raekker(fil.ark[0]))
    if start.startswith(_XML):
        return ny_xml(fil.indhold, p, leverance=fil.er_leverance)
    return _ny_tekst(fil, navn, afkod(navn, fil.indhold), p)


def ny_fil(navn: str, indhold: bytes, p: Pseudonymer) -> bytes:
    """A file that came through an earlier door, cleaned again: its persons are invented already.

    Raises Filfejl where it cannot be read.
    """
    fil = _genkend(navn, indhold)
    start = indhold.lstrip(_INTET)
    if start.startswith(_ZIP):
        return rens_pakke(indhold, p)
    if start.startswith(_XML):
        return ny_xml(indhold, p, leverance=fil.er_leverance)
    return _ny_tekst(fil, navn, afkod(navn, indhold), p)


def _ny_tekst(fil: _Fil, navn: str, tekst: str, p: Pseudonymer) -> bytes:
    """JSON by its fields, a sheet by its cells, TOML as a text; its own bytes if none change."""
    if fil.ark:
        return _ny_csv(fil, tekst, p)
    if tekst.lstrip()[:1] in ("{", "["):
        with suppress(Filfejl):  # TOML that begins with a bracket
            return _ny_json(fil, navn, tekst, p)
    renset = p.cifre(_CIFFERKODE.sub(r"\1", tekst), kun_datoer=True)
    return fil.indhold if renset == tekst else renset.encode()


def _ny_json(fil: _Fil, navn: str, tekst: str, p: Pseudonymer) -> bytes:
    data = laes_json(navn, tekst)
    renset = rens_json(data, p, leverance=fil.er_leverance)
    # A key that is written twice, or in codes, is not in what was read.
    er_ens = renset == data and not p.har_cpr(tekst) and "\\u" not in tekst
    return fil.indhold if er_ens else json.dumps(renset, ensure_ascii=False).encode()


def _ny_csv(fil: _Fil, tekst: str, p: Pseudonymer) -> bytes:
    """The sheet with its cells cleaned; what the reader leaves out is left out then."""
    faste = faste_tekster(fil.ark)
    foer = {nummer: tuple(map(som_tekst, v)) for nummer, v in fil.ark[0].ark.raekker}
    efter = {
        nummer: tuple(ren_tekst(v, p, faste) for v in vaerdier) for nummer, vaerdier in foer.items()
    }
    hele = efter == foer and all(len(v) < MAKS_KOLONNER for v in foer.values())
    return fil.indhold if hele and not p.har_cpr(tekst) else som_csv(efter)
