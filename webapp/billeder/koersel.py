"""A run: read the pages, compare what they tell, then photograph what may look different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from webapp.billeder.basis import BasisError, Billedtal, Mappe
from webapp.billeder.billedpar import fejlforskel, flet, til_billeder
from webapp.billeder.forskelle import Art, Forskel, Lag, find_forskelle
from webapp.billeder.fotosamling import MANGE, Foto, Fotosamling, Opgave, er_trin
from webapp.billeder.resultat import MOD, Billedpar, Resultat, Sideresultat, antal_sider
from webapp.billeder.sidevalg import Laest, Side, find_sider, laes


def laes_alle(opgave: Opgave) -> Iterator[Laest]:
    """Each page of the choice. Raises SidevalgError."""
    antal = 0
    for antal, laest in enumerate(find_sider(opgave.hent, opgave.valg, opgave.kommuner), 1):
        yield laest
        if er_trin(antal):
            opgave.sig(f"Læst {antal_sider(antal)} …")
        if antal == MANGE and opgave.billeder:
            opgave.sig("Det er mange sider: vælg færre med --person, --side eller --uden-billeder.")
    opgave.sig(f"Læst {antal_sider(antal)}.")


def sammenlign_med_basis(opgave: Opgave) -> Resultat:
    """The pages as they are now against what was accepted."""
    tekster: dict[Side, tuple[Forskel, ...]] = {}
    with Fotosamling(opgave) as fotos:
        for laest in laes_alle(opgave):
            tekster[laest.side] = forskelle = tekstforskelle(opgave.mappe, laest)
            # What has changed for the reader is photographed first.
            fotos.bestil(laest, foran=bool(forskelle))
            opgave.mappe.koersel.gem_tekst(laest.side, laest.tekst)
        fotos.faerdig()
        uden: list[Side] = []
        sider = [_side(fotos, side, forskelle, uden) for side, forskelle in tekster.items()]
    vaek = [s for s in opgave.mappe.sider() if s not in tekster and _ventet(opgave, s, tekster)]
    sider += [Sideresultat(side, (_hele_siden(Art.VAEK),)) for side in vaek]
    noter = [fotos.note, _uden_billede(opgave.mappe, fotos.motor, uden)]
    titel = "Siderne, som de er nu, mod basis"
    return _samlet("basis", titel, fotos, sider, noter)


def sammenlign_varianter(opgave: Opgave, a: str, b: str) -> Resultat:
    """The same pages under two variants: what the choice means for the reader."""
    valg = replace(opgave.valg, varianter=(a, b), linje=False)
    opgave = replace(opgave, valg=valg)
    laeste: dict[Side, Laest] = {}
    with Fotosamling(opgave) as fotos:
        for laest in laes_alle(opgave):
            laeste[laest.side] = laest
            fotos.bestil(laest)
        par = {side.under(b): side.under(a) for side in laeste}
        for side in [*par, *par.values()]:
            if side not in laeste:  # linked under one variant only: it may still answer
                laeste[side] = laes(opgave.hent, side)
                fotos.bestil(laeste[side])
        fotos.faerdig()
    sider = []
    for nu, foer in par.items():
        forskelle = _to_laeste(laeste[foer], laeste[nu])
        billeder = [
            til_billeder(fotos.fotos.get((foer, bredde)), fotos.fotos.get((nu, bredde)), bredde)
            for bredde in opgave.valg.bredder
        ]
        sider.append(flet(nu, forskelle, billeder))
    return _samlet("varianter", f"{a}{MOD}{b}", fotos, sider, [fotos.note])


def tag_basis(opgave: Opgave) -> tuple[Resultat, int]:
    """Make basis of what has none, and the pictures of this engine; and how many were made.

    What has a basis that differs is left alone, unless `erstat` was asked for.
    """
    nye = afviger = 0
    fejl: list[Sideresultat] = []
    with Fotosamling(opgave) as fotos:
        for laest in laes_alle(opgave):
            if laest.fejl:
                fejl.append(Sideresultat(laest.side, (fejlforskel(laest.fejl),)))
                continue
            forskelle = () if opgave.erstat else tekstforskelle(opgave.mappe, laest)
            if opgave.erstat or forskelle == (_hele_siden(Art.KOMMET),):
                opgave.mappe.gem_tekst(laest.side, laest.tekst)
                nye += 1
            elif forskelle:
                afviger += 1
                continue
            fotos.bestil(laest)
        fotos.faerdig()
    for (side, bredde), foto in fotos.fotos.items():
        if foto.fejl:
            fejl.append(Sideresultat(side, (fejlforskel(f"{foto.fejl} ({bredde} px)"),)))
        elif foto.fil and foto.tal:
            nye += _tag_billede(opgave, side, fotos.motor, bredde, foto.fil, foto.tal)
    note = (
        f"{antal_sider(afviger)} afviger fra basis og er ikke taget: "
        "se dem med »screenshots compare«."
        if afviger
        else ""
    )
    return _samlet("basis", "Basis", fotos, fejl, [fotos.note, note]), nye


def _tag_billede(  # noqa: PLR0913 - a page, an engine, a width, and the picture
    opgave: Opgave, side: Side, motor: str, bredde: int, fil: Path, tal: Billedtal
) -> bool:
    maal = opgave.mappe.billedfil(side, motor, bredde)
    if fil == maal or (opgave.mappe.load_tal(maal) and not opgave.erstat):
        return False
    opgave.mappe.gem_billede(maal, fil.read_bytes(), tal)
    return True


def _ventet(opgave: Opgave, side: Side, fundne: Iterable[Side]) -> bool:
    """Whether a page of the basis should have been among those that were found."""
    varianter = {(fundet.kommune, fundet.variant) for fundet in fundne}
    if opgave.valg.sider and all(ask.startswith("/") for ask in opgave.valg.sider):
        return False  # an address that is asked for is read, whatever it answers
    return opgave.valg.rummer(side) and (side.kommune, side.variant) in varianter


def _hele_siden(art: Art) -> Forskel:
    return Forskel(
        lag=Lag.SIDE, art=art, hvad="Side uden basis er" if art is Art.KOMMET else "Side er"
    )


def tekstforskelle(mappe: Mappe, laest: Laest) -> tuple[Forskel, ...]:
    """What a page tells differently from its basis; its fault, or that it has no basis."""
    if laest.fejl:
        return (fejlforskel(laest.fejl),)
    try:
        foer = mappe.load_tekst(laest.side)
    except BasisError as fejl:
        return (fejlforskel(str(fejl)),)
    return (_hele_siden(Art.KOMMET),) if foer is None else find_forskelle(foer, laest.tekst)


def _to_laeste(foer: Laest, nu: Laest) -> tuple[Forskel, ...]:
    if foer.fejl and nu.fejl:
        return (fejlforskel(nu.fejl),)
    if foer.fejl or nu.fejl:
        art, titel = (Art.KOMMET, nu.tekst.titel) if foer.fejl else (Art.VAEK, foer.tekst.titel)
        return (Forskel(lag=Lag.SIDE, art=art, hvad="Side er", fra="", til=titel),)
    return find_forskelle(foer.tekst, nu.tekst)


def _side(
    fotos: Fotosamling, side: Side, forskelle: tuple[Forskel, ...], uden: list[Side]
) -> Sideresultat:
    """Put the pictures of a page beside those of the basis."""
    billeder: list[tuple[tuple[Forskel, ...], Billedpar]] = []
    for bredde in fotos.opgave.valg.bredder:
        nu = fotos.fotos.get((side, bredde))
        fil = fotos.opgave.mappe.billedfil(side, fotos.motor, bredde)
        tal = fotos.opgave.mappe.load_tal(fil) if fotos.motor else None
        foer = Foto(fil, tal) if tal else None
        if nu and not foer:
            if fil.is_file():
                fejl = f"Basisbilledet ved {bredde} px kan ikke læses. Slet det, og tag det på ny."
                billeder.append(((fejlforskel(fejl),), Billedpar(bredde)))
            else:
                uden.append(side)
        billeder.append(til_billeder(foer, nu, bredde))
    return flet(side, forskelle, billeder)


def _uden_billede(mappe: Mappe, motor: str, uden: list[Side]) -> str:
    if not uden:
        return ""
    andre = [navn for navn in mappe.motorer() if navn != motor]
    rest = f" Basis har billeder fra {', '.join(andre)}, som tegner anderledes." if andre else ""
    return (
        f"{antal_sider(len(set(uden)))} har intet basisbillede for {motor}; felter og tekst er "
        f"sammenlignet.{rest} »screenshots take« tager billederne."
    )


def _samlet(
    slags: str, titel: str, fotos: Fotosamling, sider: Iterable[Sideresultat], noter: Iterable[str]
) -> Resultat:
    return Resultat(
        slags=slags,
        titel=titel,
        motor=fotos.motor,
        sider=tuple(sider),
        noter=tuple(filter(None, noter)),
        taget=fotos.taget,
        genbrugt=fotos.genbrugt,
        kunne_ikke=fotos.opgave.billeder and fotos.browser is None,
    )
