"""A change of a SAPA role: what it is in words, and two people's changes of one role as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from webapp.domain.vaerdier.dansk import boej, opremsning
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.roller import Brugersystemrolle, Faneblad, Jobfunktionsrolle

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
    if foer.enhed != efter.enhed:
        a, b = (enhedsnavn(en.enhed) if en.enhed else "ingen" for en in (foer, efter))
        yield f"brugernes enhed {a} → {b}"
    for gammel, ny in _par(foer.brugersystemroller, efter.brugersystemroller):
        yield from _brugersystemrolle(gammel, ny, enhedsnavn)
    if foer.beskyttet_adresse is not efter.beskyttet_adresse:
        yield f"beskyttede adresser {foer.beskyttet_adresse} → {efter.beskyttet_adresse}"
    yield from _maalgruppens(foer, efter)


def _maalgruppens(foer: Jobfunktionsrolle, efter: Jobfunktionsrolle) -> Iterator[str]:
    """What differs in the view: its elements, their tabs, and the columns of Sager."""
    yield from _visning("elementet", "elementerne", foer.elementer, efter.elementer)
    if foer.faneblade != efter.faneblade:
        yield from _faner(foer.faneblade, efter.faneblade)
    if foer.kendte != efter.kendte:
        yield from _svar(foer, efter)
    yield from _visning("kolonnen", "kolonnerne", foer.kolonner, efter.kolonner)
    faelles = set(foer.kolonner) & set(efter.kolonner)
    if [k for k in foer.kolonner if k in faelles] != [k for k in efter.kolonner if k in faelles]:
        yield f"kolonner i rækkefølgen {opremsning([str(k) for k in efter.kolonner])}"


def _faner(foer: Sequence[Faneblad], efter: Sequence[Faneblad]) -> Iterator[str]:
    """The tabs that are others: what stands on each, in their order."""
    if not efter:
        yield "KOMBITs faneblade i stedet for egne"
        return
    if not foer:
        yield "egne faneblade"
    gamle = {fane.navn: fane.elementer for fane in foer}
    for fane in efter:
        if gamle.get(fane.navn) != fane.elementer:
            yield f"fanebladet {fane.navn}: {opremsning([str(en) for en in fane.elementer])}"
    nye = [fane.navn for fane in efter]
    if vaek := [fane.navn for fane in foer if fane.navn not in nye]:
        yield f"uden {boej(len(vaek), 'fanebladet', 'fanebladene')} {opremsning(vaek)}"
    faelles = [fane.navn for fane in foer if fane.navn in nye]
    if faelles != [navn for navn in nye if navn in gamle]:
        yield f"faneblade i rækkefølgen {opremsning(nye)}"


def _svar(foer: Jobfunktionsrolle, efter: Jobfunktionsrolle) -> Iterator[str]:
    """What was answered about the elements that the preview has learnt since the last time."""
    nye = [element for element in efter.kendte if element not in foer.kendte]
    beholdt = [str(en) for en in nye if en in foer.elementer and en in efter.elementer]
    fravalgt = [str(en) for en in nye if en not in (*foer.elementer, *efter.elementer)]
    for ord_, dem in (("med", beholdt), ("uden", fravalgt)):
        if dem:
            yield f"fortsat {ord_} {boej(len(dem), 'elementet', 'elementerne')} {opremsning(dem)}"


def _par(foer: Sequence[Brugersystemrolle], efter: Sequence[Brugersystemrolle]) -> Iterator[Par]:
    """Those of one name belong together, then those that only have another name, then the rest."""
    gamle, nye = dict(_nummereret(foer)), dict(_nummereret(efter))
    yield from ((gamle[noegle], ny) for noegle, ny in nye.items() if noegle in gamle)
    fjernede = [b for noegle, b in gamle.items() if noegle not in nye]
    tilfoejede = [b for noegle, b in nye.items() if noegle not in gamle]
    for gammel in list(fjernede):
        ens = [ny for ny in tilfoejede if replace(ny, navn=gammel.navn) == gammel]
        if ens:
            fjernede.remove(gammel)
            tilfoejede.remove(ens[0])
            yield gammel, ens[0]
    yield from ((gammel, None) for gammel in fjernede)
    yield from ((None, ny) for ny in tilfoejede)


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
        dele = "; ".join(f"{n} {vaerdi}" for n, vaerdi in _dimensioner(efter, enhedsnavn).items())
        yield f"ny brugersystemrolle {efter.navn} ({dele})"
    elif foer is not None and efter is None:
        yield f"uden brugersystemrollen {foer.navn}"
    elif foer is not None and efter is not None:
        if foer.navn != efter.navn:
            yield f"brugersystemrollen {foer.navn} hedder {efter.navn}"
        a, b = _dimensioner(foer, enhedsnavn), _dimensioner(efter, enhedsnavn)
        for navn, vaerdi in b.items():
            if vaerdi != a[navn]:
                yield f"{efter.navn}: {navn} {a[navn]} → {vaerdi}"


def _dimensioner(en: Brugersystemrolle, enhedsnavn: Enhedsnavn) -> dict[str, str]:
    """The dataafgrænsning in words, dimension by dimension."""
    return {
        "KLE": ", ".join(map(str, en.kle)) or "alle",
        "enhed": opremsning([enhedsnavn(uuid) for uuid in en.organisation]) or "alle",
        "it-system": opremsning(en.it_systemer) or "alle",
        "følsomhed til og med": str(int(en.foelsomhed)),
    }


def _visning(ental: str, flertal: str, foer: Sequence[str], efter: Sequence[str]) -> Iterator[str]:
    for ord_, a, b in (("med", efter, foer), ("uden", foer, efter)):
        if forskel := [str(en) for en in a if en not in b]:
            yield f"{ord_} {boej(len(forskel), ental, flertal)} {opremsning(forskel)}"
