"""Kontrol of KLE numbers on sagstyper and ydelser (domain.md §1A-2 to 4, §1F, §6, §9.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import IKKE_SLAAET_EFTER, KleEmne
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.kleforslag import kleforslag, raad_om, valgt_paa_forhaand
from webapp.domain.kontrol.regel import Traef
from webapp.domain.vaerdier.dansk import dag, opremsning

# Obligatory by økonomiaftale in the area that Cura covers (§1F); 27.60.12 is retired since.
OBLIGATORISKE_27 = tuple(
    KleEmne(nummer)
    for nummer in (
        "27.36.04",
        "27.36.06",
        "27.36.24",
        "27.42.08",
        "27.45.04",
        "27.60.04",
        "27.60.08",
        "27.60.16",
        "27.60.20",
        "27.60.24",
    )
)
ALDRIG = "vises aldrig"


def _brug(grundlag: Kontrolgrundlag) -> Iterator[tuple[str, str, KleEmne, Kildested | None]]:
    """(field of the counts, name, number, place) of each number in the sheet."""
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is not None:
            yield "sagstype", navn, raekke.kle, raekke.sted
    for navn, ydelse in grundlag.ydelsestyper.items():
        if ydelse.kle is not None:
            yield "lokal_ydelse", navn, ydelse.kle, ydelse.sted


def om_numre(
    tjek: Callable[[Kontrolgrundlag, KleEmne, Kildested | None], str], virkning: str
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each number in the sheet: what is wrong with it, or nothing."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for felt, navn, kle, sted in _brug(grundlag):
            if tekst := tjek(grundlag, kle, sted):
                tal = grundlag.tal(**{felt: navn})
                yield Traef(
                    objekt=navn,
                    tekst=tekst,
                    virkning=tal.virkning(virkning),
                    sted=sted,
                    tal=tal.ialt,
                )

    return find


def find_ukendt(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    """The number is not in the emneplan, if one is loaded."""
    if not grundlag.kle.poster or str(kle) in grundlag.kle.poster:
        return ""
    return f"{kle} står ikke i den indlæste KLE-emneplan."


def find_udgaaet(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    """The number was retired by the day."""
    post = grundlag.kle.poster.get(str(kle))
    if post is None or post.udgaaet is None or not post.er_udgaaet(grundlag.dato):
        return ""
    return f"{kle} {post.titel} udgik {dag(post.udgaaet)}."


def find_omdoebt(grundlag: Kontrolgrundlag, kle: KleEmne, sted: Kildested | None) -> str:
    """The title beside the number is not the one that the emneplan has."""
    titel = grundlag.kletitler.get(sted, "") if sted else ""
    nu = grundlag.kle.titel(str(kle))
    if not titel or nu is None or not grundlag.kle.er_indlaest or _bar(titel) == _bar(nu):
        return ""
    return f"Arket kalder {kle} »{titel}«. I KLE hedder det nu »{nu}«."


def _bar(titel: str) -> str:
    return "".join(tegn for tegn in titel.casefold() if tegn.isalnum())


def find_almindelighed(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    """The number is a catch-all."""
    if not kle.er_almindelighed:
        return ""
    return f"{grundlag.kle.nummer_og_titel(kle)} er et opsamlingsnummer."


def find_ikke_seks_cifre(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagstyper whose number is not six digits."""
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is None:
            tal, forslag = (
                grundlag.tal(sagstype=navn),
                kleforslag(grundlag.kle, raekke.angivet, navn),
            )
            galt = grundlag.ulaeste_kle.get(raekke.sted, "") if raekke.sted else ""
            yield Traef(
                objekt=navn,
                tekst=galt or f"Der står »{raekke.angivet}«.",
                virkning=tal.virkning(ALDRIG),
                raad=raad_om(forslag),
                sted=raekke.sted,
                tal=tal.ialt,
                forslag=valgt_paa_forhaand(forslag),
            )


def find_ikke_hentet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagstyper whose number the classificationFilter does not fetch."""
    filter_ = grundlag.konfiguration.variant.classification_filter
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is None or any(m.daekker(raekke.kle) for m in filter_):
            continue
        tal = grundlag.tal(sagstype=navn)
        yield Traef(
            objekt=navn,
            tekst=f"{raekke.kle} hentes ikke af filteret »{','.join(map(str, filter_))}«.",
            virkning=tal.virkning(ALDRIG),
            raad=f"Sæt {raekke.kle.hovedgruppe} i classificationFilter, og vent til dagen efter.",
            sted=raekke.sted,
            tal=tal.ialt,
        )


def find_filter_mangler(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Obligatory numbers that the classificationFilter does not fetch."""
    filter_ = grundlag.konfiguration.variant.classification_filter
    mangler = [k for k in OBLIGATORISKE_27 if not any(m.daekker(k) for m in filter_)]
    if mangler:
        yield Traef(
            objekt=f"classificationFilter {','.join(map(str, filter_)) or '(tomt)'}",
            tekst=f"Filteret henter ikke {opremsning([str(kle) for kle in mangler])}.",
            tal=len(mangler),
        )


def find_uden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagstyper without a number that citizens have ydelser of."""
    for sagstype in grundlag.sagstyper:
        ydelser = [y for y in grundlag.ydelser_af.get(sagstype.navn, ()) if not y.pakke]
        if sagstype.navn in grundlag.sagstype_kle or not ydelser:
            continue
        tal = grundlag.tal(sagstype=sagstype.navn)
        yield Traef(
            objekt=sagstype.navn,
            tekst=f"Sagstypen har intet KLE-nummer, men {len(ydelser)} af Curas ydelser hører til "
            f"den, fx {ydelser[0].navn}.",
            virkning=tal.virkning(ALDRIG),
            sted=sagstype.sted,
            tal=tal.ialt,
        )


def find_uden_kle_og_ydelser(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Sagstyper with neither number nor ydelser."""
    for sagstype in grundlag.sagstyper:
        har = sagstype.navn in grundlag.sagstype_kle or sagstype.navn in grundlag.ydelser_af
        if not har:
            tal = grundlag.tal(sagstype=sagstype.navn)
            yield Traef(
                objekt=sagstype.navn,
                tekst="Sagstypen har hverken KLE-nummer eller ydelser.",
                virkning=tal.virkning(ALDRIG),
                sted=sagstype.sted,
                tal=tal.ialt,
            )


def find_obligatorisk_ubrugt(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Obligatory numbers that no sagstype has."""
    brugte = {raekke.kle for raekke in grundlag.sagstype_kle.values()}
    ubrugte = [str(kle) for kle in OBLIGATORISKE_27 if kle not in brugte]
    if ubrugte and grundlag.sagstyper:
        yield Traef(objekt="Forberedelsesarket", tekst=f"Ingen sagstype har {opremsning(ubrugte)}.")


def find_ingen_kle_plan(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Numbers that cannot be tried, because no emneplan is loaded."""
    if grundlag.sagstype_kle and not grundlag.kle.poster:
        yield Traef(
            objekt="KLE-emneplan",
            tekst=f"KLE-numrene og deres titler er {IKKE_SLAAET_EFTER}. "
            "Titlerne er fra jeres ark og KOMBITs slides.",
        )
