"""One step of a scenario as the stage shows it: real page objects under both variants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlite_utils import Database

from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.dansk import antal, boej, ejefald, med_stort
from webapp.domain.variant.forskelligt import forskel_i_ord
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.roller import Jobfunktionsrolle, Sagskolonne
from webapp.domain.visning.verdict import Effect, Station
from webapp.domain.workshop.scenarie import (
    FORSIDE,
    MED_BORGER,
    MED_MODELLER,
    Skridt,
    Skridtart,
)
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError, Grundlag, find_person, tjek_dato
from webapp.services.hvorfor.hvorfor import vejen
from webapp.services.hvorfor.saetning import bestemt, borgerens
from webapp.services.hvorfor.sidedele import Stop
from webapp.services.maalinger.indvirkning import (
    Indvirkning,
    Modtager,
    UdenTelefon,
    maal_indvirkning,
)
from webapp.services.mit_overblik.lister import sagsliste
from webapp.services.mit_overblik.objekter import kontaktobjekt
from webapp.services.mit_overblik.sider import find_borgerside
from webapp.services.mit_overblik.udsnit import Borgerudsnit, load_borgerudsnit
from webapp.services.opdigtet import opdigtet_note, tallenes_ophav
from webapp.services.sammenlign.kommune import kommunesammenligning
from webapp.services.sammenlign.sammenlign import kontaktlinje, kontaktmatrix, sammenlign
from webapp.services.sammenlign.sidedele import Feltforskel, Kontaktmatrix, Sammenligning
from webapp.services.sapa.faner import faner_af
from webapp.services.sapa.sapa import KOLONNEFELTER, sagsfelter
from webapp.services.sapa.sider import Sapaside, find_sapaside
from webapp.services.workshop.opstilling import (
    Manglende,
    Medvirkende,
    Opstilling,
    er_som_gemt,
    paa_dagen,
)
from webapp.services.workshop.sammenhold import sammenhold
from webapp.services.workshop.sidedele import (
    Celledel,
    Saetningsliste,
    Skridtside,
    Stort,
    Taldel,
    Udpluk,
)
from webapp.store.kendt import kendt

# So many rows of a list are read from the back of a room.
RAEKKER_I_SALEN = 4
# What stands in a text's places where there is nobody to tell of.
UDEN_BORGER = {
    "borger": "borgeren",
    "fornavn": "borgeren",
    "fornavns": "borgerens",
    "sag": "sagen",
    "kle": "KLE-nummeret",
    "enhed": "enheden",
    "rolle": "rollen",
}
_MELLEM_PAR = re.compile(r"(?<=\d\d) (?=\d\d)")
# A full stop that ends a sentence: none after the number of a day.
_PUNKTUM = re.compile(r"(?<=\D)\. ")
# The steps that list sager, among which a ydelse is not.
OM_SAGER = frozenset({Skridtart.SAGER, Skridtart.SAPA})
YDELSESSTI = "serviceydelser-og-hjaelpemidler"
SAPAS_KOLONNER = (Sagskolonne.KLE_EMNE, Sagskolonne.SAGSTITEL, Sagskolonne.AFDELING)


def skridtside(database: Database, opstilling: Opstilling, nr: int) -> Skridtside:
    """Step `nr` of the scenario, from 1; FindesIkkeError past its end."""
    alle = opstilling.scenarie.skridt
    if not 1 <= nr <= len(alle):
        raise FindesIkkeError(f"»{opstilling.scenarie.titel}« har {len(alle)} skridt.")
    return _Bygger(database, opstilling, nr, alle[nr - 1]).side()


@dataclass(frozen=True)
class _Sider:
    """The citizen of the step under both variants."""

    medvirkende: Medvirkende
    a: Borgerudsnit
    b: Borgerudsnit

    def objekt(self, udsnit: Borgerudsnit) -> Bedoemt:
        """The object of the step, seen or not."""
        fundet = next((en for en in udsnit.alle if en.noegle == self.medvirkende.objekt), None)
        if fundet is None:
            raise FindesIkkeError(
                f"{self.medvirkende.navn} har det ikke under {udsnit.grundlag.variant.navn}."
            )
        return fundet

    @property
    def slug(self) -> str:
        """The slug of the object."""
        return self.medvirkende.objekt.partition("/")[2]

    @property
    def sti(self) -> str:
        """The tail of its page on Mit Overblik."""
        er_sag = self.medvirkende.objekt.startswith("sag/")
        return f"{'sager' if er_sag else YDELSESSTI}/{self.slug}"


class _Bygger:
    """Builds the page of one step."""

    def __init__(self, database: Database, opstilling: Opstilling, nr: int, skridt: Skridt) -> None:
        self._database = database
        self._opstilling = opstilling
        self._nr = nr
        self._skridt = skridt

    def side(self) -> Skridtside:
        """The page; one whose citizen or variant is lacking says so, and the others go on."""
        opstilling, skridt = self._opstilling, self._skridt
        side = Skridtside(
            scenarie=opstilling.scenarie.slug,
            scenarietitel=opstilling.scenarie.titel,
            nr=self._nr,
            ialt=len(opstilling.scenarie.skridt),
            art=skridt.art,
            titel=self._udfyld(skridt.titel),
            se=self._udfyld(skridt.se),
            noter=self._udfyld(skridt.noter),
            navne=opstilling.navne,
            slugs=opstilling.slugs,
            side=skridt.side,
            er_hel_side=skridt.art is Skridtart.SIDE or skridt.er_hel_side,
        )
        mangler = self._mangler()
        return replace(side, mangler=mangler) if mangler else replace(side, **self._indhold())

    def _indhold(self) -> Mapping[str, Any]:
        """What the kind of the step shows, as fields of its page."""
        art = self._skridt.art
        egne: Mapping[Skridtart, Callable[[], Mapping[str, Any]]] = {
            Skridtart.TEKST: dict,
            Skridtart.SPOERGSMAAL: lambda: {"valg": self._valg()},
            Skridtart.TAL: lambda: {"del_": self._tal()},
            Skridtart.FORDELE: lambda: {"del_": self._celler()},
            Skridtart.ULEMPER: lambda: {"del_": self._celler()},
        }
        if art in egne:
            return egne[art]()
        sider = self._sider
        faelles = {
            "objekt": sider.medvirkende.objekt,
            "link": self._link(sider),
            "dag": self._egen_dag(sider),
            "som_gemt": tuple(er_som_gemt(self._database, en) for en in self._par_af),
        }
        if art is Skridtart.MODEL_OG_KILDE:
            return {**faelles, "del_": self._matrix(sider)}
        return {**faelles, "par": self._par(sider)}

    def _mangler(self) -> tuple[Manglende, ...]:
        opstilling, skridt = self._opstilling, self._skridt
        if opstilling.a is None or opstilling.b is None:
            kraever = skridt.art not in {Skridtart.TEKST, Skridtart.SPOERGSMAAL}
            return opstilling.mangler if kraever or skridt.borger else ()
        if skridt.borger in opstilling.uden:
            return (opstilling.uden[skridt.borger],)
        if skridt.borger and (mangler := self._mangler_objekt()):
            return mangler
        if skridt.art in MED_MODELLER and {en.variant.model for en in self._par_af} != {1, 2}:
            return (
                Manglende(
                    "Skemaet handler om model 1 over for model 2, og de to varianter er ikke af "
                    "hver sin model.",
                    "varianter",
                    "Se varianterne",
                ),
            )
        if skridt.art is Skridtart.SAPA and self._rollen is None:
            variant = opstilling.slugs[0]
            return (Manglende("Ingen rolle i SAPA ser sagen.", f"{variant}/roller", "Se rollerne"),)
        return ()

    def _mangler_objekt(self) -> tuple[Manglende, ...]:
        """What the citizen does not have, that the kind of the step is about."""
        hun = self._medvirkende
        sti = f"{self._opstilling.slugs[0]}/mit-overblik/{hun.person}"
        if not hun.objekt and self._kraever_objekt:
            return (
                Manglende(f"{hun.navn} har ingen sag og ingen ydelse.", sti, "Se borgerens side"),
            )
        er_liste = self._skridt.art in OM_SAGER and not self._skridt.er_hel_side
        if er_liste and hun.objekt.startswith("ydelse/"):
            tekst = f"Skridtet viser sager, og »{hun.titel}« er en ydelse."
            return (Manglende(tekst, sti, "Find en sag"),)
        return ()

    @property
    def _kraever_objekt(self) -> bool:
        """False for the steps that show a page of hers, whatever is on it."""
        return self._skridt.art in MED_BORGER and not self._skridt.er_hel_side

    @property
    def _par_af(self) -> tuple[Grundlag, Grundlag]:
        a, b = self._opstilling.a, self._opstilling.b
        if a is None or b is None:
            raise LookupError("the scenario lacks a variant")
        return a, b

    @cached_property
    def _person(self) -> Person:
        return find_person(self._database, self._medvirkende.person)

    @property
    def _medvirkende(self) -> Medvirkende:
        return self._opstilling.medvirkende[self._skridt.borger]

    @cached_property
    def _sider(self) -> _Sider:
        a, b = (
            load_borgerudsnit(
                self._database,
                paa_dagen(self._database, en, self._medvirkende.dag),
                self._person,
            )
            for en in self._par_af
        )
        return _Sider(self._medvirkende, a, b)

    def _egen_dag(self, sider: _Sider) -> date | None:
        """The day of the step, where the citizen's own pages would show another without it."""
        dag = sider.medvirkende.dag
        return None if dag == tjek_dato(self._database, None, self._person) else dag

    @property
    def _rolleslug(self) -> str:
        return self._skridt.rolle or self._fanens_rolle or self._medvirkende.rolle

    @cached_property
    def _fanens_rolle(self) -> str:
        """Of a step that shows a tab, a role whose view has it; empty for the citizen's own role.

        Her own where it has the tab, else the first that has it and sees her sag.
        """
        sti, hun = self._skridt.sti, self._medvirkende
        if self._skridt.art is not Skridtart.SAPA or not sti:
            return ""
        har = [
            rolle
            for rolle in self._par_af[0].variant.roller
            if any(fane.sti == sti and fane.ses_af(rolle) for fane in faner_af(rolle))
        ]
        if not hun.objekt or any(rolle.slug == hun.rolle for rolle in har):
            return ""
        bedoemt = self._sider.objekt(self._sider.a)
        return next((rolle.slug for rolle in har if bedoemt.ses_i_sapa(rolle)), "")

    @property
    def _rollen(self) -> Jobfunktionsrolle | None:
        return self._par_af[0].variant.rolle(self._rolleslug)

    def _udfyld(self, tekst: str) -> str:
        """The text with what is shown in its places."""
        navne = self._navne()
        pladser = {"a": navne[0], "b": navne[1], **UDEN_BORGER}
        pladser |= {"tallene": tallenes_ophav(self._database), "forskel": self._forskel()}
        medvirkende = self._opstilling.medvirkende.get(self._skridt.borger)
        if medvirkende is not None and self._opstilling.a is not None:
            pladser |= self._borgerens_pladser(medvirkende)
        udfyldt = tekst.format_map(pladser)
        return med_stort(udfyldt)

    def _navne(self) -> tuple[str, str]:
        """What the two are called; on the first step with the variant that each is made of."""
        opstilling = self._opstilling
        if self._nr > 1:
            return opstilling.navne
        valg = (opstilling.scenarie.a, opstilling.scenarie.b)
        a, b = (
            _foerste_navn(navn, et.model, grundlag)
            for navn, et, grundlag in zip(
                opstilling.navne, valg, (opstilling.a, opstilling.b), strict=True
            )
        )
        return a, b

    def _forskel(self) -> str:
        """What the two variants are set up otherwise in, as they stand on the stage."""
        a, b = self._opstilling.a, self._opstilling.b
        return forskel_i_ord(a.variant, b.variant) if a and b else ""

    def _borgerens_pladser(self, medvirkende: Medvirkende) -> Mapping[str, str]:
        fornavn = medvirkende.navn.split()[0]
        navnet = {
            "borger": medvirkende.navn,
            "fornavn": fornavn,
            "fornavns": ejefald(fornavn),
        }
        if not medvirkende.objekt:
            return navnet
        bedoemt = self._sider.objekt(self._sider.a)
        ansvarlig, rolle = bedoemt.forhold.ansvarlig, self._rollen
        return navnet | {
            "sag": medvirkende.titel,
            "kle": str(bedoemt.forhold.kle or UDEN_BORGER["kle"]),
            "enhed": ansvarlig.navn if ansvarlig else UDEN_BORGER["enhed"],
            "rolle": rolle.navn if rolle else UDEN_BORGER["rolle"],
        }

    def _valg(self) -> tuple[str, ...]:
        """The choices of the question; without any, what the two variants answer."""
        if self._skridt.valg:
            return tuple(self._udfyld(en) for en in self._skridt.valg)
        if not self._skridt.borger:
            return self._opstilling.navne
        return tuple(
            f"{navn}: {kontaktlinje(self._sider.objekt(udsnit).kontakt)}"
            for navn, udsnit in zip(
                self._opstilling.navne, (self._sider.a, self._sider.b), strict=True
            )
        )

    def _link(self, sider: _Sider) -> str:
        person = self._medvirkende.person
        if self._skridt.art is Skridtart.SAPA:
            return f"sapa/{self._rolleslug}/borger/{person}/{self._skridt.sti}".rstrip("/")
        if self._skridt.art is Skridtart.SAGER:
            return f"mit-overblik/{person}/sager"
        if self._skridt.art is Skridtart.HVORFOR:
            return f"hvorfor/{person}"
        if self._skridt.art is Skridtart.SIDE and self._skridt.sti:
            return f"mit-overblik/{person}/{self._sidesti(sider)}".rstrip("/")
        return f"mit-overblik/{person}/{sider.sti}"

    def _par(self, sider: _Sider) -> Sammenligning:
        """The two sides, each with what differs marked."""
        byg = {
            Skridtart.KONTAKT: _kontakt,
            Skridtart.SAGER: _sager,
            Skridtart.SIDE: lambda sider, udsnit: (
                find_borgerside(udsnit, self._sidesti(sider)).side
            ),
            Skridtart.SAPA: self._sapafane if self._skridt.sti else self._sapa,
            Skridtart.BORGER_OG_SAGSBEHANDLER: lambda sider, udsnit: sammenhold(
                _set(sider, udsnit)
            ),
            Skridtart.HVORFOR: self._hvorfor,
        }[self._skridt.art]
        par = sammenlign(
            sider.medvirkende.titel,
            self._skabelon(sider),
            lambda: byg(sider, sider.a),
            lambda: byg(sider, sider.b),
        )
        egne = {sider.medvirkende.objekt, f"kontakt/{sider.slug}"}
        hele = self._skridt.er_hel_side
        return replace(
            par,
            side_a=_klip(par.side_a),
            side_b=_klip(par.side_b),
            forskelle=_i_salen([en for en in par.forskelle if hele or en.noegle in egne]),
        )

    def _sidesti(self, sider: _Sider) -> str:
        """Which page of Mit Overblik the step shows: its own, else that of the object."""
        sti = self._skridt.sti
        return "" if sti == FORSIDE else sti or sider.sti

    def _skabelon(self, sider: _Sider) -> str:
        """The template of the page, from the side that shows it; of no use where none does."""
        for udsnit in (sider.a, sider.b):
            with suppress(FindesIkkeError):
                if self._skridt.art is Skridtart.SIDE:
                    side = find_borgerside(udsnit, self._sidesti(sider))
                    return f"indhold/mit_overblik/{side.skabelon}.html"
                if self._skridt.art is Skridtart.SAPA and self._skridt.sti:
                    return f"indhold/sapa/{self._sapaside(udsnit).skabelon}.html"
        return "indhold/mit_overblik/sag.html"

    def _sapaside(self, udsnit: Borgerudsnit) -> Sapaside:
        return find_sapaside(self._database, udsnit, self._rolle_i(udsnit), self._skridt.sti)

    def _sapafane(self, _sider: _Sider, udsnit: Borgerudsnit) -> object:
        return self._sapaside(udsnit).side

    def _rolle_i(self, udsnit: Borgerudsnit) -> Jobfunktionsrolle:
        rolle = udsnit.grundlag.variant.rolle(self._rolleslug)
        if rolle is None:
            navn = udsnit.grundlag.variant.navn
            raise FindesIkkeError(f"{navn} har ikke rollen »{self._rolleslug}«.")
        return rolle

    def _sapa(self, sider: _Sider, udsnit: Borgerudsnit) -> Udpluk:
        rolle = self._rolle_i(udsnit)
        synlige = [
            en
            for en in udsnit.alle
            if not en.forhold.er_ydelse
            and en.forhold.indekssag is not None
            and en.ses_i_sapa(rolle)
        ]
        synlige.sort(key=lambda en: (-en.sag.oprettet.toordinal(), en.sag.sagsnummer))
        return _udpluk([_saparaekke(en) for en in synlige], sider.medvirkende.objekt)

    def _hvorfor(self, sider: _Sider, udsnit: Borgerudsnit) -> Saetningsliste:
        bedoemt = sider.objekt(udsnit)
        verdict = udsnit.dom(bedoemt)
        vej = vejen(bedoemt, verdict, til_sapa=False)
        rolle = udsnit.grundlag.variant.rolle(self._rolleslug)
        if rolle is not None:
            vej = (*vej, vejen(bedoemt, bedoemt.sapa(rolle), til_sapa=True)[-1])
        return Saetningsliste(
            Objekt(bedoemt.noegle),
            sider.medvirkende.titel,
            borgerens(bedoemt, verdict),
            tuple(_kort_stop(stop, bedoemt) for stop in vej),
        )

    def _matrix(self, sider: _Sider) -> Kontaktmatrix:
        def sag(kilde: Kontaktkilde, side: str) -> Bedoemt:
            grundlag = (sider.a if side == "a" else sider.b).grundlag.med_kontaktkilde(kilde)
            return sider.objekt(load_borgerudsnit(self._database, grundlag, self._person))

        matrix = kontaktmatrix(sag)
        raekker = ((kilde, hele_numre(a), hele_numre(b)) for kilde, a, b in matrix.raekker)
        return replace(matrix, raekker=tuple(raekker))

    def _maalt(self) -> Indvirkning:
        """Counted once for a scenario: what it changes is no variant that the file has."""
        a, b = self._par_af
        return kendt(
            self._database,
            ("workshoptal", self._opstilling.scenarie, a.dato),
            lambda: maal_indvirkning(self._database, a, b, Modtager.BORGER),
        )

    def _tal(self) -> Taldel:
        """What becomes of the kommune's sager, of whom, and between how many contacts."""
        maalt, (a, b) = self._maalt(), self._opstilling.navne
        felt, hvad = max(
            (
                ("changed", "får en anden kontakt"),
                ("hidden", "vises ikke længere"),
                ("shown", "bliver vist"),
            ),
            key=lambda en: getattr(maalt.sager, en[0]),
        )
        faar = maalt.faar_telefon if felt == "changed" else 0
        heraf = f" ({faar} får nu en telefon)" if faar else ""
        under_b = f"{maalt.forskellige_b}{_uden(maalt.uden_telefon_b)} under {b}"
        return Taldel(
            (
                Stort(
                    getattr(maalt.sager, felt),
                    f"af {antal(maalt.sager.total, 'sag', 'sager')} {hvad}{heraf}",
                ),
                Stort(
                    getattr(maalt.borgere, felt),
                    f"af {antal(maalt.borgere.total, 'borger', 'borgere')} mærker det",
                ),
                Stort(
                    maalt.forskellige_a,
                    f"{boej(maalt.forskellige_a, 'kontakt', 'forskellige kontakter')}"
                    f"{_uden(maalt.uden_telefon_a)} under {a}, {under_b}",
                ),
            ),
            opdigtet_note(self._database),
        )

    def _celler(self) -> Celledel:
        side = kommunesammenligning(*self._par_af, self._maalt())
        celler = side.fordele if self._skridt.art is Skridtart.FORDELE else side.ulemper
        return Celledel(celler, opdigtet_note(self._database))


