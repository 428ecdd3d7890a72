"""The test persons of `/<kommune>/`: the first few, or those whose name holds what is sought.

A kommune may have thousands; the page prints those it shows and no more.
"""

from __future__ import annotations

from sqlite_utils import Database

from webapp.domain.testdata.proeveborgere import MAERKE
from webapp.domain.vaerdier.slug import fold, kan_vaere_cpr_slug
from webapp.services.dansk import detaljedato
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.sidedele import Personliste, Testperson
from webapp.services.mit_overblik.lister import lav_udsnit
from webapp.services.opdigtet import vises
from webapp.store import opslag
from webapp.store.personliste import load_foerste_ider, load_personnavne, tael_personer

VISTE_PERSONER = 6
CPR_SOEGT = "Skriv et navn. Et CPR-nummer må ikke stå i adressen."


def personliste(
    database: Database, soegt: str = "", vis: int = VISTE_PERSONER, variant: str | None = None
) -> Personliste:
    """The first `vis` persons, of all or of those found by name; in the order of the sheet.

    `variant`: what an invented one is said to meet, nothing where it is None.
    """
    ialt, dato = tael_personer(database), opslag.load_kommune(database).dato
    # What can be a CPR number is neither sought nor repeated on the page.
    fejl = CPR_SOEGT if kan_vaere_cpr_slug(fold(soegt)) else ""
    soegt = "" if fejl else soegt.strip()
    fundet = soeg_paa_navn(database, soegt) if soegt else None
    ider = load_foerste_ider(database, vis) if fundet is None else fundet[:vis]
    personer = opslag.load_personer_med_id(database, ider)
    opdigtet = any(p.beskrivelse.startswith(MAERKE) for p in personer.values())
    grundlag = load_grundlag(database, variant) if variant and opdigtet else None
    return Personliste(
        personer=tuple(
            Testperson(
                p.slug,
                p.navn,
                p.beskrivelse,
                detaljedato(p.dato or dato),
                vises(database, grundlag, p)
                if grundlag and p.beskrivelse.startswith(MAERKE)
                else "",
            )
            for p in (personer[id_] for id_ in ider)
        ),
        udsnit=lav_udsnit(ialt if fundet is None else len(fundet), vis),
        ialt=ialt,
        soegt=soegt,
        fejl=fejl,
        kan_soeges=ialt > VISTE_PERSONER,
    )


def soeg_paa_navn(database: Database, soegt: str) -> tuple[int, ...]:
    """The ids of those whose name holds each word that is sought, or a part of it.

    Folded as a slug is: `oestergaard`, `Østergård` and `ØSTERGAARD` are the same.
    """
    ord_ = tuple(filter(None, fold(soegt).replace(".", "-").split("-")))
    return tuple(
        id_
        for id_, navn in load_personnavne(database)
        if ord_ and all(et in fold(navn) for et in ord_)
    )
