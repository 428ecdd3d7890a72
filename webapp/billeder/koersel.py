"""A run: read the pages, compare what they tell, then photograph what may look different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.billedpar import Fund, fejlforskel, flet, til_billeder
from webapp.billeder.filer import aftryk_af_fil
from webapp.billeder.forladt import find_forladte, find_omdoebte
from webapp.billeder.forskelle import Art, Forskel, Lag, find_forskelle
from webapp.billeder.fotosamling import MANGE, Foto, Fotosamling, Opgave, er_trin
from webapp.billeder.koerselsnavn import nyt_navn
from webapp.billeder.resultat import MOD, Billedpar, Resultat, Sideresultat, antal_sider
from webapp.billeder.sidevalg import Laest, Side, find_sider, laes

TITEL = "Siderne, som de er nu, mod basis"


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
        forladte = find_forladte(opgave, tekster)
        omdoebte = find_omdoebte(opgave.mappe, forladte, _uden_basis(tekster))
        sider = [
            _side(fotos, side, forskelle, omdoebte.get(side)) for side, forskelle in tekster.items()
        ]
    vaek = [side for side in forladte.alle if side not in omdoebte.values()]
    sider += [
        Sideresultat(
            side=side,
            forskelle=(hele_siden(Art.VAEK),),
            foer=aftryk_af_fil(opgave.mappe.tekstfil(side)),
        )
        for side in vaek
    ]
    noter = [fotos.note, forladte.note, *_om_navne(omdoebte)]
    noter.append(_uden_billede(opgave.mappe, fotos.motor, sider))
    resultat = _samlet("basis", TITEL, fotos, sider, noter)
    return replace(resultat, kunne_ikke=resultat.kunne_ikke or bool(forladte.fremmede))


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
        samlet, vist = flet(forskelle, billeder)
        sider.append(Sideresultat(side=nu, forskelle=samlet, billeder=vist))
    return _samlet("varianter", f"{a}{MOD}{b}", fotos, sider, [fotos.note])


def _uden_basis(tekster: Mapping[Side, tuple[Forskel, ...]]) -> list[Side]:
    kommet = (hele_siden(Art.KOMMET),)
    return [side for side, forskelle in tekster.items() if forskelle == kommet]


def _om_navne(omdoebte: Mapping[Side, Side]) -> Iterator[str]:
    for nu, foer in dict.fromkeys((nu.variant, foer.variant) for nu, foer in omdoebte.items()):
        yield (
            f"Varianten »{foer}« hedder nu »{nu}«: dens sider er sammenlignet med dem, I godkendte "
            "under det gamle navn. »screenshots prune« giver dem det nye navn i basis."
        )


def hele_siden(art: Art) -> Forskel:
    """That a page is new or gone."""
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
    return (hele_siden(Art.KOMMET),) if foer is None else find_forskelle(foer, laest.tekst)


def _to_laeste(foer: Laest, nu: Laest) -> tuple[Forskel, ...]:
    if foer.fejl and nu.fejl:
        return (fejlforskel(nu.fejl),)
    if foer.fejl or nu.fejl:
        art, titel = (Art.KOMMET, nu.tekst.titel) if foer.fejl else (Art.VAEK, foer.tekst.titel)
        return (Forskel(lag=Lag.SIDE, art=art, hvad="Side er", fra="", til=titel),)
    return find_forskelle(foer.tekst, nu.tekst)


def _side(
    fotos: Fotosamling, side: Side, forskelle: tuple[Forskel, ...], gammel: Side | None
) -> Sideresultat:
    """Put the pictures of a page beside those of the basis, which may be under an older name."""
    mappe, basis = fotos.opgave.mappe, gammel or side
    if gammel:
        foer, nu = mappe.load_tekst(gammel), mappe.koersel.load_tekst(side)
        forskelle = find_forskelle(foer, nu) if foer and nu else forskelle
    billeder: list[Fund] = []
    uden: list[int] = []
    for bredde in fotos.opgave.valg.bredder:
        nu_foto = fotos.fotos.get((side, bredde))
        fil = mappe.billedfil(basis, fotos.motor, bredde)
        tal = mappe.load_tal(fil) if fotos.motor else None
        if nu_foto and not tal and not nu_foto.fejl:
            if fil.is_file():
                fejl = f"Basisbilledet ved {bredde} px kan ikke læses. Slet det, og tag det på ny."
                billeder.append(((fejlforskel(fejl),), Billedpar(bredde)))
            else:
                uden.append(bredde)
        billeder.append(til_billeder(Foto(fil, tal) if tal else None, nu_foto, bredde))
    samlet, vist = flet(forskelle, billeder)
    ny = samlet == (hele_siden(Art.KOMMET),)  # there was nothing at all to compare with
    return Sideresultat(
        side=side,
        forskelle=samlet,
        billeder=vist,
        foer=aftryk_af_fil(mappe.tekstfil(basis)),
        nu=aftryk_af_fil(mappe.koersel.tekstfil(side)),
        uden_billede=() if ny else tuple(uden),
        basis=gammel,
    )


def _uden_billede(mappe: Mappe, motor: str, sider: Iterable[Sideresultat]) -> str:
    uden = [side for side in sider if side.uden_billede]
    if not uden:
        return ""
    andre = [navn for navn in mappe.motorer() if navn != motor]
    rest = f" Basis har billeder fra {', '.join(andre)}, som tegner anderledes." if andre else ""
    return (
        f"Billedet af {antal_sider(len(uden))} kunne ikke sammenlignes: basis har ingen billeder "
        f"fra {motor}. Felter og tekst er sammenlignet.{rest} Sammenlign med samme browser, eller "
        "tag billeder med den nye på den udgave af siderne, som I har godkendt: se »Når browseren "
        "skifter« i vejledningen."
    )


def _samlet(
    slags: str, titel: str, fotos: Fotosamling, sider: Iterable[Sideresultat], noter: Iterable[str]
) -> Resultat:
    return Resultat(
        slags=slags,
        titel=titel,
        motor=fotos.motor,
        koersel=nyt_navn(),
        sider=tuple(sider),
        noter=tuple(filter(None, noter)),
        taget=fotos.taget,
        genbrugt=fotos.genbrugt,
        kunne_ikke=fotos.opgave.billeder and fotos.browser is None,
    )
