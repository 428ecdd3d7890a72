"""Warnings about the order of the trin, with the count of what the order spoils."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from webapp.domain.vaerdier.dansk import antal, boej, dag, opremsning
from webapp.domain.variant.trinorden import Brud, Ordensfund, ordensfund
from webapp.domain.variant.variant import TRIN_NAVNE, Trin, Variant
from webapp.services.maalinger.trin import Trinmaaling
from webapp.services.trin.sidedele import Advarsel

FORAN = (
    "Det skader ikke noget, for så længe 'Eksporter sager' ikke er aktiveret, sendes der intet. "
    "Følg den resterende proces, og vent med at aktivere 'Eksporter sager', indtil I er klar."
)


def advarsler(variant: Variant, maaling: Trinmaaling) -> Iterator[Advarsel]:
    """One warning a breach of the order; then what mappings changed later have left behind."""
    fundene = ordensfund(variant.gjorte_trin)
    yield from _intet_sendes(variant, [f.mangler for f in fundene if f.alvor is Brud.INTET])
    for fund in fundene:
        match fund.alvor:
            case Brud.SKADER:
                yield _skader(fund, variant, maaling)
            case Brud.FORAN:
                yield Advarsel(
                    art="info",
                    overskrift="Du er bare lidt foran!",
                    tekst=f"{_foer(fund, variant)} {FORAN}",
                )
            case Brud.INTET:
                pass  # told above, in one
            case Brud.RISIKO:
                yield _risiko(fund, variant)
            case Brud.ROD:
                yield Advarsel(
                    art="warning",
                    overskrift="Rækkefølgen er usædvanlig",
                    tekst=_foer(fund, variant),
                )
    faelder = {fund.mangler for fund in fundene if fund.alvor is Brud.SKADER}
    yield from _rettet_senere(maaling, faelder)


def _intet_sendes(variant: Variant, udaterede: Sequence[Trin]) -> Iterator[Advarsel]:
    """Trin 8 has a day, and something without which no sag can be sent has none."""
    if any(raekke.fra for raekke in variant.sagstype_kle):
        # A sagstype with a day of its own waits for no trin 5.
        udaterede = [et for et in udaterede if et is not Trin.SAGSTYPER]
    if not udaterede:
        return
    hvilke = opremsning([f"trin {et} ({TRIN_NAVNE[et]})" for et in udaterede])
    eksport = dag(variant.gjorte_trin[Trin.EKSPORTER_SAGER])
    yield Advarsel(
        art="warning",
        overskrift="Der bliver ikke sendt noget",
        tekst=f"Trin 8 ligger {eksport}, men {hvilke} har ingen dato. Så får ingen "
        "sagstype et KLE-nummer i Cura, og der sendes ingen sager, heller ikke efter trin 8. "
        f"Giv {boej(len(udaterede), 'trinet', 'hvert af dem')} en dato, når det er gjort.",
    )


def _skader(fund: Ordensfund, variant: Variant, maaling: Trinmaaling) -> Advarsel:
    organisation = fund.mangler is Trin.ENHEDER
    skadet = maaling.sager.skadet if organisation else maaling.ydelser.skadet
    overskrift = f"Trin 5 før trin {fund.mangler}, mens 'Eksporter sager' er aktiv"
    start = _foer(fund, variant)
    if skadet == 0:
        hvorfor = "En oprydning hos Cura har rettet dem" if variant.oprydninger else "Ingen er ramt"
        hvad = "sag bærer" if organisation else "ydelse har"
        return Advarsel(
            art="info",
            overskrift=overskrift,
            tekst=f"{start} {hvorfor}: ingen {hvad} nu et forkert mærke.",
        )
    tekst = _skadede_sager(maaling) if organisation else _skadede_ydelser(maaling)
    return Advarsel(
        art="error", overskrift=overskrift, tekst=f"{start} {tekst}", uden_eksport=True, ryd_op=True
    )


def _skadede_sager(maaling: Trinmaaling) -> str:
    skadet, lukket = maaling.sager.skadet, maaling.sager.skadet_lukket
    tekst = (
        f"{antal(skadet, 'sag', 'sager')} ligger i indekset med en forkert eller ukendt enhed, "
        "som kommunen ikke selv kan rette. Mærket bliver først rigtigt, når sagen ændres."
    )
    if lukket:
        ord_ = boej(lukket, "er lukket og retter", "er lukkede og retter")
        tekst += f" {lukket} af dem {ord_} sig aldrig, medmindre I beder Cura om en oprydning."
    return tekst


def _skadede_ydelser(maaling: Trinmaaling) -> str:
    return (
        f"{antal(maaling.ydelser.skadet, 'ydelse', 'ydelser')} er overført med forkert eller "
        "ukendt ydelsestype, som kommunen ikke selv kan rette. Det kan ikke ændres for de "
        "allerede overførte ydelser, medmindre I beder Cura om en oprydning."
    )


def _risiko(fund: Ordensfund, variant: Variant) -> Advarsel:
    if fund.mangler is Trin.DATAAFGRAENSNING:
        return Advarsel(
            art="warning",
            overskrift="Tjek rettigheder i SAPA hurtigst muligt",
            tekst=f"{_foer(fund, variant)} SAPA-brugere kan uden hensigt få adgang til følsomme "
            "omsorgs- og socialdata.",
            roller=True,
        )
    return Advarsel(
        art="warning",
        overskrift="Data sendes, før der er åbnet",
        tekst=f"{_foer(fund, variant)} Indtil da kan ingen se sagerne i SAPA og på Mit Overblik.",
    )


def _rettet_senere(maaling: Trinmaaling, faelder: set[Trin]) -> Iterator[Advarsel]:
    """Spoiled without a trap: the mapping was changed after the transfer."""
    if maaling.sager.skadet and Trin.ENHEDER not in faelder:
        yield Advarsel(
            art="warning",
            overskrift="Mapningen af enheder er rettet efter overførslen",
            tekst=_skadede_sager(maaling),
            ryd_op=True,
        )
    if maaling.ydelser.skadet and Trin.YDELSESTYPER not in faelder:
        yield Advarsel(
            art="warning",
            overskrift="Mapningen af ydelsestyper er rettet efter overførslen",
            tekst=_skadede_ydelser(maaling),
            ryd_op=True,
        )


def _foer(fund: Ordensfund, variant: Variant) -> str:
    """`Trin 5 ligger 22. januar 2024, og trin 7 (…) først 26. februar 2024.` or so."""
    senere: date | None = variant.gjorte_trin.get(fund.mangler)
    navn = TRIN_NAVNE[fund.mangler]
    hvornaar = f"først {dag(senere)}" if senere else "har ingen dato"
    gjort = dag(variant.gjorte_trin[fund.trin])
    return f"Trin {fund.trin} ligger {gjort}, og trin {fund.mangler} ({navn}) {hvornaar}."
