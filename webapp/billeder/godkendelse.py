"""A page whose differences are all accepted becomes basis: as it was seen, and whole."""

from __future__ import annotations

from pathlib import Path

from webapp.billeder.basis import BasisError, Mappe
from webapp.billeder.filer import Filskift, aftryk_af_fil
from webapp.billeder.forskelle import Art, Lag
from webapp.billeder.fotosamling import er_hel
from webapp.billeder.resultat import Billedpar, Sideresultat
from webapp.billeder.sidevalg import Side


def goer_til_basis(mappe: Mappe, resultat: Sideresultat, skift: Filskift) -> None:
    """Add to `skift` what the page needs. BasisError where run or basis is not what was seen."""
    side, gammel = resultat.side, resultat.basis or resultat.side
    _tjek(
        aftryk_af_fil(mappe.tekstfil(gammel)) == resultat.foer,
        f"Basis for {side.adresse} er ændret siden kørslen",
    )
    if any(f.lag is Lag.SIDE and f.art is Art.VAEK for f in resultat.forskelle):
        return _fjern(mappe, side, skift)
    tekst = mappe.koersel.tekstfil(side)
    hel = bool(resultat.nu) and aftryk_af_fil(tekst) == resultat.nu
    _tjek(hel, f"Kørslens tekst af {side.adresse} mangler eller er en anden")
    for par in resultat.billeder:
        _goer_billede_til_basis(mappe, resultat, par, skift)
    if gammel != side:
        _fjern(mappe, gammel, skift)
    skift.skriv(mappe.tekstfil(side), tekst)
    return None


def _goer_billede_til_basis(
    mappe: Mappe, resultat: Sideresultat, par: Billedpar, skift: Filskift
) -> None:
    hvor = f"af {resultat.side.adresse} ved {par.bredde} px"
    if par.foer:
        uaendret = aftryk_af_fil(Path(par.foer)) == par.foer_sha
        _tjek(uaendret, f"Basisbilledet {hvor} er ændret eller væk siden kørslen")
    if not par.nu:
        return
    fil = Path(par.nu)
    tal = mappe.load_tal(fil)
    helt = tal is not None and tal.sha256 == par.nu_sha and er_hel(fil, tal)
    _tjek(helt, f"Kørslens billede {hvor} mangler eller er et andet")
    if fil.is_relative_to(mappe.koersel.rod):
        # The engine is read from the path: the tests of one run can use several.
        maal = mappe.rod / fil.relative_to(mappe.koersel.rod)
        _tjek(
            bool(par.foer) or resultat.basis is not None or not maal.exists(),
            f"Basis har fået et billede {hvor} siden kørslen",
        )
        skift.skriv(maal, fil)
        skift.skriv(maal.with_suffix(".json"), fil.with_suffix(".json"))


def _fjern(mappe: Mappe, side: Side, skift: Filskift) -> None:
    skift.fjern(mappe.tekstfil(side))
    for billede in mappe.billeder_af(side):
        skift.fjern(billede)
        skift.fjern(billede.with_suffix(".json"))


def _tjek(rigtigt: bool, saetning: str) -> None:  # noqa: FBT001 - a check and what it says
    if not rigtigt:
        raise BasisError(f"{saetning}. Intet er godkendt: kør »screenshots compare« igen.")
