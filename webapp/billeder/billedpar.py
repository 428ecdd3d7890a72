"""Two pictures of a page side by side, and the layers of the page told as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from webapp.billeder.forskelle import Art, Forskel, Lag
from webapp.billeder.fotosamling import Foto, er_hel
from webapp.billeder.resultat import Billedpar

# So much of an element's text stands in its name.
LIGHED = 40
SER_UD = ": ser anderledes ud"
Fund = tuple[tuple[Forskel, ...], Billedpar]


def fejlforskel(tekst: str) -> Forskel:
    """What could not be done with a page, as a difference that cannot be accepted."""
    return Forskel(lag=Lag.SIDE, art=Art.FEJL, hvad="Fejl", fra="", til=tekst)


def til_billeder(foer: Foto | None, nu: Foto | None, bredde: int) -> Fund:
    """Bytes first; only what differs is decoded."""
    if nu and nu.fejl:
        return (fejlforskel(f"{nu.fejl} ({bredde} px)"),), Billedpar(bredde)
    par = _par(foer, nu, bredde)
    if not (foer and foer.fil and foer.tal and nu and nu.fil and nu.tal):
        return (), par
    if not er_hel(foer.fil, foer.tal):
        fejl = (
            f"Basisbilledet ved {bredde} px er ødelagt eller skiftet ud: hent det igen fra basis."
        )
        # What is no whole picture is not shown: the report would stop at it.
        return (fejlforskel(fejl),), replace(par, foer="")
    if foer.tal.sha256 == nu.tal.sha256:
        return (), Billedpar(bredde)
    from webapp.billeder.pixel import Billede, BilledfilError, sammenlign_billeder  # noqa: PLC0415

    try:
        billeder = [Billede.af(Path(f.fil).read_bytes(), f.tal) for f in (foer, nu)]  # type: ignore[arg-type]  # both have a file: see above
    except BilledfilError as fejl:
        return (fejlforskel(f"{fejl} ({bredde} px)"),), replace(par, foer="")
    return sammenlign_billeder(*billeder), par


def _par(foer: Foto | None, nu: Foto | None, bredde: int) -> Billedpar:
    def af(foto: Foto | None) -> tuple[str, str]:
        kendt = foto and foto.fil and foto.tal
        return (str(foto.fil), foto.tal.sha256) if kendt and foto and foto.tal else ("", "")

    (foer_fil, foer_sha), (nu_fil, nu_sha) = af(foer), af(nu)
    return Billedpar(bredde, foer_fil, nu_fil, foer_sha, nu_sha)


def flet(
    forskelle: tuple[Forskel, ...], billeder: Iterable[Fund]
) -> tuple[tuple[Forskel, ...], tuple[Billedpar, ...]]:
    """The layers together. A region that only shows a field's own change belongs to that field."""
    samlet = list(forskelle)
    alle_par = []
    for fra_billede, par in billeder:
        alle_par.append(par)
        for forskel in fra_billede:
            nummer = next((i for i, f in enumerate(samlet) if _viser(forskel, f)), None)
            if nummer is None:
                samlet.append(forskel)
            else:
                samlet[nummer] = _med(samlet[nummer], forskel)
    vist = tuple(p for p in alle_par if p.nu or p.foer) if samlet else ()
    return tuple(samlet), vist


def _med(tekst: Forskel, billede: Forskel) -> Forskel:
    """The change with its places, and with how it looks: what looks otherwise is another."""
    set_ = sorted(filter(None, {*tekst.punkter.split(), billede.punkter}))
    return replace(tekst, steder=(*tekst.steder, *billede.steder), punkter=" ".join(set_))


def _viser(billede: Forskel, tekst: Forskel) -> bool:
    """Whether a region is the picture of a change that is told already.

    Another colour, another style and a move are matters of their own.
    """
    if billede.lag is not Lag.BILLEDE or tekst.lag not in {Lag.FELT, Lag.TEKST}:
        return False
    if billede.art in {Art.KOMMET, Art.VAEK}:
        i_blokken = (tekst.til or tekst.fra)[:LIGHED]
        samme = bool(tekst.objekt) and tekst.lag is Lag.FELT and billede.objekt == tekst.objekt
        naevnt = bool(i_blokken) and i_blokken in billede.hvad
        return billede.art is tekst.art and (samme or naevnt)
    navne = {
        f"{tekst.hvad}{SER_UD}",
        *(f"{tekst.hvad} »{v[:LIGHED]}«{SER_UD}" for v in (tekst.til,)),
    }
    return billede.objekt == tekst.objekt and billede.hvad in navne
