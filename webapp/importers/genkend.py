"""What a file is, by its content: headers, keys, root element. Never by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KlePlan
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark.arbejdsbog import laes_arbejdsbog
from webapp.importers.ark.ark import SKILLETEGN, Ark, del_sep, laes_begyndelse, laes_csv
from webapp.importers.ark.celle import som_tekst
from webapp.importers.ark.tabel import Tabel, Tabelark, genkend_tabel, ligner_tabel
from webapp.importers.ark.tekstfil import afkod
from webapp.importers.filslags import INTET, ZIP, afvis
from webapp.importers.fk_organisation.graphql import Kilde, er_fk_organisation
from webapp.importers.fk_organisation.os2mo import er_os2mo
from webapp.importers.fk_organisation.os2sync import er_os2sync
from webapp.importers.fk_organisation.samling import Organisationsfiler
from webapp.importers.fk_organisation.soap import er_fk_soap
from webapp.importers.jsontrae import Knude, laes_json
from webapp.importers.kle import emneplan as kle_emneplan
from webapp.importers.kle import facetter as kle_facetter
from webapp.importers.kle import liste as kle_liste
from webapp.importers.leverance import leverance
from webapp.importers.leverance.sf1491 import er_sf1491
from webapp.importers.rapport import Filfejl, Fundliste, Problem
from webapp.importers.tabeller import TABELLER, VEJLEDNING
from webapp.importers.variantfil.variantfil import Variantfil, er_variant, laes_toml, laes_variant
from webapp.importers.xmltrae import aabning, kontroller

# How many objects may lie around one that is known: `{"Result": {"OUs": …}}`.
_LAG = 4
_TOML_LINJE = re.compile(r"^\s*(\[\[?[\w.-]+\]\]?|[\w-]+\s*=)", re.MULTILINE)
_KOMMENTARER = re.compile(r"\A(?:\s*(?:#[^\n]*)?\n)*")
_XML_DER_LAESES = (
    "KLE, udtræk fra FK Organisation og leverancer til indekserne (SF1470 og SF1490) læses."
)
_INTET_GENKENDT = (
    "ingen overskrifter i den kendes. Brug KOMBITs to ark eller vores skabelon, "
    "og behold overskrifterne."
)
_ARK_UKENDT = Problem(
    "ARK_IKKE_GENKENDT",
    "Arkets overskrifter kendes ikke, og arket er ikke læst.",
    "Brug overskrifterne fra KOMBITs ark eller vores skabelon.",
    Alvor.OPLYSNING,
)
ARK_UDEN_RAEKKER = Problem(
    "ARK_UDEN_RAEKKER",
    "Arket har overskrifter, men ingen rækker. Det ændrer ikke noget.",
    "Udfyld arket, hvis det skal bruges.",
    Alvor.OPLYSNING,
)
_UDEN_KLE_LISTE = tuple(tabel for tabel in TABELLER if tabel is not kle_liste.KLE_LISTE)


@dataclass(frozen=True, slots=True)
class Indfil:
    """A file that was handed in: its name, only for findings and variants' slugs, and its bytes."""

    navn: str
    indhold: bytes


@dataclass(kw_only=True)
class Samling:
    """All files, recognised and read but not yet put together."""

    tabeller: dict[Tabel, list[Tabelark]] = field(default_factory=dict)
    organisation: Organisationsfiler = field(default_factory=Organisationsfiler)
    leverancer: list[tuple[str, bytes]] = field(default_factory=list)
    udtraek: list[Kilde] = field(default_factory=list)
    kle: list[KlePlan] = field(default_factory=list)
    varianter: list[Variantfil] = field(default_factory=list)
    genkendt: list[tuple[str, str]] = field(default_factory=list)

    def har(self, *tabeller: Tabel) -> bool:
        """True if some file holds rows of one of the tables."""
        return any(tabel in self.tabeller for tabel in tabeller)

    def af(self, tabel: Tabel) -> list[Tabelark]:
        """The sheets of the table, in the order they were given."""
        return self.tabeller.get(tabel, [])


def genkend_fil(fil: Indfil, samling: Samling, fund: Fundliste) -> None:
    """Recognise one file and add it to the collection; raises Filfejl where that cannot be done."""
    afvis(fil.navn, fil.indhold)
    start = fil.indhold.lstrip(INTET)[:512]
    if start.startswith(ZIP):
        _tag_ark(fil, laes_arbejdsbog(fil.navn, fil.indhold, fund), samling, fund)
    elif start.startswith((b"<", b"\xff\xfe<\0", b"\xfe\xff\0<")):
        _tag_xml(fil, samling, fund)
    else:
        _tag_tekst(fil, afkod(fil.navn, fil.indhold, fund), samling, fund)


def find_tabeller(fil: Indfil) -> frozenset[Tabel]:
    """The tables that a file has rows of; none where it cannot be read."""
    samling = Samling()
    try:
        genkend_fil(fil, samling, Fundliste())
    except Filfejl:
        return frozenset()
    return frozenset(samling.tabeller)


