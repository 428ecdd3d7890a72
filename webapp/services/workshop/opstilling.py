"""Who stands in a scenario in this kommune: two variants and a citizen for each part.

Few objects are tried (`kandidater`), whatever the kommune's size; each is judged by the code that
makes its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from sqlite_utils import Database

from webapp.domain.fagsystem import Fremdrift
from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.variant.stadie import Stadie, stadie
from webapp.domain.variant.trinorden import efter_eksporten
from webapp.domain.variant.variant import Variant
from webapp.domain.visning.sapa import fk_enhed
from webapp.domain.workshop.afledning import Maal, afled, i_ord
from webapp.domain.workshop.scenarie import (
    KRAV_ORD,
    KUN_FOERSTE,
    Krav,
    Rollebesaetning,
    Scenarie,
    Variantvalg,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import (
    FindesIkkeError,
    Grundlag,
    byg_grundlag,
    load_grundlag,
    tjek_dato,
)
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.optaelling.vidner import Vidner
from webapp.services.workshop.kandidater import Udpeget, kandidater
from webapp.services.workshop.krav import Afproevet, kan_opfyldes, om_ydelser, opfylder, rollen
from webapp.store import opslag, varianter
from webapp.store.kendt import kendt

# So many objects are read at once.
AD_GANGEN = 24


@dataclass(frozen=True, slots=True)
class Manglende:
    """What the scenario lacks here, in Danish, and which page mends it (`sti`, `linktekst`)."""

    tekst: str
    sti: str = ""
    linktekst: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Medvirkende:
    """A citizen of the scenario: her slug and name, the object, and the role that sees it.

    `objekt` is empty where she is named and has none; `dag`: the day she is shown on.
    """

    person: str
    navn: str
    objekt: str
    titel: str
    dag: date
    rolle: str = ""


@dataclass(frozen=True, kw_only=True)
class Opstilling:
    """The scenario in this kommune. `a` and `b` are None where the variant is lacking.

    `navne`: what the two are called on the stage; `slugs`: the saved variants that they are made
    of. `uden`: what is lacking for each of the citizens who are not found.
    """

    scenarie: Scenarie
    a: Grundlag | None
    b: Grundlag | None
    navne: tuple[str, str]
    slugs: tuple[str, str]
    medvirkende: Mapping[str, Medvirkende] = field(default_factory=dict)
    mangler: tuple[Manglende, ...] = ()
    uden: Mapping[str, Manglende] = field(default_factory=dict)

    @property
    def klar(self) -> bool:
        """True where nothing is lacking."""
        return not self.mangler


def load_opstilling(database: Database, scenarie: Scenarie, dato: date | None) -> Opstilling:
    """The scenario in this kommune, kept until the kommune's file changes."""
    dag = tjek_dato(database, dato, None)
    return kendt(
        database,
        ("opstilling", scenarie, dag, dato),
        lambda: _Opstiller(database, scenarie, dag, dato).opstil(),
    )


def grundlag_paa(database: Database, variant: Variant, dag: date) -> Grundlag:
    """The basis of the variant on the day; that of its pages where it is as it is saved."""
    if varianter.find_variant(database, variant.slug) == variant:
        return load_grundlag(database, variant.slug, dag)
    return byg_grundlag(opslag.load_opslag(database), variant, dag)


def paa_dagen(database: Database, grundlag: Grundlag, dag: date) -> Grundlag:
    """The same variant on another day."""
    return grundlag if grundlag.dato == dag else grundlag_paa(database, grundlag.variant, dag)


def er_som_gemt(database: Database, grundlag: Grundlag) -> bool:
    """True where the stage shows what the saved variant's own pages show on the day."""
    gemt = varianter.find_variant(database, grundlag.variant.slug)
    return gemt is not None and replace(gemt, model=grundlag.variant.model) == grundlag.variant


