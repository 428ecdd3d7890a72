"""What the obligations ask of a configuration, and what Kontrol says of it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.kontrol.regel import Kontrolfund, kontroller
from webapp.domain.kontrol.regler import KONTROL
from webapp.domain.vaerdier.dansk import boej, dag, opremsning
from webapp.domain.vaerdier.fund import Alvor, Rettes
from webapp.domain.variant.kleforpligtelser import (
    FORPLIGTELSER,
    UDGAAEDE,
    Forpligtelse,
    Mangel,
    Mangelslags,
    find_mangler,
)
from webapp.domain.variant.opsaetning import Opsaetning
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.kontrol import byg_kontrolgrundlag
from webapp.services.opsaetning.sidedele import Forpligtelseslinje, Fundlinje

OM_OPSAETNINGEN = tuple(regel for regel in KONTROL if regel.rettes is Rettes.OPSAETNING)
ARTER = {
    Alvor.FEJL: ("error", "Fejl"),
    Alvor.ADVARSEL: ("warning", "Advarsel"),
    Alvor.SPOERGSMAAL: ("info", "Spørgsmål"),
    Alvor.OPLYSNING: ("info", "Oplysning"),
}


def forpligtelseslinjer(opsaetning: Opsaetning) -> Iterator[Forpligtelseslinje]:
    """Each obligation, what the configuration lacks, and a draft that would mend it."""
    for en in FORPLIGTELSER:
        raekker = {kle: opsaetning.find(kle) for kle in en.numre}
        aktive = [kle for kle, raekke in raekker.items() if raekke and raekke.aktiv]
        uden_brev = [k for k in aktive if en.dokumenter and not _viser_breve(opsaetning, k)]
        mangler = [str(kle) for kle in en.numre if kle not in aktive or kle in uden_brev]
        udkast = [("udkast", "1"), ("kle", ",".join(mangler)), ("aktiv", "ja")]
        if en.dokumenter:
            udkast.append(("dokumenter", "ja"))
        yield Forpligtelseslinje(
            kode=en.kode,
            navn=en.navn,
            kilde=en.kilde,
            ialt=len(en.numre),
            aktive=len(aktive),
            mangler=tuple(_i_ord(mangel) for mangel in find_mangler(en, opsaetning)),
            note=" ".join(filter(None, (en.note, _udgaaede(en)))),
            udkast=tuple(udkast) if mangler else (),
            sagstyper=tuple(en.sagstyper.items()),
        )


def _viser_breve(opsaetning: Opsaetning, kle: KleEmne) -> bool:
    raekke = opsaetning.find(kle)
    return raekke is not None and raekke.dokumenter


def _udgaaede(forpligtelse: Forpligtelse) -> str:
    numre = [str(kle) for kle in forpligtelse.numre if kle in UDGAAEDE]
    if not numre:
        return ""
    return (
        f"{opremsning(numre)} er udgået af KLE siden. Gamle sager kan stadig bære "
        f"{boej(len(numre), 'nummeret', 'numrene')}, men det er ingen mangel."
    )


def _i_ord(mangel: Mangel) -> str:
    numre = opremsning([str(kle) for kle in mangel.numre])
    match mangel.slags:
        case Mangelslags.AKTIV:
            return f"{numre} er ikke {boej(len(mangel.numre), 'aktivt', 'aktive')}."
        case Mangelslags.FRADATO:
            sidste = dag(mangel.forpligtelse.sidste_fradato)
            return f"{numre} har en fradato efter {sidste}, som er den seneste tilladte."
        case Mangelslags.DOKUMENTER:
            return f"{numre} viser ikke titler på breve."


def fundlinjer(database: Database, grundlag: Grundlag) -> tuple[Fundlinje, ...]:
    """Kontrol's findings about the configuration, rule by rule."""
    return _linjer(_fund(database, grundlag))


def nye_fund(database: Database, foer: Grundlag, efter: Grundlag) -> tuple[Fundlinje, ...]:
    """The findings that a draft would bring."""
    kendte = {_noegle(fund) for fund in _fund(database, foer)}
    return _linjer(tuple(f for f in _fund(database, efter) if _noegle(f) not in kendte))


def _noegle(fund: Kontrolfund) -> tuple[str, str, str]:
    return fund.regel.kode, fund.traef.objekt, fund.traef.tekst


def _fund(database: Database, grundlag: Grundlag) -> tuple[Kontrolfund, ...]:
    return kontroller(byg_kontrolgrundlag(database, grundlag), OM_OPSAETNINGEN)


def _linjer(fund: tuple[Kontrolfund, ...]) -> tuple[Fundlinje, ...]:
    return tuple(
        Fundlinje(
            art=ARTER[regel.alvor][0],
            alvor=ARTER[regel.alvor][1],
            overskrift=regel.overskrift,
            tekster=tuple(
                f"{en.traef.objekt}: {en.traef.tekst}" for en in fund if en.regel is regel
            ),
            raad=regel.raad,
            kilde=f"{'Kilde' if regel.sourced else 'Vi antager'}: {regel.kilde}",
        )
        for regel in OM_OPSAETNINGEN
        if any(en.regel is regel for en in fund)
    )
