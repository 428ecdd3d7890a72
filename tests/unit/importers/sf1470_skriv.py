"""Sager written as SF1470 index data, the way a vendor would deliver them."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from webapp.importers.indlaes import Indfil

ROD = (
    '<sdi:ImporterSagDokumentIndeksInput xmlns:sdi="urn:oio:sts:sagdok:sagdokumentindeks:6" '
    'xmlns:sag="urn:oio:sts:sagdok:sag:6" xmlns:si="urn:oio:sts:sagdok:sagindeks:6" '
    'xmlns:gd="urn:oio:sts:generelledefinitioner:6" xmlns:sd="urn:oio:sagdok:3.0.0">'
    "{}</sdi:ImporterSagDokumentIndeksInput>"
)


@dataclass(kw_only=True)
class Leveret:
    """What one delivered sag says."""

    sagsnummer: str
    titel: str
    kle: str
    enhed: str
    enhedsnavn: str
    cpr: str
    navn: str
    cvr: str
    fremdrift: tuple = (("2023-01-01", "Opstaaet"),)
    foelsomhed: str = "FORTROLIGE_PERSONOPLYSNINGER"
    oversag: str = ""


def relation(navn: str, rolle: str, reference: str, **felter: str) -> str:
    mere = "".join(f"<si:{k}>{escape(v)}</si:{k}>" for k, v in felter.items())
    id_ = "URN" if reference.startswith("urn:") else "UUID"
    return (
        f"<sag:{navn}><gd:Rolle><sd:UUIDIdentifikator>{rolle}</sd:UUIDIdentifikator></gd:Rolle>"
        f"<gd:ReferenceID><sd:{id_}Identifikator>{reference}</sd:{id_}Identifikator>"
        f"</gd:ReferenceID><gd:LokalUdvidelseListe>{mere}</gd:LokalUdvidelseListe></sag:{navn}>"
    )


def som_xml(nr: int, en: Leveret, system: str = "Cura") -> str:
    fremdrift = "".join(
        f"<sag:Fremdrift><sag:Virkning><sd:FraTidspunkt><sd:TidsstempelDatoTid>{dag}T00:00:00+01:00"
        "</sd:TidsstempelDatoTid></sd:FraTidspunkt></sag:Virkning><sag:FremdriftStatusKode>"
        f"{kode}</sag:FremdriftStatusKode></sag:Fremdrift>"
        for dag, kode in en.fremdrift
    )
    relationer = (
        relation("Sagsaktoer", "9e979b84-b846-4472-8622-58007dc63c7e", f"urn:oio:cvr-nr:{en.cvr}")
        + relation(
            "Sagsaktoer", "a1263342-d348-44ba-a566-233f37c4cb67", en.enhed, FuldtNavn=en.enhedsnavn
        )
        + relation(
            "Sagsklasse", "a86c6581-ec85-412d-a655-31a1f1d5b14f", en.enhed, BrugervendtNoegle=en.kle
        )
        + relation(
            "Sagspart",
            "d839f26a-d4d1-4441-b2d6-3dbbb12a9404",
            f"urn:oio:cpr-nr:{en.cpr}",
            FuldtNavn=en.navn,
        )
    )
    if en.oversag:
        relationer += relation("Sagsrelation", "d29c49f0-931e-4d42-8db4-a8fc67c8af58", en.oversag)
    master = relation(
        "SagsitsystemRelation", "251c24fd-57b0-4afc-9d73-b063d1957eb3", en.enhed, SystemNavn=system
    ).replace("sag:Sagsit", "si:Sagsit")
    return (
        f"<sdi:SagIndeks><sd:UUIDIdentifikator>11111111-0000-4000-8000-{nr:012}"
        "</sd:UUIDIdentifikator><sag:Registrering><sag:AttributListe><sag:Egenskaber>"
        f"<sag:Sagsnummer>{escape(en.sagsnummer)}</sag:Sagsnummer>"
        f"<sag:Titel>{escape(en.titel)}</sag:Titel></sag:Egenskaber><gd:LokalUdvidelseListe>"
        f"<si:SagIndeksEgenskaber><si:Foelsomhed>{en.foelsomhed}</si:Foelsomhed>"
        "</si:SagIndeksEgenskaber></gd:LokalUdvidelseListe></sag:AttributListe>"
        f"<sag:TilstandListe>{fremdrift}</sag:TilstandListe><sag:RelationListe>{relationer}"
        f"<gd:LokalUdvidelseListe>{master}</gd:LokalUdvidelseListe></sag:RelationListe>"
        "</sag:Registrering></sdi:SagIndeks>"
    )


def sf1470(*sager: Leveret, navn: str = "leveret.xml") -> Indfil:
    dele = "".join(som_xml(nr, en) for nr, en in enumerate(sager, start=1))
    return Indfil(navn, ROD.format(dele).encode())
