"""The preview bar's choices of variant and day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request

from webapp.services.linje import Linjedato, Linjemenu, Linjevalg
from webapp.services.variantpar import faelles_begyndelse, find_modpart, par_i_orden
from webapp.store.varianter import Varianthoved
from webapp.web.adresse import baaret

# What else the address of a page can say that another day does not change.
MED_DATOEN = ("rolle", "modtager", "variant")


@dataclass(frozen=True)
class Variantvalg:
    """The choices of a page of one variant: the pair, and who can take either place.

    `url`: the page under a variant and what it is then held against, None where nothing is said.
    """

    alle: Sequence[Varianthoved]
    variant: str
    oensket: str | None
    url: Callable[[str, str | None], str]

    @property
    def mod(self) -> str:
        """The other of the pair."""
        return find_modpart(self.variant, self.oensket, self.alle)

    @property
    def orden(self) -> tuple[str, ...]:
        """The pair as it stands."""
        return par_i_orden(self.variant, self.mod, self.alle)

    def dele(self) -> Mapping[str, Any]:
        """What the bar has of it."""
        navne = {en.slug: en.navn for en in self.alle}
        faelles = faelles_begyndelse(navne, self.orden)
        par = tuple(
            Linjevalg(
                navne[slug], self._under(slug, self._anden(slug)), slug == self.variant, faelles
            )
            for slug in self.orden
        )
        return {"par": par, "menuer": tuple(self._menuer()) if len(navne) > 1 else ()}

    def _anden(self, slug: str) -> str:
        """What the page under a variant is held against: the pair as it is, or the one left."""
        return self.mod if slug != self.mod else self.variant

    def _under(self, slug: str, mod: str) -> str:
        # Said only where it is not what would be found without it.
        return self.url(slug, None if find_modpart(slug, None, self.alle) == mod else mod)

    def _menuer(self) -> Iterator[Linjemenu]:
        # Where no pair is asked for, the one that is chosen brings its own.
        vis = [
            (
                en,
                self._under(en.slug, self._anden(en.slug))
                if self.oensket
                else self.url(en.slug, None),
            )
            for en in self.alle
        ]
        yield Linjemenu(
            "Vis", tuple(Linjevalg(en.navn, url, en.slug == self.variant) for en, url in vis)
        )
        yield Linjemenu(
            "Hold op mod",
            tuple(
                Linjevalg(en.navn, self._under(self.variant, en.slug), en.slug == self.mod)
                for en in self.alle
                if en.slug != self.variant
            ),
        )


@dataclass(frozen=True)
class Variantpar:
    """The choices of a page of two variants.

    `url`: the page of another pair; `alene`: the page of one, and what it is then held against.
    """

    alle: Sequence[Varianthoved]
    a: str
    b: str
    url: Callable[[str, str], str]
    alene: Callable[[str, str | None], str]

    def dele(self) -> Mapping[str, Any]:
        """What the bar has of it."""
        navne = {en.slug: en.navn for en in self.alle}
        faelles = faelles_begyndelse(navne, (self.a, self.b))
        par = tuple(
            Linjevalg(navne[slug], self._alene(slug, mod), valgt=False, faelles=faelles)
            for slug, mod in ((self.a, self.b), (self.b, self.a))
        )
        venstre, hoejre = (
            tuple(Linjevalg(en.navn, self.url(*valg), en.slug == her) for en, valg in fundne)
            for her, fundne in (
                (self.a, [(en, (en.slug, self.b)) for en in self.alle if en.slug != self.b]),
                (self.b, [(en, (self.a, en.slug)) for en in self.alle if en.slug != self.a]),
            )
        )
        return {
            "par": par,
            "vist": f"{navne[self.a]} og {navne[self.b]}",
            "menuer": (Linjemenu("Til venstre", venstre), Linjemenu("Til højre", hoejre)),
            "sammenlign": Linjevalg("Sammenlign", self.url(self.a, self.b), valgt=True),
        }

    def _alene(self, slug: str, mod: str) -> str:
        return self.alene(slug, None if find_modpart(slug, None, self.alle) == mod else mod)


def find_valgt(alle: Sequence[Varianthoved], oensket: str | None) -> str:
    """The slug of the variant that is asked for, else of the first; empty where there is none."""
    slugs = [en.slug for en in alle]
    return oensket if oensket in slugs else next(iter(slugs), "")


def datofelt(dag: date) -> Linjedato:
    """The field that asks for this page on another day."""
    andet = {navn: request.args[navn] for navn in MED_DATOEN if navn in request.args}
    return Linjedato(
        dag=dag.isoformat(),
        sti=request.path,
        baaret=tuple((navn, v) for navn, v in (baaret() | andet).items() if navn != "dato"),
    )