class _Opstiller:
    """Finds the variants, then the citizens."""

    def __init__(
        self, database: Database, scenarie: Scenarie, dag: date, valgt: date | None
    ) -> None:
        self._database = database
        self._scenarie = scenarie
        self._dag = dag
        self._valgt = valgt
        self._alle = [en for en in varianter.load_varianthoveder(database) if en.slug != "leveret"]

    def opstil(self) -> Opstilling:
        """All of it."""
        valg = (self._scenarie.a, self._scenarie.b)
        fundne = [self._find(et) for et in valg]
        mangler = [
            self._mangler_variant(et) for et, en in zip(valg, fundne, strict=True) if en is None
        ]
        a, b = fundne
        if a is None or b is None:
            return Opstilling(
                scenarie=self._scenarie,
                a=None,
                b=None,
                navne=tuple(en.navn if en else "" for en in fundne),  # type: ignore[arg-type]  # two in, two out
                slugs=tuple(en.slug if en else "" for en in fundne),  # type: ignore[arg-type]  # the same
                mangler=tuple(dict.fromkeys(mangler)),
            )
        return self._med_borgere(a, b)

    def _find(self, valg: Variantvalg) -> Variant | None:
        """The saved variant: the one of the slug, the first of the model, the first of all."""
        if valg.slug:
            # As its own pages show it: who walked there saw it so.
            return varianter.find_variant(self._database, valg.slug)
        slugs = [en.slug for en in self._alle]
        if valg.model is not None:
            af_model = [en.slug for en in self._alle if en.model == valg.model]
            umaerkede = [en.slug for en in self._alle if en.model is None]
            slugs = af_model or (umaerkede if valg.model == 1 else [])
        fundet = varianter.find_variant(self._database, slugs[0]) if slugs else None
        if fundet is not None and fundet.model is None and valg.model is not None:
            # The kommune's own sheets say no model: as they map each unit, they are model 1.
            fundet = replace(fundet, model=valg.model)
        if fundet is not None and stadie(fundet, self._dag) is Stadie.FORUD:
            return efter_eksporten(fundet, self._dag)
        return fundet

    def _mangler_variant(self, valg: Variantvalg) -> Manglende:
        if valg.slug:
            return Manglende(
                f"Varianten »{valg.slug}« er der ikke mere.", "varianter", "Se varianterne"
            )
        foerste = self._alle[0].slug if self._alle else ""
        if valg.model == 2 and foerste:
            return Manglende(
                "Der er ingen variant af model 2.",
                f"{foerste}/mapping/model-2",
                "Få et forslag til model 2",
            )
        return Manglende(
            f"Der er ingen variant af model {valg.model or 1}.", "indlaes", "Indlæs jeres ark"
        )

    def _grundlag(self, variant: Variant) -> Grundlag:
        return grundlag_paa(self._database, variant, self._dag)

    def _med_borgere(self, a: Variant, b: Variant) -> Opstilling:
        par = (self._grundlag(a), self._grundlag(b))
        uden: dict[str, Manglende] = {}
        medvirkende: dict[str, Medvirkende] = {}
        navne = self._navne(a, b, ("", ""))
        afledt = par
        for nr, rolle in enumerate(self._scenarie.borgere):
            brugte = {en.person for en in medvirkende.values()}
            fundet = self._find_borger(rolle, par if nr == 0 else afledt, par, brugte)
            if fundet is None:
                uden[rolle.navn] = _mangler_borger(rolle, (a, b))
                continue
            proeve, medvirkende[rolle.navn] = fundet
            if nr == 0 and proeve is not None:
                maal = _maal(proeve.foer)
                afledt = self._afledte(par, maal)
                aendret = (
                    i_ord(self._scenarie.a.aendring, maal),
                    i_ord(self._scenarie.b.aendring, maal),
                )
                navne = self._navne(a, b, aendret)
        return Opstilling(
            scenarie=self._scenarie,
            a=afledt[0],
            b=afledt[1],
            navne=navne,
            slugs=(a.slug, b.slug),
            medvirkende=medvirkende,
            mangler=tuple(dict.fromkeys(uden.values())),
            uden=uden,
        )

    def _navne(self, a: Variant, b: Variant, aendret: tuple[str, str]) -> tuple[str, str]:
        valg = (self._scenarie.a, self._scenarie.b)
        navne = [
            et.navn or _kort(variant, et, hvad)
            for et, variant, hvad in zip(valg, (a, b), aendret, strict=True)
        ]
        return (navne[0], navne[1])

    def _afledte(self, par: tuple[Grundlag, Grundlag], maal: Maal) -> tuple[Grundlag, Grundlag]:
        valg = (self._scenarie.a, self._scenarie.b)
        a, b = (
            self._grundlag(afled(en.variant, et.aendring, maal)) if et.aendring else en
            for en, et in zip(par, valg, strict=True)
        )
        return a, b

    def _find_borger(
        self,
        rolle: Rollebesaetning,
        par: tuple[Grundlag, Grundlag],
        gemte: tuple[Grundlag, Grundlag],
        brugte: set[str],
    ) -> tuple[Afproevet | None, Medvirkende] | None:
        if rolle.person:
            return self._navngiven(rolle, par)
        if not kan_opfyldes(rolle.krav, gemte[0]):
            return None
        slags = "ydelse" if om_ydelser(rolle.krav) else "sag"
        passer = self._passende(rolle, par, kandidater(self._database, gemte, slags))
        foerste = None
        for fundet in passer:
            if fundet[1].person not in brugte:
                return fundet
            foerste = foerste or fundet
        return foerste

    def _passende(
        self, rolle: Rollebesaetning, par: tuple[Grundlag, Grundlag], alle: Iterator[Udpeget]
    ) -> Iterator[tuple[Afproevet, Medvirkende]]:
        while udpegede := list(islice(alle, AD_GANGEN)):
            vidner = Vidner.hent(self._database, udpegede)
            proever = (self._proev(vidner, udpeget, par) for udpeget in udpegede)
            passer = [en for en in proever if opfylder(rolle.krav, en)]
            # Whom to call is asked of an open sag; of those read at once, so that no more are read.
            passer.sort(key=_er_lukket)
            yield from ((en, _medvirkende(rolle.krav, en)) for en in passer)

    def _proev(self, vidner: Vidner, udpeget: Udpeget, par: tuple[Grundlag, Grundlag]) -> Afproevet:
        """The object under both, with the scenario's changes made for this very object."""
        a = vidner.bedoem(udpeget, par[0])
        if not (self._scenarie.a.aendring or self._scenarie.b.aendring):
            return Afproevet(par[0], a, a, vidner.bedoem(udpeget, par[1]))
        afledt = self._afledte(par, _maal(a))
        return Afproevet(afledt[0], a, *(vidner.bedoem(udpeget, en) for en in afledt))

    def _navngiven(
        self, rolle: Rollebesaetning, par: tuple[Grundlag, Grundlag]
    ) -> tuple[Afproevet | None, Medvirkende] | None:
        """The person and the object that the scenario names, None where they are not there."""
        person = opslag.find_person(self._database, rolle.person)
        if person is None:
            return None
        try:
            # The day in the address, that of the scenario, else the one that her pages have.
            dag = tjek_dato(self._database, self._valgt or rolle.dato, person)
        except FindesIkkeError:
            return None
        a, b = (
            load_borgerudsnit(self._database, paa_dagen(self._database, en, dag), person)
            for en in par
        )
        for en in a.alle:
            anden = next((et for et in b.alle if et.noegle == en.noegle), None)
            if rolle.objekt in {"", en.noegle} and anden is not None:
                proeve = Afproevet(a.grundlag, en, en, anden)
                return proeve, _medvirkende((), proeve)
        if rolle.objekt:
            return None
        return None, Medvirkende(
            person=person.slug, navn=person.borgernavn, objekt="", titel="", dag=dag
        )


