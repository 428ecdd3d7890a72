"""KOMBIT's organisation mapping sheet (trin 6): units of Cura and what each is mapped to (§8.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from webapp.domain.fagsystem import Kildested, LokalEnhed
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.variant.variant import Enhedsmapning
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.kombit.forklaring import FORKLARING
from webapp.importers.rapport import Fundliste, Problem

ENHED = Kolonne(
    overskrift="Enhedsnavn i Cura",
    laes=celler.navn,
    hjaelp="Enhedens navn, som det står i Cura",
    noegle=True,
    andre=("Enhedsnavn", "Navn i Cura", "Enhed i Cura"),
)
SAGSANSVARLIG = Kolonne(
    overskrift="Sagsansvarlig",
    laes=celler.ja_nej,
    hjaelp="ja, hvis enheden er sagsansvarlig",
    ventet=True,
)
FINDES = Kolonne(
    overskrift="Findes enheden i FK ORG",
    laes=celler.ja_nej,
    hjaelp="ja eller nej",
    andre=("Findes i FK ORG", "Findes enheden i FK Organisation"),
    ventet=True,
)
FK_NAVN = Kolonne(
    overskrift="Navn i FK ORG",
    laes=celler.navn,
    hjaelp="Enhedens navn i FK Organisation",
    andre=("Navn i FK Organisation",),
    ventet=True,
)
UUID = Kolonne(
    overskrift="UUID",
    laes=celler.uuid,
    hjaelp="KOMBIT id fra FK Organisation",
    andre=("KOMBIT id",),
    ventet=True,
)
SKAL_MAPPES = Kolonne(
    overskrift="Skal de mappes",
    laes=celler.ja_nej,
    hjaelp="ja, hvis enheden selv skal mappes",
    andre=("Skal den mappes", "Skal mappes"),
    ventet=True,
)
BEMAERKNINGER = Kolonne(
    overskrift="Bemærkninger", laes=celler.fritekst, hjaelp="Fri tekst", andre=("Bemærkning",)
)
OVERORDNET = Kolonne(
    overskrift="Overordnet enhed i Cura",
    laes=celler.navn,
    hjaelp="Enheden over denne i Cura (vores tilføjelse)",
    andre=("Overordnet enhed",),
)
ORGANISATIONSARK = Tabel(
    "Organisationsark",
    (ENHED, SAGSANSVARLIG, FINDES, FK_NAVN, UUID, SKAL_MAPPES, BEMAERKNINGER, OVERORDNET),
    kendetegn=(ENHED,),
    om=(ENHED,),
)

_DUBLET = Problem(
    "ENHED_DUBLET",
    "Enheden står på flere rækker. Den første række er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)
_UDEN_UUID = Problem(
    "MAPPES_UDEN_UUID",
    "»Skal de mappes« er ja, men rækken har ikke et gyldigt UUID. Enheden er ikke mappet.",
    "Skriv enhedens UUID fra FK Organisation, eller skriv nej.",
)
_MAPPES_MEN_FINDES_IKKE = Problem(
    "MAPPES_MEN_FINDES_IKKE",
    "Enheden mappes, men »Findes enheden i FK ORG« er ikke ja.",
    "Kontrollér UUID'et i FK Organisation.",
    Alvor.ADVARSEL,
)
_UUID_MEN_NEJ = Problem(
    "UUID_MEN_IKKE_MAPPET",
    "Rækken har et UUID, men »Skal de mappes« er ikke ja. Enheden er ikke mappet.",
    "Skriv ja, hvis enheden selv skal mappes.",
    Alvor.OPLYSNING,
)
_OVERORDNET_UKENDT = Problem(
    "OVERORDNET_UKENDT",
    "Den overordnede enhed står ikke i noget organisationsark.",
    "Skriv navnet, som det står under »Enhedsnavn i Cura«.",
    Alvor.ADVARSEL,
)
_OVER_SIG_SELV = Problem(
    "OVERORDNET_SIG_SELV",
    "Enheden står som sin egen overordnede enhed. Det er ikke brugt.",
    "Skriv enheden over den, eller lad cellen stå tom.",
    Alvor.ADVARSEL,
)
_RING = Problem(
    "OVERORDNET_I_RING",
    "Enhederne ligger under hinanden i en ring, så ingen af dem kan lede opad til en anden.",
    "Ret »Overordnet enhed i Cura« for en af dem.",
    Alvor.ADVARSEL,
)
_SAGSANSVARLIG_FORSKELLIG = Problem(
    "SAGSANSVARLIG_FORSKELLIG",
    "Enheden er sagsansvarlig i det ene organisationsark, men ikke i det andet. "
    "Det første ark er brugt.",
    "Skriv det samme i begge ark.",
    Alvor.ADVARSEL,
)


_DELT = Problem(
    "ORGANISATIONSARK_DELT",
    "Arket har ingen enhed til fælles med det andet organisationsark i filen. De er læst som ét.",
    "Er det en anden model, så skriv alle enhederne i begge ark.",
    Alvor.OPLYSNING,
)


@dataclass(frozen=True)
class Organisationsark:
    """What one sheet holds: its units, and for each what it is mapped to (None: not itself)."""

    sted: Kildested
    enheder: tuple[LokalEnhed, ...]
    mapning: tuple[Enhedsmapning, ...]


def laes_organisationsark(kilde: Tabelark, fund: Fundliste) -> Organisationsark:
    """The sheet's units in order; a unit that stands twice keeps its first row."""
    enheder: dict[str, LokalEnhed] = {}
    mapning: list[Enhedsmapning] = []
    for raekke in laes_raekker(kilde, fund):
        noegle = navnenoegle(raekke[ENHED])
        if noegle in enheder:
            raekke.udelad_dublet(_DUBLET, ENHED, fund, enheder[noegle].sted)
            continue
        enheder[noegle] = LokalEnhed(
            raekke[ENHED], raekke[SAGSANSVARLIG], raekke[OVERORDNET] or None, raekke.sted(ENHED)
        )
        mapning.append(_laes_mapning(raekke, fund))
    sted = Kildested(kilde.ark.fil, kilde.ark.navn)
    return Organisationsark(sted, tuple(enheder.values()), tuple(mapning))


