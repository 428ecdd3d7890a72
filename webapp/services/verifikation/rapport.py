"""The report of a testplan as data: criteria, verdicts, remarks, what is open, and the hashes.

The page, the .xlsx, the JSON and `verify` tell the same. Its form is `testrapport.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from datetime import datetime
from importlib import resources
from typing import Any

from sqlite_utils import Database

from webapp.domain.verifikation.domme import Stand
from webapp.domain.verifikation.kriterier import Kriterium, Saerligt
from webapp.importers.hjemtagning.tabelbog import Tabelark, tabelbog
from webapp.services.dansk import detaljedato, tidspunkt
from webapp.services.grundlag import Grundlag
from webapp.services.verifikation.bedoemmelse import produktversion
from webapp.services.verifikation.mangler import mangelliste
from webapp.services.verifikation.ord import feltets_navn, forventningstekster, procent, skiftetekst
from webapp.services.verifikation.side import ARTER, spaerrer, statuslinje
from webapp.services.verifikation.status import Testlinje, Teststatus
from webapp.store.aendringer import load_version
from webapp.store.verifikation.domme import GemtDom
from webapp.store.versioner import nyeste_version

SKEMA = "forhaandsblik-testrapport-1"
SKEMAFIL = "testrapport.schema.json"
Data = dict[str, Any]


def rapport_som_data(
    database: Database, grundlag: Grundlag, status: Teststatus, tid: datetime
) -> Data:
    """The whole report."""
    kommune, variant = grundlag.opslag.kommune, grundlag.variant
    return {
        "skema": SKEMA,
        "kommune": {"slug": kommune.slug, "navn": kommune.navn},
        "variant": {"slug": variant.slug, "navn": variant.navn},
        "dato": grundlag.dato.isoformat(),
        "lavet": tid.isoformat(timespec="seconds"),
        "versioner": {
            "produkt": produktversion(),
            "data": nyeste_version(database),
            "variant": load_version(database, variant.slug),
        },
        "resultat": _resultat(status),
        "spaerrer": list(spaerrer(status)),
        "sider": [_side(linje, status.billedmaal) for linje in status.linjer],
        "mangler": _mangler(status),
        "aabne_kriterier": [
            {"art": str(k.art), "kriterium": kriteriets_navn(k)}
            for k in sorted(status.aabne_kriterier)
        ],
        "mangler_i_testplanen": [{"side": k.side, "titel": k.titel} for k in status.nye],
    }


def _resultat(status: Teststatus) -> Data:
    tal = status.antal
    return {
        "klar": status.er_faerdig,
        "tekst": statuslinje(status),
        "sider": len(status.linjer),
        "godkendt": tal[Stand.GODKENDT],
        "godkendt_med_bemaerkninger": tal[Stand.MED_BEMAERKNINGER],
        "ikke_godkendt": tal[Stand.IKKE_GODKENDT],
        "faldet": tal[Stand.FALDET],
        "aaben": tal[Stand.AABEN],
        "skal_testes_igen": tal[Stand.GENTEST],
        "findes_ikke_mere": tal[Stand.VAEK],
        "objekter": status.ialt,
        "objekter_set": status.bevist,
        "uden_side": status.viden.bundter.uden_side,
    }


def _side(linje: Testlinje, billeder: Container[str]) -> Data:
    nu = linje.udsagn.aftryk if linje.udsagn else None
    forventet = linje.kandidat.forventninger if linje.kandidat else {}
    return {
        "nr": linje.tilfaelde.nr,
        "titel": linje.kandidat.titel if linje.kandidat else linje.tilfaelde.titel,
        "borger": linje.kandidat.borger if linje.kandidat else "",
        "side": linje.tilfaelde.side,
        "stand": str(linje.stand),
        "aftryk": nu,
        "kriterier": [
            {"art": str(k.art), "kriterium": kriteriets_navn(k), "forventet": tekst}
            for k, tekst in forventet.items()
        ],
        "domme": [_dom(en, nu, billeder) for en in linje.domme],
        "aendret": [skiftetekst(skifte) for skifte in linje.skift],
    }


def _dom(en: GemtDom, nu: str | None, billeder: Container[str]) -> Data:
    afgoerelse = en.afgoerelse
    return {
        "id": en.id,
        "dom": str(afgoerelse.dom),
        "navn": afgoerelse.navn,
        "rolle": afgoerelse.rolle,
        "tid": afgoerelse.tid.isoformat(timespec="seconds"),
        "dato": afgoerelse.dato.isoformat(),
        "felt": feltets_navn(afgoerelse.felt),
        "bemaerkning": afgoerelse.bemaerkning,
        "aftryk": en.aftryk,
        "gaelder": en.aftryk == nu and not en.rettet,
        "rettet": en.rettet,
        "fra_variant": afgoerelse.fra,
        "billede": en.aftryk in billeder,
        "versioner": {
            "produkt": afgoerelse.produkt,
            "data": afgoerelse.dataversion,
            "variant": afgoerelse.variantversion,
        },
    }


def _mangler(status: Teststatus) -> list[Data]:
    return [
        {
            "dom": en.id,
            "side": en.nr,
            "titel": en.titel,
            "borger": en.borger,
            "objekt": en.objekt,
            "felt": en.hvad,
            "bemaerkning": en.bemaerkning,
            "navn": en.tester,
            "rettes_af": en.retter,
            "rettet": en.rettet,
            "siden_er_aendret": en.siden_er_aendret,
        }
        for en in mangelliste(status)
    ]


def kriteriets_navn(kriterium: Kriterium) -> str:
    """What a criterion is about, in words: `Kontakt: Korsbæk Kommune, Visitation Syd, …`."""
    if kriterium.art == "saerligt":
        return str(Saerligt[kriterium.noegle[0].upper()])
    ental = ARTER[kriterium.art][0]
    return f"{ental[0].upper()}{ental[1:]}: {', '.join(filter(None, kriterium.noegle))}"


def skema() -> bytes:
    """The JSON schema of the report."""
    return resources.files("webapp.services.verifikation").joinpath(SKEMAFIL).read_bytes()


def som_json(data: Mapping[str, Any]) -> bytes:
    """As a file."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def som_regneark(data: Data) -> bytes:
    """The same as a workbook: result, pages, verdicts, shortcomings, what is open."""
    resultat, versioner = data["resultat"], data["versioner"]
    dato, lavet = daterne(data)
    noegletal = [
        ("Kommune", data["kommune"]["navn"]),
        ("Variant", data["variant"]["navn"]),
        ("Siderne er vist pr.", dato),
        ("Rapporten er lavet", lavet),
        ("Resultat", resultat["tekst"]),
        ("Set og godkendt", procent(resultat["objekter_set"], resultat["objekter"])),
        ("Version af Forhåndsblik", versioner["produkt"]),
        ("Version af data", versioner["data"]),
        ("Version af varianten", versioner["variant"]),
        *(("Mangler før drift", tekst) for tekst in data["spaerrer"]),
    ]
    return tabelbog(
        [
            Tabelark("Resultat", (("Hvad", 28), ("Værdi", 100)), _tekster(noegletal)),
            _sidearket(data),
            _domsarket(data),
            Tabelark(
                "Mangler",
                (
                    ("Side", 8),
                    ("Titel", 40),
                    ("Borger", 24),
                    ("Sag eller ydelse", 40),
                    ("Felt", 24),
                    ("Bemærkning", 60),
                    ("Tester", 24),
                    ("Kan rettes af", 32),
                    ("Rettet", 10),
                ),
                _tekster(
                    (
                        m["side"],
                        m["titel"],
                        m["borger"],
                        m["objekt"],
                        m["felt"],
                        m["bemaerkning"],
                        m["navn"],
                        m["rettes_af"],
                        "Ja" if m["rettet"] else "Nej",
                    )
                    for m in data["mangler"]
                ),
            ),
            Tabelark(
                "Ikke set",
                (("Slags", 14), ("Kriterium", 90)),
                _tekster((k["art"], k["kriterium"]) for k in data["aabne_kriterier"]),
            ),
        ]
    )