def _foerste_navn(navn: str, model: int | None, grundlag: Grundlag | None) -> str:
    """`Model 1 (Orgmapning v3)`; the variant's own where that begins with it."""
    if grundlag is None:
        return f"Model {model}" if model else navn
    gemt = grundlag.variant.navn
    return gemt if gemt.startswith(navn) else f"{navn} ({gemt})"


def _uden(uden: UdenTelefon) -> str:
    """` (11 uden telefon)`; empty where all have one."""
    return f" ({uden.kontakter} uden telefon)" if uden.kontakter else ""


def _set(sider: _Sider, udsnit: Borgerudsnit) -> Bedoemt:
    """The object where the citizen sees it; FindesIkkeError says what hides it."""
    bedoemt = sider.objekt(udsnit)
    if not bedoemt.borger.visible:
        skjuler = bedoemt.borger.med(Effect.HIDES)[0]
        raise FindesIkkeError(f"Borgeren ser ikke {bestemt(bedoemt)}: {skjuler.tekst}")
    return bedoemt


def _kontakt(sider: _Sider, udsnit: Borgerudsnit) -> Objekt:
    bedoemt = _set(sider, udsnit)
    return kontaktobjekt(f"kontakt/{bedoemt.slug}", bedoemt.kontakt)


def _sager(sider: _Sider, udsnit: Borgerudsnit) -> Udpluk:
    return _udpluk(sagsliste(udsnit, len(udsnit.alle) or 1).raekker, sider.medvirkende.objekt)