def _medvirkende(krav: tuple[Krav, ...], proeve: Afproevet) -> Medvirkende:
    forhold = proeve.a.forhold
    rolle = rollen(krav, proeve.grundlag, proeve.a)
    return Medvirkende(
        person=forhold.person.slug,
        navn=forhold.person.borgernavn,
        objekt=proeve.a.noegle,
        titel=forhold.ydelse.navn if forhold.ydelse else proeve.a.sag.titel,
        dag=forhold.dato,
        rolle=rolle.slug if rolle else "",
    )


def _er_lukket(proeve: Afproevet) -> bool:
    sag = proeve.a.forhold.indekssag
    return sag is not None and sag.fremdrift is Fremdrift.AFSLUTTET


def _maal(bedoemt: Bedoemt) -> Maal:
    forhold = bedoemt.forhold
    oprettet = forhold.ydelse.bevilget if forhold.ydelse else bedoemt.sag.oprettet
    if forhold.sag is not None:
        oprettet = min(oprettet, forhold.sag.oprettet)
    return Maal(dato=forhold.dato, kle=forhold.kle, oprettet=oprettet, enhed=fk_enhed(forhold))


def _kort(variant: Variant, valg: Variantvalg, aendret: str) -> str:
    """`Model 1`, or `Model 1, 27.36.04 er slået fra`: what fits on a wall."""
    navn = f"Model {variant.model}" if variant.model and not valg.slug else variant.navn
    return f"{navn}, {aendret}" if aendret else navn


def _mangler_borger(rolle: Rollebesaetning, par: tuple[Variant, Variant]) -> Manglende:
    """Who is lacking: what was sought, and under which of the kommune's variants."""
    variant = par[0].slug
    if rolle.person:
        return Manglende(
            f"Borgeren »{rolle.person}« eller hendes sag er der ikke mere.",
            f"{variant}/mit-overblik",
            "Find en anden borger",
        )
    krav = " og ".join(KRAV_ORD[et] for et in rolle.krav)
    if Krav.ROLLE_FOR_LANGT in rolle.krav or Krav.SES_AF_ROLLE in rolle.krav:
        tekst = f"Ingen har {krav}. {_set_efter(rolle.krav, par)}"
        return Manglende(tekst, f"{variant}/roller", "Se rollerne i SAPA")
    tekst = f"Ingen borger har {krav}. {_set_efter(rolle.krav, par)}"
    return Manglende(tekst, "proeveborgere", "Tilføj en prøveborger")


def _set_efter(krav: tuple[Krav, ...], par: tuple[Variant, Variant]) -> str:
    """Under which variants it was sought: another may well have it."""
    begge = any(en not in KUN_FOERSTE for en in krav)
    navne = dict.fromkeys(en.navn for en in (par if begge else par[:1]))
    return f"Der er set efter under {opremsning(list(navne))}."
