"""JSON of FK Organisation, OS2mo, OS2sync and SF1491 at the door: known fields, each cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from webapp.domain.testdata.pseudonym import Pseudonymer
from webapp.domain.vaerdier.cprfund import LAENGDE, tal_som_cifre
from webapp.importers.ark.celle import foldet
from webapp.importers.doer import felter
from webapp.importers.doer.xml import ANDEN_URN, CPR_URN, FRITEKST

_ROLLENOEGLER = {
    "rolle",
    "adresserolletitel",
    "address_type",
    "klassifikation",
    "user_key",
    "scope",
    "type",
    "indeks",
}


def laer_json(data: object, p: Pseudonymer) -> None:
    """Learn the names of the parties in SF1491."""
    for del_ in _dele(data):
        navn = del_.get("PartFuldtNavn")
        if isinstance(navn, str) and not p.er_offentlig(_part_cpr(del_), navn):
            p.laer(navn)


def rens_json(data: object, p: Pseudonymer, *, leverance: bool) -> object:
    """Parsed JSON with its known fields, persons replaced; P-numbers in Lokation and PNR stay.

    What stands around the content and is no field of ours is kept, but not its name.
    """
    return _Renser(p, leverance=leverance).vaerdi(data, "")


@dataclass(frozen=True)
class _Renser:
    p: Pseudonymer
    leverance: bool

    def vaerdi(self, data: object, noegle: str, *, kendt: bool = False) -> object:
        """A value under a key (folded); `kendt`: it stands within known content."""
        if isinstance(data, dict):
            return dict(self._felter(data, kendt=kendt))
        if isinstance(data, list):
            return [self.vaerdi(en, noegle, kendt=kendt) for en in data]
        if data is None or isinstance(data, bool):
            return data
        if isinstance(data, int | float):
            return self._tal(data, noegle)
        return self._tekst(str(data), noegle)

    def _felter(self, data: dict[str, object], *, kendt: bool) -> Iterator[tuple[str, object]]:
        kendt = kendt or any(navn.casefold() == "uuid" for navn in data)
        er_p_nummer = any(_er_p_nummer(rolle) for rolle in _roller(data))
        offentlig = self.p.er_offentlig(_part_cpr(data), str(data.get("PartFuldtNavn", "")))
        for nr, (navn, vaerdi) in enumerate(data.items()):
            noegle = navn.casefold()
            if noegle in felter.JSON_TOMME:
                yield navn, None if vaerdi is None else []
            elif noegle not in felter.JSON:
                if not kendt and _har_rod(vaerdi):
                    yield f"{felter.INDPAKNING}{nr}", self.vaerdi(vaerdi, noegle)
            elif self._staar(navn, vaerdi, er_p_nummer=er_p_nummer, offentlig=offentlig):
                yield navn, vaerdi
            else:
                inde = kendt or noegle in felter.JSON_ROEDDER
                yield navn, self.vaerdi(vaerdi, noegle, kendt=inde)

    @staticmethod
    def _staar(navn: str, vaerdi: object, *, er_p_nummer: bool, offentlig: bool) -> bool:
        """True for what is kept as it stands: a P-number in its place, a public person's name."""
        if navn == "PartFuldtNavn":
            return offentlig
        return (er_p_nummer or _er_p_nummer(navn)) and _har_form(vaerdi, navn.casefold())

    def _tal(self, tal: float, noegle: str) -> object:
        """A number; one that can be a CPR number becomes another, one that is one too."""
        hele = str(int(tal)) if float(tal).is_integer() else repr(tal)
        if noegle == "ean" and felter.EAN.fullmatch(hele):
            return tal
        if "cpr" in noegle:
            return self._tekst(hele, noegle)
        cifre = tal_som_cifre(hele)
        if cifre is not None:
            return int(self.p.cpr(cifre))
        nyt = self.p.cifre(hele, kun_datoer=not self.leverance)
        return tal if nyt == hele else float(nyt) if "." in nyt else int(nyt)

    def _tekst(self, tekst: str, noegle: str) -> str:
        """A text; a CPR number that was written as a number lost its zero."""
        if noegle == "partfuldtnavn":
            return self.p.navn(tekst)
        if noegle == "ean" and felter.EAN.fullmatch(tekst):
            return tekst
        if FRITEKST.fullmatch(noegle) or noegle in {"sagtitel", "ydelsenavn"}:
            return self.p.tekst(tekst)
        if noegle in felter.NUMRE:
            return self.p.cifre(tekst, kun_datoer=True)
        er_cpr = "cpr" in noegle
        ren = tekst.zfill(LAENGDE) if er_cpr and tekst.isdigit() else tekst
        alle = er_cpr or CPR_URN in tekst or (self.leverance and not ANDEN_URN.search(tekst))
        return self.p.cifre(ren, kun_datoer=not alle)


def _har_form(vaerdi: object, noegle: str) -> bool:
    """True for a P-number in the text of an Adresse, or in its own field."""
    er_tekst = noegle in {"adressetekst", "value", "name"} or _er_p_nummer(noegle)
    return er_tekst and felter.P_NUMMER.fullmatch(str(vaerdi)) is not None


def _er_p_nummer(vaerdi: object) -> bool:
    """True for the name or the role of a field that holds a P-number."""
    return isinstance(vaerdi, str) and foldet(vaerdi) in felter.P_NUMMER_ROLLER


def _roller(data: object) -> Iterator[object]:
    """What an Adresse says of its role: GraphQL and OS2mo each in their way."""
    for noegle, vaerdi in data.items() if isinstance(data, dict) else ():
        if noegle.casefold() not in _ROLLENOEGLER:
            continue
        for en in vaerdi if isinstance(vaerdi, list) else [vaerdi]:
            if isinstance(en, dict):
                yield from _roller(en)
            else:
                yield en


def _har_rod(data: object) -> bool:
    """True if one of the fields that content begins with stands anywhere below."""
    return any(str(navn).casefold() in felter.JSON_ROEDDER for del_ in _dele(data) for navn in del_)


def _dele(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
    for del_ in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _dele(del_)


def _part_cpr(data: dict[str, object]) -> str:
    return str(data.get("PartCPRNummer") or data.get("PartURN") or "").removeprefix(CPR_URN)
