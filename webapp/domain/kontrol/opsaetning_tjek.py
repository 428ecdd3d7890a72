"""Kontrol of Opsætning af Borgerblikket, SAPA's roles, the trin and the data (§1A, §4B, §9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.kle_tjek import OBLIGATORISKE_27
from webapp.domain.kontrol.regel import Traef
from webapp.domain.vaerdier.dansk import antal, dag, opremsning
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.variant.kleforpligtelser import FORPLIGTELSER
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.variant.trinorden import Brud, ordensfund, overfoersel_begynder, skader
from webapp.domain.variant.variant import TRIN_NAVNE, Trin

_CURAS_OMRAADER = (KleMoenster("27"), KleMoenster("29"))
_VISTE_SAGSNUMRE = 3
_Find = Callable[[Kontrolgrundlag], Iterator[Traef]]


def find_ikke_aktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Numbers in use that Borgerblikket does not show."""
    opsaetning = grundlag.konfiguration.variant.opsaetning
    sagstyper = {r.kle for r in grundlag.sagstype_kle.values() if r.kle}
    ydelser = {r.kle for r in grundlag.ydelsestyper.values() if r.kle}
    for kle in sorted(sagstyper | ydelser):
        raekke = opsaetning.find(kle)
        if raekke is not None and raekke.aktiv:
            continue
        tal = grundlag.tal(kle=kle)
        hvad = "står som ikke aktivt" if raekke else "står ikke i opsætningen"
        yield Traef(
            objekt=grundlag.kle.nummer_og_titel(kle),
            tekst=f"{kle} {hvad}.",
            kle=str(kle),
            virkning=tal.virkning("er i indekset, men vises ikke for borgeren"),
            tal=tal.ialt,
        )


def find_obligatorisk_ikke_aktiv(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Obligatory numbers that Borgerblikket does not show."""
    opsaetning = grundlag.konfiguration.variant.opsaetning
    if not opsaetning.raekker:
        return
    slukkede = [kle for kle in OBLIGATORISKE_27 if not _aktiv(opsaetning.find(kle))]
    if slukkede:
        yield Traef(objekt="Obligatoriske KLE-numre", tekst=f"{_numre(slukkede)} er ikke aktive.")


def _aktiv(raekke: KleOpsaetning | None) -> bool:
    return raekke is not None and raekke.aktiv


def _numre(numre: list[KleEmne]) -> str:
    return opremsning([str(kle) for kle in numre])


def brugerdefineret(
    tjek: Callable[[KleOpsaetning], str],
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each active row whose contact is Brugerdefineret."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for raekke in grundlag.konfiguration.variant.opsaetning.raekker:
            egen = raekke.kontakt.kilde is Kontaktkilde.BRUGERDEFINERET
            tekst = tjek(raekke) if raekke.aktiv and egen else ""
            if tekst:
                yield Traef(objekt=str(raekke.kle), tekst=tekst, kle=str(raekke.kle))

    return find


def find_uden_afdeling(raekke: KleOpsaetning) -> str:
    """The starred field is empty."""
    return "" if raekke.kontakt.afdeling else "»Kontaktafdeling« er tom."


def find_telefon(raekke: KleOpsaetning) -> str:
    """The telephone is not eight digits."""
    telefon = raekke.kontakt.telefon
    return f"Der står »{telefon}«." if telefon and not otte_cifre(telefon) else ""


def find_link(raekke: KleOpsaetning) -> str:
    """A link without http or https."""
    links = (raekke.kontakt.hjemmeside, raekke.kontakt.digital_post)
    forkerte = [f"»{u}«" for u in links if u and not u.lower().startswith(("http://", "https://"))]
    return f"Der står {opremsning(forkerte)}." if forkerte else ""


def find_fradato(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Rows on obligatory numbers whose fradato is later than their etape allows."""
    for raekke in grundlag.konfiguration.variant.opsaetning.raekker:
        for en in FORPLIGTELSER:
            sidste, omfattet = en.sidste_fradato, any(map(raekke.kle.daekker, en.gaeldende))
            if en.obligatorisk and omfattet and sidste and (raekke.fradato or sidste) > sidste:
                yield Traef(
                    objekt=str(raekke.kle),
                    tekst=f"Fradato er {dag(raekke.fradato)}. {en.navn} kræver {dag(sidste)} "
                    "eller før.",
                    kle=str(raekke.kle),
                )


def om_roller(
    passer: Callable[[Jobfunktionsrolle], bool], tekst: str
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A question about each role that fits."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for rolle in grundlag.konfiguration.variant.roller:
            if passer(rolle):
                yield Traef(objekt=rolle.navn, tekst=tekst)

    return find


def find_uden_afgraensning(rolle: Jobfunktionsrolle) -> bool:
    """True if the role reaches every KLE number."""
    return any(not del_.kle for del_ in rolle.brugersystemroller)


def find_naar_cura(rolle: Jobfunktionsrolle) -> bool:
    """True if the role is limited to numbers that touch Cura's."""
    numre = [kle for del_ in rolle.brugersystemroller for kle in del_.kle]
    omraader = any(kle.overlapper(omraade) for kle in numre for omraade in _CURAS_OMRAADER)
    return omraader and not find_uden_afgraensning(rolle)


def for_sent(trin: Trin, hvad: str) -> _Find:
    """A trin that comes after the first transfer, by the order that the page of trin judges by."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        datoer = grundlag.konfiguration.variant.gjorte_trin
        foerste = overfoersel_begynder(datoer)
        if foerste is None or trin not in skader(datoer):
            return
        eget = datoer.get(trin)
        naar = f"sættes til {dag(eget)}" if eget else "er ikke sat"
        yield Traef(
            objekt=f"Trin {trin} {TRIN_NAVNE[trin]}",
            tekst=f"Trinnet {naar}, men de første sager sendes {dag(foerste)}. {hvad}",
        )

    return find


def foer_eksporten(trin: Trin, *, dateret: bool | None = None) -> _Find:
    """Trin A or B that is not done by trin 8; `dateret`: only where it has a day, or has none."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        datoer = grundlag.konfiguration.variant.gjorte_trin
        fundet = any(f.mangler is trin and f.alvor is Brud.RISIKO for f in ordensfund(datoer))
        eget = datoer.get(trin)
        if not fundet or (dateret is not None and dateret != (eget is not None)):
            return
        naar = f"er først sat til {dag(eget)}" if eget else "er ikke sat"
        yield Traef(
            objekt=f"Trin {trin} {TRIN_NAVNE[trin]}",
            tekst=f"Trinnet {naar}, men 'Eksporter sager' aktiveres "
            f"{dag(datoer[Trin.EKSPORTER_SAGER])}.",
        )

    return find


def sager_der_mangler(hvilke: str, tekst: str) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """Sager of the data that lack something, told once with a few of their numbers."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        numre: tuple[str, ...] = getattr(grundlag.mangler, hvilke)
        if numre:
            flere = "" if len(numre) <= _VISTE_SAGSNUMRE else " m.fl."
            yield Traef(
                objekt=antal(len(numre), "sag", "sager"),
                tekst=f"{', '.join(numre[:_VISTE_SAGSNUMRE])}{flere} {tekst}",
                tal=len(numre),
            )

    return find
