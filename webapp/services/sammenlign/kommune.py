"""The municipality-wide comparison as a page, with KOMBIT's fordele og ulemper in own figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.domain.vaerdier.dansk import antal, boej, opremsning
from webapp.domain.variant.forskelligt import andet_end_mapningen, forskel_i_ord
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.indvirkning import (
    UKENDT,
    Aendring,
    Indvirkning,
    Modtager,
    Tal,
    UdenTelefon,
)
from webapp.services.mit_overblik.sidedele import Udsnit
from webapp.services.sammenlign.sammenlign import linje_af_vaerdi
from webapp.services.sammenlign.sidedele import Aendring as Aendringslinje
from webapp.services.sammenlign.sidedele import FordelUlempe, Kommunesammenligning, Optaelling

# Changes that are shown before one asks for more, and how many more at a time.
MINDST_VIST = 100
# Model 1 and model 2; empty where the table does not apply.
Celler = tuple[tuple[FordelUlempe, ...], ...]


def kommunesammenligning(
    a: Grundlag, b: Grundlag, maalt: Indvirkning, andre: tuple[str, ...] = (), vis: int = 0
) -> Kommunesammenligning:
    """The page of two variants; the table only for model 1 against model 2.

    `andre`: what differs in the indexes besides, in words. `vis`: so many changes, or MINDST_VIST.
    """
    vist, ialt = max(vis, MINDST_VIST), len(maalt.aendringer)
    fordele: Celler = ()
    ulemper: Celler = ()
    if {a.variant.model, b.variant.model} == {1, 2}:
        fordele, ulemper = _fordele(a, b, maalt), _ulemper(a, b, maalt)
    return Kommunesammenligning(
        modtager=str(maalt.modtager),
        optaelling={
            "Sager": _optaelling(maalt.sager),
            "Ydelser": _optaelling(maalt.ydelser),
            **{navn: _optaelling(tal) for navn, tal in _andet(maalt) if tal.total},
            "Borgere": _optaelling(maalt.borgere),
        },
        aendringer=tuple(_linje(en, eksempelrolle(a, b, maalt)) for en in maalt.aendringer[:vist]),
        udsnit=Udsnit(min(vist, ialt), ialt, vist + MINDST_VIST if vist < ialt else None),
        fordele=fordele,
        ulemper=ulemper,
        andre=(*_kun_under_den_ene(a, b, maalt), *andre),
        tal_ord=_tal_ord(maalt),
        rolle=eksempelrolle(a, b, maalt) or "",
        opsat=_opsat(a, b),
    )


def _opsat(a: Grundlag, b: Grundlag) -> str:
    """That the figures are not of the mapning alone, where they are not."""
    if not andet_end_mapningen(a.variant, b.variant):
        return ""
    return f"{forskel_i_ord(a.variant, b.variant)} Det kan også give forskelle i tallene her."


def _tal_ord(maalt: Indvirkning) -> str:
    """What the totals are of, and how many the kommune has besides."""
    ser = "SAPA viser" if maalt.modtager is Modtager.SAPA else "borgeren ser"
    andre = [
        antal(maalt.alle_sager - maalt.sager.total, "sag", "sager"),
        antal(maalt.alle_ydelser - maalt.ydelser.total, "ydelse", "ydelser"),
    ]
    resten = maalt.alle_sager + maalt.alle_ydelser - maalt.sager.total - maalt.ydelser.total
    uden = f"{opremsning(andre)} vises ikke under nogen af dem" if resten else "de vises alle"
    return (
        f"»I alt« er det, {ser} under mindst én af de to varianter. I data er der "
        f"{antal(maalt.alle_sager, 'sag', 'sager')} og "
        f"{antal(maalt.alle_ydelser, 'ydelse', 'ydelser')}; {uden}."
    )


def eksempelrolle(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> str | None:
    """The role that an example is looked at with in SAPA: one that both have, that sees all if any.

    Empty for the citizen's pages; None where there is no role to look with.
    """
    if maalt.modtager is Modtager.BORGER:
        return ""
    faelles = [rolle for rolle in a.variant.roller if b.variant.rolle(rolle.slug)]
    faelles = faelles or list(a.variant.roller)
    frie = [rolle for rolle in faelles if _ser_alt(rolle)]
    return next((rolle.slug for rolle in (*frie, *faelles)), None)


def _andet(maalt: Indvirkning) -> Iterator[tuple[str, Tal]]:
    """What the citizen alone is shown, by the name of its page."""
    yield "Udbetalinger", maalt.udbetalinger
    yield "Aftaler og frister", maalt.aftaler
    yield "Betalinger og gæld", maalt.fordringer


def _kun_under_den_ene(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> Iterator[str]:
    """What is shown under one of the two and not under the other."""
    for grundlag, felt in ((b, "shown"), (a, "hidden")):
        dele = [
            antal(getattr(tal, felt), *ord_) for tal, ord_ in _slags(maalt) if getattr(tal, felt)
        ]
        if dele:
            yield f"{opremsning(dele)} vises kun under {grundlag.variant.navn}."


def _slags(maalt: Indvirkning) -> Iterator[tuple[Tal, tuple[str, str]]]:
    yield maalt.sager, ("sag", "sager")
    yield maalt.ydelser, ("ydelse", "ydelser")
    yield maalt.udbetalinger, ("udbetaling", "udbetalinger")
    yield maalt.aftaler, ("aftale eller frist", "aftaler og frister")
    yield maalt.fordringer, ("betaling", "betalinger")


def _optaelling(tal: Tal) -> Optaelling:
    return Optaelling(tal.total, tal.changed, tal.shown, tal.hidden)


def _ser_alt(rolle: Jobfunktionsrolle) -> bool:
    return any(not (en.kle or en.organisation or en.it_systemer) for en in rolle.brugersystemroller)


def _linje(aendring: Aendring, rolle: str | None) -> Aendringslinje:
    eksempel = aendring.eksempel
    side = "sager" if eksempel.slags == "sag" else "serviceydelser-og-hjaelpemidler"
    i_sapa = rolle != ""
    return Aendringslinje(
        fra=linje_af_vaerdi(aendring.fra, aendring.om_fra),
        til=linje_af_vaerdi(aendring.til, aendring.om_til),
        sager=aendring.sager,
        ydelser=aendring.ydelser,
        borgere=aendring.borgere,
        eksempel=f"hvorfor/{eksempel.person}"
        if i_sapa
        else f"mit-overblik/{eksempel.person}/{side}/{eksempel.slug}",
        fra_enhed=_enhedsside(aendring.fra, aendring.om_fra, rolle),
        til_enhed=_enhedsside(aendring.til, aendring.om_til, rolle),
        objekt=f"{eksempel.slags}/{eksempel.slug}" if i_sapa else "",
    )


def _enhedsside(vaerdi: Mapping[str, str], om: str, rolle: str | None) -> str:
    """The tail of SAPA's page of a unit that FK Organisation has."""
    uuid = vaerdi.get("uuid", "") if UKENDT not in (om or vaerdi["navn"]) else ""
    return f"sapa/{rolle}/enheder/{uuid}" if rolle and uuid else ""


