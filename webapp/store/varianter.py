"""Variants in and out of the file: choices only, never a row a sag."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlite_utils import Database

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.bord import SKILLETEGN, er_bord
from webapp.domain.variant.fagomraader import Fagprofil, Spoergsmaal
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
    Titelvalg,
)
from webapp.domain.variant.variant import (
    Antagelser,
    Enhedsmapning,
    SagstypeKle,
    Trin,
    Variant,
    Ydelsesmapning,
)
from webapp.store.database import dag, iso, som_json, sted, sted_tekst
from webapp.store.fordringer import gem_fordringsvalg, load_fordringsvalg
from webapp.store.kendt import kendt
from webapp.store.reorganisation import gem_reorganisation, load_reorganisation
from webapp.store.roller import laes_rolleraekke, rolleraekke

Raekke = dict[str, Any]
# A table's scratch copy (domain/variant/bord.py) is in no list: only who knows its slug finds it.
ER_BORD = f"instr(slug, '{SKILLETEGN}') > 0"
_EGNE = f"NOT {ER_BORD}"
# What a table's rows are in order of, where they have no number.
_ORDEN = {"variant_trin": "trin", "kle_opsaetning": "kle", "traeforslag": "lokal_enhed"}


def load_variantnavne(database: Database) -> tuple[tuple[str, str, str], ...]:
    """(slug, name, description) of all variants, in their order."""
    return kendt(database, "variantnavne", lambda: _laes_variantnavne(database))


def _laes_variantnavne(database: Database) -> tuple[tuple[str, str, str], ...]:
    sql = f"SELECT slug, navn, beskrivelse FROM variant WHERE {_EGNE} ORDER BY nr"  # noqa: S608 - a constant
    return tuple((r["slug"], r["navn"], r["beskrivelse"]) for r in database.query(sql))


@dataclass(frozen=True, slots=True)
class Varianthoved:
    """What tells a variant from the others, without its choices."""

    slug: str
    navn: str
    model: int | None
    oprindelse: str | None


def load_varianthoveder(database: Database) -> tuple[Varianthoved, ...]:
    """All variants in their order."""
    sql = f"SELECT slug, navn, model, oprindelse FROM variant WHERE {_EGNE} ORDER BY nr"  # noqa: S608 - a constant
    return tuple(Varianthoved(**raekke) for raekke in database.query(sql))


def load_varianttrin(database: Database) -> tuple[Variant, ...]:
    """All variants in their order, with the days of their trin and no other choices."""
    return kendt(database, "varianttrin", lambda: _laes_varianttrin(database))


def _laes_varianttrin(database: Database) -> tuple[Variant, ...]:
    trin: dict[str, dict[Trin, date]] = {}
    for r in database.query("SELECT variant, trin, dato FROM variant_trin"):
        trin.setdefault(r["variant"], {})[Trin(r["trin"])] = date.fromisoformat(r["dato"])
    sql = f"SELECT slug, navn, beskrivelse, leveret FROM variant WHERE {_EGNE} ORDER BY nr"  # noqa: S608 - a constant
    return tuple(
        Variant(
            slug=r["slug"],
            navn=r["navn"],
            beskrivelse=r["beskrivelse"],
            trin=MappingProxyType(trin.get(r["slug"], {})),
            leveret=bool(r["leveret"]),
        )
        for r in database.query(sql)
    )


def find_variant(database: Database, slug: str) -> Variant | None:
    """The variant with all its choices, None where there is none with the slug."""
    if not er_bord(slug) and slug not in {navn for navn, _, _ in load_variantnavne(database)}:
        return None
    return kendt(database, ("variant", slug), lambda: _laes_variant(database, slug))


def _laes_variant(database: Database, slug: str) -> Variant | None:
    raekke = next(database.query("SELECT * FROM variant WHERE slug = ?", [slug]), None)
    if raekke is None:
        return None
    return Variant(
        slug=raekke["slug"],
        navn=raekke["navn"],
        model=raekke["model"],
        oprindelse=raekke["oprindelse"],
        beskrivelse=raekke["beskrivelse"],
        trin=MappingProxyType(
            {
                Trin(r["trin"]): date.fromisoformat(r["dato"])
                for r in _af(database, "variant_trin", slug)
            }
        ),
        classification_filter=tuple(map(KleMoenster, json.loads(raekke["classification_filter"]))),
        enhedsmapning=tuple(_enhedsmapning(r) for r in _af(database, "enhedsmapning", slug)),
        ydelsestyper=tuple(_ydelsesmapning(r) for r in _af(database, "ydelsesmapning", slug)),
        sagstype_kle=tuple(_sagstype_kle(r) for r in _af(database, "sagstype_kle", slug)),
        oprydninger=tuple(map(date.fromisoformat, json.loads(raekke["oprydninger"]))),
        opsaetning=Opsaetning(
            tuple(_kle_opsaetning(r) for r in _af(database, "kle_opsaetning", slug)),
            Kontaktkilde(antaget) if (antaget := raekke["opsaetning_antaget"]) else None,
        ),
        roller=tuple(laes_rolleraekke(r) for r in _af(database, "rolle", slug)),
        antagelser=antagelser(json.loads(raekke["antagelser"])),
        reorganisation=load_reorganisation(database, slug),
        fordringer=load_fordringsvalg(database, slug),
        leveret=bool(raekke["leveret"]),
        traeforslag=MappingProxyType(
            {r["lokal_enhed"]: r["overordnet"] for r in _af(database, "traeforslag", slug)}
        ),
        fagomraader=tuple(map(_fagprofil, json.loads(raekke["fagomraader"]))),
        notattitler=tuple(json.loads(raekke["notattitler"])),
    )


def gem_variant(database: Database, variant: Variant, nr: int) -> None:
    """Write a variant in the caller's transaction, in place of one with the same slug."""
    slug = variant.slug
    database.execute("DELETE FROM variant WHERE slug = ?", [slug])
    database.table("variant").insert(
        {
            "slug": slug,
            "nr": nr,
            "navn": variant.navn,
            "model": variant.model,
            "oprindelse": variant.oprindelse,
            "beskrivelse": variant.beskrivelse,
            "classification_filter": som_json([str(m) for m in variant.classification_filter]),
            "oprydninger": som_json([iso(dato) for dato in variant.oprydninger]),
            "antagelser": som_json(asdict(variant.antagelser)),
            "leveret": variant.leveret,
            "opsaetning_antaget": variant.opsaetning.antaget,
            "fagomraader": som_json([[en.omraade, en.svar] for en in variant.fagomraader]),
            "notattitler": som_json(list(variant.notattitler)),
        }
    )
    _indsaet(
        database,
        "variant_trin",
        slug,
        ({"trin": trin, "dato": iso(dato)} for trin, dato in variant.trin.items()),
    )
    _indsaet(
        database,
        "enhedsmapning",
        slug,
        (
            {
                "nr": i,
                "lokal_enhed": m.lokal_enhed,
                "fk_enhed": str(m.fk_enhed) if m.fk_enhed else None,
                "fra": iso(m.fra),
                "sted": sted_tekst(m.sted),
                "bemaerkning": m.bemaerkning,
                "fk_navn": m.fk_navn,
                "valgt": m.valgt,
            }
            for i, m in enumerate(variant.enhedsmapning)
        ),
    )
    _indsaet(
        database,
        "ydelsesmapning",
        slug,
        (
            {
                "nr": i,
                "lokal_ydelse": m.lokal_ydelse,
                "ydelsestype": m.ydelsestype,
                "kle": str(m.kle) if m.kle else None,
                "fra": iso(m.fra),
                "sted": sted_tekst(m.sted),
            }
            for i, m in enumerate(variant.ydelsestyper)
        ),
    )
    _indsaet(
        database,
        "sagstype_kle",
        slug,
        (
            {
                "nr": i,
                "sagstype": m.sagstype,
                "kle": str(m.kle) if m.kle else None,
                "angivet": m.angivet,
                "fra": iso(m.fra),
                "sted": sted_tekst(m.sted),
            }
            for i, m in enumerate(variant.sagstype_kle)
        ),
    )
    _indsaet(database, "kle_opsaetning", slug, map(_opsaetningsraekke, variant.opsaetning.egne))
    _indsaet(database, "rolle", slug, (rolleraekke(i, r) for i, r in enumerate(variant.roller)))
    _indsaet(
        database,
        "traeforslag",
        slug,
        ({"lokal_enhed": e, "overordnet": over} for e, over in variant.traeforslag.items()),
    )
    gem_reorganisation(database, variant)
    gem_fordringsvalg(database, variant)


