"""Our own sheets Kommune, Myndigheder, Fagsystemer, Personer and Familie (docs/ark.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from webapp.domain.fagsystem import Fagsystem, Myndighed
from webapp.domain.testdata.familie import Familiegruppe, find_gruppe
from webapp.domain.testdata.kilde import Kommune
from webapp.domain.testdata.person import Familierelation, Person
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.vaerdier.slug import Slugs, fold
from webapp.importers.ark import celler
from webapp.importers.ark.celle import navnenoegle
from webapp.importers.ark.tabel import Kolonne, Raekke, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Fundliste, Problem

T = TypeVar("T")

K_NAVN = Kolonne(
    overskrift="Kommune", laes=celler.navn, hjaelp="Navnet, fx Korsbæk Kommune", noegle=True
)
K_CVR = Kolonne(overskrift="CVR", laes=celler.cvr, hjaelp="Otte cifre", noegle=True)
K_DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Datasættets dato", noegle=True)
KOMMUNE = Tabel("Kommune", (K_NAVN, K_CVR, K_DATO), kendetegn=(K_NAVN, K_CVR))

M_CVR = Kolonne(overskrift="CVR", laes=celler.cvr, hjaelp="Otte cifre", noegle=True)
M_NAVN = Kolonne(overskrift="Myndighed", laes=celler.navn, hjaelp="Navnet, som borgeren ser det")
MYNDIGHEDER = Tabel("Myndigheder", (M_CVR, M_NAVN), kendetegn=(M_CVR, M_NAVN))

F_NAVN = Kolonne(
    overskrift="Fagsystem", laes=celler.navn, hjaelp="Navnet, som det vises", noegle=True
)
F_UUID = Kolonne(overskrift="UUID", laes=celler.uuid, hjaelp="Systemets UUID")
F_EKSPORT = Kolonne(
    overskrift="Via Cura-eksport", laes=celler.ja_nej, hjaelp="ja for Cura", vaern=True
)
F_DIALOG = Kolonne(
    overskrift="Dialogintegration",
    laes=celler.ja_nej,
    hjaelp="ja: SAPA har Link til sag; tom for Cura, hvor trin B bestemmer",
)
F_NOTATER = Kolonne(
    overskrift="Modtager journalnotater",
    laes=celler.ja_nej_eller_tom,
    hjaelp="ja eller nej: om systemet tager imod journalnotater fra SAPA; tom, hvis I ikke ved det",
)
F_AABNET = Kolonne(
    overskrift="Åbnet",
    laes=celler.dato,
    hjaelp="Dato for åbning i SAPA og Borgerblikket; tom for Cura",
)
FAGSYSTEMER = Tabel(
    "Fagsystemer",
    (F_NAVN, F_UUID, F_EKSPORT, F_AABNET, F_DIALOG, F_NOTATER),
    kendetegn=(F_NAVN, F_EKSPORT),
)

PERSON = Kolonne(overskrift="Person", laes=celler.navn, hjaelp="Kort nøgle, fx nancy", noegle=True)
P_NAVN = Kolonne(overskrift="Navn", laes=celler.navn, hjaelp="Hele navnet")
P_CPR = Kolonne(overskrift="CPR", laes=celler.cpr, hjaelp="Kun opdigtede og offentlige testnumre")
P_DATO = Kolonne(
    overskrift="Vist dato", laes=celler.dato, hjaelp="Personens egen dato; ellers datasættets"
)
P_ADRESSE = Kolonne(overskrift="Adresse", laes=celler.fritekst)
P_BESKYTTET = Kolonne(
    overskrift="Adressebeskyttelse", laes=celler.ja_nej, hjaelp="ja eller nej", vaern=True
)
P_STATSBORGER = Kolonne(overskrift="Statsborgerskab", laes=celler.navn)
P_CIVILSTAND = Kolonne(overskrift="Civilstand", laes=celler.navn)
P_DIGITAL = Kolonne(overskrift="Tilmeldt digital post", laes=celler.ja_nej, hjaelp="ja eller nej")
P_LAEGE = Kolonne(overskrift="Lægepraksis", laes=celler.navn)
P_LAEGE_TELEFON = Kolonne(overskrift="Lægepraksis telefonnummer", laes=celler.navn)
P_LAEGE_ADRESSE = Kolonne(overskrift="Lægepraksis adresse", laes=celler.fritekst)
P_VAERGE = Kolonne(overskrift="Værge", laes=celler.navn)
P_VAERGEMAAL = Kolonne(overskrift="Værgemål", laes=celler.navn)
P_BOPAEL = Kolonne(
    overskrift="Bopælskommune",
    laes=celler.cvr,
    hjaelp="CVR-nummer",
    andre=("Bopælskommune (CVR)",),
    vaern=True,
)
P_EJENDOMME = Kolonne(
    overskrift="Ejendomme",
    laes=celler.liste,
    hjaelp="BFE-numre, skilt med komma",
    andre=("Ejendomme (BFE-numre)",),
)
P_HUSSTAND = Kolonne(
    overskrift="Husstand", laes=celler.navn, hjaelp="Samme ord for dem, der bor sammen"
)
P_TILFLYTTET = Kolonne(overskrift="Tilflytningsdato", laes=celler.dato)
P_BESKRIVELSE = Kolonne(
    overskrift="Beskrivelse", laes=celler.fritekst, hjaelp="Hvad personen viser"
)
PERSONER = Tabel(
    "Personer",
    (
        PERSON,
        P_NAVN,
        P_CPR,
        P_DATO,
        P_ADRESSE,
        P_BESKYTTET,
        P_STATSBORGER,
        P_CIVILSTAND,
        P_DIGITAL,
        P_LAEGE,
        P_LAEGE_TELEFON,
        P_LAEGE_ADRESSE,
        P_VAERGE,
        P_VAERGEMAAL,
        P_BOPAEL,
        P_EJENDOMME,
        P_HUSSTAND,
        P_TILFLYTTET,
        P_BESKRIVELSE,
    ),
    kendetegn=(PERSON, P_NAVN),
)

FAM_PERSON = Kolonne(
    overskrift="Person", laes=celler.navn, hjaelp="Nøglen fra Personer", noegle=True
)
FAM_RELATION = Kolonne(
    overskrift="Relation", laes=celler.navn, hjaelp="Hvad »Til person« er, fx Mor", noegle=True
)
FAM_TIL = Kolonne(
    overskrift="Til person", laes=celler.navn, hjaelp="Nøglen fra Personer", noegle=True
)
FAMILIE = Tabel(
    "Familie", (FAM_PERSON, FAM_RELATION, FAM_TIL), kendetegn=(FAM_PERSON, FAM_RELATION, FAM_TIL)
)

_FLERE_KOMMUNER = Problem(
    "KOMMUNE_FLERE",
    "Der er flere rækker; den første er brugt.",
    "Skriv én kommune.",
    Alvor.ADVARSEL,
)
_PERSON_DUBLET = Problem(
    "PERSON_DUBLET",
    "Nøglen er brugt til en tidligere person. Rækken er udeladt.",
    "Giv personen en anden nøgle.",
)
_CPR_DUBLET = Problem(
    "CPR_DUBLET",
    "CPR-nummeret står ved en tidligere person. Rækken er udeladt.",
    "Giv personen sit eget opdigtede CPR-nummer.",
)
_FLERE_RAEKKER = Problem(
    "RAEKKE_DUBLET",
    "En tidligere række siger noget andet om det samme. Den første er brugt.",
    "Slet den række, der ikke gælder.",
    Alvor.ADVARSEL,
)
_FAMILIE_DUBLET = Problem(
    "FAMILIE_DUBLET",
    "Relationen står på en tidligere række. Den tæller én gang.",
    "Slet den ene række.",
    Alvor.OPLYSNING,
)
_FAMILIE_SIG_SELV = Problem(
    "FAMILIE_SIG_SELV",
    "Rækken er udeladt: en person er ikke sin egen familie.",
    "Ret »Person« eller »Til person«.",
)
_FAMILIE_RELATION_UKENDT = Problem(
    "FAMILIE_RELATION_UKENDT",
    "Relationen kendes ikke. I SAPA tegnes personen under »Øvrige«.",
    "Skriv fx Mor, Far, Barn, Søskende, Ægtefælle eller Bedsteforælder.",
    Alvor.ADVARSEL,
)
_PERSON_UDEN_CPR = Problem(
    "PERSON_UDEN_CPR",
    "Personen er udeladt, fordi CPR-nummeret mangler eller ikke kan læses.",
    "Skriv et opdigtet CPR-nummer med ti cifre.",
)
_PERSON_UDEN_NAVN = Problem(
    "PERSON_UDEN_NAVN",
    "Navnet mangler; nøglen er brugt i stedet.",
    "Skriv personens navn.",
    Alvor.ADVARSEL,
)
PERSON_UKENDT = Problem(
    "PERSON_UKENDT",
    "Personen står ikke i arket Personer.",
    "Brug nøglen fra kolonnen »Person«, og indlæs Personer sammen med dette ark.",
)


def laes_kommune(kilder: Iterable[Tabelark], fund: Fundliste) -> Kommune | None:
    """The municipality of the first row that has name, CVR and date."""
    raekker = [raekke for kilde in kilder for raekke in laes_raekker(kilde, fund)]
    for overtallig in raekker[1:]:
        overtallig.udelad(_FLERE_KOMMUNER, K_NAVN, fund, overtallig[K_NAVN])
    for raekke in raekker[:1]:
        cvr, dato, navn = raekke[K_CVR], raekke[K_DATO], raekke[K_NAVN]
        if cvr is not None and dato is not None:
            slug = fold(navn).removesuffix("-kommune") or "kommune"
            return Kommune(slug, navn, cvr, dato)
    return None


def laes_myndigheder(kilder: Iterable[Tabelark], fund: Fundliste) -> tuple[Myndighed, ...]:
    """The authorities by CVR, the first row of a number."""
    myndigheder: dict[str, Myndighed] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            if (cvr := raekke[M_CVR]) is not None:
                ny = Myndighed(cvr, raekke[M_NAVN] or cvr.cifre)
                _foerste(myndigheder, cvr.cifre, ny, raekke=raekke, kolonne=M_CVR, fund=fund)
    return tuple(myndigheder.values())


def _foerste(  # noqa: PLR0913 - a row, where it goes, and what tells of it
    samlet: dict[str, T],
    noegle: str,
    ny: T,
    *,
    raekke: Raekke,
    kolonne: Kolonne[Any],
    fund: Fundliste,
) -> None:
    """Keep the first row of a key; an equal one changes nothing, another is told."""
    kendt = samlet.setdefault(noegle, ny)
    if kendt is ny:
        return
    if kendt == ny:
        raekke.tael_uaendret(fund)
    else:
        raekke.udelad(_FLERE_RAEKKER, kolonne, fund, raekke[kolonne])


def laes_fagsystemer(kilder: Iterable[Tabelark], fund: Fundliste) -> tuple[Fagsystem, ...]:
    """The it-systems by name, the first row of a name."""
    systemer: dict[str, Fagsystem] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            if raekke.udelad_uden_vaern(fund):
                continue
            uuid = raekke[F_UUID]
            ny = Fagsystem(
                navn=raekke[F_NAVN],
                uuid=str(uuid) if uuid else "",
                via_eksport=raekke[F_EKSPORT],
                aabnet=raekke[F_AABNET],
                dialogintegration=raekke[F_DIALOG],
                modtager_notater=raekke[F_NOTATER],
            )
            noegle = navnenoegle(raekke[F_NAVN])
            _foerste(systemer, noegle, ny, raekke=raekke, kolonne=F_NAVN, fund=fund)
    return tuple(systemer.values())


def laes_personer(kilder: Iterable[Tabelark], slugs: Slugs, fund: Fundliste) -> dict[str, Person]:
    """Persons by their folded key of the sheet; the key itself is not kept."""
    personer: dict[str, Person] = {}
    numre: set[str] = set()
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            noegle, cpr = navnenoegle(raekke[PERSON]), raekke[P_CPR]
            if noegle in personer:
                raekke.udelad(_PERSON_DUBLET, PERSON, fund, raekke[PERSON])
            elif cpr is not None and cpr.cifre in numre:
                raekke.udelad(_CPR_DUBLET, P_CPR, fund, raekke[PERSON])
            elif (person := _laes_person(raekke, slugs, fund)) is not None:
                personer[noegle] = person
                numre.add(person.cpr.cifre)
    return personer


def _laes_person(raekke: Raekke, slugs: Slugs, fund: Fundliste) -> Person | None:
    cpr = raekke[P_CPR]
    if cpr is None:
        raekke.udelad(_PERSON_UDEN_CPR, P_CPR, fund, raekke[PERSON])
        return None
    if raekke.udelad_uden_vaern(fund):
        return None
    if not raekke[P_NAVN]:
        fund.meld(_PERSON_UDEN_NAVN, raekke.sted(P_NAVN), raekke[PERSON])
    navn = raekke[P_NAVN] or raekke[PERSON]
    bopael = raekke[P_BOPAEL]
    person = Person(
        slug=slugs.giv(navn, ellers="person"),
        navn=navn,
        cpr=cpr,
        dato=raekke[P_DATO],
        adresse=raekke[P_ADRESSE],
        adressebeskyttelse=raekke[P_BESKYTTET],
        statsborgerskab=raekke[P_STATSBORGER],
        civilstand=raekke[P_CIVILSTAND],
        laege=raekke[P_LAEGE],
        laege_telefon=raekke[P_LAEGE_TELEFON],
        laege_adresse=raekke[P_LAEGE_ADRESSE],
        vaerge=raekke[P_VAERGE],
        vaergemaal=raekke[P_VAERGEMAAL],
        bopaelskommune=str(bopael) if bopael else "",
        ejendomme=raekke[P_EJENDOMME],
        husstand=raekke[P_HUSSTAND],
        tilflyttet=raekke[P_TILFLYTTET],
        beskrivelse=raekke[P_BESKRIVELSE],
    )
    return replace(person, digital_post=raekke[P_DIGITAL]) if raekke.har(P_DIGITAL) else person


def laes_familie(
    kilder: Iterable[Tabelark], personer: dict[str, Person], fund: Fundliste
) -> tuple[Familierelation, ...]:
    """Relations between known persons; a row that names another is left out."""
    relationer: dict[Familierelation, None] = {}
    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            person = personer.get(navnenoegle(raekke[FAM_PERSON]))
            til = personer.get(navnenoegle(raekke[FAM_TIL]))
            if person is None:
                raekke.udelad(PERSON_UKENDT, FAM_PERSON, fund, raekke[FAM_PERSON])
                continue
            if til is None:
                raekke.udelad(PERSON_UKENDT, FAM_TIL, fund, raekke[FAM_TIL])
                continue
            if til is person:
                raekke.udelad(_FAMILIE_SIG_SELV, FAM_TIL, fund, raekke[FAM_TIL])
                continue
            if find_gruppe(raekke[FAM_RELATION]) is Familiegruppe.OEVRIGE:
                sted = raekke.sted(FAM_RELATION)
                fund.meld(_FAMILIE_RELATION_UKENDT, sted, raekke[FAM_RELATION])
            relation = Familierelation(person.slug, raekke[FAM_RELATION], til.slug)
            if relation in relationer:
                fund.meld(_FAMILIE_DUBLET, raekke.sted(FAM_PERSON), raekke[FAM_PERSON])
                raekke.tael_uaendret(fund)
            relationer[relation] = None
    return tuple(relationer)
