"""SAPA's five elements »Borgerblikket …«: what the citizen sees, as the caseworker sees it.

No source shows their screens. A row is the citizen's own, with whether she sees it and why not.
The role sees of it what its own elements and its dataafgrænsning reach (inferred): what is hidden
for it leaves no trace here either; nor does what is active neither for her nor for SAPA. Of a
payment that is all its ydelser, of an appointment its sag or else its KLE number; claims have
neither, and are SAPA's when their type is (SR: ActiveForSAPA).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from webapp.domain.variant.fordringsvalg import Aktivitet
from webapp.domain.variant.roller import Sapaelement
from webapp.domain.visning.borgerblik_sapa import Aktivitetsforhold, er_aktiv_i_sapa
from webapp.domain.visning.sapa_afgraensning import naar_kle
from webapp.domain.visning.verdict import Effect, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.mit_overblik.aftaler import BedoemtAftale
from webapp.services.mit_overblik.aftalesider import aftaleraekke
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.services.mit_overblik.betalingssider import fordringsraekke
from webapp.services.mit_overblik.fordringer import BedoemtFordring
from webapp.services.mit_overblik.objekter import sagsraekke, ydelsesobjekt
from webapp.services.mit_overblik.udbetalinger import BedoemtUdbetaling
from webapp.services.mit_overblik.udbetalingssider import udbetalingshoved
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.sapa import naaede_sager
from webapp.services.sapa.sidedele import SapaBorgerblik
from webapp.services.sapa.ydelser import naaede_ydelser

E = Sapaelement
SAGSKOLONNER = (
    ("Sag", "sag.type"),
    ("Ændret", "sag.aendret"),
    ("Myndighed", "sag.myndighed"),
    ("Status", "sag.status"),
)
YDELSESKOLONNER = (
    ("Ydelse", "ydelse.navn"),
    ("Bevilget fra", "ydelse.fra"),
    ("Bevilget til", "ydelse.til"),
    ("Myndighed", "ydelse.myndighed"),
    ("Status", "ydelse.status"),
)
UDBETALINGSKOLONNER = (
    ("Udbetaling", "udbetaling.titel"),
    ("Udbetales af", "udbetaling.udbetaler"),
    ("Beløb", "udbetaling.beloeb"),
    ("Udbetalingsdato", "udbetaling.dato"),
)
AFTALEKOLONNER = (
    ("Aftale eller frist", "aftale.titel"),
    ("Dato", "aftale.dato"),
    ("Tidspunkt", "aftale.tid"),
    ("Type", "aftale.type"),
    ("Myndighed", "aftale.myndighed"),
)
FORDRINGSKOLONNER = (
    ("Betaling", "betaling.titel"),
    ("Sidste rettidige betaling", "betaling.forfald"),
    ("Beløb", "betaling.beloeb"),
    ("Status", "betaling.status"),
)
Kolonner = tuple[tuple[str, str], ...]


def sager(her: Elementsted) -> SapaBorgerblik:
    """The element Borgerblikket sager."""
    alle = filter(_aktivt, naaede_sager(her.udsnit, her.rolle))
    raekker = (_med_dom(sagsraekke(b), her.udsnit.dom(b)) for b in alle)
    return _element(her, E.BORGERBLIKKET_SAGER, SAGSKOLONNER, raekker)


def serviceydelser(her: Elementsted) -> SapaBorgerblik:
    """The element Borgerblikket serviceydelser og hjælpemidler."""
    naas = filter(_aktivt, naaede_ydelser(her.udsnit, her.rolle))
    alle = [b for b in naas if not b.forhold.oekonomisk]
    raekker = (_med_dom(ydelsesobjekt(b), her.udsnit.dom(b)) for b in alle)
    return _element(her, E.BORGERBLIKKET_SERVICEYDELSER, YDELSESKOLONNER, raekker)


def oekonomiske(her: Elementsted) -> SapaBorgerblik:
    """The element Borgerblikket økonomiske ydelser: payments, as her page has them."""
    naas = {b.slug for b in naaede_ydelser(her.udsnit, her.rolle) if _aktivt(b)}
    alle = [en for en in her.udsnit.alle_udbetalinger if _naas_hel(en, naas)]
    raekker = (_andet(udbetalingshoved(en), en) for en in alle)
    return _element(her, E.BORGERBLIKKET_OEKONOMISKE, UDBETALINGSKOLONNER, raekker)


def _naas_hel(en: BedoemtUdbetaling, naas: set[str]) -> bool:
    """A payment of something that the role does not see would tell of it by its sum.

    One of no ydelse at all has nothing that the role could reach.
    """
    samlet = en.samlet
    alle_er_her = 0 < len(samlet.dele) == samlet.dele_ialt
    return alle_er_her and {del_.ydelse for del_ in samlet.dele} <= naas


def aftaler(her: Elementsted) -> SapaBorgerblik:
    """The element Borgerblikket aftaler og frister."""
    sagerne = {b.slug for b in naaede_sager(her.udsnit, her.rolle)}
    naas = (en for en in her.udsnit.alle_aftaler if _naar_aftale(her, en, sagerne))
    alle = [en for en in naas if _er_aktiv_aftale(en)]
    raekker = (_andet(aftaleraekke(en), en) for en in alle)
    return _element(her, E.BORGERBLIKKET_AFTALER, AFTALEKOLONNER, raekker)


def _naar_aftale(her: Elementsted, en: BedoemtAftale, sager: set[str]) -> bool:
    if en.aftale.sag:
        return en.aftale.sag in sager
    if en.aftale.kle is None:
        return bool(her.rolle.brugersystemroller)
    return naar_kle(her.rolle, en.aftale.kle)


def _aktivt(en: Bedoemt) -> bool:
    """Of a number that is active for her or for SAPA; another authority's always."""
    forhold = en.forhold
    aktivitet = Aktivitetsforhold(
        kle_tekst=forhold.kle_tekst(), raekke=forhold.opsaetning, er_egen=forhold.er_egen
    )
    return er_aktiv_i_sapa(aktivitet)