def _laes_mapning(raekke: Raekke, fund: Fundliste) -> Enhedsmapning:
    """Mapped where the sheet says ja and gives a valid UUID (docs/ark.md)."""
    uuid, mappes = raekke[UUID], raekke[SKAL_MAPPES]
    if mappes and uuid is None:
        fund.meld(_UDEN_UUID, raekke.sted(UUID), raekke[ENHED])
    if mappes and uuid is not None and raekke.har(FINDES) and not raekke[FINDES]:
        fund.meld(_MAPPES_MEN_FINDES_IKKE, raekke.sted(FINDES), raekke[ENHED])
    if uuid is not None and not mappes:
        fund.meld(_UUID_MEN_NEJ, raekke.sted(SKAL_MAPPES), raekke[ENHED])
    return Enhedsmapning(
        lokal_enhed=raekke[ENHED],
        fk_enhed=uuid if mappes else None,
        sted=raekke.sted(UUID),
        bemaerkning=_uden_forklaring(raekke[BEMAERKNINGER]),
        fk_navn=raekke[FK_NAVN] or _eget_navn(raekke),
    )


def _uden_forklaring(tekst: str) -> str:
    """The kommune's own remark: what we added when the sheet was taken home is none of it."""
    linjer = (linje.partition(FORKLARING)[0].rstrip("; ") for linje in tekst.splitlines())
    return "\n".join(filter(None, linjer)) if FORKLARING in tekst else tekst


def _eget_navn(raekke: Raekke) -> str:
    """The unit's own name where the sheet has it in FK ORG under none: there, but not mapped."""
    findes = raekke[FINDES] or raekke[UUID] is not None
    mappet = raekke[SKAL_MAPPES] and raekke[UUID] is not None
    return raekke[ENHED] if findes and not mappet else ""


