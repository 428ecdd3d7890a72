"""SAPA's elements Persondetaljer, Sager and Ejendomssager, and what a role sees of a sag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from webapp.domain.fagsystem import Dokument, Partsrolle
from webapp.domain.testdata.person import Person
from webapp.domain.testdata.registre import Oplysning, Oplysningsart
from webapp.domain.vaerdier.slug import fold
from webapp.domain.variant.faneblade import PAA_SAGEN
from webapp.domain.variant.roller import DEMO_A1, Jobfunktionsrolle, Sagskolonne, Sapaelement
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.domain.visning.sapa import fk_enhed
from webapp.domain.visning.sapa_afgraensning import naar_dokument
from webapp.domain.visning.status import STATUS
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError, Grundlag, Ukendt
from webapp.services.mit_overblik.udsnit import Borgerudsnit
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.familie import alder, ja_nej
from webapp.services.sapa.faner import personpart
from webapp.services.sapa.fortroligt import vist_adresse
from webapp.services.sapa.sidedele import (
    Celle,
    Persondetalje,
    SapaPersondetaljer,
    SapaRaekke,
    SapaSager,
)
from webapp.services.sapa.valg import Filtervalg, Sapavalg, filter_af
from webapp.store import opslag
from webapp.store.registre import load_personhistorik

KOLONNEFELTER: Mapping[Sagskolonne, str] = {
    Sagskolonne.KLE_EMNE: "sapa.kle_emne",
    Sagskolonne.SAGSTITEL: "sapa.sagstitel",
    Sagskolonne.TVAERFAGLIG_STATUS: "sapa.tvaerfaglig_status",
    Sagskolonne.JOURNALNOTATER: "sapa.journalnotater",
    Sagskolonne.DOKUMENTER: "sapa.dokumenter",
    Sagskolonne.SAGSBEHANDLER: "sapa.sagsbehandler",
    Sagskolonne.AFDELING: "sapa.afdeling",
    Sagskolonne.FAGSYSTEM: "sapa.fagsystem",
    Sagskolonne.RELATION: "sapa.relation",
    Sagskolonne.PRIMAER_PART: "sapa.primaer_part",
    Sagskolonne.HANDLINGSFACET: "sapa.handlingsfacet",
    Sagskolonne.MYNDIGHED: "sapa.myndighed",
    Sagskolonne.OPRETTET: "sapa.oprettet",
}

# The index's three kinds of party, which »Vis sager hvor parten er:« offers (inferred).
PARTSFILTER = (
    (Partsrolle.PRIMAER_PART, "primaer-part"),
    (Partsrolle.SEKUNDAER_PART, "sekundaer-part"),
    (Partsrolle.YDELSESMODTAGER, "ydelsesmodtager"),
)


def find_rolle(grundlag: Grundlag, slug: str) -> Jobfunktionsrolle:
    """The variant's role with the slug; FindesIkkeError where it has none."""
    rolle = grundlag.variant.rolle(slug)
    if rolle is None:
        roller = tuple((en.slug, en.navn) for en in grundlag.variant.roller)
        raise FindesIkkeError(
            f"{grundlag.variant.navn} har ingen SAPA-rolle, der hedder »{slug}«.",
            Ukendt(slug, roller, len(roller)),
        )
    return rolle


def persondetaljer(her: Elementsted) -> SapaPersondetaljer:
    """The element Persondetaljer."""
    # The heading goes with the columns of Sager: each of the two slides has its own.
    er_a1 = her.rolle.kolonner == DEMO_A1
    titel = "Personoplysninger" if er_a1 else str(Sapaelement.PERSONDETALJER)
    return SapaPersondetaljer(titel, personpart(her.udsnit.person), tuple(_persondetaljer(her)))


def sager(her: Elementsted) -> SapaSager:
    """The element Sager: the person's sager but those of properties, in the chosen relations."""
    synlige = _naaede(her.udsnit, her.rolle, om_ejendom=False)
    valgte = [b for b in synlige if _har_relationen(b, her.valg.parter)]
    return SapaSager(
        titel=str(Sapaelement.SAGER),
        sti=her.sti,
        kolonner=tuple(map(str, her.rolle.kolonner)),
        raekker=_raekker(her, valgte[: her.valg.raekker]),
        udsnit=her.valg.udsnit(len(valgte)),
        parter=_partsfilter(her.rolle, her.valg),
        uden_adgang=_uden_adgang(her),
    )