def _tag_ark(fil: Indfil, alle: list[Ark], samling: Samling, fund: Fundliste) -> None:
    """Add each recognised sheet; raises Filfejl where there is none."""
    tabelark = [ark for ark in alle if not _er_vejledning(ark)]
    genkendte = [f for ark in tabelark if (f := _genkend_ark(ark)) is not None]
    if not genkendte and _tag_kle_lister(fil, tabelark, samling, fund):
        return
    if not genkendte:
        tomt = not any(ark.raekker for ark in alle)
        raise Filfejl(fil.navn, "den har ingen celler med indhold." if tomt else _hvorfor(tabelark))
    kendte = {id(fundet.ark) for fundet in genkendte}
    for ark in tabelark:
        if ark.raekker and id(ark) not in kendte:
            fund.meld(_uden_overskrift(ark) or _ARK_UKENDT, Kildested(fil.navn, ark.navn))
    for fundet in genkendte:
        har_raekker = fundet.ark.raekker[-1][0] > fundet.overskriftsraekke
        samling.genkendt.append((fil.navn, _beskriv(fundet, har_raekker=har_raekker)))
        if har_raekker:
            samling.tabeller.setdefault(fundet.tabel, []).append(fundet)
        elif len(genkendte) == 1:
            fund.meld(ARK_UDEN_RAEKKER, Kildested(fil.navn, fundet.ark.navn))


def _hvorfor(alle: list[Ark]) -> str:
    """Why none of the sheets is known."""
    if any(genkend_tabel(ark, (kle_liste.KLE_LISTE,)) for ark in alle):
        return (
            "den har en KLE-listes overskrifter, men numrene er ikke KLE-numre (fx 27.36.04) og "
            "kendes ikke."
        )
    ligner = next(filter(None, (ligner_tabel(ark, TABELLER) for ark in alle)), None)
    if ligner is not None:
        tabel, kolonne = ligner
        return (
            f"den ligner »{tabel.navn}«, men har ikke kolonnen »{kolonne.overskrift}«. Skriv "
            "overskriften, som den står i KOMBITs ark eller vores skabelon."
        )
    return _INTET_GENKENDT


def _uden_overskrift(ark: Ark) -> Problem | None:
    """What is told of a sheet that is a table but for one header; None of any other."""
    ligner = ligner_tabel(ark, TABELLER)
    if ligner is None:
        return None
    tabel, kolonne = ligner
    return Problem(
        "ARK_UDEN_OVERSKRIFT",
        f"Arket ligner »{tabel.navn}«, men har ikke kolonnen »{kolonne.overskrift}«, og er ikke "
        "læst.",
        "Skriv overskriften, som den står i KOMBITs ark eller vores skabelon.",
        Alvor.ADVARSEL,
    )


def _genkend_ark(ark: Ark) -> Tabelark | None:
    """The table of a sheet; a list of KLE only where its numbers are KLE's."""
    fundet = genkend_tabel(ark, TABELLER)
    if fundet is None or fundet.tabel is not kle_liste.KLE_LISTE or kle_liste.er_kle_tabel(fundet):
        return fundet
    return genkend_tabel(ark, _UDEN_KLE_LISTE)


def _tag_kle_lister(fil: Indfil, alle: list[Ark], samling: Samling, fund: Fundliste) -> bool:
    """Add the sheets that are lists of KLE numbers without headers; False where none is."""
    lister = [ark for ark in alle if kle_liste.er_liste(ark)]
    for ark in lister:
        samling.kle.append(kle_liste.laes_liste(ark, fund))
        samling.genkendt.append((fil.navn, "KLE-liste uden overskrifter"))
    return bool(lister)


def _er_vejledning(ark: Ark) -> bool:
    """True for the guide of our own template."""
    return bool(ark.raekker) and som_tekst(ark.raekker[0][1][0]) == VEJLEDNING


def _beskriv(fundet: Tabelark, *, har_raekker: bool) -> str:
    ark = f" (arket »{fundet.ark.navn}«)" if fundet.ark.navn else ""
    return f"{fundet.tabel.navn}{ark}{'' if har_raekker else ', ingen rækker'}"


def _tag_xml(fil: Indfil, samling: Samling, fund: Fundliste) -> None:
    """By the first element that is known, in a SOAP envelope or another wrapper, or bare."""
    kontroller(fil.navn, fil.indhold)
    fundne = aabning(fil.navn, fil.indhold)
    for rod, rum in fundne:
        if er_fk_soap(rum):
            samling.organisation.soap.append((fil.navn, fil.indhold))
            samling.genkendt.append((fil.navn, "FK Organisation (XML)"))
            return
        if rod in leverance.ROEDDER:
            samling.leverancer.append((fil.navn, fil.indhold))
            samling.genkendt.append((fil.navn, leverance.ROEDDER[rod]))
            return
        if rod in _KLE_LAESERE:
            navn, laes = _KLE_LAESERE[rod]
            samling.kle.append(laes(fil.navn, fil.indhold, fund))
            samling.genkendt.append((fil.navn, navn))
            return
    rod = fundne[0][0] if fundne else "Envelope"
    raise Filfejl(fil.navn, f"XML af slagsen »{rod}« læses ikke. {_XML_DER_LAESES}")


