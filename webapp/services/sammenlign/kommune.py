"""The municipality-wide comparison as a page, with KOMBIT's fordele og ulemper in own figures."""

from __future__ import annotations

from webapp.domain.vaerdier.dansk import antal
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.indvirkning import Aendring, Indvirkning, Modtager, Tal
from webapp.services.sammenlign.sammenlign import linje_af_vaerdi
from webapp.services.sammenlign.sidedele import Aendring as Aendringslinje
from webapp.services.sammenlign.sidedele import FordelUlempe, Kommunesammenligning, Optaelling

# Model 1 and model 2; empty where the table does not apply.
Celler = tuple[tuple[FordelUlempe, ...], ...]


def kommunesammenligning(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> Kommunesammenligning:
    """The page of two variants; the table only for model 1 against model 2."""
    fordele: Celler = ()
    ulemper: Celler = ()
    if {a.variant.model, b.variant.model} == {1, 2}:
        fordele, ulemper = _fordele(a, b, maalt), _ulemper(a, b, maalt)
    return Kommunesammenligning(
        str(maalt.modtager),
        {
            "Sager": _optaelling(maalt.sager),
            "Ydelser": _optaelling(maalt.ydelser),
            "Borgere": _optaelling(maalt.borgere),
        },
        tuple(_linje(aendring, maalt.modtager) for aendring in maalt.aendringer),
        fordele,
        ulemper,
    )


def _optaelling(tal: Tal) -> Optaelling:
    return Optaelling(tal.total, tal.changed, tal.shown, tal.hidden)


def _linje(aendring: Aendring, modtager: Modtager) -> Aendringslinje:
    eksempel = aendring.eksempel
    side = "sager" if eksempel.slags == "sag" else "serviceydelser-og-hjaelpemidler"
    sti = f"mit-overblik/{eksempel.person}/{side}/{eksempel.slug}"
    return Aendringslinje(
        fra=linje_af_vaerdi(aendring.fra),
        til=linje_af_vaerdi(aendring.til),
        sager=aendring.sager,
        ydelser=aendring.ydelser,
        borgere=aendring.borgere,
        eksempel=sti if modtager is Modtager.BORGER else "",
    )


def mappede_enheder(grundlag: Grundlag) -> int:
    """How many local units the variant maps to FK Organisation."""
    variant = grundlag.variant
    return len({m.lokal_enhed for m in variant.enhedsmapning if m.fk_enhed is not None})


def _med_underenheder(grundlag: Grundlag) -> int:
    """How many of the mapped FK ORG units have units below them, which can change freely."""
    overordnede = {e.overordnet for e in grundlag.opslag.organisation.enheder.values()}
    mappede = {m.fk_enhed for m in grundlag.variant.enhedsmapning if m.fk_enhed is not None}
    return len(mappede & overordnede)


def _i_orden(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> tuple[tuple[Grundlag, int], ...]:
    """Model 1 and model 2 with the number of different values each gives."""
    par = ((a, maalt.forskellige_a), (b, maalt.forskellige_b))
    return par if a.variant.model == 1 else par[::-1]


def _fordele(a: Grundlag, b: Grundlag, maalt: Indvirkning) -> Celler:
    (en, forskellige_en), (to, _) = _i_orden(a, b, maalt)
    fra_org = sum(
        r.kontakt.kilde is Kontaktkilde.FK_ORGANISATION for r in en.variant.opsaetning.raekker
    )
    hvad = "kontakter" if maalt.modtager is Modtager.BORGER else "enheder"
    uaendret = maalt.sager.total - maalt.sager.changed - maalt.sager.shown - maalt.sager.hidden
    return (
        (
            FordelUlempe(
                "Udstilling af præcise kontaktoplysninger",
                f"{forskellige_en} forskellige {hvad} på {maalt.sager.total} sager",
            ),
            FordelUlempe(
                "SAPA får så præcise kontaktoplysninger som muligt",
                f"{antal(mappede_enheder(en), 'enhed', 'enheder')} er mappet for sig",
            ),
            FordelUlempe(
                "Borgerblik-administrator undgår at vedligeholde kontaktoplysninger i "
                "Borgerblikket, hvis kommunen ønsker at hente organisationsdata fra FK ORG",
                f"{fra_org} af {len(en.variant.opsaetning.raekker)} KLE-rækker henter fra FK "
                "Organisation",
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
    (en, _), (_, forskellige_to) = _i_orden(a, b, maalt)
    return (
        (
            FordelUlempe(
                "Manuel vedligeholdelse [husk at opdatere mapningen ved organisationsændringer]",
                f"{antal(mappede_enheder(en), 'mapning', 'mapninger')} at vedligeholde",
            ),
        ),
        (
            FordelUlempe(
                "Kan være for upræcist i forhold til anvendersystemer med behov for præcise "
                "kontaktoplysninger",
                f"{antal(maalt.sager.changed, 'sag', 'sager')} får en anden kontakt; der er kun "
                f"{forskellige_to} forskellige i alt",
            ),
        ),
    )
