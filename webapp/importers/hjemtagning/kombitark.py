"""A variant's choices written into KOMBIT's two sheets as the kommune delivered them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from webapp.domain.fagsystem import Automatik, LokalEnhed
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.mappingaendring import seneste
from webapp.domain.variant.variant import FOERSTE_DAG, Enhedsmapning, SagstypeKle, Ydelsesmapning
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke
from webapp.importers.genkend import Indfil
from webapp.importers.hjemtagning.retter import Arkbog, Retteark
from webapp.importers.hjemtagning.skabelon import Forberedelsesindhold
from webapp.importers.kombit import forberedelsesark as forb
from webapp.importers.kombit import organisationsark as org
from webapp.importers.kombit.forklaring import FORKLARING

# What »Bemærkninger« of the preparation sheet is read for: our explanation must not say it.
_MAERKER = (*(valg.value for valg in Automatik), "PAKKE")


def ret_organisationsark(
    fil: Indfil,
    enheder: Sequence[LokalEnhed],
    mapning: Sequence[Enhedsmapning],
    fk_navne: Mapping[EnhedUuid, str],
    *,
    blad: str = "",
) -> bytes | None:
    """The kept organisation sheet with the mapping; None where the file holds no such sheet.

    The sheet `blad`, else the first such, is edited with those that are parts of it: the others
    are another variant's. A sheet knows no dates, so the row that holds in the end is written,
    and »Bemærkninger« says from when.
    """
    bog = Arkbog(fil, org.ORGANISATIONSARK)
    if not bog.ark:
        return None
    foerste = org.samles_med(
        [frozenset(navnenoegle(raekke[org.ENHED]) for raekke in ark.raekker) for ark in bog.ark]
    )
    valgt = next((hos for ark, hos in zip(bog.ark, foerste, strict=True) if ark.navn == blad), 0)
    set_: set[str] = set()
    efter_navn = {navnenoegle(enhed.navn): enhed for enhed in enheder}
    for ark in (ark for ark, hos in zip(bog.ark, foerste, strict=True) if hos == valgt):
        for raekke in ark.raekker:
            noegle = navnenoegle(raekke[org.ENHED])
            enhed = efter_navn.get(noegle)
            if enhed is not None and noegle not in set_:
                set_.add(noegle)
                _ret_enhed(ark, raekke, enhed, _endelig(mapning, enhed.navn), fk_navne)
    manglende = [enhed for noegle, enhed in efter_navn.items() if noegle not in set_]
    _tilfoej_enheder(bog.ark[valgt], manglende, mapning, fk_navne)
    return bog.som_bytes()


def _tilfoej_enheder(
    ark: Retteark,
    enheder: Sequence[LokalEnhed],
    mapning: Sequence[Enhedsmapning],
    fk_navne: Mapping[EnhedUuid, str],
) -> None:
    """Rows for units that the sheet does not name, those that are mapped."""
    for enhed in enheder:
        endelig = _endelig(mapning, enhed.navn)
        if endelig is not None and endelig.fk_enhed is not None:
            felter = _mapningsfelter(endelig, fk_navne)
            felter[org.ENHED] = enhed.navn
            felter[org.SAGSANSVARLIG] = "ja" if enhed.sagsansvarlig else "nej"
            felter[org.OVERORDNET] = enhed.overordnet or ""
            ark.tilfoej(felter, f"{FORKLARING}: enheden er tilføjet", org.BEMAERKNINGER)


def _endelig(mapning: Sequence[Enhedsmapning], navn: str) -> Enhedsmapning | None:
    return seneste(tuple(mapning), navn, lambda raekke: raekke.lokal_enhed)


def _ret_enhed(
    ark: Retteark,
    raekke: Raekke,
    enhed: LokalEnhed,
    ny: Enhedsmapning | None,
    fk_navne: Mapping[EnhedUuid, str],
) -> None:
    nu = raekke[org.UUID] if raekke[org.SKAL_MAPPES] else None
    til = ny.fk_enhed if ny else None
    felter: dict[Kolonne[Any], str] = {}
    forklaringer: list[str] = []
    if til != nu or (ny is not None and ny.valgt and til is None and _siger_andet(ark, raekke)):
        felter |= _mapningsfelter(ny, fk_navne)
        fra = ny.fra if ny and ny.fra != FOERSTE_DAG else None
        hvornaar = f" fra {dag(fra)}" if fra else ""
        foer = _stod(ark, raekke) if nu is None else _navn(nu, fk_navne)
        forklaringer.append(f"mappet til {_navn(til, fk_navne)}{hvornaar}, før {foer}")
    if _ligger_andetsteds(ark, raekke, enhed):
        felter[org.OVERORDNET] = enhed.overordnet or ""
        ligger = "foreslået" if enhed.foreslaaet else "ligger"
        forklaringer.append(f"{ligger} under {enhed.overordnet or 'ingen'} i Cura")
    if felter:
        tekst = f"{FORKLARING}: {'; '.join(forklaringer)}"
        ark.ret(raekke.nummer, felter, tekst, org.BEMAERKNINGER)


def _ligger_andetsteds(ark: Retteark, raekke: Raekke, enhed: LokalEnhed) -> bool:
    """True if the sheet has another unit above it; a name that no unit has is left for a person."""
    i_arket = navnenoegle(raekke[org.OVERORDNET])
    if enhed.overordnet is None:
        return i_arket in ark.navne(org.ENHED)
    return i_arket != navnenoegle(enhed.overordnet)


def _siger_andet(ark: Retteark, raekke: Raekke) -> bool:
    """True if the cells of a unit that leads upwards say ja, or what is neither ja nor nej."""
    uuid, mappes = (ark.stod(raekke.nummer, kolonne) for kolonne in (org.UUID, org.SKAL_MAPPES))
    ulaest = celler.uuid(uuid).problem or celler.ja_nej(mappes).problem
    return raekke[org.SKAL_MAPPES] or ulaest is not None


def _stod(ark: Retteark, raekke: Raekke) -> str:
    """What the cells said, where they mapped the unit to nothing."""
    uuid, mappes = (ark.stod(raekke.nummer, kolonne) for kolonne in (org.UUID, org.SKAL_MAPPES))
    sagt = " og ".join(f"»{tekst}«" for tekst in (uuid, mappes) if tekst)
    return f"{sagt}, som ikke mapper den" if uuid else _navn(None, {})


def _mapningsfelter(
    ny: Enhedsmapning | None, fk_navne: Mapping[EnhedUuid, str]
) -> dict[Kolonne[Any], str]:
    """The cells of a mapping, so that they are read again as it is."""
    if ny is None or ny.fk_enhed is None:
        fk_navn = ny.fk_navn if ny else ""
        findes = "ja" if fk_navn else "nej"
        return {org.FINDES: findes, org.FK_NAVN: fk_navn, org.UUID: "", org.SKAL_MAPPES: "nej"}
    return {
        org.FINDES: "ja",
        org.FK_NAVN: fk_navne.get(ny.fk_enhed, ""),
        org.UUID: str(ny.fk_enhed),
        org.SKAL_MAPPES: "ja",
    }


def _navn(uuid: EnhedUuid | None, fk_navne: Mapping[EnhedUuid, str]) -> str:
    return "ingen (leder opad)" if uuid is None else fk_navne.get(uuid) or str(uuid)


def ret_forberedelsesark(fil: Indfil, indhold: Forberedelsesindhold) -> bytes | None:
    """The kept preparation sheet with the choices; None where the file holds no such sheet."""
    bog = Arkbog(fil, forb.FORBEREDELSESARK)
    if not bog.ark:
        return None
    raekker = [(ark, raekke) for ark in bog.ark for raekke in ark.raekker]
    _ret_ydelser(raekker, indhold)
    _ret_sagstyper(raekker, indhold)
    return bog.som_bytes()


Arkraekker = list[tuple[Retteark, Raekke]]


def _ret_ydelser(raekker: Arkraekker, indhold: Forberedelsesindhold) -> None:
    typer = {navnenoegle(r.lokal_ydelse): r for r in _endelige_ydelser(indhold.ydelsestyper)}
    set_: set[str] = set()
    for ark, raekke in raekker:
        noegle = navnenoegle(raekke[forb.YDELSE])
        if not noegle or noegle in set_:
            continue
        set_.add(noegle)
        ny = typer.get(noegle)
        til = (ny.ydelsestype, ny.kle) if ny else ("", None)
        nu = (raekke[forb.YDELSESTYPE], raekke[forb.YDELSE_KLE])
        if til != nu:
            felter: dict[Kolonne[Any], str] = {
                forb.YDELSESTYPE: til[0],
                forb.YDELSE_KLE: str(til[1] or ""),
            }
            foer = " ".join(filter(None, (nu[0], str(nu[1] or "")))) or "ingen"
            tekst = _forklar(f"ydelsestypen var {foer}")
            ark.ret(raekke.nummer, felter, tekst, forb.BEMAERKNINGER)


def _endelige_ydelser(raekker: Sequence[Ydelsesmapning]) -> list[Ydelsesmapning]:
    navne = dict.fromkeys(raekke.lokal_ydelse for raekke in raekker)
    alle = (seneste(tuple(raekker), navn, lambda r: r.lokal_ydelse) for navn in navne)
    return [raekke for raekke in alle if raekke is not None]


def _endelige_sagstyper(raekker: Sequence[SagstypeKle]) -> list[SagstypeKle]:
    navne = dict.fromkeys(raekke.sagstype for raekke in raekker)
    alle = (seneste(tuple(raekker), navn, lambda r: r.sagstype) for navn in navne)
    return [raekke for raekke in alle if raekke is not None]


def _ret_sagstyper(raekker: Arkraekker, indhold: Forberedelsesindhold) -> None:
    numre = {navnenoegle(r.sagstype): r for r in _endelige_sagstyper(indhold.sagstype_kle)}
    efter_sagstype: dict[str, Arkraekker] = {}
    for ark, raekke in raekker:
        if noegle := navnenoegle(raekke[forb.SAGSTYPE]):
            efter_sagstype.setdefault(noegle, []).append((ark, raekke))
    for noegle, egne in efter_sagstype.items():
        ny = numre.get(noegle)
        til = ny.angivet if ny else ""
        angivet = [raekke[forb.SAGSTYPE_KLE].angivet for _, raekke in egne]
        nu = next(filter(None, angivet), "")
        if til == nu:
            continue
        vist = indhold.kle.nummer_og_titel(ny.kle) if ny and ny.kle else til
        for nr, (ark, raekke) in enumerate(egne):
            if nr == 0 or angivet[nr]:
                # The whole cell: of a number that cannot be read, the words beside it may tell.
                stod = ark.stod(raekke.nummer, forb.SAGSTYPE_KLE) or nu or "ikke udfyldt"
                tekst = _forklar(f"KLE for sagstypen var {stod}")
                ark.ret(raekke.nummer, {forb.SAGSTYPE_KLE: vist}, tekst, forb.BEMAERKNINGER)


def _forklar(tekst: str) -> str:
    """The explanation; without its details where they would be read as a mark of the ydelse."""
    if any(maerke in tekst.upper() for maerke in _MAERKER):
        return FORKLARING
    return f"{FORKLARING}: {tekst}"
