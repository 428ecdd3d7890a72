"""Payments of one citizen, judged: what Økonomiske ydelser shows, and what it hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from webapp.domain.fagsystem.udbetalinger import (
    SamletUdbetaling,
    Udbetalingsdel,
    find_dubletter,
    find_skete,
    saml_udbetalinger,
)
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.visning.borgerblik_visning import vist_ydelsesnavn
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.regel import afgoer_egne
from webapp.domain.visning.udbetaling import UDBETALING, Udbetalingsforhold
from webapp.domain.visning.verdict import Verdict
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.grundlag import Grundlag
from webapp.services.mit_overblik.andet import AndetObjekt
from webapp.store.sager import Sagsmappe


@dataclass(frozen=True)
class BedoemtUdbetaling(AndetObjekt):
    """One payment with the facts it is judged on; `ydelser`: the citizen's, by slug."""

    forhold: Udbetalingsforhold
    ydelser: Mapping[str, Bedoemt]
    art = "udbetaling"
    bestemt = "udbetalingen"
    liste = "oekonomiske-ydelser"

    @property
    def samlet(self) -> SamletUdbetaling:
        """The payment itself."""
        return self.forhold.samlet

    @property
    def slug(self) -> str:
        """Its slug: unique among the citizen's payments."""
        return self.samlet.slug

    @property
    def person(self) -> Person:
        """Whose it is."""
        return self.forhold.person

    @property
    def numre(self) -> frozenset[str]:
        """Its slug, and the number of its effektuering."""
        return frozenset(filter(None, (self.slug, self.samlet.hele.nummer)))

    @property
    def undertitel(self) -> str:
        """`Udbetaling 27. marts 2024, 12.245,00 kr. før skat`."""
        beloeb = dansk.kroner(self.samlet.brutto)
        return f"Udbetaling {dag(self.samlet.dato)}, {beloeb} før skat"

    @property
    def grund(self) -> str:
        """Why all of it is shown."""
        return "den hører til en ydelse, borgeren ser" if self.forhold.kan_forklares else ""

    @property
    def kilde(self) -> str:
        """Where it is in the Ydelsesindeks."""
        return f"Ydelsesindekset, effektuering {self.samlet.hele.nummer or 'uden nummer'}"

    @cached_property
    def borger(self) -> Verdict:
        """The citizen's verdict."""
        return afgoer_egne(UDBETALING, self.forhold)

    def navn(self, del_: Udbetalingsdel) -> str:
        """The name that the citizen reads of a part's ydelse."""
        return vist_ydelsesnavn(self.ydelser[del_.ydelse].forhold)

    @property
    def navne(self) -> tuple[str, ...]:
        """The names of the parts that she sees, each once, in their order."""
        return tuple(dict.fromkeys(map(self.navn, self.forhold.viste_dele)))

    @property
    def titel(self) -> str:
        """The card's title (A0:257-289)."""
        dele = self.forhold.viste_dele
        if len(dele) > 1:
            return "Samlet udbetaling af flere ydelser"
        return self.navn(dele[0]) if dele else "Udbetaling"

    @property
    def kontakt(self) -> Kontakt | None:
        """The contact of the first ydelse that the citizen sees."""
        dele = self.forhold.viste_dele
        return self.ydelser[dele[0].ydelse].kontakt if dele else None

    @property
    def beloeb(self) -> int | None:
        """What the card says in øre; None where what she sees does not explain a sum.

        BeloebUdbetalt, else BeloebSendtTilUdbetaling, else SamletBruttobeloeb (inferred).
        """
        if not self.forhold.kan_forklares:
            return None
        hele = self.samlet.hele
        kendte = (b for b in (hele.udbetalt, hele.sendt) if b is not None)
        return next(kendte, self.samlet.brutto)


def bedoem_udbetalinger(
    grundlag: Grundlag, person: Person, alle: Iterable[Bedoemt], mappe: Sagsmappe
) -> tuple[BedoemtUdbetaling, ...]:
    """Every payment of the citizen's ydelser, newest first; shown or not."""
    # What is doubled, or planned and paid since, is the same on every day: also before a ydelse of
    # it was granted.
    alle_ydelser = (ydelse for bevilling in mappe.bevillinger for ydelse in bevilling.ydelser)
    hele = saml_udbetalinger(alle_ydelser, mappe.effektueringer, mappe.dele_ialt)
    if not hele:
        return ()
    ydelser = {b.slug: b for b in alle if b.forhold.er_ydelse}
    dubletter, skete = find_dubletter(hele), find_skete(hele)
    samlede = tuple(_bevilget(hele, ydelser))
    brugte = {del_.ydelse for en in samlede for del_ in en.dele}
    viste = frozenset(slug for slug in brugte if ydelser[slug].ses_af_borger)
    bedoemte = (
        BedoemtUdbetaling(
            Udbetalingsforhold(
                dato=grundlag.dato,
                person=person,
                samlet=en,
                viste=viste,
                udbetaler=en.hele.udbetaler or next(_myndigheder(en, ydelser), ""),
                samme_som=dubletter.get(en.slug, ""),
                er_sket=en.slug in skete,
                vis_planer=grundlag.variant.antagelser.vis_planlagte_udbetalinger,
                vis_til_andre=grundlag.variant.antagelser.vis_udbetalinger_til_andre,
            ),
            ydelser,
        )
        for en in samlede
    )
    return tuple(sorted(bedoemte, key=_orden))


def _bevilget(
    samlede: Iterable[SamletUdbetaling], ydelser: Mapping[str, Bedoemt]
) -> Iterator[SamletUdbetaling]:
    """The payments as they are on the day: of ydelser that had been granted by then."""
    for en in samlede:
        dele = tuple(del_ for del_ in en.dele if del_.ydelse in ydelser)
        if dele or not en.dele:
            yield en if len(dele) == len(en.dele) else replace(en, dele=dele)


def _myndigheder(en: SamletUdbetaling, ydelser: Mapping[str, Bedoemt]) -> Iterator[str]:
    return (ydelser[del_.ydelse].forhold.myndighed for del_ in en.dele)


def _orden(en: BedoemtUdbetaling) -> tuple[int, int, tuple[int, ...], str]:
    """Newest first; of one day the largest first, then by title (inferred), then by slug."""
    titel = dansk.sorteringsnoegle(en.titel)
    return (-en.samlet.dato.toordinal(), -en.samlet.brutto, titel, en.slug)
