"""A change of a SAPA role: what it is in words, and two people's changes of one role as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from webapp.domain.dansk import opremsning
from webapp.domain.identifikation import EnhedUuid
from webapp.domain.roller import Brugersystemrolle, Jobfunktionsrolle

Enhedsnavn = Callable[[EnhedUuid], str]
T = TypeVar("T", Jobfunktionsrolle, Brugersystemrolle)
Par = tuple[Brugersystemrolle | None, Brugersystemrolle | None]


def flet_rolle(
    grund: Jobfunktionsrolle, egen: Jobfunktionsrolle, andens: Jobfunktionsrolle
) -> Jobfunktionsrolle:
    """`egen` and `andens` were both made from `grund`: what each changed, in one role.

    Where both changed the same, `egen` holds. A brugersystemrolle is merged field by field as long
    as both kept the same ones; where one added or removed some, the list is taken whole.
    """
    flettet = _flet(grund, egen, andens)
    navne = {tuple(b.navn for b in r.brugersystemroller) for r in (grund, egen, andens)}
    if len(navne) > 1:
        return flettet
    alle = zip(
        grund.brugersystemroller, egen.brugersystemroller, andens.brugersystemroller, strict=True
    )
    return replace(flettet, brugersystemroller=tuple(_flet(*tre) for tre in alle))


def _flet(grund: T, egen: T, andens: T) -> T:
    raadig = {
        felt.name: getattr(egen, felt.name)
        for felt in fields(grund)
        if getattr(egen, felt.name) != getattr(grund, felt.name)
    }
    return replace(andens, **raadig)


def rolleforskelle(
    foer: Jobfunktionsrolle, efter: Jobfunktionsrolle, enhedsnavn: Enhedsnavn
) -> tuple[str, ...]:
    """What differs, in words without a full stop: `Se sager: KLE 27.* → 32.*`."""
    return tuple(_forskelle(foer, efter, enhedsnavn))


def _forskelle(
    foer: Jobfunktionsrolle, efter: Jobfunktionsrolle, enhedsnavn: Enhedsnavn
) -> Iterator[str]:
    if foer.navn != efter.navn:
        yield f"navn {foer.navn} → {efter.navn}"
    if foer.beskrivelse != efter.beskrivelse:
        yield f"beskrivelse {foer.beskrivelse or 'tom'} → {efter.beskrivelse or 'tom'}"
    for gammel, ny in _par(foer.brugersystemroller, efter.brugersystemroller):
        yield from _brugersystemrolle(gammel, ny, enhedsnavn)
    yield from _visning("elementet", "elementerne", foer.elementer, efter.elementer)
    yield from _visning("kolonnen", "kolonnerne", foer.kolonner, efter.kolonner)
    faelles = set(foer.kolonner) & set(efter.kolonner)
    if [k for k in foer.kolonner if k in faelles] != [k for k in efter.kolonner if k in faelles]:
        yield f"kolonner i rækkefølgen {opremsning([str(k) for k in efter.kolonner])}"


def _par(foer: Sequence[Brugersystemrolle], efter: Sequence[Brugersystemrolle]) -> Iterator[Par]:
    """Those of one name belong together; of the rest, the same number of both are renamed ones."""
    gamle, nye = dict(_nummereret(foer)), dict(_nummereret(efter))
    alene = [[b for n, b in a.items() if n not in c] for a, c in ((gamle, nye), (nye, gamle))]
    yield from ((gamle[noegle], ny) for noegle, ny in nye.items() if noegle in gamle)
    if len(alene[0]) == len(alene[1]):
        yield from zip(*alene, strict=True)
    else:
        yield from ((gammel, None) for gammel in alene[0])
        yield from ((None, ny) for ny in alene[1])


def _nummereret(
    alle: Iterable[Brugersystemrolle],
) -> Iterator[tuple[tuple[str, int], Brugersystemrolle]]:
    """By name, and by number where several have the same."""
    set_: Counter[str] = Counter()
    for en in alle:
        set_[en.navn] += 1
        yield (en.navn, set_[en.navn]), en


def _brugersystemrolle(
    foer: Brugersystemrolle | None, efter: Brugersystemrolle | None, enhedsnavn: Enhedsnavn
) -> Iterator[str]:
    if foer is None and efter is not None:
        yield f"ny brugersystemrolle {efter.navn} ({'; '.join(afgraensning(efter, enhedsnavn))})"
    elif foer is not None and efter is None:
        yield f"uden brugersystemrollen {foer.navn}"
    elif foer is not None and efter is not None:
        if foer.navn != efter.navn:
            yield f"brugersystemrollen {foer.navn} hedder {efter.navn}"
        a, b = afgraensning(foer, enhedsnavn), afgraensning(efter, enhedsnavn)
        for gammel, ny in zip(a, b, strict=True):
            if gammel != ny:
                yield f"{efter.navn}: {gammel} → {ny.partition(' ')[2]}"


def afgraensning(en: Brugersystemrolle, enhedsnavn: Enhedsnavn) -> tuple[str, str, str, str]:
    """The four dimensions in words, each beginning with its name: `KLE 27.*`, `enhed alle`."""
    return (
        f"KLE {', '.join(map(str, en.kle)) or 'alle'}",
        f"enhed {opremsning([enhedsnavn(uuid) for uuid in en.organisation]) or 'alle'}",
        f"it-system {opremsning(en.it_systemer) or 'alle'}",
        f"følsomhed til og med {int(en.foelsomhed)}",
    )


def _visning(ental: str, flertal: str, foer: Sequence[str], efter: Sequence[str]) -> Iterator[str]:
    for ord_, a, b in (("med", efter, foer), ("uden", foer, efter)):
        if forskel := [str(en) for en in a if en not in b]:
            yield f"{ord_} {ental if len(forskel) == 1 else flertal} {opremsning(forskel)}"
