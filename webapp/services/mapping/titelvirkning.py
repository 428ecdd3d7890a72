"""What a change of KLE number or ydelsestype does to the titles that are read, in words."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.variant.mappingaendring import seneste
from webapp.domain.variant.opsaetning import Titelvalg
from webapp.domain.variant.variant import Variant, Ydelsesnavn
from webapp.services.grundlag import Grundlag

EGEN_TITEL = "sagens egen titel fra Cura"


def titler_af_ydelse(grundlag: Grundlag, aendret: Variant, ydelse: str) -> Iterator[str]:
    """Of a local ydelse that is given another type; nothing where the type is the same."""
    foer, efter = (_type(variant, ydelse) for variant in (grundlag.variant, aendret))
    if foer == efter:
        return
    skift = f"{_vist(efter)} i stedet for {_vist(foer)}"
    if grundlag.variant.antagelser.ydelsesnavn is Ydelsesnavn.YDELSESTYPE:
        yield f"Borgeren læser {skift} som ydelsens titel."
    else:
        yield (
            "Borgeren læser det samme som før: ydelsens eget navn fra Cura. Vi antager, at det er "
            "navnet og ikke ydelsestypen, Borgerblikket viser."
        )
    yield f"I SAPA hedder ydelsen {skift}."


def titler_af_sagstype(grundlag: Grundlag, aendret: Variant, sagstype: str) -> Iterator[str]:
    """Of a sagstype that is given another KLE number; nothing where it has none then."""
    efter_kle = _kle(aendret, sagstype)
    if efter_kle is None:
        return
    foer = _sagstitel(grundlag, _kle(grundlag.variant, sagstype))
    efter = _sagstitel(grundlag, efter_kle)
    if foer != efter:
        yield f"Borgeren læser {efter} som sagens titel i stedet for {foer}."
    elif efter == EGEN_TITEL:
        yield f"Borgeren læser {EGEN_TITEL}, både før og efter."


def _type(variant: Variant, ydelse: str) -> str:
    raekke = seneste(variant.ydelsestyper, ydelse, lambda r: r.lokal_ydelse)
    return raekke.ydelsestype if raekke else ""


def _kle(variant: Variant, sagstype: str) -> KleEmne | None:
    raekke = seneste(variant.sagstype_kle, sagstype, lambda r: r.sagstype)
    return raekke.kle if raekke else None


def _sagstitel(grundlag: Grundlag, kle: KleEmne | None) -> str:
    """The title of a sag of the number, as borgerblik_visning.vist_titel has it."""
    if kle is None:
        return "ingenting (sagen blev ikke overført)"
    opsaetning = grundlag.variant.opsaetning.find(kle)
    titel = grundlag.opslag.kle.titel(kle.nummer)
    if opsaetning is None or opsaetning.titel is Titelvalg.SAGSTITEL or not titel:
        return EGEN_TITEL
    return f"»{titel}«"


def _vist(titel: str) -> str:
    return f"»{titel}«" if titel else "ingen ydelsestype"
