"""`/<kommune>/`: the state of the kommune in words, for each of its jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from webapp.domain.variant.formaal import Formaal, find_formaal
from webapp.domain.variant.variant import Trin
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import load_grundlag, tjek_dato
from webapp.services.kommuner.kontroltal import Kontroltal, find_kontroltal
from webapp.services.kommuner.sidedele import Eksempelgruppe, Kommuneside, Variantlinje
from webapp.services.opdigtet import er_opdigtet
from webapp.services.stadie import stadieord
from webapp.services.variantpar import find_modpart, par_i_orden
from webapp.store import varianter
from webapp.store.kildefiler import load_fund
from webapp.store.opslag import load_kommune
from webapp.store.personliste import load_foerste_personer, tael_personer


@dataclass(frozen=True, slots=True)
class Eksempel:
    """What comes with an example: its own title, and the slugs of its variants."""

    titel: str
    varianter: frozenset[str]


def kommuneside(
    database: Database,
    variant: str,
    mod: str | None,
    dato: date | None,
    eksempel: Eksempel | None,
) -> Kommuneside:
    """The page of the kommune under a variant; an empty one where the kommune has none.

    Of one variant alone the findings are counted, and no sag is.
    """
    kommune = load_kommune(database)
    grundlag = load_grundlag(database, variant, dato) if variant else None
    dag = grundlag.dato if grundlag else tjek_dato(database, dato, None)
    valgt = grundlag.variant if grundlag else None
    linjer = {
        en.slug: Variantlinje(en.slug, en.navn, en.beskrivelse, stadieord(en, dag))
        for en in varianter.load_varianttrin(database)
    }
    alle = varianter.load_varianthoveder(database)
    par = par_i_orden(variant, find_modpart(variant, mod, alle), alle) if valgt else ()
    andre = [slug for slug in linjer if slug not in par]
    kendte = eksempel.varianter if eksempel else frozenset()
    fund = find_kontroltal(database, grundlag) if grundlag else Kontroltal()
    rolle = next(iter(valgt.roller), None) if valgt else None
    return Kommuneside(
        slug=kommune.slug,
        titel=eksempel.titel if eksempel and eksempel.titel else kommune.navn,
        navn=kommune.navn,
        dato=detaljedato(dag),
        er_eksempel=eksempel is not None,
        variant=linjer.get(variant),
        par=tuple(linjer[slug] for slug in par),
        fund=fund,
        testpersoner=tael_personer(database),
        foerste=next(iter(load_foerste_personer(database, 1)), None),
        trin=(len(valgt.trin) if valgt else 0, len(Trin)),
        rolle=(rolle.slug, rolle.navn) if rolle else None,
        roller=len(valgt.roller) if valgt else 0,
        egne=tuple(linjer[slug] for slug in andre if slug not in kendte),
        eksempler=tuple(_eksempler(database, [linjer[s] for s in andre if s in kendte])),
        antaget=tuple((et.tekst, et.ventet) for et in load_fund(database) if not et.fil),
        leveret="leveret" in linjer and variant != "leveret",
        opdigtet=er_opdigtet(database),
    )


def _eksempler(database: Database, linjer: list[Variantlinje]) -> Iterator[Eksempelgruppe]:
    """The examples by what they are for: what they change against the one they were made of."""
    fundne = {linje.slug: varianter.find_variant(database, linje.slug) for linje in linjer}
    fra = {
        slug: varianter.find_variant(database, slug)
        for slug in {en.oprindelse for en in fundne.values() if en and en.oprindelse}
    }
    grupper: dict[Formaal, list[Variantlinje]] = {}
    for linje in linjer:
        en = fundne[linje.slug]
        if en is not None:
            grupper.setdefault(find_formaal(fra.get(en.oprindelse or ""), en), []).append(linje)
    for formaal in Formaal:
        if formaal in grupper:
            yield Eksempelgruppe(str(formaal), tuple(grupper[formaal]))