def _sidearket(data: Data) -> Tabelark:
    return Tabelark(
        "Sider",
        (
            ("Nr.", 6),
            ("Titel", 40),
            ("Borger", 24),
            ("Status", 26),
            ("Det skal siden vise", 90),
            ("Ændret siden", 60),
            ("Aftryk (SHA-256)", 66),
            ("Adresse efter varianten", 60),
        ),
        _tekster(
            (
                s["nr"],
                s["titel"],
                s["borger"],
                s["stand"],
                "\n".join(forventningstekster(k["forventet"] for k in s["kriterier"])),
                "\n".join(s["aendret"]),
                s["aftryk"] or "",
                s["side"],
            )
            for s in data["sider"]
        ),
    )


def _domsarket(data: Data) -> Tabelark:
    return Tabelark(
        "Domme",
        (
            ("Side", 6),
            ("Dom", 28),
            ("Navn", 24),
            ("Rolle", 24),
            ("Hvornår", 22),
            ("Felt", 24),
            ("Bemærkning", 60),
            ("Gælder", 10),
            ("Overført fra", 20),
            ("Aftryk (SHA-256)", 66),
        ),
        _tekster(
            (
                s["nr"],
                d["dom"],
                d["navn"],
                d["rolle"],
                hvornaar(d["tid"]),
                d["felt"],
                d["bemaerkning"],
                "Ja" if d["gaelder"] else "Nej",
                d["fra_variant"],
                d["aftryk"],
            )
            for s in data["sider"]
            for d in s["domme"]
        ),
    )


def _tekster(raekker: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, raekke)) for raekke in raekker)


def daterne(data: Data) -> tuple[str, str]:
    """The day of the pages and the time of the report, as people write them."""
    dato = datetime.fromisoformat(data["dato"]).date()
    return detaljedato(dato), hvornaar(data["lavet"])


def hvornaar(tid: str) -> str:
    """A time of the report as people write it."""
    return tidspunkt(datetime.fromisoformat(tid))