def _er_aktiv_aftale(en: BedoemtAftale) -> bool:
    forhold = en.forhold
    aktivitet = Aktivitetsforhold(
        kle_tekst=forhold.kle_tekst, raekke=forhold.opsaetning, er_egen=en.aftale.kle is not None
    )
    return er_aktiv_i_sapa(aktivitet)


def betalinger(her: Elementsted) -> SapaBorgerblik:
    """The element Borgerblikket betalinger: claims of types that are active for her or for SAPA."""
    # A role without a brugersystemrolle sees nothing of anybody (the second gate, A1:107).
    fordringer = her.udsnit.alle_fordringer if her.rolle.brugersystemroller else ()
    alle = [en for en in fordringer if _er_aktiv(en)]
    raekker = (_andet(fordringsraekke(en), en) for en in alle)
    return _element(her, E.BORGERBLIKKET_BETALINGER, FORDRINGSKOLONNER, raekker)


def _er_aktiv(en: BedoemtFordring) -> bool:
    valg = en.forhold.valg
    return not en.forhold.er_egen or (valg is not None and valg.aktivitet is not Aktivitet.INGEN)


def _andet(raekke: Objekt, en: AndetObjekt) -> Objekt:
    return _med_dom(raekke, en.borger)


def _med_dom(raekke: Objekt, dom: Verdict) -> Objekt:
    """The citizen's row, and whether she sees it: the first rule that hides it, in its words."""
    grund = "" if dom.visible else dom.med(Effect.HIDES)[0].tekst
    felter = {"blik.vises": "Ja" if dom.visible else "Nej", "blik.grund": grund}
    return replace(raekke, felter={**raekke.felter, **felter})


def _element(
    her: Elementsted, element: Sapaelement, kolonner: Kolonner, raekker: Iterable[Objekt]
) -> SapaBorgerblik:
    alle = tuple(raekker)
    return SapaBorgerblik(
        titel=str(element),
        kolonner=kolonner,
        raekker=alle[: her.valg.raekker],
        udsnit=her.valg.udsnit(len(alle)),
    )