def _uden_adgang(her: Elementsted) -> int:
    """How many the role is told of without seeing them, those of properties too."""
    if not her.udsnit.grundlag.variant.antagelser.sapa_delvis_visning:
        return 0
    skjulte = (b for b in her.udsnit.alle_sager if _er_filet(b) and not b.ses_i_sapa(her.rolle))
    return sum(ses_uden_adgang(b.sapa(her.rolle)) for b in skjulte)


def ejendomssager(her: Elementsted) -> SapaSager:
    """The element Ejendomssager."""
    ejendomme = _naaede(her.udsnit, her.rolle, om_ejendom=True)
    return SapaSager(
        titel=str(Sapaelement.EJENDOMSSAGER),
        sti=her.sti,
        kolonner=tuple(map(str, her.rolle.kolonner)),
        raekker=_raekker(her, ejendomme[: her.valg.raekker]),
        udsnit=her.valg.udsnit(len(ejendomme)),
    )


def _raekker(her: Elementsted, sagerne: Sequence[Bedoemt]) -> tuple[SapaRaekke, ...]:
    naevnte = {part.person for b in sagerne for part in b.sag.parter if part.person}
    personer = opslag.load_naere(her.database, her.udsnit.person, naevnte)
    return tuple(_raekke(bedoemt, her.rolle, personer) for bedoemt in sagerne)


def _partsfilter(rolle: Jobfunktionsrolle, valg: Sapavalg) -> tuple[Filtervalg, ...]:
    """The boxes of »Vis sager hvor parten er:«; the filter stands where the relation does."""
    if Sagskolonne.RELATION not in rolle.kolonner:
        return ()
    return filter_af(((kode, str(part)) for part, kode in PARTSFILTER), valg.parter)


def _har_relationen(bedoemt: Bedoemt, koder: frozenset[str]) -> bool:
    """True if the person is a party in one of the chosen relations; all are without a choice."""
    valgte = {part for part, kode in PARTSFILTER if kode in koder}
    return not koder or any(part in valgte for part in relationer(bedoemt))


def relationer(bedoemt: Bedoemt) -> tuple[Partsrolle, ...]:
    """The roles in which the person is a party on the day."""
    forhold = bedoemt.forhold
    return tuple(p.rolle for p in forhold.personens_parter if p.virkning.daekker(forhold.dato))


def afdeling(bedoemt: Bedoemt) -> tuple[str, str | None]:
    """The unit's name as transferred, and its UUID where FK Organisation has a page about it."""
    ansvarlig, enhed = bedoemt.forhold.ansvarlig, fk_enhed(bedoemt.forhold)
    return (ansvarlig.navn if ansvarlig else ""), (str(enhed.uuid) if enhed else None)


def _er_filet(bedoemt: Bedoemt) -> bool:
    """True if the index has the sag, and SAPA does not ask a service of its own for it."""
    return bedoemt.forhold.indekssag is not None and not bedoemt.forhold.paa_tvaers


def _naaede(
    udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, *, om_ejendom: bool
) -> tuple[Bedoemt, ...]:
    """The person's sager of the element that the role sees, newest first."""
    sager = (b for b in udsnit.sager_til(rolle) if b.sag.er_byggesag == om_ejendom)
    return _sete(sager, rolle)


def naaede_sager(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle) -> tuple[Bedoemt, ...]:
    """The person's sager that the role sees, those of properties too, newest first."""
    return _sete(udsnit.alle_sager, rolle)


def _sete(sager: Iterable[Bedoemt], rolle: Jobfunktionsrolle) -> tuple[Bedoemt, ...]:
    naaede = [b for b in sager if b.ses_i_sapa(rolle) and _er_filet(b)]
    return tuple(sorted(naaede, key=_nyeste_foerst))


def _nyeste_foerst(bedoemt: Bedoemt) -> tuple[int, str]:
    return (-bedoemt.sag.oprettet.toordinal(), bedoemt.sag.sagsnummer)


def _raekke(
    bedoemt: Bedoemt, rolle: Jobfunktionsrolle, personer: Mapping[str, Person]
) -> SapaRaekke:
    _, uuid = afdeling(bedoemt)
    felter = dict(sagsfelter(bedoemt, personer))
    dokumenter = naaede_dokumenter(bedoemt, rolle)
    felter[Sagskolonne.DOKUMENTER] = "Ja" if dokumenter else "Nej"
    sag = bedoemt.slug if sagen_kan_aabnes(rolle) else None
    return SapaRaekke(
        Objekt(bedoemt.noegle, {KOLONNEFELTER[k]: felter[k] for k in rolle.kolonner}),
        tuple(
            Celle(
                KOLONNEFELTER[k],
                uuid if k is Sagskolonne.AFDELING else None,
                sag if k is Sagskolonne.SAGSTITEL else None,
            )
            for k in rolle.kolonner
        ),
    )


