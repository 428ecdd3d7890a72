"""The mangelliste: each refused page as a line with who can mend it, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from webapp.domain.vaerdier.fund import Rettes
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.verifikation.domme import Dom
from webapp.domain.verifikation.mangler import (
    EGNE_FELTER,
    FELTREGEL,
    KONTAKTKILDE,
    RETTER,
    Retter,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.dansk import tidspunkt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.verifikation.ord import feltets_navn, objektets_navn
from webapp.services.verifikation.status import Testlinje, Teststatus
from webapp.store.verifikation.domme import GemtDom

# Where the mend is made, as what follows the variant in the address.
STEDER: Mapping[Rettes, tuple[str, str]] = {
    Rettes.ORGANISATIONSARK: ("mapping", "Mapning af enheder"),
    Rettes.FORBEREDELSESARK: ("mapping/sagstyper", "Mapning af sagstyper og ydelser"),
    Rettes.OPSAETNING: ("opsaetning", "Opsætning af Borgerblikket"),
    Rettes.FILTER: ("trin", "De 8 + 2 trin"),
    Rettes.FK_ORGANISATION: ("mapping/oenskeliste", "Ønskelisten til FK Organisation"),
    Rettes.SAPA_ROLLER: ("roller", "Roller i SAPA"),
    Rettes.TRIN: ("trin", "De 8 + 2 trin"),
    Rettes.ANTAGELSE: ("antagelser", "Det, vi antager"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mangel:
    """One line of the list. `sted` and `stednavn` are empty where nothing in the product mends it.

    `objekt`: which sag or ydelse, empty for the whole page. `rettet`: somebody says that it is
    mended, and the page waits for its tester.
    """

    id: int
    nr: int
    titel: str
    borger: str
    objekt: str
    hvad: str
    bemaerkning: str
    tester: str
    hvornaar: str
    retter: str
    sted: str
    stednavn: str
    rettet: bool
    siden_er_aendret: bool

    @property
    def skal_testes_igen(self) -> bool:
        """True if it waits for its tester and not for a mend."""
        return self.rettet or self.siden_er_aendret


def find_rettes(udsnit: Borgerudsnit | None, side: str, objekt: str, felt: str) -> str:
    """Where the value is mended, by the rule that it hangs on: a name of Rettes, or of Retter."""
    if side.startswith("sapa/"):
        enhed = felt in {"sapa.afdeling", "sapa.ydelse.afdeling"}
        return (Rettes.ORGANISATIONSARK if enhed else Rettes.SAPA_ROLLER).name
    bedoemt = _find(udsnit, objekt) if udsnit else None
    if bedoemt is None:
        return Rettes.OPSAETNING.name
    if not bedoemt.forhold.er_egen:
        return Rettes.FAGSYSTEM.name
    kontakt = bedoemt.forhold.kontakt
    kode = FELTREGEL.get(felt, "")
    if felt.startswith(EGNE_FELTER) and kontakt and kontakt.kilde is Kontaktkilde.BRUGERDEFINERET:
        kode = KONTAKTKILDE
    finding = bedoemt.borger.finding(kode)
    rettes = finding.rettes if finding else Rettes.FAGSYSTEM
    # What stands in Cura is mended there, and not by its vendor.
    i_cura = rettes is Rettes.FAGSYSTEM and bedoemt.forhold.via_eksport
    return Retter.CURA.name if i_cura else rettes.name


def _find(udsnit: Borgerudsnit, objekt: str) -> Bedoemt | None:
    """The sag or ydelse of an object on its page; a part of it is named by its slug."""
    slags, _, slug = objekt.partition("/")
    slugs = {slug, slug.partition(".")[0]} if slags not in {"sag", "ydelse"} else {slug}
    return next((b for b in udsnit.alle if b.slug in slugs), None)


def mangelliste(status: Teststatus) -> tuple[Mangel, ...]:
    """What is refused and not yet judged again, those that wait for a mend first."""
    alle = [mangel for linje in status.linjer for mangel in _linjens(linje)]
    return tuple(sorted(alle, key=lambda mangel: (mangel.rettet, mangel.nr, mangel.id)))


def _linjens(linje: Testlinje) -> Iterator[Mangel]:
    """The newest refusal of each tester who has not said anything since.

    None of a page that is approved as it now is: it no longer says what was refused.
    """
    if linje.stand.er_godkendt:
        return
    nu = linje.udsagn.aftryk if linje.udsagn else None
    seneste = {en.afgoerelse.navn: en for en in linje.domme}
    for en in seneste.values():
        if en.afgoerelse.dom is Dom.IKKE_GODKENDT:
            yield _mangel(linje, en, siden_er_aendret=nu != en.aftryk)


def _mangel(linje: Testlinje, en: GemtDom, *, siden_er_aendret: bool) -> Mangel:
    rettes, afgoerelse = rettes_af(en), en.afgoerelse
    sted, navn = STEDER.get(rettes, ("", "")) if isinstance(rettes, Rettes) else ("", "")
    return Mangel(
        id=en.id,
        nr=linje.tilfaelde.nr,
        titel=linje.tilfaelde.titel,
        borger=linje.kandidat.borger if linje.kandidat else "",
        objekt=objektets_navn(linje.udsagn, afgoerelse.objekt) if afgoerelse.objekt else "",
        hvad=feltets_navn(afgoerelse.felt) or "Hele siden",
        bemaerkning=afgoerelse.bemaerkning,
        tester=afgoerelse.navn,
        hvornaar=tidspunkt(afgoerelse.tid),
        retter=str(retter_af(en)),
        sted=sted,
        stednavn=navn,
        rettet=en.rettet,
        siden_er_aendret=siden_er_aendret,
    )


def rettes_af(en: GemtDom) -> Rettes | None:
    """Where it is mended, as the rule said when it was refused."""
    return next((r for r in Rettes if r.name == en.afgoerelse.rettes), None)


def retter_af(en: GemtDom) -> Retter:
    """Who can mend it: who was chosen since, else whom the rule says."""
    valgt = next((r for r in Retter if r.name == en.rettes), None)
    rettes = rettes_af(en)
    return valgt or (RETTER[rettes] if rettes else Retter.CURA)
