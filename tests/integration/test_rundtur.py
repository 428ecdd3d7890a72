"""A sheet taken home and loaded in an empty kommune gives the same variant, page for page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from sqlite_utils import Database

from tests.havlunde import FK_ORG, FORBEREDELSE, MAPPE, STAMDATA
from tests.klient import PageClient, lav_app
from webapp.config import Config
from webapp.domain.variant.mappingaendring import Tidspunkt, ret_enhed
from webapp.services.grundlag import Grundlag, load_grundlag
from webapp.services.hjemtagning.eksport import hjemtagning
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kommuner.varianter import gem_som_kopi
from webapp.services.kontrol.kontrol import kontroller_variant
from webapp.services.mapping.model1side import lav_model1
from webapp.services.mapping.model2side import Model2valg, lav_model2
from webapp.services.mapping.tabel import Enhedstabel
from webapp.store.aendringer import gem_aendring, load_version
from webapp.store.mappingtal import sager_pr_enhed
from webapp.store.opslag import load_personer
from webapp.store.varianter import load_variantnavne

DATO = date(2024, 6, 15)
HOVED = (
    "Enhedsnavn i Cura;Sagsansvarlig;Findes enheden i FK ORG;Navn i FK ORG;UUID;Skal de mappes;"
    "Bemærkninger;Overordnet enhed i Cura\n"
)
# Each kind of row that cannot be read, or says two things; `*` is the unit's UUID, `-` that one
# without its last character.
RAEKKER = (
    "Visitation;ja;ja;;*;ja;;",
    "Visitation Syd;ja;ja;;-;ja;;",
    "Hjemmepleje Øst;ja;ja;Hjemmepleje Øst;;ja;;",
    "Visitation Nord;ja;;;se listen;ja;spørg Bo;",
    "Hjælpemidler Midt;ja;ja;;*;Ja?;;",
    "Hjælpemidler Nord;ja;måske;;;Ja?;;",
    "Sygepleje Øst;ja;ja;;*;nej;;",
    "Sygepleje Syd;ja;;;123;nej;;",
    "Sygepleje Nord;ja;ja;;0ff4f73e-77c9-584f-a63d-4e3155856a30;ja;;",
    "Træning Syd;ja;ja;Genoptræning Syd;*;ja;;",
    "Træning Nord;måske;ja;;*;ja;;",
    "Træning Midt;ja;ja;;*;ja;;Findes ikke",
    "Visitation Øst;ja;;;;;leder opad;Visitation",
    "Nattevagten;ja;nej;;;nej;Leder opad i Cura;",
    "Hjemmepleje Vest;ja;ja;;*;ja;;",
)


UDTRAEK = json.loads((MAPPE / FK_ORG).read_text(encoding="utf-8"))
UUIDER = {
    en["node"]["enhedsnavn"]: en["node"]["uuid"]
    for en in UDTRAEK["data"]["organisationEnhedListe"]["edges"]
}


def ark(raekker: Iterable[str]) -> bytes:
    """An organisation sheet of these rows."""
    linjer = []
    for raekke in raekker:
        uuid = UUIDER.get(raekke.split(";")[0], "")
        linjer.append(raekke.replace("*", uuid).replace(";-;", f";{uuid[:-1]};"))
    return (HOVED + "".join(f"{linje}\n" for linje in linjer)).encode()


def _uden(database: Database, grundlag: Grundlag) -> str:
    return grundlag.variant.slug


def _model_2(*, tegn: bool, niveau: int | None = None) -> Callable[[Database, Grundlag], str]:
    return lambda database, grundlag: lav_model2(
        database, grundlag, Model2valg(niveau=niveau, tegn=tegn)
    )


FORSLAG: Mapping[str, Callable[[Database, Grundlag], str]] = {
    "som arket": _uden,
    "kopi": lambda database, grundlag: gem_som_kopi(database, grundlag.variant, "Kopi"),
    "model 1": lav_model1,
    "model 2": _model_2(tegn=True),
    "model 2 uden træ": _model_2(tegn=False),
}
# What a person does with the unit that the odd cell is about, afterwards.
RETTELSER: Mapping[str, str | None] = {"urettet": "", "mappet": "Visitation", "leder opad": None}


def ret(database: Database, slug: str, enhed: str, til: str | None) -> None:
    """Map the unit, or let it lead upwards; nothing where `til` is empty."""
    if til == "":
        return
    grundlag = load_grundlag(database, slug, DATO)
    enheder = grundlag.opslag.organisation.enheder.values()
    fk = next((e.uuid for e in enheder if e.navn == til), None)
    ny = ret_enhed(grundlag.variant, enhed, fk, Tidspunkt())
    gem_aendring(database, ny, load_version(database, slug), f"{enhed} rettet")


def som_den_staar(database: Database, slug: str) -> tuple[object, object, object]:
    """The variant as it is: the table of units, the tree, and what Kontrol itself says."""
    grundlag = load_grundlag(database, slug, DATO)
    tabel = Enhedstabel(grundlag, sager_pr_enhed(database))
    trae = {e.navn: (e.overordnet, e.sagsansvarlig) for e in grundlag.opslag.lokale_enheder}
    fund = sorted(
        (et.regel.kode, et.traef.objekt, et.traef.tekst, et.traef.virkning)
        for et in kontroller_variant(database, grundlag).fund
        if et.regel.rettes.value != "ved at indlæse en fil"
    )
    return tabel.alle, trae, fund


def rundtur(lager: Kommunelager, slug: str) -> str:
    """Take the variant home, and load its sheets in a kommune of their own; the variant there."""
    with lager.aaben("h") as database:
        filer = hjemtagning(database, load_grundlag(database, slug))
    hjemme = {n: f.indhold for n, f in filer.items() if "ark-" in n}
    hjemme[FK_ORG] = (MAPPE / FK_ORG).read_bytes()
    lager.indlaes("tom", hjemme, stamdata=STAMDATA)
    with lager.aaben("tom") as database:
        return load_variantnavne(database)[0][0]


def sammenlign(lager: Kommunelager, forslag: str, enhed: str, til: str | None) -> None:
    with lager.aaben("h") as database:
        grundlag = load_grundlag(database, load_variantnavne(database)[0][0], DATO)
        slug = FORSLAG[forslag](database, grundlag)
    with lager.aaben("h") as database:
        ret(database, slug, enhed, til)
    ny = rundtur(lager, slug)
    with lager.aaben("h") as database, lager.aaben("tom") as tom:
        model = load_grundlag(database, slug).variant.model
        gemt = load_grundlag(tom, ny).variant
        # A sheet does not say which model it is: that is chosen (and said on the page).
        gem_aendring(tom, replace(gemt, model=model), load_version(tom, ny), "model")
    with lager.aaben("h") as database, lager.aaben("tom") as tom:
        for her, der in zip(som_den_staar(database, slug), som_den_staar(tom, ny), strict=True):
            assert her == der


def indlaes_ark(lager: Kommunelager, raekker: Iterable[str]) -> None:
    filer = {
        "ark.csv": ark(raekker),
        FORBEREDELSE: (MAPPE / FORBEREDELSE).read_bytes(),
        FK_ORG: (MAPPE / FK_ORG).read_bytes(),
    }
    lager.indlaes("h", filer, stamdata=STAMDATA)


@pytest.mark.parametrize("forslag", FORSLAG)
def test_odd_cells_of_every_kind_come_back_as_the_variant_stands(
    eget_lager: Kommunelager, forslag: str
) -> None:
    indlaes_ark(eget_lager, RAEKKER)
    sammenlign(eget_lager, forslag, "", "")


@pytest.mark.soak
@pytest.mark.parametrize("raekke", RAEKKER[1:])
@pytest.mark.parametrize("til", ["", "Visitation", None])
@pytest.mark.parametrize("forslag", FORSLAG)
def test_each_odd_cell_comes_back_alone_and_mended(
    eget_lager: Kommunelager, forslag: str, raekke: str, til: str | None
) -> None:
    indlaes_ark(eget_lager, (RAEKKER[0], raekke))
    sammenlign(eget_lager, forslag, raekke.split(";", maxsplit=1)[0], til)


@pytest.mark.parametrize(
    "forslag, rettelse",
    [
        ("som arket", "mappet"),
        ("som arket", "leder opad"),
        ("model 1", "urettet"),
        ("model 2", "leder opad"),
    ],
)
def test_havlunde_comes_back_mended_or_not_page_for_page(
    eget_lager: Kommunelager, config: Config, forslag: str, rettelse: str
) -> None:
    filer = {fil.name: fil.read_bytes() for fil in MAPPE.iterdir()}
    eget_lager.indlaes("h", filer, stamdata=STAMDATA)
    sammenlign(eget_lager, forslag, "Visitation Syd", RETTELSER[rettelse])
    browser = PageClient(lav_app(replace(config, data=eget_lager.data)))
    with eget_lager.aaben("h") as database, eget_lager.aaben("tom") as tom:
        her, der = load_variantnavne(database)[-1][0], load_variantnavne(tom)[0][0]
        personer = load_personer(database)
        assert personer == load_personer(tom)
    for person in personer[:6]:
        sager = (
            browser.get(f"/{sted}/mit-overblik/{person.slug}/sager/").indhold
            for sted in (f"h/{her}", f"tom/{der}")
        )
        assert next(sager) == next(sager), person.slug
