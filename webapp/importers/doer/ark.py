"""Sheets at the door: which columns point to persons, and the sheets written again without them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.importers.ark.celle import Ulaeselig, Vaerdi, foldet, navnenoegle, som_tekst
from webapp.importers.ark.tabel import Kolonne, Tabel, Tabelark
from webapp.importers.egneark import aftaler as aft
from webapp.importers.egneark import bevillinger as bev
from webapp.importers.egneark import effektueringer as eff
from webapp.importers.egneark import fordringer as ford
from webapp.importers.egneark import registre as reg
from webapp.importers.egneark import sagsark as sag
from webapp.importers.egneark import stamdata as stam
from webapp.importers.kombit import forberedelsesark as forb
from webapp.importers.kombit import organisationsark as org
from webapp.importers.konfiguration import borgerblik as bb
from webapp.importers.konfiguration import sapa

PERSONTABELLER: frozenset[Tabel] = frozenset(
    {
        stam.PERSONER,
        stam.FAMILIE,
        reg.ADRESSER,
        reg.PERSONHISTORIK,
        reg.INSTITUTIONER,
        reg.KONTANTHJAELPSLOFT,
        sag.SAGER,
        sag.SAGSPARTER,
        sag.HAENDELSER,
        sag.FORLOEB,
        sag.DOKUMENTER,
        sag.JOURNALNOTATER,
        bev.BEVILLINGER,
        bev.YDELSER,
        bev.UDBETALINGER,
        eff.EFFEKTUERINGER,
        aft.AFTALER,
        ford.FORDRINGER,
    }
)
NOEGLER = (
    stam.PERSON,
    stam.FAM_PERSON,
    stam.FAM_TIL,
    reg.PERSON,
    sag.S_PART,
    sag.PART_PERSON,
    bev.B_MODTAGER,
    bev.B_YDELSESMODTAGER,
    eff.MODTAGER,
    aft.PERSON,
    ford.PERSON,
)
NAVNE = (stam.P_NAVN, stam.P_VAERGE, sag.PART_NAVN, sag.H_BEHANDLER, eff.MODTAGER_NAVN)
FRITEKSTER = (
    stam.P_BESKRIVELSE,
    stam.P_VAERGEMAAL,
    sag.S_TITEL,
    sag.S_ALTERNATIV,
    sag.H_TEKST,
    sag.T_TRIN,
    sag.D_TITEL,
    sag.D_DOKUMENTTITEL,
    bev.Y_NAVN,
    eff.SENDT_TEKST,
    eff.UDBETALT_TEKST,
    eff.UDBETALER,
    aft.TITEL,
    aft.MYNDIGHED,
    aft.LOKATION,
    aft.ARRANGOER,
    aft.OPGAVE,
    ford.TITEL,
    reg.A_BEMAERKNING,
    reg.O_VAERDI,
    reg.I_NAVN,
    reg.I_HJEMMESIDE,
    reg.L_SATS,
)
ADRESSER = (stam.P_ADRESSE, stam.P_LAEGE_ADRESSE, reg.A_ADRESSE, reg.I_ADRESSE)
# Free text in sheets that are no testdata.
_BEMAERKNINGER = (
    org.BEMAERKNINGER,
    forb.BEMAERKNINGER,
    bb.BEMAERKNINGER,
    sapa.BEMAERKNINGER,
)
# Nobody's: no Danish number begins with 1.
_INSTITUTIONENS_TELEFON, _INSTITUTIONENS_MAIL = "12345678", "institution@example.org"
# A party that is no person: its name stays.
_IKKE_PERSONER = {"cvr", "p-nummer"}
# The sheet says what a note is called; what stands after that is the note itself and is dropped.
_MAKS_NOTATTITEL = 80


class Arkdoer:
    """Rewrites the rows of sheets. `frie`: keys of persons that stay as they are."""

    def __init__(self, pseudonymer: Pseudonymer, frie: Iterable[str]) -> None:
        self._p = pseudonymer
        self._frie = set(frie)
        self._regler: dict[Kolonne[Any], Callable[[str], str]] = {
            stam.P_LAEGE: pseudonymer.laege,
            stam.P_HUSSTAND: pseudonymer.noegle,
            stam.P_CPR: self._cpr,
            sag.N_NOTAT: self._notat,
            # A childminder's are her own, and a name in a mail address is spelt in its own way.
            reg.I_MAIL: lambda tekst: _INSTITUTIONENS_MAIL if tekst.strip() else tekst,
            reg.I_TELEFON: lambda tekst: _INSTITUTIONENS_TELEFON if tekst.strip() else tekst,
            **dict.fromkeys(NOEGLER, self._noegle),
            **dict.fromkeys(NAVNE, pseudonymer.navn),
            **dict.fromkeys(FRITEKSTER, pseudonymer.tekst),
            **dict.fromkeys(ADRESSER, pseudonymer.adresse),
        }

    def laer(self, ark: Tabelark) -> None:
        """Learn the names and the public persons of a sheet, before anything is rewritten."""
        for _, vaerdier in _dataraekker(ark):
            if self._er_offentlig(ark, vaerdier):
                self._frie.add(navnenoegle(_celle(ark, vaerdier, stam.PERSON)))
                continue
            for kolonne in NAVNE:
                if self._er_person(ark, vaerdier, kolonne):
                    self._p.laer(_celle(ark, vaerdier, kolonne))

    def raekker(self, ark: Tabelark) -> Mapping[int, tuple[Vaerdi, ...]]:
        """The rows by number, as they are kept; what stands above and outside the table is not."""
        placering = {plads: kolonne for kolonne, plads in ark.placering.items()}
        nye = {}
        for nummer, vaerdier in ark.ark.raekker:
            if nummer == ark.overskriftsraekke:
                nye[nummer] = tuple(v if i in placering else None for i, v in enumerate(vaerdier))
            elif nummer > ark.overskriftsraekke:
                nye[nummer] = tuple(
                    self._ny(ark, vaerdier, placering[i], v) if i in placering else None
                    for i, v in enumerate(vaerdier)
                )
        return nye

    def _ny(
        self, ark: Tabelark, raekke: tuple[Vaerdi, ...], kolonne: Kolonne[Any], vaerdi: Vaerdi
    ) -> Vaerdi:
        if vaerdi is None or isinstance(vaerdi, bool | date | datetime | Ulaeselig):
            return vaerdi
        if som_tekst(vaerdi).casefold() in kolonne.foldede:
            return vaerdi  # the header again
        offentlig = self._er_offentlig(ark, raekke)
        if offentlig and kolonne in (stam.P_NAVN, stam.P_CPR):
            return vaerdi
        if kolonne in NAVNE and not self._er_person(ark, raekke, kolonne):
            return vaerdi
        regel = self._regler.get(kolonne, self._p.cifre)
        tekst = som_tekst(vaerdi)
        ny = regel(tekst)
        return vaerdi if ny == tekst else ny

    def _er_offentlig(self, ark: Tabelark, raekke: tuple[Vaerdi, ...]) -> bool:
        if ark.tabel is not stam.PERSONER:
            return False
        cpr, navn = (_celle(ark, raekke, kolonne) for kolonne in (stam.P_CPR, stam.P_NAVN))
        return self._p.er_offentlig(cpr, navn)

    @staticmethod
    def _er_person(ark: Tabelark, raekke: tuple[Vaerdi, ...], kolonne: Kolonne[Any]) -> bool:
        if kolonne is not sag.PART_NAVN:
            return True
        return _celle(ark, raekke, sag.PART_TYPE).casefold() not in _IKKE_PERSONER

    def _noegle(self, tekst: str) -> str:
        return tekst if navnenoegle(tekst) in self._frie else self._p.noegle(tekst)

    def _cpr(self, tekst: str) -> str:
        """Another CPR number; of what is none, nothing that could be mended to one."""
        cifre = re.sub(r"[\s–-]", "", tekst)
        if re.fullmatch(r"\d{9}", cifre):
            cifre = f"0{cifre}"
        if not re.fullmatch(r"[0-9]{10}", cifre):
            return re.sub(r"\d", "X", tekst)
        ny = self._p.cpr(cifre)
        return f"{ny[:6]}-{ny[6:]}"

    def _notat(self, tekst: str) -> str:
        linjer = tekst.strip().splitlines()
        return self._p.tekst(linjer[0][:_MAKS_NOTATTITEL]) if linjer else ""


def faste_tekster(alle: Iterable[Tabelark]) -> frozenset[str]:
    """The texts, folded, of headers and known columns: names of units, not of people.

    What stands in none of them is free text: remarks, comments, columns and sheets of one's own.
    """
    return frozenset(
        foldet(som_tekst(vaerdi))
        for ark in alle
        for plads in [
            {plads for kolonne, plads in ark.placering.items() if kolonne not in _BEMAERKNINGER}
        ]
        for nummer, vaerdier in ark.ark.raekker
        for nr, vaerdi in enumerate(vaerdier)
        if nr in plads or nummer == ark.overskriftsraekke
    )


def _dataraekker(ark: Tabelark) -> Iterable[tuple[int, tuple[Vaerdi, ...]]]:
    return ((nr, v) for nr, v in ark.ark.raekker if nr > ark.overskriftsraekke)


def _celle(ark: Tabelark, raekke: tuple[Vaerdi, ...], kolonne: Kolonne[Any]) -> str:
    plads = ark.placering.get(kolonne)
    return som_tekst(raekke[plads]) if plads is not None and plads < len(raekke) else ""


def som_csv(raekker: Mapping[int, tuple[Vaerdi, ...]]) -> bytes:
    """The rows under their numbers, so that a finding points to the same place as in the file."""
    ud = io.StringIO()
    skriver = csv.writer(ud, delimiter=";", lineterminator="\r\n")
    for nummer in range(1, max(raekker, default=0) + 1):
        skriver.writerow([som_tekst(v) for v in raekker.get(nummer, ())])
    return b"\xef\xbb\xbf" + ud.getvalue().encode()