def sagen_kan_aabnes(rolle: Jobfunktionsrolle) -> bool:
    """True if the role's view has an element that opens from a sag."""
    return any(element in rolle.elementer for element in PAA_SAGEN)


def naaede_dokumenter(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> tuple[Dokument, ...]:
    """The sag's documents that are within the role's følsomhed too, newest first (§2B)."""
    forhold = replace(bedoemt.forhold, rolle=rolle)
    naas = [d for d in forhold.dokumenter if naar_dokument(forhold, d.foelsomhed)]
    return tuple(
        sorted(
            naas, key=lambda d: (-d.dato.toordinal(), dansk.sorteringsnoegle(d.vist_titel), d.type)
        )
    )


def sagsfelter(bedoemt: Bedoemt, personer: Mapping[str, Person]) -> Mapping[Sagskolonne, str]:
    """Every column of SAPA's Sager for one sag, as SAPA writes it; whatever the role."""
    sag, indeks, forhold = bedoemt.sag, bedoemt.indekssag, bedoemt.forhold
    roller = relationer(bedoemt)
    primaer = next((p for p in sag.parter if p.rolle is Partsrolle.PRIMAER_PART), None)
    primaer_person = personer.get(primaer.person or "") if primaer else None
    navn = primaer_person.navn if primaer_person else (primaer.navn if primaer else "")
    return {
        Sagskolonne.KLE_EMNE: forhold.kle_tekst(),
        Sagskolonne.SAGSTITEL: sag.titel,
        Sagskolonne.TVAERFAGLIG_STATUS: STATUS[indeks.fremdrift].sapa,
        Sagskolonne.JOURNALNOTATER: "Ja" if forhold.journalnotater else "Nej",
        Sagskolonne.DOKUMENTER: "Ja" if forhold.dokumenter else "Nej",
        Sagskolonne.SAGSBEHANDLER: indeks.behandler,
        Sagskolonne.AFDELING: afdeling(bedoemt)[0],
        Sagskolonne.FAGSYSTEM: sag.fagsystem,
        Sagskolonne.RELATION: str(roller[0]) if roller else "Ejer",
        Sagskolonne.PRIMAER_PART: navn,
        Sagskolonne.HANDLINGSFACET: forhold.kle_plan.facet_og_titel(sag.handlingsfacet),
        Sagskolonne.MYNDIGHED: forhold.myndighed,
        Sagskolonne.OPRETTET: dansk.sapadato(sag.oprettet),
    }


def _persondetaljer(her: Elementsted) -> Iterator[Persondetalje]:
    person, dato = her.udsnit.person, her.udsnit.grundlag.dato
    oplysninger = load_personhistorik(her.database, person.slug)

    def med_historik(art: Oplysningsart, vaerdi: str) -> Persondetalje:
        """The values before the one that stands in Persondetaljer."""
        foer = [en for en in oplysninger if en.art is art and en.fra <= dato]
        raekker = tuple(_historik(nr, en) for nr, en in enumerate(foer, start=1))
        return Persondetalje(str(art), vaerdi, raekker)

    noegle = personpart(person).noegle
    yield Persondetalje("Adresse", vist_adresse(person, noegle, her.rolle, her.valg))
    yield Persondetalje("Navn- og adressebeskyttelse", ja_nej(person.adressebeskyttelse))
    yield med_historik(Oplysningsart.STATSBORGERSKAB, person.statsborgerskab)
    yield med_historik(Oplysningsart.CIVILSTAND, person.civilstand)
    yield Persondetalje("Tilmeldt digital post", ja_nej(person.digital_post))
    for label, vaerdi in (
        ("Lægepraksis", person.laege),
        ("Lægepraksis telefonnummer", person.laege_telefon),
        ("Lægepraksis adresse", person.laege_adresse),
        ("Værge", person.vaerge),
        ("Værgemål", person.vaergemaal),
    ):
        yield Persondetalje(label, vaerdi or dansk.INGEN)
    yield Persondetalje("Alder", alder(person, dato))


def _historik(nr: int, en: Oplysning) -> Objekt:
    felter = {"historik.vaerdi": en.vaerdi, "historik.fra": dansk.sapadato(en.fra)}
    return Objekt(f"historik/{en.person}.{fold(en.art)}.{nr}", felter)
