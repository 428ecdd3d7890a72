"""New files against what people have changed in the product: three-way, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from webapp.domain.variant.variant import Enhedsmapning, SagstypeKle, Variant, Ydelsesmapning

# What files say for all variants.
FAELLES = frozenset({"ydelsestyper", "sagstype_kle", "opsaetning", "roller", "fordringer"})


@dataclass(frozen=True)
class Fletning:
    """The variants after an import.

    `overskrevet`: (variant, field) where a file's new value takes the place of one that was
    changed in the product; `bekraeftet`: where it says what the product was changed to.
    """

    varianter: tuple[Variant, ...]
    overskrevet: tuple[tuple[str, str], ...] = ()
    bekraeftet: tuple[tuple[str, str], ...] = ()


def flet_varianter(
    egne: Iterable[Variant],
    foer: Iterable[Variant],
    efter: Iterable[Variant],
    faelles: frozenset[str] = frozenset(),
) -> Fletning:
    """`egne` as they are now, `foer` and `efter` as the files before and after say.

    Where the files say the same as before, what is in the product stays; where they say something
    new, they hold. A variant that no file names stays, but for the fields in `faelles`: those that
    the files now say otherwise for all variants. It takes them from the variant that it was made
    of. One that was taken away in the product comes back only if its own file changed it, not one
    that all variants share.
    """
    egne = tuple(egne)
    efter_slug = {variant.slug: variant for variant in efter}
    foer_slug = {variant.slug: variant for variant in foer}
    samlet: list[Variant] = []
    moedt = _Moedt([], [])
    for egen in egne:
        ny, gammel = efter_slug.get(egen.slug), foer_slug.get(egen.slug)
        if ny is not None:
            samlet.append(_flet(egen, gammel, ny, moedt))
        elif faelles and (ophav := _ophav(egen, egne, efter_slug)) in foer_slug:
            parret = (foer_slug[ophav], efter_slug[ophav])
            samlet.append(_flet(egen, *parret, moedt, faelles))
        else:
            samlet.append(egen)
    kendte = {variant.slug for variant in samlet}
    samlet += [
        ny
        for slug, ny in efter_slug.items()
        if slug not in kendte and (slug not in foer_slug or _eget(foer_slug[slug]) != _eget(ny))
    ]
    return Fletning(tuple(samlet), tuple(moedt.overskrevet), tuple(moedt.bekraeftet))


def _eget(variant: Variant) -> tuple[object, ...]:
    return tuple(getattr(variant, f.name) for f in fields(Variant) if f.name not in FAELLES)


@dataclass(frozen=True)
class _Moedt:
    """Where a file's new value met a change of the product."""

    overskrevet: list[tuple[str, str]]
    bekraeftet: list[tuple[str, str]]


def kerne(vaerdi: object) -> object:
    """A field's value without where it stood and how it came to be: what it says."""
    if not isinstance(vaerdi, tuple):
        return vaerdi
    return frozenset(
        replace(en, sted=None, bemaerkning="", fk_navn="", valgt=False)
        if isinstance(en, Enhedsmapning)
        else replace(en, sted=None)
        if isinstance(en, SagstypeKle | Ydelsesmapning)
        else en
        for en in vaerdi
    )


def _ophav(egen: Variant, egne: tuple[Variant, ...], filernes: Mapping[str, Variant]) -> str:
    """The variant of a file that it was made of, however many copies ago; else the first one."""
    oprindelser = {variant.slug: variant.oprindelse for variant in egne}
    set_: set[str] = set()
    aktuel = egen.oprindelse
    while aktuel and aktuel not in set_:
        if aktuel in filernes:
            return aktuel
        set_.add(aktuel)
        aktuel = oprindelser.get(aktuel)
    return next(iter(filernes), "")


def _flet(
    egen: Variant,
    gammel: Variant | None,
    ny: Variant,
    moedt: _Moedt,
    kun: frozenset[str] | None = None,
) -> Variant:
    """`kun`: the only fields that are taken over; None: all."""
    aendret = {
        felt.name: getattr(ny, felt.name)
        for felt in fields(Variant)
        if kun is None or felt.name in kun
        if gammel is None or getattr(gammel, felt.name) != getattr(ny, felt.name)
    }
    for navn, vaerdi in aendret.items():
        foer = getattr(gammel, navn) if gammel else getattr(egen, navn)
        nu = getattr(egen, navn)
        if nu == foer or kerne(nu) == kerne(foer):
            continue
        moedt_i = moedt.bekraeftet if kerne(nu) == kerne(vaerdi) else moedt.overskrevet
        moedt_i.append((egen.slug, navn))
    return replace(egen, **aendret)


def med_mapning(
    varianter: tuple[Variant, ...], slug: str, mapning: tuple[Enhedsmapning, ...]
) -> tuple[Variant, ...]:
    """The variants, one of them with this organisation mapping."""
    return tuple(
        replace(variant, enhedsmapning=mapning) if variant.slug == slug else variant
        for variant in varianter
    )
