"""A sag opened in SAPA: Sagsdetaljer, Parter, Dokumenter, DokumentDetaljer and Journalnotater.

No source shows these elements; the labels are those that SAPA's lists use already, and the fields
those that the index has (ANV-S, ANV-D) and our data hold. The layout is inferred.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from webapp.domain.fagsystem import Dokument, PartIdType
from webapp.domain.testdata.person import Person
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.domain.variant.faneblade import PAA_SAGEN
from webapp.domain.variant.roller import Jobfunktionsrolle, Sagskolonne, Sapaelement
from webapp.domain.visning.dialogintegration import har_link_til_sag
from webapp.services import dansk
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.felter import Objekt
from webapp.services.grundlag import FindesIkkeError
from webapp.services.mit_overblik.udsnit import Borgerudsnit, SkjultError
from webapp.services.sapa.faner import hoved, kraev
from webapp.services.sapa.fortroligt import vist_cpr
from webapp.services.sapa.sapa import KOLONNEFELTER, afdeling, naaede_dokumenter, sagsfelter
from webapp.services.sapa.sidedele import SapaDokument, SapaSagsdokument, SapaSagsside
from webapp.services.sapa.valg import STANDARD, Sapavalg
from webapp.store import opslag

DETALJER = (
    ("Sagstitel", "sapa.sagstitel"),
    ("Sagsnummer", "sapa.sag.sagsnummer"),
    ("KLE-emne", "sapa.kle_emne"),
    ("KLE-handlingsfacet", "sapa.handlingsfacet"),
    ("Tværfaglig status", "sapa.tvaerfaglig_status"),
    ("Oprettet", "sapa.oprettet"),
    ("Ændret", "sapa.sag.aendret"),
    ("Myndighed", "sapa.myndighed"),
    ("Afdeling", "sapa.afdeling"),
    ("Sagsbehandler", "sapa.sagsbehandler"),
    ("Fagsystem", "sapa.fagsystem"),
    ("Primær part", "sapa.primaer_part"),
    ("Følsomhed", "sapa.sag.foelsomhed"),
    ("Bopælskommune", "sapa.sag.bopaelskommune"),
)
DOKUMENTDETALJER = (
    ("Titel", "sapa.dokument.titel"),
    ("Dokumentets egen titel", "sapa.dokument.egen_titel"),
    ("Type", "sapa.dokument.type"),
    ("Brevdato", "sapa.dokument.brevdato"),
    ("Følsomhed", "sapa.dokument.foelsomhed"),
    ("Visning undtaget for borger", "sapa.dokument.undtaget"),
)
# The index's own spelling in, SAPA's Danish out (ANV-D; the Danish form is inferred).
_TYPER = {"Brev, indgaaende": "Brev, indgående", "Brev, udgaaende": "Brev, udgående"}
LINK_TIL_SAG = "Link til sag"
_VIRKSOMHED = frozenset({PartIdType.CVR, PartIdType.P_NUMMER})


def find_set_sag(udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, slug: str) -> Bedoemt:
    """A sag that the role sees; SkjultError if it is hidden, FindesIkkeError if unknown."""
    fundet = next((b for b in udsnit.alle_sager if b.slug == slug), None)
    if fundet is None:
        raise FindesIkkeError(f"{udsnit.person.navn} har ingen sag på den adresse.")
    if not fundet.ses_i_sapa(rolle) or fundet.forhold.paa_tvaers:
        raise SkjultError(
            f"{rolle.navn} ser ikke denne sag under {udsnit.grundlag.variant.navn}. "
            "Se hvorfor på siden Hvorfor?"
        )
    return fundet


def sagsside(
    database: Database,
    udsnit: Borgerudsnit,
    rolle: Jobfunktionsrolle,
    slug: str,
    valg: Sapavalg = STANDARD,
) -> SapaSagsside:
    """A sag as the role sees it; UdenElementError where the view has nothing that opens of it."""
    kraev(rolle, PAA_SAGEN)
    bedoemt = find_set_sag(udsnit, rolle, slug)
    naevnte = {part.person for part in bedoemt.sag.parter if part.person}
    personer = opslag.load_naere(database, udsnit.person, naevnte)
    viste = rolle.elementer
    dokumenter = _dokumenter(bedoemt, rolle) if Sapaelement.DOKUMENTER in viste else None
    notater = _notater(bedoemt) if Sapaelement.JOURNALNOTATER in viste else None
    _, enhed = afdeling(bedoemt)
    return SapaSagsside(
        hoved=hoved(udsnit.person, rolle, f"sager/{slug}"),
        titel=bedoemt.sag.titel,
        slug=slug,
        sag=_detaljer(udsnit, bedoemt, personer)
        if Sapaelement.SAGSDETALJER in viste
        else Objekt(bedoemt.noegle),
        detaljer=DETALJER if Sapaelement.SAGSDETALJER in viste else None,
        enhed=enhed,
        parter=_parter(bedoemt, personer, valg) if Sapaelement.PARTER in viste else None,
        dokumenter=dokumenter and dokumenter[: valg.raekker],
        notater=notater and notater[: valg.raekker],
        dokumentudsnit=valg.udsnit(len(dokumenter or ())),
        notatudsnit=valg.udsnit(len(notater or ())),
    )


def dokumentside(
    udsnit: Borgerudsnit, rolle: Jobfunktionsrolle, slug: str, nummer: str
) -> SapaDokument:
    """A document of a sag that the role sees, by its place there; FindesIkkeError for none."""
    kraev(rolle, (Sapaelement.DOKUMENTDETALJER,))
    bedoemt = find_set_sag(udsnit, rolle, slug)
    dokumenter = dict(enumerate(naaede_dokumenter(bedoemt, rolle), start=1))
    fundet = dokumenter.get(int(nummer)) if nummer.isdecimal() else None
    if fundet is None:
        raise FindesIkkeError("Sagen har intet dokument på den adresse.")
    felter = dict(_dokument(fundet)) | {
        "sapa.dokument.egen_titel": fundet.titel if fundet.dokumenttitel else "",
        "sapa.dokument.foelsomhed": fundet.foelsomhed.tekst.capitalize(),
        "sapa.dokument.undtaget": "Ja" if fundet.undtaget_for_borger else "Nej",
    }
    return SapaDokument(
        hoved=hoved(udsnit.person, rolle, f"sager/{slug}"),
        titel=fundet.vist_titel,
        sag=slug,
        sagstitel=bedoemt.sag.titel,
        dokument=Objekt(f"dokument/{slug}.{nummer}", felter),
        detaljer=DOKUMENTDETALJER,
    )


def _detaljer(udsnit: Borgerudsnit, bedoemt: Bedoemt, personer: Mapping[str, Person]) -> Objekt:
    kolonner = sagsfelter(bedoemt, personer)
    udeladt = {Sagskolonne.JOURNALNOTATER, Sagskolonne.DOKUMENTER, Sagskolonne.RELATION}
    forhold = bedoemt.forhold
    bopael = forhold.person.bopaelskommune
    # Filed only for a part who lives outside the kommune that owns the sag (ANV-S).
    udenfor = bool(bopael) and bopael != str(forhold.ejer)
    felter = {KOLONNEFELTER[k]: kolonner[k] for k in kolonner if k not in udeladt}
    return Objekt(
        bedoemt.noegle,
        felter
        | {
            "sapa.sag.link": LINK_TIL_SAG if _aabnes_i_fagsystemet(bedoemt) else "",
            "sapa.sag.sagsnummer": bedoemt.sag.sagsnummer,
            "sapa.sag.aendret": dansk.sapadato(bedoemt.indekssag.aendret),
            "sapa.sag.foelsomhed": forhold.foelsomhed.tekst.capitalize(),
            "sapa.sag.bopaelskommune": udsnit.grundlag.myndighed(Cvr(bopael)) if udenfor else "",
        },
    )


def _aabnes_i_fagsystemet(bedoemt: Bedoemt) -> bool:
    return har_link_til_sag(bedoemt.forhold.fagsystem, bedoemt.forhold.antagelser)


def _parter(bedoemt: Bedoemt, personer: Mapping[str, Person], valg: Sapavalg) -> tuple[Objekt, ...]:
    """The parties of the day: primær part first, then as filed."""
    dato = bedoemt.forhold.dato
    gaeldende = [part for part in bedoemt.sag.parter if part.virkning.daekker(dato)]
    gaeldende.sort(key=lambda part: list(type(part.rolle)).index(part.rolle))
    raekker = []
    for nr, part in enumerate(gaeldende, start=1):
        person, noegle = personer.get(part.person or ""), f"part/{bedoemt.slug}.{nr}"
        felter = {
            "sapa.part.relation": str(part.rolle),
            "sapa.part.navn": person.navn if person else part.navn,
            "sapa.part.cpr": vist_cpr(person, noegle, valg) if person else dansk.INGEN,
            "sapa.part.type": "Virksomhed" if part.id_type in _VIRKSOMHED else "Person",
        }
        raekker.append(Objekt(noegle, felter))
    return tuple(raekker)


def _dokumenter(bedoemt: Bedoemt, rolle: Jobfunktionsrolle) -> tuple[SapaSagsdokument, ...]:
    """Numbered as the role sees them, so that a number tells nothing of one that it does not."""
    aabnes = Sapaelement.DOKUMENTDETALJER in rolle.elementer
    return tuple(
        SapaSagsdokument(
            Objekt(f"dokument/{bedoemt.slug}.{nr}", _dokument(dokument)), nr if aabnes else None
        )
        for nr, dokument in enumerate(naaede_dokumenter(bedoemt, rolle), start=1)
    )


def _dokument(dokument: Dokument) -> Mapping[str, str]:
    return {
        "sapa.dokument.titel": dokument.vist_titel,
        "sapa.dokument.type": _TYPER.get(dokument.type, dokument.type),
        "sapa.dokument.brevdato": dansk.sapadato(dokument.brevdato) or dansk.INGEN,
    }


def _notater(bedoemt: Bedoemt) -> tuple[Objekt, ...]:
    notater = sorted(
        bedoemt.forhold.journalnotater,
        key=lambda n: (-n.dato.toordinal(), dansk.sorteringsnoegle(n.titel)),
    )
    return tuple(
        Objekt(
            f"notat/{bedoemt.slug}.{nr}",
            {
                "sapa.notat.titel": notat.titel,
                "sapa.notat.dato": dansk.sapadato(notat.dato),
                "sapa.notat.fagsystem": bedoemt.sag.fagsystem,
            },
        )
        for nr, notat in enumerate(notater, start=1)
    )