def _udpluk(raekker: Iterable[Objekt], noegle: str) -> Udpluk:
    """The row that is looked at first, then those that follow."""
    alle = list(raekker)
    foerst = [en for en in alle if en.noegle == noegle]
    andre = [en for en in alle if en.noegle != noegle]
    return Udpluk((*foerst, *andre), len(alle), bool(foerst))


def _klip(side: object) -> object:
    """As many rows as a room can read; cut when all were compared, so that no cut is told."""
    if not isinstance(side, Udpluk):
        return side
    # Where it is not, a line says so in its place.
    return replace(side, raekker=side.raekker[: RAEKKER_I_SALEN - (not side.fundet)])


def _i_salen(forskelle: list[Feltforskel]) -> tuple[Feltforskel, ...]:
    """What is said aloud: no address, where anything else differs."""
    vigtige = [
        en for en in forskelle if not en.a.startswith("http") and not en.b.startswith("http")
    ]
    return tuple(vigtige or forskelle)


def _saparaekke(bedoemt: Bedoemt) -> Objekt:
    felter = sagsfelter(bedoemt, {})
    return Objekt(bedoemt.noegle, {KOLONNEFELTER[k]: felter[k] for k in SAPAS_KOLONNER})


def hele_numre(tekst: str) -> str:
    """The text with its telephone numbers whole: none is broken between two lines."""
    return _MELLEM_PAR.sub("\N{NO-BREAK SPACE}", tekst)


def _foerste_saetning(tekst: str) -> str:
    return _PUNKTUM.split(tekst)[0]


def _kort_stop(stop: Stop, bedoemt: Bedoemt) -> Stop:
    """A station in the few words that a wall has room for: no UUID, the contact itself."""
    ansvarlig = bedoemt.forhold.ansvarlig
    if stop.tilstand != "ok":
        return replace(stop, tekst=_foerste_saetning(stop.tekst))
    if stop.station == Station.INDEKS:
        navn = ansvarlig.navn if ansvarlig else "ingen enhed"
        if bedoemt.forhold.indeksydelse is not None:
            navn = f"type: {bedoemt.forhold.indeksydelse.ydelsestype or 'ukendt'}"
        return replace(stop, tekst=f"{bedoemt.forhold.kle or 'Uden KLE'}, {navn}")
    if stop.station == Station.EKSPORT:
        return replace(stop, tekst=_foerste_saetning(stop.tekst).rstrip("."))
    if stop.station == Station.BORGERBLIK:
        return replace(stop, tekst=hele_numre(kontaktlinje(bedoemt.kontakt)))
    if stop.station == Station.SAPA:
        return replace(stop, tekst=ansvarlig.navn if ansvarlig else "Uden afdeling")
    return stop
