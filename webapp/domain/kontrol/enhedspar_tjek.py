"""Kontrol of a unit beside the unit of FK Organisation that it is mapped to (§9.1-1, §9.3)."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Traef
from webapp.domain.vaerdier.dansk import opremsning

# In model 2 units share one high up, which has another name: that is what it is.
MODEL_2 = 2


def find_samme_uuid(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Units of FK Organisation that several local units share, but for model 2.

    A unit whose own is closed there has none to be mapped to; it may share.
    """
    if grundlag.konfiguration.variant.model == MODEL_2:
        return
    lukkede = _lukkede(grundlag)
    for uuid, alle in grundlag.i_brug.items():
        navne = tuple(navn for navn in alle if _folde(navn) not in lukkede)
        if len(navne) < 2:
            continue
        enhed, tal = grundlag.organisation.enheder[uuid], grundlag.tal(maerke=uuid)
        yield Traef(
            objekt=enhed.navn,
            tekst=f"{opremsning(navne)} er mappet til den samme enhed.",
            virkning=tal.virkning(f"mærkes alle med {enhed.navn}"),
            sted=grundlag.mapning[navne[-1]].sted,
            enhed=navne[-1],
            tal=tal.ialt,
        )


def find_navn_afviger(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Units with another name in FK Organisation, but for model 2.

    Where the name is right for another that is mapped to it, or the unit's own is closed there,
    no name is to be mended.
    """
    if grundlag.konfiguration.variant.model == MODEL_2:
        return
    lukkede = _lukkede(grundlag)
    for uuid, navne in grundlag.i_brug.items():
        enhed = grundlag.organisation.enheder[uuid]
        if any(_samme(navn, enhed.navn) for navn in navne):
            continue
        for navn in navne:
            if _folde(navn) in lukkede:
                continue
            tal = grundlag.tal(maerke=uuid, lokal_enhed=navn)
            vist = f"står som {navn} i SAPA's lister og som {enhed.navn} på enhedens side i SAPA"
            # Under Brugerdefineret the citizen reads Kontaktafdeling and not the unit.
            borgeren = grundlag.tal(maerke=uuid, lokal_enhed=navn, kontakt=uuid)
            laest = f" Borgeren læser {enhed.navn} ved {borgeren}." if borgeren.ialt else ""
            yield Traef(
                objekt=navn,
                tekst=f"Enheden hedder {enhed.navn} i FK Organisation.",
                virkning=tal.virkning(vist) + laest,
                sted=grundlag.mapning[navn].sted,
                enhed=navn,
                tal=tal.ialt,
            )


def find_arkets_navn_afviger(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Rows whose »Navn i FK ORG« is not the name that FK Organisation has for their UUID."""
    navne: dict[str, list[str]] = {}
    for en in grundlag.organisation.enheder.values():
        navne.setdefault(_folde(en.navn), []).append(en.navn)
    for navn, raekke in grundlag.mapning.items():
        enhed = grundlag.organisation.find(raekke.fk_enhed) if raekke.fk_enhed else None
        if enhed is None or not raekke.fk_navn or _samme(raekke.fk_navn, enhed.navn):
            continue
        tal = grundlag.tal(maerke=enhed.uuid, lokal_enhed=navn)
        kendt = navne.get(_folde(raekke.fk_navn), [])
        yield Traef(
            objekt=navn,
            tekst=f"I arket står {raekke.fk_navn}, men UUID'et hører til {enhed.navn}."
            + (f" Der findes en enhed, som hedder {kendt[0]}." if kendt else ""),
            virkning=tal.virkning(f"mærkes med {enhed.navn}"),
            raad="Er UUID'et kopieret fra en anden række, så map til den enhed, I mente."
            if kendt
            else "",
            sted=raekke.sted,
            enhed=navn,
            tal=tal.ialt,
        )


def _lukkede(grundlag: Kontrolgrundlag) -> frozenset[str]:
    """The folded names that only closed units of FK Organisation have."""
    aktive: dict[str, bool] = {}
    for enhed in grundlag.organisation.enheder.values():
        navn = _folde(enhed.navn)
        aktive[navn] = aktive.get(navn, False) or enhed.er_aktiv(grundlag.dato)
    return frozenset(navn for navn, aktiv in aktive.items() if not aktiv)


def _folde(navn: str) -> str:
    return " ".join(navn.casefold().split())


def _samme(a: str, b: str) -> bool:
    return _folde(a) == _folde(b)
