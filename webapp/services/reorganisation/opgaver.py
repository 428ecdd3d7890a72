"""The work list of a reorganisation: what is to be mapped again, to what, and who must look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from webapp.domain.organisation.enhedsaendring import LUKKER, i_ord
from webapp.domain.organisation.organisation import FkEnhed, FkOrganisation
from webapp.domain.organisation.reorganisation import Forloeb, forloeb_til
from webapp.domain.vaerdier.dansk import dag
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.domain.variant.mappingaendring import planlagt
from webapp.services.arknavne import slugs
from webapp.services.grundlag import Grundlag
from webapp.services.maalinger.enhedsudfald import Hos
from webapp.services.maalinger.reorganisation import Maaling, Stadig
from webapp.services.reorganisation.sidedele import Andetsystem, Navnelinje, Opgave, Rolleopgave

UDEN_TAL = Maaling({}, {}, {}, ())


@dataclass
class Arbejdsliste:
    """What is to be done under one variant on the day of `grundlag`."""

    grundlag: Grundlag
    maaling: Maaling = UDEN_TAL
    _forloeb: Forloeb = field(init=False)

    def __post_init__(self) -> None:
        self._forloeb = forloeb_til(
            self.grundlag.opslag.organisation,
            self.grundlag.variant.reorganisation,
            self.grundlag.dato,
        )

    @property
    def _foer(self) -> FkOrganisation:
        organisation = self.grundlag.opslag.organisation
        return organisation.grundform or organisation

    def navn(self, uuid: EnhedUuid | None) -> str:
        """A unit's name before the changes."""
        enhed = self._foer.find(uuid)
        return enhed.navn if enhed else str(uuid or "")

    def opgaver(self) -> tuple[Opgave, ...]:
        """One for each local unit and closed unit, those that are not done first."""
        hos = {(h.via, h.enhed): s for h, s in self.maaling.hos.items() if h.fra_cura}
        for par in self._mappede():
            hos.setdefault(par, Stadig())
        efter_navn = {
            navn: slug
            for slug, navn in slugs(e.navn for e in self.grundlag.opslag.lokale_enheder).items()
        }
        alle = [
            self._opgave(via, uuid, stadig, efter_navn.get(via, ""))
            for (via, uuid), stadig in hos.items()
        ]
        return tuple(sorted(alle, key=lambda o: (bool(o.gjort), -_ialt(o.stadig), o.lokal)))

    def _mappede(self) -> Iterator[tuple[str, EnhedUuid]]:
        """Local units that are mapped themselves, today or as planned, to a closed unit."""
        konfiguration = planlagt(self.grundlag.konfiguration, self.grundlag.dato)
        for enhed in self.grundlag.opslag.lokale_enheder:
            maerke = konfiguration.maerke(enhed.navn, self.grundlag.dato)
            uuid = maerke.enhed if maerke.via == enhed.navn else None
            if uuid is not None and uuid in self._forloeb.arvinger:
                yield enhed.navn, uuid

    def _opgave(self, via: str, uuid: EnhedUuid, stadig: Stadig, slug: str) -> Opgave:
        arving = self._forloeb.arving(uuid)
        nu = planlagt(self.grundlag.konfiguration, self.grundlag.dato)
        maerke = nu.maerke(via, self.grundlag.dato).enhed
        peger = self.grundlag.opslag.organisation.find(maerke)
        gjort = peger.navn if peger and peger.er_aktiv(self.grundlag.dato) else ""
        return Opgave(
            lokal=via,
            slug=slug,
            fk_navn=self.navn(uuid),
            hvorfor=self._hvorfor(uuid),
            forslag=arving.navn if arving else "",
            forslag_uuid=str(arving.uuid) if arving else "",
            grund=self._grund(uuid, arving),
            stadig=stadig,
            gjort=gjort,
        )

    def _hvorfor(self, uuid: EnhedUuid) -> str:
        """`Myndighed B lægges sammen med Myndighed C 1. maj 2024`."""
        for aendring in self.grundlag.variant.reorganisation:
            if aendring.enhed == uuid and aendring.slags in LUKKER:
                return f"{i_ord(aendring, self.navn)} {dag(aendring.dato)}"
        return ""

    def _grund(self, uuid: EnhedUuid, arving: FkEnhed | None) -> str:
        if arving is None:
            return "Ingen åben enhed tager over. Vælg en i mapningen."
        sammenlagt = any(
            a.enhed == uuid and a.til_enhed == arving.uuid and a.slags in LUKKER
            for a in self.grundlag.variant.reorganisation
        )
        return "Tager over ved sammenlægningen" if sammenlagt else "Lå over enheden"

    def andre(self) -> tuple[Andetsystem, ...]:
        """What other fagsystemer have filed: the mapping of Cura does not reach it."""
        return tuple(
            self._andet(hos, stadig) for hos, stadig in self.maaling.hos.items() if not hos.fra_cura
        )

    def _andet(self, hos: Hos, stadig: Stadig) -> Andetsystem:
        arving = self._forloeb.arving(hos.enhed)
        return Andetsystem(hos.via, self.navn(hos.enhed), arving.navn if arving else "", stadig)

    def navne(self) -> tuple[Navnelinje, ...]:
        """The units whose page in SAPA changes, those with most objects first."""
        linjer = [self._navnelinje(uuid, sendt) for uuid, sendt in self.maaling.navne.items()]
        return tuple(sorted(linjer, key=lambda en: -sum(antal for _, antal in en.som_sendt)))

    def _navnelinje(self, uuid: EnhedUuid, sendt: Mapping[str, int]) -> Navnelinje:
        efter = self._forloeb.organisation.find(uuid)
        return Navnelinje(
            str(uuid),
            self.navn(uuid),
            efter.navn if efter else "",
            efter is not None and efter.er_aktiv(self.grundlag.dato),
            tuple(sorted(sendt.items(), key=lambda par: (-par[1], par[0]))),
        )

    def roller(self) -> tuple[Rolleopgave, ...]:
        """The roles whose delimitation names a closed unit, or gains or loses one by a move."""
        fundne = []
        for rolle in self.grundlag.variant.roller:
            uuids = {u: None for en in rolle.brugersystemroller for u in en.organisation}
            tekster = tuple(tekst for uuid in uuids for tekst in self._rolletekster(uuid))
            if tekster:
                fundne.append(Rolleopgave(rolle.slug, rolle.navn, tekster))
        return tuple(fundne)

    def _rolletekster(self, uuid: EnhedUuid) -> Iterator[str]:
        efter, graense = self._forloeb.organisation, self.navn(uuid)
        if uuid in self._forloeb.arvinger:
            yield f"Afgrænset til {graense}, som lukkes"
        if not self.grundlag.variant.antagelser.underenheder_er_med:
            return
        for enhed in self._foer.enheder.values():
            ny = efter.find(enhed.uuid)
            if enhed.uuid == uuid or ny is None or ny.overordnet == enhed.overordnet:
                continue
            var, er = self._foer.er_under(enhed.uuid, uuid), efter.er_under(enhed.uuid, uuid)
            if var and not er:
                yield f"{enhed.navn} ligger ikke længere under {efter_navn(efter, uuid)}"
            elif er and not var:
                yield f"{enhed.navn} ligger nu under {efter_navn(efter, uuid)}"


def efter_navn(organisation: FkOrganisation, uuid: EnhedUuid) -> str:
    """A unit's name as the changes leave it."""
    enhed = organisation.find(uuid)
    return enhed.navn if enhed else str(uuid)


def _ialt(stadig: Stadig) -> int:
    return stadig.aktive + stadig.lukkede + stadig.ydelser
