"""SAPA's elements Ydelser (BEVILGEDE YDELSER, UDBETALINGER; A1:300-340) and Ikke-økonomiske."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from webapp.domain.fagsystem import BevilgetYdelse, Udbetaling
from webapp.domain.fagsystem.udbetalinger import SamletUdbetaling
from webapp.domain.variant.roller import Jobfunktionsrolle, Sapaelement
from webapp.domain.visning.status import ydelsesstatus_sapa
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.faner import sti_med
from webapp.services.sapa.sapa import afdeling
from webapp.services.sapa.sidedele import Maaned, SapaKortliste, SapaYdelser, SapaYdelseskort

KORTFELTER = (
    ("KLE Emne", "sapa.ydelse.kle_emne"),
    ("Navn på bevilget ydelse", "sapa.ydelse.navn"),
    ("Myndighed", "sapa.ydelse.myndighed"),
    ("Afdeling", "sapa.ydelse.afdeling"),
    ("Fagsystem", "sapa.ydelse.fagsystem"),
    ("Dispositionsdag", "sapa.ydelse.dispositionsdag"),
    ("Betalingsfrekvens", "sapa.ydelse.betalingsfrekvens"),
    ("Betalingsform", "sapa.ydelse.betalingsform"),
)
Hele = Mapping[str, SamletUdbetaling]
OEKONOMISKE_FELTER = {felt for _, felt in KORTFELTER[5:]}


def oekonomiske(her: Elementsted) -> SapaYdelser:
    """The element Ydelser: money that the kommune grants, and what has been paid of it."""
    penge = [b for b in egne_ydelser(her.udsnit, her.rolle) if b.forhold.oekonomisk]
    dato = her.udsnit.grundlag.dato
    udbetalt = viste_udbetalinger(penge, dato)
    hele = hele_udbetalinger(her, penge)
    viste = list(udbetalingsobjekter(udbetalt[: her.valg.raekker], hele))
    return SapaYdelser(
        _kortene(her, penge),
        tuple(_maaneder(viste, dato)),
        her.valg.udsnit(len(penge)),
        her.valg.udsnit(len(udbetalt)),
    )


def ikke_oekonomiske(her: Elementsted) -> SapaKortliste:
    """The element Ikke-økonomiske ydelser."""
    andre = [b for b in egne_ydelser(her.udsnit, her.rolle) if not b.forhold.oekonomisk]
    return SapaKortliste(_kortene(her, andre), her.valg.udsnit(len(andre)))


def egne_ydelser(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> list[Bedoemt]:
    """Those that the role reaches but other authorities' money, which has an element of its own."""
    return [b for b in naaede_ydelser(udsnit, rolle) if not b.forhold.paa_tvaers]


def _kortene(her: Elementsted, ydelser: Sequence[Bedoemt]) -> tuple[SapaYdelseskort, ...]:
    sager, sti = sete_sager(her.udsnit, her.rolle), sti_med(her.rolle, Sapaelement.SAGER)
    return tuple(_kort(ydelse, sager, sti) for ydelse in ydelser[: her.valg.raekker])


