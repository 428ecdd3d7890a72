"""`take`: make basis of what has none, and of nothing that was not accepted."""

from __future__ import annotations

from dataclasses import dataclass

from webapp.billeder.billedpar import fejlforskel
from webapp.billeder.forskelle import Art
from webapp.billeder.fotosamling import Foto, Fotosamling, Opgave
from webapp.billeder.koersel import hele_siden, laes_alle, tekstforskelle
from webapp.billeder.koerselsnavn import nyt_navn
from webapp.billeder.resultat import Resultat, Sideresultat, antal_sider
from webapp.billeder.sidevalg import Laest, Side


@dataclass(frozen=True, slots=True)
class Taget:
    """How many texts and pictures were made basis."""

    tekster: int
    billeder: int

    @property
    def filer(self) -> int:
        """All of them."""
        return self.tekster + self.billeder


def tag_basis(opgave: Opgave) -> tuple[Resultat, Taget]:
    """Make basis of what has none, and the pictures of this engine; and how many were made.

    What has a basis that differs is left alone, unless `erstat` was asked for. So is a page whose
    text is the basis's, but which is drawn of something else than the accepted pictures of another
    engine: nobody has seen it.
    """
    tekster = 0
    fejl: dict[Side, str] = {}
    sider: list[Side] = []
    afviger: list[Side] = []
    andet_udseende: list[Side] = []
    with Fotosamling(opgave) as fotos:
        for laest in laes_alle(opgave):
            sider.append(laest.side)
            if laest.fejl:
                fejl[laest.side] = laest.fejl
                continue
            forskelle = () if opgave.erstat else tekstforskelle(opgave.mappe, laest)
            if opgave.erstat or forskelle == (hele_siden(Art.KOMMET),):
                opgave.mappe.gem_tekst(laest.side, laest.tekst)
                tekster += 1
            elif forskelle:
                afviger.append(laest.side)
                continue
            elif not _maa_fotograferes(fotos, laest):
                andet_udseende.append(laest.side)
                continue
            fotos.bestil(laest)
        fotos.faerdig()
        billeder = sum(
            _tag_billede(opgave, fotos.motor, noegle, foto) for noegle, foto in fotos.fotos.items()
        )
        for (side, bredde), foto in fotos.fotos.items():
            if foto.fejl:
                fejl[side] = f"{foto.fejl} ({bredde} px)"
    resultater = [
        Sideresultat(side=s, forskelle=(fejlforskel(fejl[s]),) if s in fejl else ()) for s in sider
    ]
    noter = (fotos.note, _om_afvigelser(afviger), _om_udseende(andet_udseende))
    resultat = Resultat(
        slags="basis",
        titel="Basis",
        motor=fotos.motor,
        koersel=nyt_navn(),
        sider=tuple(resultater),
        noter=tuple(filter(None, noter)),
        taget=fotos.taget,
        genbrugt=fotos.genbrugt,
        kunne_ikke=bool(andet_udseende) or (opgave.billeder and fotos.browser is None),
    )
    return resultat, Taget(tekster, billeder)


def _maa_fotograferes(fotos: Fotosamling, laest: Laest) -> bool:
    """Whether a page with a basis has its pictures, or looks as what was accepted elsewhere."""
    mappe, bredder = fotos.opgave.mappe, fotos.opgave.valg.bredder
    if not fotos.motor:
        return True
    har = all(mappe.load_tal(mappe.billedfil(laest.side, fotos.motor, b)) for b in bredder)
    return har or fotos.er_som_godkendt(laest)


def _tag_billede(opgave: Opgave, motor: str, noegle: tuple[Side, int], foto: Foto) -> bool:
    if not (foto.fil and foto.tal):
        return False
    maal = opgave.mappe.billedfil(noegle[0], motor, noegle[1])
    if foto.fil == maal or (opgave.mappe.load_tal(maal) and not opgave.erstat):
        return False
    opgave.mappe.gem_billede(maal, foto.fil.read_bytes(), foto.tal)
    return True


def _om_afvigelser(sider: list[Side]) -> str:
    if not sider:
        return ""
    return (
        f"{antal_sider(len(sider))} afviger fra basis og er ikke taget: "
        "se dem med »screenshots compare«."
    )


def _om_udseende(sider: list[Side]) -> str:
    if not sider:
        return ""
    return (
        f"{antal_sider(len(sider))} fortæller det samme som basis, men ser måske anderledes ud end "
        "på de billeder, der er godkendt fra en anden browser, og er ikke taget. Tag billederne på "
        "den udgave af siderne, som I har godkendt, eller se siderne efter, og tag dem med "
        "--erstat."
    )
