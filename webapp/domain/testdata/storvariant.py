"""The choices of a made-up kommune: KOMBIT's order, three units of four mapped, some roles."""

from __future__ import annotations

from datetime import date, timedelta

from webapp.domain.klassifikation.kle import KleEmne, KleMoenster
from webapp.domain.testdata.storkommune import (
    DAGE,
    FOERSTE,
    YDELSER_PR_SAGSTYPE,
    Storkommune,
    Terning,
    emne,
    enhedsnavn,
    fk_uuid,
    sagstypenavn,
    ydelsesnavn,
)
from webapp.domain.variant.opsaetning import (
    KleOpsaetning,
    Kontaktkilde,
    Kontaktopsaetning,
    Opsaetning,
)
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle, Sapaelement
from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Trin, Variant, Ydelsesmapning

RAEKKEFOELGE = "1623475AB8"
ROLLER = 8


def lav_storvariant(stor: Storkommune, model: int = 1) -> Variant:
    """Model 1, with every mapping from a day of its own; model 2 maps other units, otherwise."""
    t = stor.terning(stor.froe * 10 + model)

    def dag() -> date:
        return FOERSTE + timedelta(days=t.randrange(DAGE))

    return Variant(
        slug=f"model-{model}",
        navn=f"Model {model}",
        model=model,
        trin={
            Trin(nr): FOERSTE + timedelta(days=200 * plads) for plads, nr in enumerate(RAEKKEFOELGE)
        },
        classification_filter=(KleMoenster("27"),),
        enhedsmapning=tuple(
            Enhedsmapning(lokal_enhed=enhedsnavn(nr), fk_enhed=fk_uuid(nr), fra=dag())
            for nr in range(1, stor.enheder + 1)
            if nr == 1 or t.random() < 0.75
        ),
        ydelsestyper=tuple(
            Ydelsesmapning(ydelsesnavn(nr, p), f"Type {nr}-{p}", None, t.choice([None, dag()]))
            for nr in range(stor.sagstyper)
            for p in range(YDELSER_PR_SAGSTYPE)
        ),
        sagstype_kle=tuple(
            SagstypeKle(sagstypenavn(nr), KleEmne(emne(nr)), emne(nr), t.choice([None, dag()]))
            for nr in range(stor.sagstyper)
        ),
        opsaetning=Opsaetning(tuple(_raekke(t, nr) for nr in range(stor.sagstyper))),
        roller=tuple(map(_rolle, range(ROLLER))),
    )


def _raekke(t: Terning, nr: int) -> KleOpsaetning:
    kilde = t.choice([Kontaktkilde.FK_ORGANISATION] * 3 + [Kontaktkilde.BRUGERDEFINERET])
    return KleOpsaetning(
        kle=KleMoenster(emne(nr)),
        aktiv=t.random() < 0.8,
        fradato=date(2020, 1, 1) if t.random() < 0.5 else None,
        kontakt=Kontaktopsaetning(kilde, f"Afdeling {nr}", "70102030"),
    )


def _rolle(nr: int) -> Jobfunktionsrolle:
    return Jobfunktionsrolle(
        slug=f"rolle-{nr}",
        navn=f"Rolle {nr}",
        brugersystemroller=(
            Brugersystemrolle("Se", (KleMoenster(f"27.{nr % 10:02}"),), (fk_uuid(nr + 1),)),
        ),
        elementer=tuple(Sapaelement),
    )
