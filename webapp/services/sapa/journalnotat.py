"""The dialog *Send journalnotat* and what would become of the note (§5, A1:958-977).

Nothing is sent and nothing kept: what was typed stands on the answer to its own form alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.domain.vaerdier.dansk import opremsning
from webapp.domain.vaerdier.identifikation import kan_vaere_cpr, masker_cpr
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.fordeling import (
    MAKS_BYTES,
    MAKS_OVERSKRIFT,
    Kvittering,
    Rute,
    ens_linjer,
    fylder,
    svar,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.faner import hoved
from webapp.services.sapa.sagsside import find_set_sag
from webapp.services.sapa.sapa import afdeling, naaede_sager
from webapp.services.sapa.sidedele import SapaHoved
from webapp.services.sapa.valg import RAEKKER_PR_GANG

STI = "journalnotat"


@dataclass(frozen=True, slots=True)
class Notatform:
    """The dialog as typed: heading, text, the other sager ticked, and the rehearsed receipt."""

    overskrift: str = ""
    indhold: str = ""
    sager: frozenset[str] = frozenset()
    kvittering: Kvittering | None = Kvittering.ACCEPTERET

    def fejl(self, *, har_sag: bool, spaerret: str = "") -> Mapping[str, str]:
        """Field to what is wrong with it.

        `har_sag`: there is a sag to send it to; `spaerret`: why one of them takes no note.
        """
        fejl = {
            "overskrift": self._overskriftsfejl(),
            "indhold": self._indholdsfejl(),
            "sager": spaerret or ("" if har_sag else "Vælg den sag, notatet skal sendes til."),
            "kvittering": "" if self.kvittering else "Vælg, hvad modtageren svarer.",
        }
        return {felt: tekst for felt, tekst in fejl.items() if tekst}

    def _overskriftsfejl(self) -> str:
        if not self.overskrift:
            return "Skriv en overskrift."
        if len(self.overskrift) > MAKS_OVERSKRIFT:
            return (
                f"Overskriften har {len(self.overskrift)} tegn og må højst have {MAKS_OVERSKRIFT}."
            )
        return _cprfejl("Overskriften", self.overskrift)

    def _indholdsfejl(self) -> str:
        if not self.indhold.strip():
            return "Skriv notatet."
        if (bytes_ := fylder(self.indhold)) > MAKS_BYTES:
            return (
                f"Notatet fylder {_tal(bytes_)} bytes og må højst fylde {_tal(MAKS_BYTES)} "
                f"(100 KB). Gør det mindst {_tal(bytes_ - MAKS_BYTES)} bytes kortere. Et bogstav "
                "er én byte; æ, ø og å er to."
            )
        return _cprfejl("Notatet", self.indhold)

    @property
    def vist_overskrift(self) -> str:
        """The heading to stand in its field again."""
        return masker_cpr(self.overskrift)

    @property
    def vist_indhold(self) -> str:
        """The text to stand in its field again."""
        return masker_cpr(ens_linjer(self.indhold))


def _cprfejl(hvad: str, tekst: str) -> str:
    if not kan_vaere_cpr(tekst):
        return ""
    return (
        f"{hvad} kan rumme et CPR-nummer. Forhåndsvisningen har skjult de sidste cifre; resten "
        "står, som du skrev det. Send igen, eller ret teksten."
    )


def _tal(antal: int) -> str:
    return f"{antal:,}".replace(",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notatsag:
    """A sag that the note can go to: the three cells of the slide, its route, and if it is chosen.

    `svar`: what would become of the note, where it was sent.
    """

    slug: str
    kle: str
    titel: str
    rute: Rute
    valgt: bool
    svar: str = ""
    kvittering: Kvittering | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SapaNotat:
    """The dialog, or where `sendt` its receipt. `til` is the sag that it was opened from, if any.

    `andre` are the person's other sager that the role sees, so many as a list of SAPA shows, and
    `ialt` how many there are; `titler` what the heading's field suggests.
    """

    hoved: SapaHoved
    navn: str
    form: Notatform
    fejl: Mapping[str, str]
    til: Notatsag | None
    andre: tuple[Notatsag, ...]
    ialt: int
    sendt: bool
    fylder: int
    titler: tuple[str, ...]

    @property
    def borger(self) -> str:
        """`251248-4916 Nancy Ann Berggren`, the number as the user has set it."""
        return self.hoved.part.vaerdi("sapa.part").replace(" - ", " ", 1)

    @property
    def modtagere(self) -> tuple[Notatsag, ...]:
        """The sager that it goes to, one note each."""
        return tuple(en for en in (*((self.til,) if self.til else ()), *self.andre) if en.valgt)

    @property
    def spaerret(self) -> str:
        """Why *Send* is off: the sag that it was opened from takes no note; else empty."""
        return self.til.rute.spaerret if self.til else ""

    @property
    def unaevnte(self) -> str:
        """The fagsystemer of its sager that no slide has as receivers."""
        alle = (*((self.til,) if self.til else ()), *self.andre)
        navne = list(dict.fromkeys(en.rute.system for en in alle if not en.rute.er_naevnt))
        return opremsning(navne, "og") if navne else ""


def notatside(
    udsnit: Borgerudsnit,
    rolle: Jobfunktionsrolle,
    slug: str | None,
    form: Notatform,
    *,
    sendt: bool = False,
) -> SapaNotat:
    """The dialog from a sag, or from the person where `slug` is None.

    SkjultError for a sag that the role does not see, FindesIkkeError for one that is none.
    """
    egen = find_set_sag(udsnit, rolle, slug) if slug else None
    andre = [b for b in naaede_sager(udsnit, rolle) if b.slug != slug]
    # One that was ticked is there, however far down the list it stands.
    andre.sort(key=lambda b: b.slug not in form.sager)
    vist = andre[: max(RAEKKER_PR_GANG, sum(b.slug in form.sager for b in andre))]
    har_sag = egen is not None or any(b.slug in form.sager for b in vist)
    valgte = [*([egen] if egen else []), *(b for b in vist if b.slug in form.sager)]
    spaerret = next(filter(None, (_rute(b).spaerret for b in valgte)), "")
    fejl = form.fejl(har_sag=har_sag, spaerret=spaerret) if sendt else {}
    kvittering = form.kvittering if sendt and not fejl else None
    sti = f"sager/{slug}/{STI}" if slug else STI
    return SapaNotat(
        hoved=hoved(udsnit.person, rolle, sti),
        navn=udsnit.person.navn,
        form=form,
        fejl=fejl,
        til=_notatsag(egen, kvittering, valgt=True) if egen else None,
        andre=tuple(_notatsag(b, kvittering, valgt=b.slug in form.sager) for b in vist),
        ialt=len(andre),
        sendt=kvittering is not None,
        fylder=fylder(form.indhold),
        titler=udsnit.grundlag.variant.notattitler,
    )


def _notatsag(bedoemt: Bedoemt, valgt_svar: Kvittering | None, *, valgt: bool) -> Notatsag:
    rute = _rute(bedoemt)
    kvittering = rute.kvittering(valgt_svar) if valgt_svar else None
    return Notatsag(
        slug=bedoemt.slug,
        kle=rute.kle,
        titel=bedoemt.sag.titel,
        rute=rute,
        valgt=valgt,
        svar=svar(rute, kvittering) if kvittering else "",
        kvittering=kvittering,
    )


def _rute(bedoemt: Bedoemt) -> Rute:
    forhold, sag = bedoemt.forhold, bedoemt.sag
    return Rute(
        myndighed=forhold.myndighed,
        kle=str(forhold.kle) if forhold.kle else "",
        facet=sag.handlingsfacet,
        system=sag.fagsystem,
        afdeling=afdeling(bedoemt)[0],
        modtager=forhold.fagsystem.modtager_notater,
    )
