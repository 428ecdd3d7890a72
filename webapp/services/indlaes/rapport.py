"""What an import will do, told before it is done: what comes, what goes, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from webapp.domain.testdata.kilde import Kildedata
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.variant.variant import Variant
from webapp.importers.hjemtagning.rapportark import rapportark
from webapp.importers.regnskab import Regnskabspost
from webapp.services.dansk import sorteringsnoegle
from webapp.services.fundgrupper import ALVOR_ORD, Fundgruppe, grupper
from webapp.services.indlaes.planlaegning import EGNE_FILER, Plan
from webapp.services.indlaes.variantlinjer import Foer, load_foer, variantlinjer
from webapp.store.noegler import SLAGS, noegler_af

__all__ = ["Foer", "Rapport", "lav_rapport", "load_foer", "som_xlsx", "uden_grund"]

# Kinds whose keys tell a reader nothing.
_UDEN_NAVNE = {"Enheder i FK Organisation", "Hændelser", "Ydelser"}
MAKS_NAVNE = 5
FK_ENHEDER = "enheder i FK Organisation"
_FORMER = {
    "enheder i Cura": ("enhed i Cura", "enheder i Cura"),
    FK_ENHEDER: ("enhed i FK Organisation", "enheder i FK Organisation"),
    "sagstyper": ("sagstype", "sagstyper"),
    "lokale ydelser": ("lokal ydelse", "lokale ydelser"),
}


@dataclass(frozen=True, slots=True)
class Filsvar:
    """A file, what it was recognised as, whether one of its name is loaded, and how much it gave.

    `antal`: a line for each kind of objects, `enheder: 42 læst, 1 udeladt`.
    """

    navn: str
    genkendt: tuple[str, ...]
    erstatter: bool
    antal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taelling:
    """One kind of things: how many there are, will be, come and go, and some that go."""

    hvad: str
    nu: int
    efter: int
    kommer: int
    gaar: int
    forsvinder: str


@dataclass(frozen=True, kw_only=True)
class Rapport:
    """The report; `fund` are all findings one by one, for the sheet to take along."""

    kommune: str
    navn: str
    ny: bool
    filer: tuple[Filsvar, ...]
    taellinger: tuple[Taelling, ...]
    grupper: tuple[Fundgruppe, ...]
    varianter: tuple[str, ...]
    pseudonymer: tuple[str, ...]
    fund: tuple[Fund, ...]
    fund_i_gamle: int
    bygger_paa: int

    @property
    def har_noget_at_rette(self) -> bool:
        """True if something in the new files is for somebody to mend; information is not."""
        navne = {fil.navn for fil in self.filer}
        return any(
            et.alvor is not Alvor.OPLYSNING and (not et.fil or et.fil in navne) for et in self.fund
        )

    @property
    def fejl(self) -> int:
        """How many faults there are, each place counted."""
        return sum(g.antal for g in self.grupper if g.alvor == ALVOR_ORD[Alvor.FEJL])


def som_xlsx(rapport: Rapport) -> bytes:
    """The report as a workbook: every finding, and the counts."""
    linjer = [
        ["Kommune", rapport.navn],
        *(["Fil", fil.navn, ", ".join(fil.genkendt)] for fil in rapport.filer),
        ["", "Nu", "Efter", "Kommer til", "Forsvinder"],
        *(
            [t.hvad, str(t.nu), str(t.efter), str(t.kommer), str(t.gaar)]
            for t in rapport.taellinger
        ),
        *([tekst] for tekst in (*rapport.varianter, *rapport.pseudonymer)),
    ]
    return rapportark(rapport.fund, linjer)


def lav_rapport(
    plan: Plan,
    nye: Iterable[str],
    foer: Foer | None = None,
    pseudonymer: tuple[str, ...] = (),
) -> Rapport:
    """The report of a plan for the new files named; `pseudonymer`: what the door replaced."""
    foer = foer or Foer()
    navne, kommune = tuple(sorted(nye)), plan.samlet.kilde.kommune
    afleveret = (navn for navn in navne if navn not in EGNE_FILER)
    nyt, gammelt = _del(plan.fund, frozenset(navne), foer.fund)
    return Rapport(
        kommune=kommune.slug,
        navn=kommune.navn,
        ny=not foer.noegler,
        filer=tuple(_filsvar(navn, plan) for navn in afleveret),
        taellinger=tuple(_taellinger(plan, foer.noegler)),
        grupper=grupper(nyt),
        varianter=(
            *variantlinjer(plan, foer),
            *uden_grund(plan.samlet.kilde, plan.varianter),
        ),
        pseudonymer=pseudonymer,
        fund=nyt,
        fund_i_gamle=len(gammelt),
        bygger_paa=plan.bygger_paa,
    )


def _del(
    fund: Iterable[Fund], nye: frozenset[str], kendte: frozenset[tuple[str, ...]]
) -> tuple[tuple[Fund, ...], tuple[Fund, ...]]:
    """The findings of the new files and those that follow from them; and those of before."""
    nyt: list[Fund] = []
    gammelt: list[Fund] = []
    for et in fund:
        var_der = (et.kode, et.fil, et.ark, et.celle, et.vaerdi) in kendte
        (gammelt if var_der and et.fil not in nye else nyt).append(et)
    return tuple(nyt), tuple(gammelt)


def _filsvar(navn: str, plan: Plan) -> Filsvar:
    genkendt = tuple(hvad for fil, hvad in plan.samlet.laest.genkendt if fil == navn)
    poster = (post for post in plan.samlet.laest.regnskab if post.fil == navn)
    antal_ = tuple(linje for post in poster if (linje := _postlinje(post, genkendt)))
    return Filsvar(navn, genkendt, navn in plan.erstattede, antal_)


def _postlinje(post: Regnskabspost, genkendt: Iterable[str]) -> str:
    """`enheder: 42 læst, 1 udeladt`; empty for a sheet's rows where nothing is left to say."""
    hvad = "rækker" if any(en.startswith(post.slags) for en in genkendt) else post.slags
    dele = [
        f"{post.laest} læst",
        f"{post.udeladt} udeladt" if post.udeladt else "",
        f"{post.uaendret} siger det samme som andre" if post.uaendret else "",
    ]
    navn = post.slags if hvad == "rækker" else ""
    return f"{f'{navn}, ' if navn else ''}{hvad}: {', '.join(filter(None, dele))}"