def naaede_ydelser(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> list[Bedoemt]:
    """The person's ydelser that the role reaches, the latest granted first."""
    naas = [b for b in udsnit.alle if b.forhold.er_ydelse and b.ses_i_sapa(rolle)]
    return sorted(naas, key=lambda b: (-b.ydelse.fra.toordinal(), b.slug))


def sete_sager(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> frozenset[str]:
    """The slugs of the person's sager that the role sees: only to them is there a link."""
    sager = (b for b in udsnit.alle_sager if b.ses_i_sapa(rolle))
    return frozenset(b.slug for b in sager if not b.forhold.paa_tvaers)


def _kort(bedoemt: Bedoemt, sager: frozenset[str], sagssti: str) -> SapaYdelseskort:
    ydelse, forhold = bedoemt.ydelse, bedoemt.forhold
    navn, uuid = afdeling(bedoemt)
    felter = {
        "sapa.ydelse.titel": (forhold.indeksydelse.ydelsestype if forhold.indeksydelse else "")
        or forhold.ydelsesnavn,
        "sapa.ydelse.periode": _periode(ydelse),
        "sapa.ydelse.status": ydelsesstatus_sapa(ydelse, forhold.dato),
        "sapa.ydelse.kle_emne": forhold.kle_tekst(),
        "sapa.ydelse.navn": forhold.ydelsesnavn,
        "sapa.ydelse.myndighed": forhold.myndighed,
        "sapa.ydelse.afdeling": navn,
        "sapa.ydelse.fagsystem": forhold.fagsystem.navn,
        "sapa.ydelse.dispositionsdag": ydelse.dispositionsdag,
        "sapa.ydelse.betalingsfrekvens": ydelse.betalingsfrekvens,
        "sapa.ydelse.betalingsform": ydelse.betalingsform,
    }
    sag = forhold.sag.slug if forhold.sag and forhold.indekseret_sag else None
    return SapaYdelseskort(
        Objekt(bedoemt.noegle, felter),
        tuple((n, f) for n, f in KORTFELTER if forhold.oekonomisk or f not in OEKONOMISKE_FELTER),
        uuid,
        sag if sag in sager else None,
        sagssti,
    )


def _periode(ydelse: BevilgetYdelse) -> str:
    """`22. december 2022 - 15. marts 2023`: both days are of the period."""
    til = dansk.sapa_lang_dato(ydelse.sidste_dag) if ydelse.sidste_dag else ""
    return f"{dansk.sapa_lang_dato(ydelse.fra)} - {til}".rstrip()


def viste_udbetalinger(penge: Iterable[Bedoemt], dato: date) -> list[tuple[Udbetaling, Bedoemt]]:
    """What has been paid of the ydelser by the day, newest first."""
    return sorted(
        ((u, b) for b in penge for u in b.ydelse.udbetalinger if u.dispositionsdato <= dato),
        key=lambda par: (-par[0].dispositionsdato.toordinal(), par[1].slug),
    )


def hele_udbetalinger(her: Elementsted, penge: Iterable[Bedoemt]) -> Hele:
    """Payments of which all parts are within the role's reach, by the number of their whole.

    What a payment comes to would tell of a part that the role does not see.
    """
    naas = {bedoemt.slug for bedoemt in penge}
    return {
        en.samlet.hele.nummer: en.samlet
        for en in her.udsnit.alle_udbetalinger
        if en.samlet.hele.nummer
        and en.samlet.er_hel
        and {del_.ydelse for del_ in en.samlet.dele} <= naas
    }


def _maaneder(udbetalinger: Sequence[tuple[date, Objekt]], dato: date) -> Iterable[Maaned]:
    """Months from the newest payment's to the oldest's, those without payments as headings too."""
    if not udbetalinger:
        return
    efter_maaned: dict[date, list[Objekt]] = {}
    for dag, objekt in udbetalinger:
        efter_maaned.setdefault(dag.replace(day=1), []).append(objekt)
    maaned, foerste = dato.replace(day=1), min(efter_maaned)
    while maaned >= foerste:
        yield Maaned(dansk.sapamaaned(maaned), tuple(efter_maaned.get(maaned, ())))
        maaned = (maaned - timedelta(days=1)).replace(day=1)


def udbetalingsobjekter(
    udbetalt: Iterable[tuple[Udbetaling, Bedoemt]], hele: Hele
) -> Iterator[tuple[date, Objekt]]:
    """Each payment with its day, in the order given; two of one ydelse and day are told apart."""
    set_: Counter[str] = Counter()
    for udbetaling, bedoemt in udbetalt:
        noegle = f"udbetaling/{bedoemt.slug}.{udbetaling.dispositionsdato.isoformat()}"
        set_[noegle] += 1
        egen = noegle if set_[noegle] == 1 else f"{noegle}.{set_[noegle]}"
        felter = _udbetalingsfelter(udbetaling, bedoemt)
        felter |= _om_det_hele(udbetaling, hele.get(udbetaling.effektuering))
        yield udbetaling.dispositionsdato, Objekt(egen, felter)


def _udbetalingsfelter(udbetaling: Udbetaling, bedoemt: Bedoemt) -> dict[str, str]:
    """`Sygedagpenge 02. marts 2023 - 15. marts 2023`, the amount and the day."""
    fra, til = map(dansk.sapa_lang_dato, (udbetaling.periode_fra, udbetaling.periode_til))
    dag = dansk.sapa_lang_dato(udbetaling.dispositionsdato)
    # An amount that nobody has confirmed is the gross one, and has no day of payment (A1:372).
    betalt = udbetaling.udbetalt is not None
    beloeb = dansk.kroner(udbetaling.udbetalt or 0 if betalt else udbetaling.bruttobeloeb)
    return {
        "udbetaling.periode": f"{bedoemt.forhold.ydelsesnavn} {fra} - {til}",
        "udbetaling.beloeb": beloeb if betalt else f"Bruttobeløb: {beloeb}",
        "udbetaling.dato": f"Udbetalt d. {dag}" if betalt else "",
    }


def _om_det_hele(udbetaling: Udbetaling, samlet: SamletUdbetaling | None) -> dict[str, str]:
    """What an opened payment has besides (inferred): the four amounts of its whole, its two texts.

    An amount that stands there already is not repeated.
    """
    if samlet is None:
        return {}
    hele = samlet.hele
    tal = {
        "udbetaling.brutto": samlet.brutto,
        "udbetaling.efter_skat": hele.efter_skat_atp,
        "udbetaling.sendt": hele.sendt,
        "udbetaling.udbetalt": hele.udbetalt,
    }
    set_, felter = {udbetaling.udbetalt, None}, {}
    for felt, beloeb in tal.items():
        if beloeb not in set_:
            felter[felt] = dansk.kroner(beloeb or 0)
            set_.add(beloeb)
    tekster = {"udbetaling.sendt_tekst": hele.sendt_tekst}
    if hele.udbetalt != hele.sendt:
        tekster["udbetaling.udbetalt_tekst"] = hele.udbetalt_tekst
    return felter | {felt: tekst for felt, tekst in tekster.items() if tekst}
