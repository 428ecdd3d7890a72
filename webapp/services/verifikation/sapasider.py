"""SAPA's other pages that a testplan chooses among: one of each kind that shows something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sqlite_utils import Database

from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.domain.verifikation.kriterier import Kriterieart, Kriterium, Saerligt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa import hoi
from webapp.services.sapa.adviser import adviser
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.faner import sti_med
from webapp.services.sapa.journalnotat import STI as NOTATSTI
from webapp.services.sapa.journalnotat import Notatform, notatside
from webapp.services.sapa.kontrolsager import kontrolsager
from webapp.services.sapa.registre import loft
from webapp.services.sapa.sapa import naaede_sager
from webapp.services.sapa.valg import Samtykke
from webapp.services.verifikation.kandidat import Forventninger, Kandidat


def sapas_sider(
    database: Database, grundlag: Grundlag, udsnit: Sequence[Borgerudsnit]
) -> Iterator[Kandidat]:
    """The first page of each kind, by the variant's order of roles and then that of citizens."""
    roller = grundlag.variant.roller
    for art, proeve in _PROEVER.items():
        steder = (Elementsted(database, et, rolle) for rolle in roller for et in udsnit)
        yield from _foerste(art, proeve, steder)
    yield from _udsoegning(database, grundlag, roller)


# The tail after the person, the page's name, and the sentence; None where nothing is to be seen.
_Fundet = tuple[str, str, str]


def _foerste(
    art: Saerligt, proeve: Callable[[Elementsted], _Fundet | None], steder: Iterable[Elementsted]
) -> Iterator[Kandidat]:
    for her in steder:
        fundet = proeve(her)
        if fundet is not None:
            hale, navn, saetning = fundet
            person, rolle = her.udsnit.person, her.rolle
            yield Kandidat(
                f"sapa/{rolle.slug}/borger/{person.slug}/{hale}",
                f"SAPA: {rolle.navn}, {navn}",
                person.navn,
                _af(art, saetning),
            )
            return


def _af(art: Saerligt, saetning: str) -> Forventninger:
    return {Kriterium(Kriterieart.SAERLIGT, (art.name.lower(),)): saetning}


def _paa_fanen(her: Elementsted, element: Sapaelement, saetning: str) -> _Fundet | None:
    """None where the element stands on the tab that a person opens on, which has its own row."""
    sti = sti_med(her.rolle, element)
    return (sti, str(element), saetning) if sti else None


def _advis(her: Elementsted) -> _Fundet | None:
    if Sapaelement.ADVISER not in her.rolle.elementer:
        return None
    en = next((en.objekt for en in adviser(her).raekker if en.om), None)
    if en is None:
        return None
    hvad = f"»{en.vaerdi('advis.haendelse')}« {en.vaerdi('advis.dato')}"
    saetning = f"{hvad} om »{en.vaerdi('advis.sag')}« står på listen"
    return _paa_fanen(her, Sapaelement.ADVISER, saetning)


def _kontrolsag(her: Elementsted) -> _Fundet | None:
    if Sapaelement.KONTROLSAGER_PAA_TVAERS not in her.rolle.elementer:
        return None
    en = next(iter(kontrolsager(her).raekker), None)
    if en is None:
        return None
    fra = f"Kontrolsagen fra »{en.vaerdi('sapa.kontrol.myndighed')}«"
    saetning = f"{fra} står med sagsskridt »{en.vaerdi('sapa.kontrol.skridt')}«"
    return _paa_fanen(her, Sapaelement.KONTROLSAGER_PAA_TVAERS, saetning)


def _loft(her: Elementsted) -> _Fundet | None:
    fundet = loft(her) if Sapaelement.LOFTSBEREGNER in her.rolle.elementer else None
    if fundet is None:
        return None
    saetning = f"»{fundet.objekt.vaerdi('loft.sats')}« står som sats"
    return _paa_fanen(her, Sapaelement.LOFTSBEREGNER, saetning)


def _hoi(her: Elementsted) -> _Fundet | None:
    side = hoi.hoiside(her.udsnit, her.rolle, Samtykke.IKKE_SPURGT)
    if not side.sager:
        return None
    titel = side.sager[0].vaerdi("sapa.sagstitel")
    saetning = f"»{titel}« står under »Sagsoverblik for medarbejdere« uden samtykke"
    return hoi.STI, "HOI", saetning


def _journalnotat(her: Elementsted) -> _Fundet | None:
    """The first sag that the role sees and that takes a note, as far as anybody has said."""
    for bedoemt in naaede_sager(her.udsnit, her.rolle):
        til = notatside(her.udsnit, her.rolle, bedoemt.slug, Notatform()).til
        if til is not None and not til.rute.spaerret:
            hvorhen = f"sendes til »{til.titel}« i »{til.rute.system}«"
            hale = f"sager/{bedoemt.slug}/{NOTATSTI}"
            return hale, "Send journalnotat", f"Et journalnotat {hvorhen}"
    return None


_PROEVER: Mapping[Saerligt, Callable[[Elementsted], _Fundet | None]] = {
    Saerligt.ADVIS: _advis,
    Saerligt.KONTROLSAG: _kontrolsag,
    Saerligt.LOFT: _loft,
    Saerligt.JOURNALNOTAT: _journalnotat,
    Saerligt.HOI: _hoi,
}


def _udsoegning(
    database: Database, grundlag: Grundlag, roller: Iterable[Jobfunktionsrolle]
) -> Iterator[Kandidat]:
    for rolle in roller:
        hits = hoi.udsoegning(database, grundlag, rolle).hits
        if hits:
            en = hits[0].objekt
            navn, omraader = en.vaerdi("familie.navn"), en.vaerdi("hoi.omraader")
            yield Kandidat(
                f"sapa/{rolle.slug}/{hoi.STI}",
                f"SAPA: {rolle.navn}, Udsøgning af borgere",
                "Alle, rollen ser",
                _af(Saerligt.UDSOEGNING, f"»{navn}« står med områderne »{omraader}«"),
            )
            return
