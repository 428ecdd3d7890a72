"""The chosen row of the workbench: both trees at its place, suggestions, FK ORG's own page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from webapp.domain.organisation.organisation import AdresseRolle, FkEnhed
from webapp.domain.vaerdier.identifikation import EnhedUuid, UgyldigIdentifikationError
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.enhedsforslag import Enhedskandidat, Enhedsmatch
from webapp.services.dansk import sapadato, sorteringsnoegle
from webapp.services.mapping.sidedele import Fkside, Kandidat, Mulighed, Par, Traeknude
from webapp.services.mapping.tabel import Enhedstabel
from webapp.services.sapa.enhed import kontaktfejl

N = TypeVar("N")

# A unit can have hundreds beside it; a tree shows its own place, not all of them.
MAKS_SOESKENDE = 40
MAKS_FUNDNE = 25
MAKS_FORSLAG = 6
IKKE_I_UDTRAEKKET = "Ikke med i jeres udtræk"
KONTAKTLABELS = (
    ("Telefon", AdresseRolle.TELEFON),
    ("FastnetTelefon", AdresseRolle.FASTNET),
    ("Åbningstid telefon", AdresseRolle.AABNINGSTID_TELEFON),
    ("E-mail", AdresseRolle.EMAIL),
    ("URL", AdresseRolle.URL),
    ("Henvendelsessted", AdresseRolle.HENVENDELSESSTED),
    ("Åbningstid personlig henvendelse", AdresseRolle.AABNINGSTID_HENVENDELSE),
    ("Postadresse", AdresseRolle.POST),
    ("Lokation", AdresseRolle.LOKATION),
)


class Enhedsvalg:
    """What there is to see and choose for one unit."""

    def __init__(self, tabel: Enhedstabel, navn: str) -> None:
        """`navn`: the chosen unit's name in Cura."""
        self._tabel = tabel
        self._navn = navn
        self._organisation = tabel.grundlag.opslag.organisation

    @cached_property
    def par(self) -> Par:
        """The unit's row."""
        return next(par for par in self._tabel.alle if par.navn == self._navn)

    @cached_property
    def _fk_boern(self) -> Mapping[EnhedUuid | None, list[FkEnhed]]:
        boern: defaultdict[EnhedUuid | None, list[FkEnhed]] = defaultdict(list)
        for enhed in self._organisation.enheder.values():
            boern[enhed.overordnet].append(enhed)
        return boern

    def fk_enhed(self, uuid: str | None) -> FkEnhed | None:
        """The unit that an address names, else the one that the row leads to."""
        try:
            valgt = EnhedUuid.af_tekst(uuid) if uuid else self._tabel.maerke(self._navn).enhed
        except UgyldigIdentifikationError:
            valgt = None
        return self._organisation.find(valgt)

    def cura_trae(self) -> tuple[Traeknude, ...]:
        """Cura's tree at the unit's place."""
        enheder = self._tabel.grundlag.opslag.lokale_enheder
        under: defaultdict[str | None, list[str]] = defaultdict(list)
        for enhed in enheder:
            under[enhed.overordnet].append(enhed.navn)
        vej = tuple(reversed(self._tabel.konfiguration.vej_op(self._navn)))
        slug_af = self._tabel.slug_af
        rod = under[None] if vej[0] in under[None] else [vej[0]]
        return _trae(vej, rod, lambda navn: under[navn], lambda n: (n, slug_af.get(n, "")))

    def fk_trae(self, enhed: FkEnhed | None) -> tuple[Traeknude, ...]:
        """FK Organisation's tree at the place of a unit; without one, its top."""
        vej = self._organisation.sti(enhed) if enhed else ()
        toppe = [
            e
            for e in self._organisation.enheder.values()
            if e.overordnet is None or self._organisation.find(e.overordnet) is None
        ]
        rod = sorted(toppe, key=lambda e: sorteringsnoegle(e.navn))
        if vej and vej[0] not in rod:
            rod = [vej[0]]
        return _trae(
            vej or tuple(rod[:1]),
            rod,
            lambda e: sorted(self._fk_boern[e.uuid], key=lambda b: sorteringsnoegle(b.navn)),
            lambda e: (e.navn, str(e.uuid)),
        )

    def muligheder(self, match: Enhedsmatch) -> tuple[Mulighed, ...]:
        """What the unit can be mapped to, the likeliest first; not what it is mapped to already."""
        enhed = self._tabel.konfiguration.lokale_enheder[self._navn]
        nu = self._tabel.maerke(self._navn)
        egen = nu.enhed if nu.via == self._navn else None
        return tuple(
            self._mulighed(en) for en in match.kandidater(enhed, MAKS_FORSLAG) if en.fk != egen
        )

    def _mulighed(self, en: Enhedskandidat) -> Mulighed:
        fk = self._organisation.enheder[en.fk]
        telefon = self._tabel.kontakt(self._navn, en.fk).telefon_i_par
        under = [self._tabel.fk_sti(fk), f"Telefon {telefon}" if telefon else "Ingen telefon"]
        return Mulighed(
            vaerdi=str(en.fk),
            navn=fk.navn,
            grund=en.grund,
            sikkerhed=en.sikkerhed,
            under=" · ".join(filter(None, under)),
        )

    def soeg(self, tekst: str) -> tuple[Kandidat, ...]:
        """Units by name or UUID."""
        ord_ = [et for et in fold(tekst).split("-") if et]
        if not ord_:
            return ()
        fundne = (
            enhed
            for enhed in self._organisation.enheder.values()
            if str(enhed.uuid) == tekst.strip().lower()
            or all(et in fold(enhed.navn) for et in ord_)
        )
        sorteret = sorted(fundne, key=lambda enhed: sorteringsnoegle(enhed.navn))
        return tuple(self._kandidat(enhed) for enhed in sorteret[:MAKS_FUNDNE])

    def _kandidat(self, enhed: FkEnhed) -> Kandidat:
        aktiv = enhed.er_aktiv(self._tabel.grundlag.dato)
        return Kandidat(str(enhed.uuid), enhed.navn, self._tabel.fk_sti(enhed), aktiv)

    def fkside(self, enhed: FkEnhed | None) -> Fkside | None:
        """FK Organisation's own page, with a line for what an export does not hold."""
        if enhed is None:
            return None
        over = self._organisation.find(enhed.overordnet)
        aktiv = enhed.er_aktiv(self._tabel.grundlag.dato)
        periode = f"({sapadato(enhed.aktiv_fra) or '-∞'} - {sapadato(enhed.aktiv_til) or '∞'})"
        stamdata = (
            ("Navn", enhed.navn),
            ("CVR-nummer", str(self._tabel.grundlag.opslag.kommune.cvr)),
            ("Brugervendt nøgle", enhed.brugervendt_noegle or "-"),
            ("Enhedstype", IKKE_I_UDTRAEKKET),
            ("Overordnet enhed", over.navn if over else "-"),
            ("Tilstand", f"{'Aktiv' if aktiv else 'Inaktiv'} {periode}"),
            ("Senest opdateret", IKKE_I_UDTRAEKKET),
            ("Organisation/Enhed UUID", str(enhed.uuid)),
        )
        kontakt = ((label, enhed.adresse(rolle)) for label, rolle in KONTAKTLABELS)
        return Fkside(
            uuid=str(enhed.uuid),
            navn=enhed.navn,
            sti=self._tabel.fk_sti(enhed),
            stamdata=stamdata,
            opgaver=enhed.opgaver,
            kontaktoplysninger=tuple((label, tekst) for label, tekst in kontakt if tekst),
            fejl=tuple(kontaktfejl(enhed, aktiv=aktiv)),
        )


