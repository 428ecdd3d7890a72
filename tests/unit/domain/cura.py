"""Cura and the indexes, lived through day by day: what the formula of the export must agree with.

Written from domain.md §1A and what-if.md alone. It knows nothing of periods, cuts or formulas: it
keeps a state, lets each day happen, and files what Cura sends. On a day configuration comes
first, then what happens to the sager, then the transfers.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from webapp.domain.fagsystem import BevilgetYdelse, Fremdrift, Sag
from webapp.domain.variant.variant import Trin, Variant

EN_DAG = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Afleveret:
    """A sag or ydelse as it was filed: UUID and the unit it came through, KLE, and what it is."""

    fk_enhed: object
    via: str | None
    enhed: str
    kle: object
    aendret: date | None = None
    fremdrift: Fremdrift | None = None
    ydelsestype: str = ""


@dataclass(kw_only=True)
class Cura:
    """One municipality's Cura with one sag, one ydelse of it and one ydelse without a sag."""

    variant: Variant
    overordnet: dict[str, str | None]
    sag: Sag
    ydelser: tuple[BevilgetYdelse, ...]
    mappet: dict[str, object] = field(default_factory=dict)
    ydelsestype: dict[str, object] = field(default_factory=dict)
    kle: object = None
    oensket: object = None
    sender: bool = False
    sagens: dict[str, object] = field(default_factory=dict)
    indeks: dict[str, Afleveret] = field(default_factory=dict)

    def lev(self, foerste: date, sidste: date) -> dict[str, Afleveret]:
        """Every day from the first to the last; what lies in the indexes in the evening."""
        dag = foerste
        while dag <= sidste:
            self._konfigurer(dag)
            sendte_foer, self.sender = (
                self.sender,
                self._naaet(Trin.EKSPORTER_SAGER, dag) and bool(self.kle),
            )
            sket = self._haendelser(dag)
            if self.sender:
                oprydning = dag in self.variant.oprydninger
                if self.sagens and (sket or oprydning or not sendte_foer):
                    self._send_sag()
                for ydelse in self.ydelser:
                    if ydelse.bevilget <= dag and (ydelse.slug not in self.indeks or oprydning):
                        self._send_ydelse(ydelse)
            dag += EN_DAG
        return {navn: self._med_sagens_maerke(navn) for navn in self.indeks}

    def _naaet(self, trin: Trin, dag: date) -> bool:
        gjort = self.variant.trin.get(trin)
        return gjort is not None and gjort <= dag

    def _i_dag(self, raekker, trin: Trin, dag: date):
        """The rows that somebody types in today: on their own day, else when the trin is done."""
        return [r for r in raekker if (r.fra or self.variant.trin.get(trin)) == dag]

    def _konfigurer(self, dag: date) -> None:
        for raekke in self._i_dag(self.variant.enhedsmapning, Trin.ENHEDER, dag):
            self.mappet[raekke.lokal_enhed] = raekke.fk_enhed
        for raekke in self._i_dag(self.variant.ydelsestyper, Trin.YDELSESTYPER, dag):
            self.ydelsestype[raekke.lokal_ydelse] = raekke
        for raekke in self._i_dag(self.variant.sagstype_kle, Trin.SAGSTYPER, dag):
            if raekke.kle is None and raekke.angivet:
                continue  # four digits: not on Cura's list, so nobody can choose it
            if raekke.kle is None:
                self.kle = self.oensket = None
            elif any(m.daekker(raekke.kle) for m in self.variant.classification_filter):
                self.oensket = raekke.kle
        # A number that is not on Cura's list yet is chosen as soon as it is.
        igaar = dag - EN_DAG
        if self._naaet(Trin.KLASSIFIKATIONSIMPORTER, igaar) and self._naaet(
            Trin.KLE_OVERFOERSEL, igaar
        ):
            self.kle = self.oensket or self.kle

    def _haendelser(self, dag: date) -> bool:
        dagens = [h for h in self.sag.haendelser if h.dato == dag]
        for haendelse in dagens:
            self.sagens = {
                "enhed": haendelse.enhed or self.sagens.get("enhed", ""),
                "fremdrift": haendelse.fremdrift
                or self.sagens.get("fremdrift", Fremdrift.OPSTAAET),
                "aendret": dag,
            }
        return bool(dagens)

    def _maerke(self, enhed: str) -> tuple[object, str | None]:
        """The unit's own UUID, else that of the nearest unit above it that has one."""
        set_: set[str] = set()
        navn: str | None = enhed
        while navn is not None and navn not in set_:
            if self.mappet.get(navn) is not None:
                return self.mappet[navn], navn
            set_.add(navn)
            navn = self.overordnet.get(navn)
        return None, None

    def _send_sag(self) -> None:
        fk_enhed, via = self._maerke(self.sagens["enhed"])
        self.indeks["sag"] = Afleveret(fk_enhed=fk_enhed, via=via, kle=self.kle, **self.sagens)

    def _send_ydelse(self, ydelse: BevilgetYdelse) -> None:
        enhed = "Nord"
        raekke = self.ydelsestype.get(ydelse.lokal_ydelse)
        fk_enhed, via = self._maerke(enhed)
        self.indeks[ydelse.slug] = Afleveret(
            fk_enhed=fk_enhed,
            via=via,
            enhed=enhed,
            kle=(raekke.kle if raekke else None) or self.kle,
            ydelsestype=raekke.ydelsestype if raekke else "",
        )

    def _med_sagens_maerke(self, navn: str) -> Afleveret:
        """What the index shows: a ydelse with a sag stands under the unit of its sag."""
        fundet, sag = self.indeks[navn], self.indeks.get("sag")
        if navn != "med-sag" or sag is None:
            return fundet
        return Afleveret(
            fk_enhed=sag.fk_enhed,
            via=sag.via,
            enhed=sag.enhed,
            kle=fundet.kle,
            ydelsestype=fundet.ydelsestype,
        )
