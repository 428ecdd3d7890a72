"""New files against what people have changed in the product: three-way, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from webapp.domain.variant.variant import Enhedsmapning, Variant


@dataclass(frozen=True)
class Fletning:
    """The variants after an import.

    `overskrevet`: (variant, field) where a file's new value takes the place of one that was
    changed in the product.
    """

    varianter: tuple[Variant, ...]
    overskrevet: tuple[tuple[str, str], ...]


def flet_varianter(
    egne: Iterable[Variant], foer: Iterable[Variant], efter: Iterable[Variant]
) -> Fletning:
    """`egne` as they are now, `foer` and `efter` as the files before and after say.

    Where the files say the same as before, what is in the product stays; where they say something
    new, they hold. A variant that no file names any more stays; one that was taken away in the
    product comes back only if a file changed it.
    """
    efter_slug = {variant.slug: variant for variant in efter}
    foer_slug = {variant.slug: variant for variant in foer}
    samlet: list[Variant] = []
    overskrevet: list[tuple[str, str]] = []
    for egen in egne:
        ny, gammel = efter_slug.get(egen.slug), foer_slug.get(egen.slug)
        if ny is None:
            samlet.append(egen)
        else:
            samlet.append(_flet(egen, gammel, ny, overskrevet))
    kendte = {variant.slug for variant in samlet}
    samlet += [
        ny for slug, ny in efter_slug.items() if slug not in kendte and foer_slug.get(slug) != ny
    ]
    return Fletning(tuple(samlet), tuple(overskrevet))


def _flet(
    egen: Variant, gammel: Variant | None, ny: Variant, overskrevet: list[tuple[str, str]]
) -> Variant:
    aendret = {
        felt.name: getattr(ny, felt.name)
        for felt in fields(Variant)
        if gammel is None or getattr(gammel, felt.name) != getattr(ny, felt.name)
    }
    for navn, vaerdi in aendret.items():
        foer = getattr(gammel, navn) if gammel else getattr(egen, navn)
        if getattr(egen, navn) not in (foer, vaerdi):
            overskrevet.append((egen.slug, navn))
    return replace(egen, **aendret)


def med_mapning(
    varianter: tuple[Variant, ...], slug: str, mapning: tuple[Enhedsmapning, ...]
) -> tuple[Variant, ...]:
    """The variants, one of them with this organisation mapping."""
    return tuple(
        replace(variant, enhedsmapning=mapning) if variant.slug == slug else variant
        for variant in varianter
    )