def _trae(
    vej: tuple[N, ...],
    soeskende: Iterable[N],
    boern: Callable[[N], Iterable[N]],
    vis: Callable[[N], tuple[str, str]],
) -> tuple[Traeknude, ...]:
    """The level that the way passes, its next step opened; the last step shows its children."""
    alle = list(soeskende)
    naeste, er_sidst = (vej[0] if vej else None), len(vej) <= 1
    viste = _udsnit(alle, naeste) if er_sidst or len(vej) == 2 else [naeste or alle[0]]
    knuder = []
    for en in viste:
        navn, noegle = vis(en)
        under: tuple[Traeknude, ...] = ()
        if en == naeste:
            under = (
                tuple(
                    Traeknude(*vis(barn), valgt=False) for barn in list(boern(en))[:MAKS_SOESKENDE]
                )
                if er_sidst
                else _trae(vej[1:], boern(en), boern, vis)
            )
        knuder.append(Traeknude(navn, noegle, er_sidst and en == naeste, under))
    flere = len(alle) - len(viste)
    if flere > 0 and knuder:
        sidste = knuder[-1]
        knuder[-1] = Traeknude(sidste.navn, sidste.noegle, sidste.valgt, sidste.boern, flere)
    return tuple(knuder)


def _udsnit(alle: list[N], om: N | None) -> list[N]:
    """At most MAKS_SOESKENDE of them, with the wanted one among them."""
    if om is None or om not in alle[MAKS_SOESKENDE:]:
        return alle[:MAKS_SOESKENDE]
    return [*alle[: MAKS_SOESKENDE - 1], om]
