"""`/<kommune>/workshop/<scenarie>/ret/`: a scenario of one's own, ordered and worded on the screen.

The form holds the whole scenario but its citizens, who come by walking; each of its buttons saves
all that is typed. What cannot be kept is told beside its field by the reader of the TOML itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from webapp.domain.vaerdier.dansk import med_stort, opremsning
from webapp.domain.vaerdier.fund import Fund
from webapp.domain.workshop.scenarie import (
    FORSIDE,
    MED_BORGER,
    SKRIDTORD,
    Rollebesaetning,
    Scenarie,
    Skridt,
    Skridtart,
    Variantvalg,
)
from webapp.importers.scenarie.laeser import MEST_SKRIDT, laes_scenarie
from webapp.importers.scenarie.linjer import find_linjer
from webapp.importers.scenarie.skriver import skriv_scenarie
from webapp.services.aendring.felter import laes_tal
from webapp.services.mit_overblik.sider import LISTER
from webapp.services.sapa.faner import FANER
from webapp.services.sapa.hoi import STI as HOISTI
from webapp.services.workshop.egne import EgetScenarie
from webapp.store.aendringer import Aendringslinje
from webapp.store.scenarier import load_objekttitler, load_personnavne, load_scenarieaendringer
from webapp.store.varianter import load_variantnavne

UDEN_BORGER = tuple(art for art in Skridtart if art not in MED_BORGER)
# What the pages of Mit Overblik are called that a step can show.
SIDETITLER = {
    FORSIDE: "Forsiden",
    "mine-data": "Personlige oplysninger",
    "hoi": "Helhedsorienteret indsats",
} | {sti: titel for sti, (_, titel, _) in LISTER.items()}
# What SAPA's tabs are called, by their addresses, and HOI's page beside them.
SAPASTIER = {fane.sti: fane.navn for fane in FANER if fane.sti} | {
    HOISTI: "Helhedsorienteret indsats"
}
SKRIDTFELTER = ("art", "titel", "borger", "se", "noter", "valg", "rolle", "side", "sti")


@dataclass(frozen=True, slots=True)
class Skridtform:
    """One step in the form, each field as a text, and what is wrong with it by field."""

    nr: int
    felter: Mapping[str, str]
    fejl: Mapping[str, str]
    viser: str

    @property
    def art(self) -> str:
        """What kind it is, for the parts of the form that only some have."""
        return self.felter["art"]

    @property
    def ord(self) -> str:
        """The kind in words."""
        return self.viser or med_stort(SKRIDTORD[Skridtart(self.art)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Redigeringsside:
    """The page: the head, the steps, the choices, what is wrong, and what was saved before.

    `imens`: what others saved meanwhile, None where nobody did. `uden`: variants that are gone.
    """

    slug: str
    version: int
    felter: Mapping[str, str]
    fejl: Mapping[str, str]
    oversigt: tuple[tuple[str, str], ...]
    skridt: tuple[Skridtform, ...]
    varianter: tuple[tuple[str, str], ...]
    arter: tuple[tuple[str, str], ...]
    borgere: tuple[tuple[str, str], ...]
    historik: tuple[Aendringslinje, ...]
    imens: tuple[str, ...] | None = None

    @property
    def hovedfejl(self) -> bool:
        """True if what is wrong stands above the steps."""
        return any(felt in self.felter for felt in self.fejl)

    @property
    def seneste(self) -> str:
        """The save that *Fortryd* would take back, empty where there is none."""
        return next((en.tekst for en in self.historik if not en.fortrudt), "")


@dataclass(frozen=True, slots=True)
class Udkast:
    """What is typed, made a scenario; `tal`: the minutes as typed; `tekst` the save in words.

    `anker`: the step that is looked at after the save, 0 for none.
    """

    scenarie: Scenarie
    tal: str
    tekst: str
    anker: int = 0

    def fund(self) -> tuple[Fund, ...]:
        """What is wrong with it, as the reader of its file says."""
        return laes_scenarie(skriv_scenarie(self.scenarie).encode(), "scenarie.toml")[1]


def laes_udkast(form: Mapping[str, str], foer: Scenarie) -> Udkast:
    """The form as a scenario, after what its button asked for; citizens are those of `foer`."""
    skridt = [_laes_skridt(form, nr) for nr in range(_antal(form))]
    handling, _, plads = form.get("handling", "").partition("-")
    nr = laes_tal(plads)
    tekst, anker = "Rettet", 0
    if handling in _HANDLINGER and nr is not None and nr < len(skridt):
        tekst, anker = _HANDLINGER[handling](skridt, nr)
    elif handling == "nyt" and len(skridt) < MEST_SKRIDT:
        skridt.append(_nyt(form.get("nyt", ""), foer))
        tekst, anker = f"Skridt {len(skridt)} er lagt til", len(skridt)
    brugte = {et.borger for et in skridt}
    scenarie = replace(
        foer,
        titel=form.get("titel", "").strip(),
        om=form.get("om", "").strip(),
        minutter=laes_tal(form.get("minutter", "").strip()) or 0,
        a=_laes_valg(form, "a", foer.a),
        b=_laes_valg(form, "b", foer.b),
        # One who is named is there for her steps alone; one who is found can decide a change.
        borgere=tuple(en for en in foer.borgere if en.krav or en.navn in brugte),
        skridt=tuple(skridt),
    )
    return Udkast(scenarie, form.get("minutter", ""), tekst, anker)


def _antal(form: Mapping[str, str]) -> int:
    return min(laes_tal(form.get("antal")) or 0, MEST_SKRIDT)


def _laes_skridt(form: Mapping[str, str], nr: int) -> Skridt:
    felt = {navn: form.get(f"{navn}-{nr}", "").strip() for navn in SKRIDTFELTER}
    art = next((en for en in Skridtart if en == felt["art"]), Skridtart.TEKST)
    return Skridt(
        art=art,
        titel=felt["titel"],
        borger=felt["borger"],
        se=felt["se"],
        noter=felt["noter"],
        valg=tuple(linje.strip() for linje in felt["valg"].splitlines() if linje.strip()),
        rolle=felt["rolle"],
        side=felt["side"],
        sti=_laes_sti(art, felt["sti"]),
    )


def _laes_sti(art: Skridtart, sti: str) -> str:
    """The page of the step, as long as its kind has one of the name."""
    if art is Skridtart.SAPA:
        return sti if sti.partition("/")[0] in SAPASTIER else ""
    return sti if art is Skridtart.SIDE and sti not in set(SAPASTIER) - set(SIDETITLER) else ""


def _laes_valg(form: Mapping[str, str], side: str, foer: Variantvalg) -> Variantvalg:
    """The variant that is chosen; what the scenario changes in it stays."""
    valgt, navn = form.get(side, ""), form.get(f"{side}-navn", "").strip()
    if valgt.startswith("model-"):
        return replace(foer, model=laes_tal(valgt.removeprefix("model-")), slug="", navn=navn)
    return replace(foer, model=None, slug=valgt.removeprefix("variant-"), navn=navn)


def _op(skridt: list[Skridt], nr: int) -> tuple[str, int]:
    til = max(0, nr - 1)
    skridt.insert(til, skridt.pop(nr))
    return f"Skridt {nr + 1} er flyttet op", til + 1


def _ned(skridt: list[Skridt], nr: int) -> tuple[str, int]:
    til = min(len(skridt) - 1, nr + 1)
    skridt.insert(til, skridt.pop(nr))
    return f"Skridt {nr + 1} er flyttet ned", til + 1


def _kopier(skridt: list[Skridt], nr: int) -> tuple[str, int]:
    skridt.insert(nr + 1, skridt[nr])
    return f"Skridt {nr + 1} er kopieret", nr + 2


def _fjern(skridt: list[Skridt], nr: int) -> tuple[str, int]:
    titel = skridt.pop(nr).titel
    return f"Skridtet »{titel}« er fjernet", min(nr + 1, len(skridt))


_HANDLINGER: Mapping[str, Callable[[list[Skridt], int], tuple[str, int]]] = {
    "op": _op,
    "ned": _ned,
    "kopier": _kopier,
    "fjern": _fjern,
}


def _nyt(art: str, scenarie: Scenarie) -> Skridt:
    valgt = next((en for en in Skridtart if en == art), Skridtart.TEKST)
    borger = scenarie.borgere[0].navn if valgt in MED_BORGER and scenarie.borgere else ""
    titler = {
        Skridtart.TEKST: "Ny tekst",
        Skridtart.SPOERGSMAAL: "Hvad vælger I?",
        Skridtart.TAL: "Så meget flytter det i hele kommunen",
    }
    return Skridt(art=valgt, titel=titler.get(valgt, med_stort(SKRIDTORD[valgt])), borger=borger)


def redigeringsside(
    database: Database,
    eget: EgetScenarie,
    udkast: Udkast,
    fund: Sequence[Fund] = (),
    siden: int | None = None,
) -> Redigeringsside:
    """The page with what is typed. `siden`: the version it was typed from, where that is old."""
    scenarie = udkast.scenarie
    historik = load_scenarieaendringer(database, eget.slug)
    fejl = _fejl(scenarie, fund)
    varianter = tuple(_varianter(database, scenarie))
    personer = load_personnavne(database, [en.person for en in scenarie.borgere])
    titler = load_objekttitler(database, [en.objekt for en in scenarie.borgere])
    return Redigeringsside(
        slug=eget.slug,
        version=eget.version,
        felter={
            "titel": scenarie.titel,
            "om": scenarie.om,
            "minutter": udkast.tal,
            "a": _valgt(scenarie.a),
            "b": _valgt(scenarie.b),
            "a-navn": scenarie.a.navn,
            "b-navn": scenarie.b.navn,
        },
        fejl=fejl,
        oversigt=tuple((felt, tekst) for felt, tekst in fejl.items()),
        skridt=tuple(
            Skridtform(
                nr,
                _felter(et),
                {felt: fejl[f"{felt}-{nr}"] for felt in SKRIDTFELTER if f"{felt}-{nr}" in fejl},
                _viser(et),
            )
            for nr, et in enumerate(scenarie.skridt)
        ),
        varianter=varianter,
        arter=tuple(
            (str(art), med_stort(SKRIDTORD[art]))
            for art in (Skridtart if scenarie.borgere else UDEN_BORGER)
        ),
        borgere=tuple((en.navn, _borgernavn(en, personer, titler)) for en in scenarie.borgere),
        historik=historik,
        imens=None if siden is None else tuple(en.tekst for en in historik if en.version > siden),
    )


def som_gemt(scenarie: Scenarie) -> Udkast:
    """The form of what is kept."""
    return Udkast(scenarie, str(scenarie.minutter), "")


def _felter(et: Skridt) -> Mapping[str, str]:
    tekster = {navn: str(getattr(et, navn)) for navn in SKRIDTFELTER if navn != "valg"}
    return tekster | {"valg": "\n".join(et.valg)}


def _viser(et: Skridt) -> str:
    """What the page is called, where it is not that of the sag or the ydelse."""
    if not et.er_hel_side:
        return ""
    titler = SAPASTIER if et.art is Skridtart.SAPA else SIDETITLER
    liste = et.sti.partition("/")[0]
    return titler.get(liste) or f"siden {liste}"


def _valgt(valg: Variantvalg) -> str:
    return f"variant-{valg.slug}" if valg.slug else f"model-{valg.model or 1}"


def _varianter(database: Database, scenarie: Scenarie) -> Iterator[tuple[str, str]]:
    """What can stand on a side; one that is chosen and deleted is told as that."""
    kendte = {slug: navn for slug, navn, _ in load_variantnavne(database)}
    for slug in dict.fromkeys((scenarie.a.slug, scenarie.b.slug)):
        if slug and slug not in kendte:
            yield f"variant-{slug}", f"»{slug}« (slettet)"
    for slug, navn in kendte.items():
        yield f"variant-{slug}", navn
    for model in (1, 2):
        yield f"model-{model}", f"Den første variant af model {model}"


def _borgernavn(en: Rollebesaetning, navne: Mapping[str, str], titler: Mapping[str, str]) -> str:
    """Whom the step is told on, in words: one who is named, with her sag; or one who is found."""
    if not en.person:
        return f"{en.navn} (findes i data)"
    navn = navne.get(en.person, f"{en.person} (ikke i data mere)")
    return f"{navn}: {titler.get(en.objekt, 'ikke i data mere')}" if en.objekt else navn


def _fejl(scenarie: Scenarie, fund: Sequence[Fund]) -> Mapping[str, str]:
    """What is wrong by the field that it is wrong in: each finding has the line of its key."""
    if not fund:
        return {}
    sti_af = {nr: sti for sti, nr in find_linjer(skriv_scenarie(scenarie)).items()}
    samlet: dict[str, list[str]] = {}
    for et in fund:
        nr = laes_tal(et.celle.removeprefix("linje ")) or 0
        samlet.setdefault(_felt(sti_af.get(nr, "")), []).append(f"{et.tekst} {et.ventet}")
    return {felt: opremsning([*dict.fromkeys(tekster)]) for felt, tekster in samlet.items()}


def _felt(sti: str) -> str:
    """`skridt[2].titel` is the field `titel-2`; what has no field of its own is the title's."""
    if sti.startswith("skridt["):
        nr, _, felt = sti.removeprefix("skridt[").partition("]")
        return f"{felt.removeprefix('.') or 'borger'}-{nr}"
    if sti.partition(".")[0] in {"a", "b"}:
        return sti.partition(".")[0] + ("-navn" if sti.endswith(".navn") else "")
    return sti if sti in {"titel", "om", "minutter"} else "titel"
