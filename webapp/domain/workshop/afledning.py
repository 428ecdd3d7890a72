"""What a scenario changes in a variant, for the sag that it shows: a variant like any other.

Nothing of it is saved. The days are chosen so that the sag falls into what is to be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.organisation.enhedsaendring import Aendringsslags, Enhedsaendring
from webapp.domain.organisation.organisation import FkEnhed
from webapp.domain.vaerdier.dage import EN_DAG, flyt
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.variant.opsaetning import KleOpsaetning, Kontaktkilde, Opsaetning
from webapp.domain.variant.variant import FOERSTE_DAG, Trin, Variant
from webapp.domain.workshop.scenarie import Aendring


@dataclass(frozen=True, slots=True, kw_only=True)
class Maal:
    """The sag that a change is to be seen on, as its own variant shows it on the day.

    `oprettet`: when it, or what was granted, began; `enhed`: its unit in FK Organisation.
    """

    dato: date
    kle: KleEmne | None
    oprettet: date
    enhed: FkEnhed | None


def afled(variant: Variant, aendring: Aendring | None, maal: Maal) -> Variant:
    """The variant with the change; as it is where there is none, or nothing that it could hit."""
    return _AFLEDNINGER[aendring](variant, maal) if aendring else variant


def i_ord(aendring: Aendring | None, maal: Maal) -> str:
    """What is changed, for the room: `27.36.04 er slået fra`."""
    enhed = maal.enhed.navn if maal.enhed else "enheden"
    return {
        None: "",
        Aendring.KLE_FRA: f"{maal.kle} er slået fra",
        Aendring.FRADATO: f"fradato er {dag(fradato(maal))}",
        Aendring.YDELSE_FOR_SENT: "trin 5 kom før trin 4",
        Aendring.ENHED_FOR_SENT: "trin 5 kom før trin 7",
        Aendring.LUK_ENHED: f"{enhed} er lukket",
        Aendring.LAEG_SAMMEN: f"{enhed} er lagt ind under sin leder",
        Aendring.BRUGERDEFINERET: "Brugerdefineret kontakt",
        Aendring.FK_ORGANISATION: "kontakt fra FK Organisation",
    }[aendring]


def fradato(maal: Maal) -> date:
    """New Year of the day looked at, if the sag is older than that; else the day after it."""
    nytaar = date(maal.dato.year, 1, 1)
    return nytaar if maal.oprettet < nytaar else flyt(maal.oprettet, EN_DAG)


def _kle_fra(variant: Variant, maal: Maal) -> Variant:
    return _med_raekke(variant, maal, lambda raekke: replace(raekke, aktiv=False))


def _fradato(variant: Variant, maal: Maal) -> Variant:
    return _med_raekke(
        variant,
        maal,
        lambda raekke: replace(raekke, fradato=fradato(maal), deaktiver_fradato_for_aktive=False),
    )


def _med_raekke(
    variant: Variant, maal: Maal, aendr: Callable[[KleOpsaetning], KleOpsaetning]
) -> Variant:
    """The row that holds for the sag's number, as one of that number alone."""
    gaeldende = variant.opsaetning.find(maal.kle)
    if gaeldende is None or maal.kle is None:
        return variant
    ny = aendr(replace(gaeldende, kle=KleMoenster(str(maal.kle))))
    andre = tuple(en for en in variant.opsaetning.raekker if en.kle != ny.kle)
    return replace(variant, opsaetning=Opsaetning((*andre, ny)))


def _med_kilde(kilde: Kontaktkilde) -> Callable[[Variant, Maal], Variant]:
    def aendr(variant: Variant, maal: Maal) -> Variant:
        return _med_raekke(
            variant, maal, lambda en: replace(en, kontakt=replace(en.kontakt, kilde=kilde))
        )

    return aendr


def _for_sent(trin: Trin) -> Callable[[Variant, Maal], Variant]:
    """Trin 8 and 5 were done before the sag was made, and this trin on the very day."""

    def aendr(variant: Variant, maal: Maal) -> Variant:
        sendt = max(flyt(maal.oprettet, -EN_DAG), flyt(FOERSTE_DAG, EN_DAG))
        dage = dict.fromkeys(Trin, flyt(sendt, -EN_DAG)) | {
            Trin.SAGSTYPER: sendt,
            Trin.EKSPORTER_SAGER: sendt,
            trin: maal.dato,
        }
        # A mapping with a day of its own would not wait for its trin.
        return replace(
            variant,
            trin=dage,
            oprydninger=(),
            enhedsmapning=tuple(replace(en, fra=None) for en in variant.enhedsmapning),
            ydelsestyper=tuple(replace(en, fra=None) for en in variant.ydelsestyper),
            sagstype_kle=tuple(replace(en, fra=None) for en in variant.sagstype_kle),
        )

    return aendr


def _luk(variant: Variant, maal: Maal) -> Variant:
    return _reorganiseret(variant, maal, Aendringsslags.LUK, "")


def _laeg_sammen(variant: Variant, maal: Maal) -> Variant:
    overordnet = maal.enhed.overordnet if maal.enhed else None
    if overordnet is None:
        return variant
    return _reorganiseret(variant, maal, Aendringsslags.SAMMENLAEG, str(overordnet))


def _reorganiseret(variant: Variant, maal: Maal, slags: Aendringsslags, til: str) -> Variant:
    if maal.enhed is None:
        return variant
    aendring = Enhedsaendring(maal.enhed.uuid, slags, maal.dato, til)
    return replace(variant, reorganisation=(*variant.reorganisation, aendring))


_AFLEDNINGER: Mapping[Aendring, Callable[[Variant, Maal], Variant]] = {
    Aendring.KLE_FRA: _kle_fra,
    Aendring.FRADATO: _fradato,
    Aendring.YDELSE_FOR_SENT: _for_sent(Trin.YDELSESTYPER),
    Aendring.ENHED_FOR_SENT: _for_sent(Trin.ENHEDER),
    Aendring.LUK_ENHED: _luk,
    Aendring.LAEG_SAMMEN: _laeg_sammen,
    Aendring.BRUGERDEFINERET: _med_kilde(Kontaktkilde.BRUGERDEFINERET),
    Aendring.FK_ORGANISATION: _med_kilde(Kontaktkilde.FK_ORGANISATION),
}