def flet_enheder(alle: Sequence[Organisationsark], fund: Fundliste) -> tuple[LokalEnhed, ...]:
    """The units of all sheets, one of each name; blanks and case in a name do not matter."""
    flettet: dict[str, LokalEnhed] = {}
    for ark in alle:
        for enhed in ark.enheder:
            noegle = navnenoegle(enhed.navn)
            kendt = flettet.get(noegle)
            if kendt is None:
                flettet[noegle] = enhed
                continue
            if kendt.sagsansvarlig != enhed.sagsansvarlig:
                fund.meld(_SAGSANSVARLIG_FORSKELLIG, enhed.sted or ark.sted, enhed.navn)
            if kendt.overordnet is None:
                flettet[noegle] = replace(kendt, overordnet=enhed.overordnet)
    enheder = tuple(_med_overordnet(enhed, flettet, fund) for enhed in flettet.values())
    _meld_ringe(enheder, fund)
    return enheder


def _meld_ringe(enheder: Sequence[LokalEnhed], fund: Fundliste) -> None:
    """Tell of each ring of units once, at the one that stands first."""
    efter_navn = {enhed.navn: enhed for enhed in enheder}
    set_: set[str] = set()
    for enhed in enheder:
        vej: list[str] = []
        navn: str | None = enhed.navn
        while navn is not None and navn not in set_:
            set_.add(navn)
            vej.append(navn)
            navn = efter_navn[navn].overordnet
        if navn in vej:
            ring = vej[vej.index(navn) :]
            foerste = efter_navn[ring[0]]
            fund.meld(_RING, foerste.sted or Kildested(""), " → ".join((*ring, ring[0])))


def _med_overordnet(
    enhed: LokalEnhed, alle: Mapping[str, LokalEnhed], fund: Fundliste
) -> LokalEnhed:
    """The unit with its overordnet spelled as that unit's own row spells it."""
    if enhed.overordnet is None:
        return enhed
    over = alle.get(navnenoegle(enhed.overordnet))
    if over is None or over is enhed:
        problem = _OVERORDNET_UKENDT if over is None else _OVER_SIG_SELV
        fund.meld(problem, enhed.sted or Kildested(""), enhed.overordnet)
        return replace(enhed, overordnet=None)
    return replace(enhed, overordnet=over.navn)


def samme_navne(
    mapning: Sequence[Enhedsmapning], enheder: Sequence[LokalEnhed]
) -> tuple[Enhedsmapning, ...]:
    """The mappings with each unit's name spelled as in `enheder`."""
    navne = {navnenoegle(enhed.navn): enhed.navn for enhed in enheder}
    return tuple(
        replace(
            raekke,
            lokal_enhed=navne.get(navnenoegle(raekke.lokal_enhed), raekke.lokal_enhed),
        )
        for raekke in mapning
    )


def samles_med(enheder: Sequence[frozenset[str]]) -> list[int]:
    """Of each sheet of one file, by its units' folded names, the sheet that it is a part of.

    Sheets that have no unit in common are one mapping, divided by area: the later is a part of
    the first such. Sheets that name the same units are two models, each the first of its own.
    """
    dele: dict[int, frozenset[str]] = {}
    fundet: list[int] = []
    for nr, egne in enumerate(enheder):
        foerste = next((n for n, andres in dele.items() if andres.isdisjoint(egne)), nr)
        dele[foerste] = dele.get(foerste, frozenset()) | egne
        fundet.append(foerste)
    return fundet


def mapning_efter_fil(
    alle: Sequence[Organisationsark], enheder: tuple[LokalEnhed, ...], fund: Fundliste
) -> dict[str, tuple[Enhedsmapning, ...]]:
    """Each sheet's mapping under its file's name; a further sheet's under `file#sheet`.

    Sheets of one file that are parts of one mapping stand together under the first's name.
    """
    mapninger: dict[str, tuple[Enhedsmapning, ...]] = {}
    for fil in dict.fromkeys(ark.sted.fil for ark in alle):
        filens = [ark for ark in alle if ark.sted.fil == fil]
        foerste = samles_med(
            [frozenset(navnenoegle(enhed.navn) for enhed in ark.enheder) for ark in filens]
        )
        for nr, ark in enumerate(filens):
            hos = foerste[nr]
            if hos != nr:
                fund.meld(_DELT, ark.sted, filens[hos].sted.ark)
            navn = fil if hos == 0 else f"{fil}#{filens[hos].sted.ark}"
            mapning = samme_navne(ark.mapning, enheder)
            mapninger[navn] = (*mapninger.get(navn, ()), *mapning)
    return mapninger
