"""What a kommune's own sheets do not say, filled in, so that two sheets are enough to see pages.

KOMBIT's two sheets and FK Organisation name no kommune, no date, no citizen, no Borgerblik
configuration and no SAPA role. Each thing that is filled in is told as a finding (oplysning).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from webapp.domain.fagsystem import Kildested
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.organisation.organisation import FkOrganisation
from webapp.domain.testdata.kilde import Kildedata, Kommune
from webapp.domain.testdata.proeveborgere import Proeveark, Proevedata, lav_proeveborgere
from webapp.domain.testdata.tilfoejede import Tilfoejet, tilfoej
from webapp.domain.vaerdier.dansk import antal, dag
from webapp.domain.vaerdier.fund import Alvor, Fund
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.variant.fordringsvalg import Aktivitet, Fordringsvalg
from webapp.domain.variant.opsaetning import Kontaktkilde, Opsaetning
from webapp.domain.variant.roller import Brugersystemrolle, Jobfunktionsrolle
from webapp.importers.indlaes import Indlaesning

# Kept among the kommune's files, so that a later import without options has the same kommune.
STAMDATAFIL = "forhaandsblik-stamdata.csv"
INGEN_CVR = Cvr("00000000")
# FAQ3 and SAPA's own list of pages (domain.md §1): the set-up is reached through SAPA.
OPSAETNING_HENTES = (
    "Se jeres egen opsætning i SAPA's administrationsmodul under »Borgerblikket "
    "KLE-Konfiguration«, skriv den af i arket »Opsætning af Borgerblikket«, og indlæs det. Så "
    "slutter antagelsen."
)
ROLLE_ALLE = Jobfunktionsrolle(
    slug="alle",
    navn="Alle",
    brugersystemroller=(Brugersystemrolle("Alle"),),
    beskrivelse="Vi antager: en rolle uden dataafgrænsning, til og med følsomme "
    "personoplysninger. Indlæs jeres egne roller for at se deres.",
)


@dataclass(frozen=True, slots=True)
class Stamdata:
    """Name, CVR and date of a kommune as the user gave them; what is None was not given."""

    navn: str | None = None
    cvr: Cvr | None = None
    dato: date | None = None

    def eller(self, husket: Stamdata) -> Stamdata:
        """The same, with what was given before where nothing is given now."""
        return Stamdata(self.navn or husket.navn, self.cvr or husket.cvr, self.dato or husket.dato)

    def som_fil(self) -> dict[str, bytes]:
        """The file that keeps them, by name; none where there is nothing to keep."""
        if self == Stamdata():
            return {}
        tekst = io.StringIO()
        dato = self.dato.isoformat() if self.dato else ""
        csv.writer(tekst, delimiter=";").writerow([self.navn or "", self.cvr or "", dato])
        return {STAMDATAFIL: tekst.getvalue().encode()}


def laes_stamdata(indhold: bytes) -> Stamdata:
    """What `Stamdata.som_fil` wrote; empty bytes give nothing."""
    raekke = next(csv.reader(io.StringIO(indhold.decode()), delimiter=";"), None)
    if raekke is None:
        return Stamdata()
    navn, cvr, dato = raekke
    return Stamdata(
        navn or None, Cvr(cvr) if cvr else None, date.fromisoformat(dato) if dato else None
    )


def udfyld(slug: str, laest: Indlaesning, stamdata: Stamdata, i_dag: date) -> Indlaesning:
    """What was read, with what no file said filled in, and a finding for each such thing.

    Nothing that a file says is changed. `i_dag` is the data set's date where nobody gave one.
    """
    if laest.kommune is None:
        laest = _med_kommune(slug, laest, stamdata, i_dag)
    if laest.kommune is not None and not (laest.sager or laest.personer or laest.bevillinger):
        laest = _med_proeveborgere(laest, laest.kommune)
    if laest.opsaetning is None:
        laest = _med_antaget_opsaetning(laest)
    if laest.fordringsvalg is None and laest.fordringer:
        typer = sorted({en.fordringstype for en in laest.fordringer})
        valg = tuple(Fordringsvalg(navn, Aktivitet.MIT_OVERBLIK) for navn in typer)
        laest = _med(
            replace(laest, fordringsvalg=valg, fordringer_antaget=True),
            "FORDRINGER_ANTAGET",
            "Ingen fil har en Fordringskonfiguration. Vi antager, at alle fordringstyper i arket "
            f"Fordringer ({len(typer)}) er aktive for Mit Overblik.",
            "Indlæs arket »Fordringskonfiguration«, når I kender jeres egen.",
        )
    if laest.roller is None:
        laest = _med(
            replace(laest, roller=(ROLLE_ALLE,)),
            "ROLLER_ANTAGET",
            "Ingen fil har SAPA-roller. Vi antager én rolle, »Alle«, uden dataafgrænsning.",
            "Indlæs arket med SAPA-roller for at se, hvad jeres egne roller når.",
        )
    return laest


def _med(laest: Indlaesning, kode: str, tekst: str, ventet: str) -> Indlaesning:
    """The same with one more finding, about no file in particular."""
    fund = Fund(
        kode=kode,
        alvor=Alvor.OPLYSNING,
        fil="",
        ark="",
        celle="",
        vaerdi="",
        tekst=tekst,
        ventet=ventet,
    )
    return replace(laest, fund=(*laest.fund, fund))


def _med_antaget_opsaetning(laest: Indlaesning) -> Indlaesning:
    """The assumption, which each variant makes of its own numbers; told where it can have any."""
    laest = replace(laest, opsaetning=Opsaetning(antaget=Kontaktkilde.FK_ORGANISATION))
    if not (laest.sagstyper or laest.lokale_ydelser):
        return laest
    return _med(
        laest,
        "OPSAETNING_ANTAGET",
        "Ingen fil har Opsætning af Borgerblikket. Vi antager, at hvert KLE-nummer, som en "
        "sagstype eller ydelse har, er aktivt, også dem, I selv retter til, og at kontakten "
        "hentes i FK Organisation.",
        OPSAETNING_HENTES,
    )


def _med_kommune(slug: str, laest: Indlaesning, givet: Stamdata, i_dag: date) -> Indlaesning:
    """The kommune as it was given, else by the top unit of FK Organisation, else by its slug."""
    rod = _rodnavn(laest.organisation or FkOrganisation())
    navn = givet.navn or rod or slug.replace("-", " ").title()
    kommune = Kommune(slug, navn, givet.cvr or INGEN_CVR, givet.dato or i_dag)
    laest = replace(laest, kommune=kommune)
    mangler = [
        f"navnet er sat til »{navn}«" if givet.navn is None else "",
        "CVR-nummeret er ikke sat" if givet.cvr is None else "",
        f"datoen er sat til {dag(kommune.dato)}" if givet.dato is None else "",
    ]
    if not any(mangler):
        return laest
    return _med(
        laest,
        "KOMMUNE_ANTAGET",
        f"Ingen fil siger, hvilken kommune det er: {', '.join(filter(None, mangler))}.",
        "Indlæs igen med --navn, --cvr og --dato, eller et ark med Kommune, CVR og Dato.",
    )


def _rodnavn(organisation: FkOrganisation) -> str | None:
    """The name of the only unit without an overordnet; None where there is none, or several."""
    roedder = [enhed for enhed in organisation.enheder.values() if enhed.overordnet is None]
    return roedder[0].navn if len(roedder) == 1 else None


def _med_proeveborgere(laest: Indlaesning, kommune: Kommune) -> Indlaesning:
    """Invented citizens, where the files hold neither persons nor sager."""
    organisation = laest.organisation or FkOrganisation()
    lavet = lav_proeveborgere(
        Proeveark(
            kommune=kommune,
            fagsystemer=laest.fagsystemer,
            enheder=laest.lokale_enheder,
            sagstyper=laest.sagstyper,
            ydelser=laest.lokale_ydelser,
            numre=_brugte_numre(laest),
            fk_enheder=tuple(organisation.enheder.values()),
        )
    )
    if not lavet.personer:
        return laest
    laest = replace(
        laest,
        fagsystemer=(
            *lavet.fagsystemer,
            *(system for system in laest.fagsystemer if system not in lavet.fagsystemer),
        ),
        personer=lavet.personer,
        familie=lavet.familie,
        sager=lavet.sager,
        bevillinger=lavet.bevillinger,
    )
    return _med(
        laest,
        "PROEVEBORGERE_LAVET",
        "Filerne har ingen borgere og ingen sager. Vi har lavet "
        f"{antal(len(lavet.personer), 'opdigtet prøveborger', 'opdigtede prøveborgere')} med "
        f"{antal(len(lavet.sager), 'sag', 'sager')} og "
        f"{antal(len(lavet.bevillinger), 'bevilling', 'bevillinger')}. Sammen har de mindst én "
        f"sag af hver sagstype og {_hos_enhederne(lavet)}, og alle ydelser. Tal for sager og "
        "borgere siger derfor intet om, hvor mange det gælder hos jer.",
        "Indlæs egne testdata, når I har dem. Så forsvinder prøveborgerne.",
    )


def _hos_enhederne(lavet: Proevedata) -> str:
    if not lavet.udeladte_enheder:
        return "hos hver sagsansvarlig enhed"
    uden = antal(lavet.udeladte_enheder, "enhed", "enheder")
    return f"hos de fleste sagsansvarlige enheder ({uden} er ikke med)"


def med_tilfoejede(kilde: Kildedata, laest: Indlaesning) -> tuple[Kildedata, Indlaesning]:
    """The data with the prøveborgere that were asked for, and a finding for each that cannot be."""
    kilde, tilfoejede = tilfoej(kilde, laest.oensker)
    fund = tuple(_ikke_lavet(en) for en in tilfoejede if en.mangler)
    return kilde, replace(laest, fund=(*laest.fund, *fund))


def _ikke_lavet(en: Tilfoejet) -> Fund:
    sted = en.oenske.sted or Kildested("")
    return Fund(
        kode="PROEVEBORGER_IKKE_LAVET",
        alvor=Alvor.ADVARSEL,
        fil=sted.fil,
        ark=sted.ark,
        celle=sted.celle,
        vaerdi=en.oenske.navn,
        tekst=f"Prøveborgeren, som I selv har tilføjet, kan ikke laves mere. {en.mangler}",
        ventet="Fjern prøveborgeren, eller indlæs et ark, der har det, som mangler.",
    )


def _brugte_numre(laest: Indlaesning) -> tuple[KleEmne, ...]:
    """The KLE numbers of sagstyper and ydelsestyper, in order."""

    def numre() -> Iterator[KleEmne | None]:
        yield from (raekke.kle for raekke in laest.sagstype_kle or ())
        yield from (raekke.kle for raekke in laest.ydelsestyper or ())

    return tuple(sorted({kle for kle in numre() if kle is not None}))