def mappede_enheder(grundlag: Grundlag) -> int:
    """How many local units the variant maps to FK Organisation."""
    variant = grundlag.variant
    return len({m.lokal_enhed for m in variant.enhedsmapning if m.fk_enhed is not None})


def _med_underenheder(grundlag: Grundlag) -> int:
    """How many of the mapped FK ORG units have units below them, which can change freely."""
    overordnede = {e.overordnet for e in grundlag.opslag.organisation.enheder.values()}
    mappede = {m.fk_enhed for m in grundlag.variant.enhedsmapning if m.fk_enhed is not None}
    return len(mappede & overordnede)


@dataclass(frozen=True, slots=True)
class _Side:
    """A model with the number of different values that it gives, and those without a telephone."""

    grundlag: Grundlag
    forskellige: int
    uden: UdenTelefon


def _i_orden(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> tuple[_Side, _Side]:
    """Model 1 and model 2."""
    en = _Side(a, maalt.forskellige_a, maalt.uden_telefon_a)
    to = _Side(b, maalt.forskellige_b, maalt.uden_telefon_b)
    return (en, to) if a.variant.model == 1 else (to, en)


def kontakter_i_ord(forskellige: int, uden: UdenTelefon) -> str:
    """`29 forskellige kontakter med telefon`: no contact without one is counted as a contact."""
    med = forskellige - uden.kontakter
    return (
        f"{med} {boej(med, 'forskellig', 'forskellige')} "
        f"{boej(med, 'kontakt', 'kontakter')} med telefon"
    )


def _praecise(maalt: Indvirkning, side: _Side) -> str:
    """How precise the contacts of the sager are, those without a telephone for themselves."""
    sager = maalt.sager.total
    if maalt.modtager is Modtager.SAPA:
        return (
            f"{side.forskellige} {boej(side.forskellige, 'forskellig', 'forskellige')} "
            f"{boej(side.forskellige, 'enhed', 'enheder')} på {antal(sager, 'sag', 'sager')}"
        )
    uden = side.uden
    praecise = kontakter_i_ord(side.forskellige, uden)
    if not uden.kontakter:
        return f"{praecise} på {antal(sager, 'sag', 'sager')}"
    return (
        f"{praecise} på {antal(sager - uden.sager, 'sag', 'sager')}; "
        f"{antal(uden.sager, 'sag', 'sager')} har ingen telefon"
    )


def _flyttet(maalt: Indvirkning, til: _Side) -> str:
    """How many sager model 2 moves: what they gain of a telephone is no drawback of it."""
    if maalt.modtager is Modtager.SAPA:
        return (
            f"{antal(maalt.sager.changed, 'sag', 'sager')} får en anden enhed; der er kun "
            f"{til.forskellige} forskellige i alt"
        )
    faar, mister = maalt.faar_telefon, maalt.mister_telefon
    if maalt.b == til.grundlag.variant.slug:
        til_telefon, til_ingen = faar, mister
    else:
        til_telefon, til_ingen = mister, faar
    dele = [
        f"{talt} {ord_}"
        for talt, ord_ in (
            (til_telefon, "går fra ingen telefon til en telefon"),
            (til_ingen, "går fra en telefon til ingen telefon"),
        )
        if talt
    ]
    heraf = f" ({opremsning(dele)})" if dele else ""
    uden = til.uden.kontakter
    sagt = f", {uden} af dem uden telefon" if uden else ""
    return (
        f"{antal(maalt.sager.changed, 'sag', 'sager')} får en anden kontakt{heraf}; der er kun "
        f"{til.forskellige} forskellige i alt{sagt}"
    )


def _fordele(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> Celler:
    foerste, anden = _i_orden(a, b, maalt)
    en, to = foerste.grundlag, anden.grundlag
    alle = en.variant.opsaetning.raekker
    fra_org = sum(r.kontakt.kilde is Kontaktkilde.FK_ORGANISATION for r in alle)
    raekker = antal(len(alle), "KLE-række", "KLE-rækker")
    uaendret = maalt.sager.total - maalt.sager.changed - maalt.sager.shown - maalt.sager.hidden
    return (
        (
            FordelUlempe(
                "Udstilling af præcise kontaktoplysninger",
                _praecise(maalt, foerste),
            ),
            FordelUlempe(
                "SAPA får så præcise kontaktoplysninger som muligt",
                f"{antal(mappede_enheder(en), 'enhed', 'enheder')} er mappet for sig",
            ),
            FordelUlempe(
                "Borgerblik-administrator undgår at vedligeholde kontaktoplysninger i "
                "Borgerblikket, hvis kommunen ønsker at hente organisationsdata fra FK ORG",
                f"{fra_org} af {raekker} henter fra FK Organisation",
            ),
        ),
        (
            FordelUlempe(
                "Nemt at vedligeholde for Cura administrator",
                f"{antal(mappede_enheder(to), 'mapning', 'mapninger')} at vedligeholde",
            ),
            FordelUlempe(
                "Modellen er robust overfor hyppige organisationsændringer i underniveauerne i "
                "organisationshierarkiet",
                f"{_med_underenheder(to)} af de mappede enheder har underenheder, der kan ændres "
                "frit",
            ),
            FordelUlempe(
                "Kan være et tilstrækkeligt niveau hvis det er i overensstemmelse med kommunens "
                "kanalstrategi",
                f"{antal(uaendret, 'sag', 'sager')} giver det samme under begge modeller",
            ),
        ),
    )


def _ulemper(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> Celler:
    foerste, anden = _i_orden(a, b, maalt)
    mapninger = antal(mappede_enheder(foerste.grundlag), "mapning", "mapninger")
    return (
        (
            FordelUlempe(
                "Manuel vedligeholdelse [husk at opdatere mapningen ved organisationsændringer]",
                f"{mapninger} at vedligeholde",
            ),
        ),
        (
            FordelUlempe(
                "Kan være for upræcist i forhold til anvendersystemer med behov for præcise "
                "kontaktoplysninger",
                _flyttet(maalt, anden),
            ),
        ),
    )
