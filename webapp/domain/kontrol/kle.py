"""Kontrol of KLE numbers on sagstyper and ydelser (domain.md §1A-2 to 4, §1F, §6, §9.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from webapp.domain.dansk import dag, opremsning
from webapp.domain.fagsystem import Kildested
from webapp.domain.kle import KleEmne
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes, Traef

# Obligatory by økonomiaftale in the area that Cura covers (§1F); 27.60.12 is retired since.
OBLIGATORISKE_27 = tuple(
    KleEmne(nummer)
    for nummer in (
        "27.36.04", "27.36.06", "27.36.24", "27.42.08", "27.45.04", "27.60.04",
        "27.60.08", "27.60.16", "27.60.20", "27.60.24",
    )
)  # fmt: skip
ALDRIG = "vises aldrig"


def _brug(grundlag: Kontrolgrundlag) -> Iterator[tuple[str, str, KleEmne, Kildested | None]]:
    """(field of the counts, name, number, place) of each number in the sheet."""
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is not None:
            yield "sagstype", navn, raekke.kle, raekke.sted
    for navn, ydelse in grundlag.ydelsestyper.items():
        if ydelse.kle is not None:
            yield "lokal_ydelse", navn, ydelse.kle, ydelse.sted


def _om_numre(
    tjek: Callable[[Kontrolgrundlag, KleEmne, Kildested | None], str], virkning: str
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each number in the sheet: what is wrong with it, or nothing."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for felt, navn, kle, sted in _brug(grundlag):
            if tekst := tjek(grundlag, kle, sted):
                tal = grundlag.tal(**{felt: navn})
                yield Traef(navn, tekst, tal.virkning(virkning), sted=sted, tal=tal.ialt)

    return find


def _ukendt(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    if not grundlag.kle.poster or str(kle) in grundlag.kle.poster:
        return ""
    return f"{kle} står ikke i den indlæste KLE-emneplan."


def _udgaaet(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    post = grundlag.kle.poster.get(str(kle))
    if post is None or post.udgaaet is None or post.udgaaet > grundlag.dato:
        return ""
    return f"{kle} {post.titel} udgik {dag(post.udgaaet)}."


def _omdoebt(grundlag: Kontrolgrundlag, kle: KleEmne, sted: Kildested | None) -> str:
    titel = grundlag.kletitler.get(sted, "") if sted else ""
    nu = grundlag.kle.titel(str(kle))
    if not titel or nu is None or _bar(titel) == _bar(nu):
        return ""
    return f"Arket kalder {kle} »{titel}«. I KLE hedder det nu »{nu}«."


def _bar(titel: str) -> str:
    return "".join(tegn for tegn in titel.casefold() if tegn.isalnum())


def _almindelighed(grundlag: Kontrolgrundlag, kle: KleEmne, _sted: Kildested | None) -> str:
    return f"{grundlag.kle.nummer_og_titel(kle)} er et opsamlingsnummer." if (
        kle.er_almindelighed
    ) else ""


def _ikke_seks_cifre(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is None:
            tal = grundlag.tal(sagstype=navn)
            yield Traef(
                navn,
                f"Der står »{raekke.angivet}«.",
                tal.virkning(ALDRIG),
                sted=raekke.sted,
                tal=tal.ialt,
            )


def _ikke_hentet(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    filter_ = grundlag.konfiguration.variant.classification_filter
    for navn, raekke in grundlag.sagstype_kle.items():
        if raekke.kle is None or any(m.daekker(raekke.kle) for m in filter_):
            continue
        tal = grundlag.tal(sagstype=navn)
        yield Traef(
            navn,
            f"{raekke.kle} hentes ikke af filteret »{','.join(map(str, filter_))}«.",
            tal.virkning(ALDRIG),
            f"Sæt {raekke.kle.hovedgruppe} i classificationFilter, og vent til dagen efter.",
            raekke.sted,
            tal=tal.ialt,
        )


def _filter_mangler(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    filter_ = grundlag.konfiguration.variant.classification_filter
    mangler = [k for k in OBLIGATORISKE_27 if not any(m.daekker(k) for m in filter_)]
    if mangler:
        yield Traef(
            f"classificationFilter {','.join(map(str, filter_)) or '(tomt)'}",
            f"Filteret henter ikke {opremsning([str(kle) for kle in mangler])}.",
            tal=len(mangler),
        )


def _uden_kle(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for sagstype in grundlag.sagstyper:
        ydelser = [y for y in grundlag.ydelser_af.get(sagstype.navn, ()) if not y.pakke]
        if sagstype.navn in grundlag.sagstype_kle or not ydelser:
            continue
        tal = grundlag.tal(sagstype=sagstype.navn)
        yield Traef(
            sagstype.navn,
            f"Sagstypen har intet KLE-nummer, men {len(ydelser)} af Curas ydelser hører til den, "
            f"fx {ydelser[0].navn}.",
            tal.virkning(ALDRIG),
            sted=sagstype.sted,
            tal=tal.ialt,
        )


def _uden_kle_og_ydelser(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for sagstype in grundlag.sagstyper:
        har = sagstype.navn in grundlag.sagstype_kle or sagstype.navn in grundlag.ydelser_af
        if not har:
            tal = grundlag.tal(sagstype=sagstype.navn)
            yield Traef(
                sagstype.navn,
                "Sagstypen har hverken KLE-nummer eller ydelser.",
                tal.virkning(ALDRIG),
                sted=sagstype.sted,
                tal=tal.ialt,
            )


def _obligatorisk_ubrugt(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    brugte = {raekke.kle for raekke in grundlag.sagstype_kle.values()}
    ubrugte = [str(kle) for kle in OBLIGATORISKE_27 if kle not in brugte]
    if ubrugte and grundlag.sagstyper:
        yield Traef("Forberedelsesarket", f"Ingen sagstype har {opremsning(ubrugte)}.")


def _ingen_kle_plan(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    if grundlag.sagstype_kle and not grundlag.kle.poster:
        yield Traef(
            "KLE-emneplan",
            "KLE-numrene er ikke efterprøvet, og siderne viser numre uden titler.",
        )


SAGSTYPER = (
    Kontrolregel(
        "KONTROL_KLE_IKKE_SEKS_CIFRE",
        Alvor.FEJL,
        "KLE-nummeret er ikke sekscifret",
        "Cura kan kun knytte en sagstype til et KLE-emne på seks cifre, fx 27.36.04.",
        "Vælg det sekscifrede emne, der passer bedst.",
        Rettes.SAGSTYPER,
        "A0 (»kun muligt at mappe sag til en sekscifret KLE-kode«)",
        True,
        _ikke_seks_cifre,
    ),
    Kontrolregel(
        "KONTROL_KLE_UKENDT",
        Alvor.FEJL,
        "KLE-nummeret findes ikke",
        "Nummeret står ikke i emneplanen. Det kan være en slåfejl, et nyt nummer eller kommunens "
        "eget (lokale) emne.",
        "Ret nummeret, eller indlæs en nyere emneplan.",
        Rettes.SAGSTYPER,
        "domain.md §6; KLA",
        True,
        _om_numre(_ukendt, "har et nummer, som KLE ikke kender"),
    ),
    Kontrolregel(
        "KONTROL_KLE_UDGAAET",
        Alvor.ADVARSEL,
        "KLE-nummeret er udgået",
        "KLE udkommer fire gange om året, og numre udgår. Et udgået nummer kan ikke vælges på ny.",
        "Find det nummer, der har afløst det, i den nye emneplan.",
        Rettes.SAGSTYPER,
        "domain.md §1F (27.60.12), §6",
        True,
        _om_numre(_udgaaet, "står på et udgået nummer"),
    ),
    Kontrolregel(
        "KONTROL_KLE_OMDOEBT",
        Alvor.OPLYSNING,
        "KLE-nummeret har fået en anden titel",
        "Titlen i arket er ikke den, emneplanen har. Borgeren ser emneplanens titel, hvor »KLE-"
        "emne« er valgt som titel.",
        "Se efter, om nummeret stadig dækker sagerne, og ret titlen i arket.",
        Rettes.SAGSTYPER,
        "domain.md §6 (27.42.08)",
        True,
        _om_numre(_omdoebt, "vises med emneplanens titel"),
    ),
    Kontrolregel(
        "KONTROL_KLE_OPSAMLING",
        Alvor.SPOERGSMAAL,
        "Skal sagerne stå på et opsamlingsnummer?",
        "Hver gruppe har et nummer på .00 (»… i almindelighed«). Det siger borgeren meget lidt.",
        "Er der et mere præcist emne, så brug det. Ellers er opsamlingsnummeret i orden.",
        Rettes.SAGSTYPER,
        "domain.md §6 (KLE-C)",
        False,
        _om_numre(_almindelighed, "vises under opsamlingsnummeret"),
    ),
    Kontrolregel(
        "KONTROL_KLE_IKKE_HENTET",
        Alvor.FEJL,
        "KLE-nummeret hentes ikke til Cura",
        "Cura kan kun vælge blandt de numre, Klassifikationsimporteren henter. Den henter dem, som "
        "classificationFilter dækker, en gang i døgnet.",
        "Udvid classificationFilter.",
        Rettes.FILTER,
        "A0 trin 3 (A0:1069-1115)",
        True,
        _ikke_hentet,
    ),
    Kontrolregel(
        "KONTROL_FILTER_MANGLER_OBLIGATORISK",
        Alvor.FEJL,
        "classificationFilter mangler obligatoriske numre",
        "Økonomiaftalerne gør nogle KLE-numre obligatoriske på Mit Overblik. Slidens eget filter "
        "mangler to af dem, 27.42.08 og 27.45.04. KOMBIT anbefaler 27,29.",
        "Sæt 27 og 29 i classificationFilter.",
        Rettes.FILTER,
        "A0:1104, domain.md §1F, §9.2",
        True,
        _filter_mangler,
    ),
    Kontrolregel(
        "KONTROL_SAGSTYPE_UDEN_KLE",
        Alvor.FEJL,
        "Sagstype med ydelser har intet KLE-nummer",
        "Uden KLE-nummer sendes hverken sagstypens sager eller dens ydelser. KOMBIT anbefaler, at "
        "alt om en enkelt borger sendes, i det mindste hvor der er borgerrettede ydelser.",
        "Giv sagstypen et sekscifret KLE-nummer.",
        Rettes.SAGSTYPER,
        "A0 #1.3, #8",
        True,
        _uden_kle,
    ),
    Kontrolregel(
        "KONTROL_SAGSTYPE_UDEN_KLE_OG_YDELSER",
        Alvor.SPOERGSMAAL,
        "Skal sagstypen vises for borgeren?",
        "KOMBIT nævner sagstyper, der ikke skal have KLE: klagesager og aktindsigter i ESDH og "
        "sager, der ikke handler om en borger.",
        "Skal borgeren se sagerne, så giv sagstypen et KLE-nummer. Ellers er alt i orden.",
        Rettes.SAGSTYPER,
        "A0 trin 1",
        True,
        _uden_kle_og_ydelser,
    ),
    Kontrolregel(
        "KONTROL_OBLIGATORISK_KLE_UBRUGT",
        Alvor.SPOERGSMAAL,
        "Er der sagstyper til de obligatoriske numre?",
        "Disse numre på område 27 er obligatoriske efter økonomiaftalerne, men ingen sagstype har "
        "dem. Måske ligger sagerne i et andet system.",
        "Se efter, om en af Curas sagstyper hører til et af numrene.",
        Rettes.SAGSTYPER,
        "A3, domain.md §1F",
        True,
        _obligatorisk_ubrugt,
    ),
    Kontrolregel(
        "KONTROL_INGEN_KLE_PLAN",
        Alvor.OPLYSNING,
        "Der er ingen KLE-emneplan",
        "Uden emneplanen kan vi ikke se, om et nummer findes, er udgået eller har skiftet navn.",
        "Hent emneplanen (XML) hos KLE, og indlæs den.",
        Rettes.FILER,
        "Vores egen kontrol",
        False,
        _ingen_kle_plan,
    ),
)