_KLE_LAESERE = {
    kle_emneplan.ROD: ("KLE-emneplan", kle_emneplan.laes_emneplan),
    kle_facetter.ROD: ("KLE-handlingsfacetter", kle_facetter.laes_facetter),
}


def _tag_tekst(fil: Indfil, tekst: str, samling: Samling, fund: Fundliste) -> None:
    """JSON by its bracket, sheets by a known header row, TOML by its first line that has content.

    A TOML file may begin with `[trin]`, and a CSV title line may hold an equals sign.
    """
    ligner_toml = _TOML_LINJE.match(_KOMMENTARER.sub("", tekst)) is not None
    start = tekst.lstrip()[:1]
    if start == "{" or (start == "[" and not ligner_toml):
        _tag_json(fil, tekst, samling)
        return
    sagt, tekst = del_sep(tekst)
    skilletegn = sagt or _find_skilletegn(fil, tekst)
    if skilletegn is not None:
        _tag_ark(fil, [laes_csv(fil.navn, tekst, skilletegn, fund)], samling, fund)
    elif ligner_toml:
        _tag_toml(fil, tekst, samling, fund)
    elif (skilletegn := _find_listens_skilletegn(fil, tekst)) is not None:
        liste = laes_csv(fil.navn, tekst, skilletegn, fund)
        _tag_kle_lister(fil, [liste], samling, fund)
    else:
        alle = [laes_begyndelse(fil.navn, tekst, tegn) for tegn in SKILLETEGN]
        raise Filfejl(fil.navn, _hvorfor(alle))


def _find_skilletegn(fil: Indfil, tekst: str) -> str | None:
    """The delimiter under which most headers of some table are known; None where none is."""
    kendte = {
        tegn: len(fundet.placering)
        for tegn in SKILLETEGN
        if (fundet := genkend_tabel(laes_begyndelse(fil.navn, tekst, tegn), TABELLER)) is not None
    }
    return max(kendte, key=lambda tegn: kendte[tegn], default=None)


def _find_listens_skilletegn(fil: Indfil, tekst: str) -> str | None:
    """The delimiter under which the text is a list of KLE numbers without headers.

    The comma last: it stands in many titles.
    """
    return next(
        (
            tegn
            for tegn in (";", "\t", ",")
            if kle_liste.er_liste(laes_begyndelse(fil.navn, tekst, tegn))
        ),
        None,
    )


def _tag_json(fil: Indfil, tekst: str, samling: Samling) -> None:
    """By the outermost value that is known: the answer may lie in objects of other systems."""
    rod = Knude(laes_json(fil.navn, tekst))
    for knude in rod.indpakkede(_LAG):
        for navn, passer, kilder in (
            ("FK Organisation (GraphQL)", er_fk_organisation, samling.organisation.graphql),
            ("Organisation (OS2mo)", er_os2mo, samling.organisation.os2mo),
            ("FK Organisation (OS2sync)", er_os2sync, samling.organisation.os2sync),
            ("Udbetalinger (SF1491)", er_sf1491, samling.udtraek),
        ):
            if passer(knude.vaerdi):
                # OS2sync's status and GraphQL's errors stand in the envelope.
                kilder.append(Kilde(fil.navn, knude))
                samling.genkendt.append((fil.navn, navn))
                return
    raise Filfejl(fil.navn, _ukendt_json(rod))


def _ukendt_json(rod: Knude) -> str:
    """Why JSON is not read: it is a fault answer, a schema, or of no kind that is known."""
    fejl = [f["message"].tekst for svar in rod.elementer() for f in svar["errors"].elementer()]
    if any(fejl):
        return (
            f"svaret er en fejl: »{'; '.join(filter(None, fejl))}«. Intet er ændret. Ret "
            "forespørgslen, og hent filen igen."
        )
    if rod.har("$schema") or rod["data"].har("__schema") or rod.har("__schema", "openapi"):
        return "den er et skema, der beskriver data, og ikke data selv."
    return (
        "den slags JSON kendes ikke. Hent enhederne med organisationEnhedListe i FK Organisation "
        "(GraphQL), eller indlæs OS2sync, OS2mo eller SF1491."
    )


def _tag_toml(fil: Indfil, tekst: str, samling: Samling, fund: Fundliste) -> None:
    data = laes_toml(fil.navn, tekst)
    if not er_variant(data):
        raise Filfejl(
            fil.navn, "den er TOML, men ikke en variant: den har ikke en variants nøgler."
        )
    fund.regnskab.fundet(fil.navn, "varianter")
    samling.varianter.append(laes_variant(fil.navn, data, fund))
    samling.genkendt.append((fil.navn, "Variant"))