def _af(database: Database, tabel: str, slug: str) -> Iterable[Raekke]:
    """A variant's rows in their order."""
    orden = _ORDEN.get(tabel, "nr")
    # Table and order are constants of this module.
    sql = f"SELECT * FROM {tabel} WHERE variant = ? ORDER BY {orden}"  # noqa: S608
    return database.query(sql, [slug])


def _indsaet(database: Database, tabel: str, slug: str, raekker: Iterable[Raekke]) -> None:
    database.table(tabel).insert_all({"variant": slug} | raekke for raekke in raekker)


def _fagprofil(raekke: tuple[str, dict[str, str]]) -> Fagprofil:
    omraade, svar = raekke
    return Fagprofil(omraade, {Spoergsmaal(navn): tekst for navn, tekst in svar.items()})


def _enhedsmapning(raekke: Raekke) -> Enhedsmapning:
    return Enhedsmapning(
        lokal_enhed=raekke["lokal_enhed"],
        fk_enhed=EnhedUuid(raekke["fk_enhed"]) if raekke["fk_enhed"] else None,
        fra=dag(raekke["fra"]),
        sted=sted(raekke["sted"]),
        bemaerkning=raekke["bemaerkning"],
        # A file that version 2 of the schema made does not have it.
        fk_navn=raekke.get("fk_navn", ""),
        valgt=bool(raekke.get("valgt", 0)),
    )


