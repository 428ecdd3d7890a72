"""`prune`: the basis without the pages that are gone, and with the names that variants have now."""

from __future__ import annotations

from webapp.billeder.basis import Mappe, tekstbytes
from webapp.billeder.filer import Filskift
from webapp.billeder.forladt import find_forladte, find_omdoebte
from webapp.billeder.fotosamling import Opgave
from webapp.billeder.koersel import laes_alle
from webapp.billeder.sidevalg import OK, Side

SERVERFEJL = 500


def fjern_kommuner(mappe: Mappe, kommuner: tuple[str, ...]) -> tuple[Side, ...]:
    """Remove the pages of kommuner that are no more."""
    vaek = tuple(side for side in mappe.sider() if side.kommune in kommuner)
    skift = Filskift()
    for side in vaek:
        _fjern(mappe, skift, side)
    skift.udfoer()
    return vaek


def ryd_op(opgave: Opgave) -> tuple[dict[Side, Side], tuple[Side, ...]]:
    """Give renamed variants their new name in the basis, and remove what is gone.

    Only where the product says that it is gone: a page that errors stays. Returns old page to new,
    and the pages that were removed. All of it happens, or nothing: OSError.
    """
    mappe = opgave.mappe
    fundne: list[Side] = []
    for laest in laes_alle(opgave):
        fundne.append(laest.side)
        if not laest.fejl:
            mappe.koersel.gem_tekst(laest.side, laest.tekst)
    forladte = find_forladte(opgave, fundne)
    uden_basis = [side for side in fundne if not mappe.tekstfil(side).is_file()]
    omdoebte = {gl: ny for ny, gl in find_omdoebte(mappe, forladte, uden_basis).items()}
    vaek = tuple(s for s in forladte.alle if s not in omdoebte and _er_vaek(opgave, s))
    skift = Filskift()
    for gammel, ny in omdoebte.items():
        _flyt(mappe, skift, gammel, ny)
    for side in (*vaek, *omdoebte):
        _fjern(mappe, skift, side)
    skift.udfoer()
    return omdoebte, vaek


def _fjern(mappe: Mappe, skift: Filskift, side: Side) -> None:
    skift.fjern(mappe.tekstfil(side))
    for billede in mappe.billeder_af(side):
        skift.fjern(billede)
        skift.fjern(billede.with_suffix(".json"))


def _flyt(mappe: Mappe, skift: Filskift, gammel: Side, ny: Side) -> None:
    tekst = mappe.load_tekst(gammel)
    if tekst:
        skift.skriv(mappe.tekstfil(ny), tekstbytes(ny, tekst))
    for billede in mappe.billeder_af(gammel):
        motor = billede.relative_to(mappe.rod).parts[1]
        maal = mappe.billedfil(ny, motor, int(billede.stem.rpartition("@")[2]))
        skift.skriv(maal, billede)
        if billede.with_suffix(".json").is_file():
            skift.skriv(maal.with_suffix(".json"), billede.with_suffix(".json"))


def _er_vaek(opgave: Opgave, side: Side) -> bool:
    """Whether the product has no such page: neither a page nor a page that fails."""
    svar = opgave.hent(side.adresse)
    return svar.status != OK and svar.status < SERVERFEJL