def _taellinger(plan: Plan, foer: Mapping[str, frozenset[str]]) -> Iterator[Taelling]:
    efter = dict(noegler_af(plan.samlet.kilde))
    efter["Varianter"] = frozenset(variant.navn for variant in plan.varianter)
    for slags in SLAGS:
        nu, saa = foer.get(slags, frozenset()), efter[slags]
        if nu or saa:
            vaek = sorted(nu - saa)
            vist = "" if slags in _UDEN_NAVNE else opremsning(_nogle(vaek))
            yield Taelling(
                hvad=slags,
                nu=len(nu),
                efter=len(saa),
                kommer=len(saa - nu),
                gaar=len(vaek),
                forsvinder=masker_cpr(vist),
            )


def _nogle(navne: list[str]) -> list[str]:
    flere = len(navne) - MAKS_NAVNE
    return [*navne[:MAKS_NAVNE], f"{flere} mere"] if flere > 0 else navne


def uden_grund(kilde: Kildedata, varianter: Iterable[Variant]) -> Iterator[str]:
    """The variants that point to something that the data does not hold."""
    kendt = {
        "enheder i Cura": {e.navn for e in kilde.lokale_enheder},
        FK_ENHEDER: {str(u) for u in kilde.organisation.enheder},
        "sagstyper": {s.navn for s in kilde.sagstyper},
        "lokale ydelser": {y.navn for y in kilde.lokale_ydelser},
    }
    for variant in varianter:
        peger = {
            "enheder i Cura": {m.lokal_enhed for m in variant.enhedsmapning},
            FK_ENHEDER: {str(m.fk_enhed) for m in variant.enhedsmapning if m.fk_enhed},
            "sagstyper": {k.sagstype for k in variant.sagstype_kle},
            "lokale ydelser": {y.lokal_ydelse for y in variant.ydelsestyper},
        }
        for hvad, navne in peger.items():
            vaek = sorted(navne - kendt[hvad], key=sorteringsnoegle)
            if vaek and hvad == FK_ENHEDER:
                yield _uden_fk_enhed(variant, vaek)
            elif vaek:
                yield (
                    f"»{variant.navn}« peger på {antal(len(vaek), *_FORMER[hvad])}, "
                    f"som ikke er i data: {opremsning(_nogle(vaek))}."
                )


def _uden_fk_enhed(variant: Variant, vaek: list[str]) -> str:
    """The units of FK Organisation that the file lacks, by the names that the sheet gives them."""
    navne = {str(m.fk_enhed): m.fk_navn or m.lokal_enhed for m in variant.enhedsmapning}
    nogle = _nogle([f"{navne[uuid]} ({uuid})" for uuid in vaek])
    return (
        f"»{variant.navn}« er mappet til {antal(len(vaek), *_FORMER[FK_ENHEDER])}, som ikke er i "
        f"jeres udtræk: {opremsning(nogle)}. Borgeren ser ingen telefon for dem. Hent et udtræk "
        "med alle enheder, eller ret UUID'et i arket."
    )