def _ydelsesmapning(raekke: Raekke) -> Ydelsesmapning:
    return Ydelsesmapning(
        raekke["lokal_ydelse"],
        raekke["ydelsestype"],
        KleEmne(raekke["kle"]) if raekke["kle"] else None,
        dag(raekke["fra"]),
        sted(raekke["sted"]),
    )


def _sagstype_kle(raekke: Raekke) -> SagstypeKle:
    return SagstypeKle(
        raekke["sagstype"],
        KleEmne(raekke["kle"]) if raekke["kle"] else None,
        raekke["angivet"],
        dag(raekke["fra"]),
        sted(raekke["sted"]),
    )


def _opsaetningsraekke(raekke: KleOpsaetning) -> Raekke:
    kontakt = raekke.kontakt
    return {
        "kle": str(raekke.kle),
        "aktiv": raekke.aktiv,
        "titel": raekke.titel,
        "dokumenter": raekke.dokumenter,
        "journalnotater": raekke.journalnotater,
        "fagsystemfilter": som_json(list(raekke.fagsystemfilter)),
        "kun_sapa": raekke.kun_sapa,
        "fradato": iso(raekke.fradato),
        "fradato_ydelser": iso(raekke.fradato_ydelser),
        "deaktiver_fradato_for_aktive": raekke.deaktiver_fradato_for_aktive,
        "kilde": kontakt.kilde,
        "afdeling": kontakt.afdeling,
        "telefon": kontakt.telefon,
        "hjemmeside": kontakt.hjemmeside,
        "digital_post": kontakt.digital_post,
    }


def _kle_opsaetning(raekke: Raekke) -> KleOpsaetning:
    return KleOpsaetning(
        kle=KleMoenster(raekke["kle"]),
        aktiv=bool(raekke["aktiv"]),
        titel=Titelvalg(raekke["titel"]),
        dokumenter=bool(raekke["dokumenter"]),
        journalnotater=bool(raekke["journalnotater"]),
        fagsystemfilter=tuple(json.loads(raekke["fagsystemfilter"])),
        kun_sapa=bool(raekke["kun_sapa"]),
        fradato=dag(raekke["fradato"]),
        fradato_ydelser=dag(raekke["fradato_ydelser"]),
        deaktiver_fradato_for_aktive=bool(raekke["deaktiver_fradato_for_aktive"]),
        kontakt=Kontaktopsaetning(
            Kontaktkilde(raekke["kilde"]),
            raekke["afdeling"],
            raekke["telefon"],
            raekke["hjemmeside"],
            raekke["digital_post"],
        ),
    )


def antagelser(valg: dict[str, Any]) -> Antagelser:
    """The switches; one that the file does not know yet, or no longer, has its default."""
    typer: dict[str, type[Any]] = {felt.name: type(felt.default) for felt in fields(Antagelser)}
    return Antagelser(**{navn: typer[navn](v) for navn, v in valg.items() if navn in typer})
