"""Where a finding is mended in the product, with the suggestion chosen; and which comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sqlite_utils import Database

from webapp.domain.kontrol.regel import Kontrolfund, Traef
from webapp.domain.kontrol.vaerste import Vaerste
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.fund import Alvor, Rettes
from webapp.domain.vaerdier.identifikation import masker_cpr
from webapp.domain.vaerdier.slug import fold
from webapp.services.arknavne import slugs
from webapp.services.grundlag import Grundlag
from webapp.services.kontrol.henvisning import SAGSTYPER, mappingtabel_af
from webapp.services.kontrol.kontrol import Kontrolsvar, kontroller_variant

# What asks to be mended; a question has no right answer that we know.
RETTES = frozenset({Alvor.FEJL, Alvor.ADVARSEL})
ORD = {Alvor.FEJL: ("fejl", "fejl"), Alvor.ADVARSEL: ("advarsel", "advarsler")}
I_ARKET = frozenset({Rettes.ORGANISATIONSARK, Rettes.FORBEREDELSESARK})
# The pages that say what is to be done in Cura or in FK Organisation.
UDENFOR = {Rettes.FILTER: ("trin",), Rettes.FK_ORGANISATION: ("mapping", "oenskeliste")}
PAA_SIDEN = {Rettes.TRIN: "trin", Rettes.FORDRINGER: "fordringer"}
MAKS_NAVN = 60
# What an address calls the finding that a page was opened to mend.
FUND = "fund"
TRAE_UKENDT = "KONTROL_TRAE_UKENDT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rettelse:
    """The address that mends a finding: the tail after the variant, its query and its anchor.

    `noegle` names the finding in an address; `videre`: the page saves, and goes on to the next;
    `paa_en_raekke`: it opens one row of the workbench.
    """

    noegle: str
    hale: tuple[str, ...]
    query: Mapping[str, str] = field(default_factory=dict)
    anker: str = ""
    videre: bool = False
    paa_en_raekke: bool = False


@dataclass(frozen=True, slots=True)
class Naeste:
    """A finding to mend with its address; `rammer` is what it reaches in words."""

    fund: Kontrolfund
    rettelse: Rettelse | None
    rammer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undervejs:
    """What stands above a mend that was opened from Kontrol; `naeste` where it goes on.

    `alle`: how many there are to mend here in words, this one with them.
    """

    noegle: str
    alvor: str
    overskrift: str
    tekst: str
    raad: str
    nr: int
    alle: str
    naeste: Rettelse | None


@dataclass(frozen=True, slots=True)
class Efter:
    """Where one goes after a save; `nye`: how many faults it has brought.

    `er_rettet` False: the fault is there still, or a new one of the same thing.
    """

    naeste: Rettelse | None
    er_rettet: bool
    nye: int


@dataclass(frozen=True)
class Rettelser:
    """From a finding to the page that mends it."""

    grundlag: Grundlag

    def find(self, fund: Kontrolfund) -> Rettelse | None:
        """The mend; None where it lies outside of the product."""
        rettes, traef, noegle = fund.regel.rettes, fund.traef, find_noegle(fund)
        if rettes in I_ARKET:
            return self._i_mapningen(fund.regel.kode, traef, noegle)
        if rettes is Rettes.OPSAETNING:
            query = {"ret": traef.kle} if traef.kle else {}
            return _paa_siden(noegle, ("opsaetning",), query, "ret" if query else "")
        if rettes is Rettes.SAPA_ROLLER:
            return self._i_rollerne(traef, noegle)
        if rettes in PAA_SIDEN:
            return _paa_siden(noegle, (PAA_SIDEN[rettes],))
        if rettes in UDENFOR:
            # What is to be done elsewhere, as the page says it.
            return Rettelse(noegle=noegle, hale=UDENFOR[rettes])
        return None

    def slags(self, fund: Kontrolfund) -> str:
        """`enhed`, `sagstype`, `ydelse` or `rolle`: what the finding is about; empty for others."""
        traef = fund.traef
        if traef.enhed or traef.fk_enhed:
            return "enhed"
        if fund.regel.rettes is Rettes.SAPA_ROLLER:
            return "rolle"
        tabel = self._tabel(traef.objekt, fund.regel.kode)
        if not tabel:
            return ""
        return "sagstype" if tabel == SAGSTYPER else "ydelse"

    def _i_rollerne(self, traef: Traef, noegle: str) -> Rettelse:
        roller = {rolle.navn: rolle.slug for rolle in self.grundlag.variant.roller}
        slug = roller.get(traef.objekt)
        if slug is None:
            return Rettelse(noegle=noegle, hale=("roller",))
        return _paa_siden(noegle, ("roller", slug))

    def _i_mapningen(self, kode: str, traef: Traef, noegle: str) -> Rettelse | None:
        if kode == TRAE_UKENDT and not traef.fk_forslag:
            return _paa_siden(noegle, ("mapping", "trae"))
        if traef.enhed:
            enhed = self._enheder.get(traef.enhed)
            query = {"enhed": enhed} | _valgt("fk", traef.fk_forslag) if enhed else {}
            return _paa_mapningen(noegle, ("mapping",), query)
        tabel = self._tabel(traef.objekt, kode)
        if not tabel:
            return None
        navne = self._sagstyper if tabel == SAGSTYPER else self._ydelser
        query = {"navn": navne[traef.objekt]} | _valgt("valg", traef.forslag)
        return _paa_mapningen(noegle, tabel, query)

    @cached_property
    def _enheder(self) -> Mapping[str, str]:
        return _slug_af(enhed.navn for enhed in self.grundlag.opslag.lokale_enheder)

    @cached_property
    def _sagstyper(self) -> Mapping[str, str]:
        return _slug_af(sagstype.navn for sagstype in self.grundlag.opslag.sagstyper)

    @cached_property
    def _ydelser(self) -> Mapping[str, str]:
        return _slug_af(self.grundlag.opslag.lokale_ydelser)

    @cached_property
    def _tabel(self) -> Callable[[str, str], tuple[str, ...]]:
        return mappingtabel_af(self.grundlag.opslag)


def find_noegle(fund: Kontrolfund) -> str:
    """`kontrol-uuid-ugyldig.visitation-syd`: the finding in an address, never with a CPR number.

    The name is folded as slugs are, and cut: two that share a beginning share the key.
    """
    return f"{fund.regel.anker}.{fold(masker_cpr(fund.traef.objekt))[:MAKS_NAVN]}"


def _slug_af(navne: Iterable[str]) -> Mapping[str, str]:
    return {navn: slug for slug, navn in slugs(iter(navne)).items()}


def _valgt(felt: str, forslag: str) -> dict[str, str]:
    return {felt: forslag} if forslag else {}


def _paa_mapningen(noegle: str, hale: tuple[str, ...], query: Mapping[str, str]) -> Rettelse:
    """The row of the workbench; without a query its table."""
    return Rettelse(
        noegle=noegle,
        hale=hale,
        query={**query, FUND: noegle} if query else {},
        anker="valgt" if query else "",
        videre=bool(query),
        paa_en_raekke=bool(query),
    )


def _paa_siden(
    noegle: str, hale: tuple[str, ...], query: Mapping[str, str] | None = None, anker: str = ""
) -> Rettelse:
    """A page of its own."""
    return Rettelse(
        noegle=noegle, hale=hale, query={**(query or {}), FUND: noegle}, anker=anker, videre=True
    )


def vaerste_foerst(grundlag: Grundlag, svar: Kontrolsvar) -> tuple[Naeste, ...]:
    """What asks to be mended, the worst first: Kontrol's own findings and the import's."""
    vaerste, rettelser = Vaerste(svar.grundlag), Rettelser(grundlag)
    rettes = [fund for fund in svar.fund if fund.regel.alvor in RETTES]
    rettes += [svar.som_kontrolfund(et) for et in svar.importfund if et.alvor in RETTES]
    return tuple(
        Naeste(fund, rettelser.find(fund), vaerste.rammer(fund)) for fund in vaerste.foerst(rettes)
    )


def undervejs(database: Database, grundlag: Grundlag, noegle: str) -> Undervejs | None:
    """What Kontrol says of the mend with the key; None where it has nothing to say of it."""
    alle = _paa_vejen(database, grundlag)
    for nr, en in enumerate(alle):
        if find_noegle(en.fund) == noegle:
            naeste = (*alle[nr + 1 :], *alle[:nr])
            return Undervejs(
                noegle=noegle,
                alvor=ORD[en.fund.regel.alvor][0],
                overskrift=en.fund.regel.overskrift,
                tekst=en.fund.traef.tekst,
                raad=en.fund.raad,
                nr=nr + 1,
                alle=i_ord(alle),
                naeste=naeste[0].rettelse if naeste else None,
            )
    return None


def naeste_efter(database: Database, foer: Grundlag, grundlag: Grundlag, noegle: str) -> Efter:
    """The mend after the one with the key, as the order was before it was saved.

    None where nothing is left that is mended in the product.
    """
    foerst = _paa_vejen(database, foer)
    raekkefoelge = [find_noegle(en.fund) for en in foerst]
    plads = raekkefoelge.index(noegle) if noegle in raekkefoelge else -1
    efter = {navn: nr for nr, navn in enumerate(raekkefoelge) if nr > plads}
    nu = _paa_vejen(database, grundlag)
    tilbage = [en for en in nu if find_noegle(en.fund) != noegle]
    videre = [en for en in tilbage if find_noegle(en.fund) in efter]
    naeste = next((en.rettelse for en in (*videre, *tilbage)), None)
    om = {en.fund.traef.objekt for en in foerst if find_noegle(en.fund) == noegle}
    nye = [en for en in tilbage if find_noegle(en.fund) not in raekkefoelge]
    stadig = len(tilbage) < len(nu) or any(en.fund.traef.objekt in om for en in nye)
    return Efter(naeste, not stadig, len(nye))


def paa_vejen(alle: Iterable[Naeste]) -> tuple[Naeste, ...]:
    """Those that are mended one after the other in the product."""
    return tuple(en for en in alle if en.rettelse and en.rettelse.videre)


def i_ord(alle: Sequence[Naeste]) -> str:
    """How many faults and warnings: `9 fejl og 7 advarsler`; `ingen fejl` where there are none."""
    alvor = Counter(en.fund.regel.alvor for en in alle)
    return opremsning([antal(alvor[en], *ORD[en]) for en in ORD if alvor[en]]) or "ingen fejl"


def _paa_vejen(database: Database, grundlag: Grundlag) -> tuple[Naeste, ...]:
    return paa_vejen(vaerste_foerst(grundlag, kontroller_variant(database, grundlag)))
