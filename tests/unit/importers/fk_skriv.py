"""One organisation written in each format of FK Organisation, for the round trips."""

import json
from datetime import date
from uuid import UUID, uuid5
from xml.sax.saxutils import escape

from webapp.domain.organisation.organisation import EnhedsStatus, FkEnhed
from webapp.importers.fk_organisation.os2sync import FELTER
from webapp.importers.fk_organisation.roller import ROLLE_EFTER_UUID
from webapp.importers.indlaes import Indfil

UUID_EFTER_ROLLE = {rolle: uuid for uuid, rolle in ROLLE_EFTER_UUID.items()}
NAVNERUM = UUID("00000000-0000-4000-8000-000000000000")


def kle_uuid(nummer: str) -> str:
    """The UUID that stands for a KLE number in the tests' own plan."""
    return str(uuid5(NAVNERUM, nummer))


def kle_plan(*numre: str) -> Indfil:
    """An emneplan with just these emner (two or six digits) and their UUIDs."""
    emner = "".join(
        f"<Emne><EmneNr>{nr}</EmneNr><EmneTitel>T</EmneTitel><UUID>{kle_uuid(nr)}</UUID></Emne>"
        for nr in numre
    )
    xml = (
        "<KLE-Emneplan><UdgivelsesDato>2024-02-01</UdgivelsesDato><Hovedgruppe><HovedgruppeNr>27"
        f"</HovedgruppeNr><Gruppe><GruppeNr>27.36</GruppeNr>{emner}</Gruppe></Hovedgruppe>"
        "</KLE-Emneplan>"
    )
    return Indfil("kle.xml", xml.encode())


def tid(dag: date | None) -> str | None:
    return f"{dag.isoformat()}T00:00:00+01:00" if dag else None


def som_graphql(enheder: list[FkEnhed]) -> Indfil:
    kanter = [{"node": _graphql_node(e)} for e in enheder]
    svar = {"data": {"organisationEnhedListe": {"edges": kanter}}}
    return Indfil("graphql.json", json.dumps(svar).encode())


def _graphql_node(e: FkEnhed) -> dict:
    tilstande = [
        {"status": "AKTIV", "fraTidspunkt": tid(e.aktiv_fra), "tilTidspunkt": tid(e.aktiv_til)}
    ]
    if e.status is EnhedsStatus.INAKTIV:
        tilstande.append({"status": "INAKTIV", "fraTidspunkt": tid(e.aktiv_til)})
    return {
        "uuid": str(e.uuid),
        "enhedsnavn": e.navn,
        "brugervendtNoegle": e.brugervendt_noegle,
        "overordnetEnhed": {"uuid": str(e.overordnet)} if e.overordnet else None,
        "tilstand": tilstande,
        "adresser": [
            {
                "adresseTekst": tekst,
                "klassifikation": {"rolle": UUID_EFTER_ROLLE[rolle], "indeks": "1"},
            }
            for rolle, tekst in e.adresser.items()
        ],
        "opgaver": [{"kleEmneNummer": nr} for nr in e.opgaver],
        "henvendelsessteder": [
            {
                "navn": h.navn,
                "henvendelsesOrganisationEnhed": {"uuid": str(h.maal)},
                "opgave": [{"kleEmneNummer": str(nr)} for nr in h.kle],
            }
            for h in e.henvendelsessteder
        ],
    }


def som_os2sync(enheder: list[FkEnhed], *, camel: bool = False) -> Indfil:
    er_for: dict = {}
    for e in enheder:
        for h in e.henvendelsessteder:
            er_for[h.maal] = [kle_uuid(str(nr)) for nr in h.kle]
    data = [
        {
            "Uuid": str(e.uuid),
            "Name": e.navn,
            "ShortKey": e.brugervendt_noegle or None,
            "ParentOrgUnitUuid": str(e.overordnet) if e.overordnet else None,
            "Type": "DEPARTMENT",
            **{felt: e.adresser.get(rolle) for felt, rolle in FELTER},
            "Tasks": [kle_uuid(nr) for nr in e.opgaver],
            "ContactForTasks": er_for.get(e.uuid, []),
            "ContactPlaces": [str(h.maal) for h in e.henvendelsessteder],
        }
        for e in enheder
    ]
    if camel:
        data = [{k[0].lower() + k[1:]: v for k, v in en.items()} for en in data]
    return Indfil("os2sync.json", json.dumps(data).encode())


def virkning(fra: date | None, til: date | None) -> str:
    def ende(dag: date | None) -> str:
        if dag is None:
            return "<sd:GraenseIndikator>true</sd:GraenseIndikator>"
        return f"<sd:TidsstempelDatoTid>{tid(dag)}</sd:TidsstempelDatoTid>"

    return (
        f"<sd:Virkning><sd:FraTidspunkt>{ende(fra)}</sd:FraTidspunkt>"
        f"<sd:TilTidspunkt>{ende(til)}</sd:TilTidspunkt></sd:Virkning>"
    )


ALTID = virkning(None, None)


def ref(uuid: str) -> str:
    return f"<sd:ReferenceID><sd:UUIDIdentifikator>{uuid}</sd:UUIDIdentifikator></sd:ReferenceID>"


def relation(navn: str, uuid: str, mere: str = "", hvornaar: str = ALTID) -> str:
    return f"<sd:{navn}>{hvornaar}{ref(uuid)}{mere}</sd:{navn}>"


def objekt(prefiks: str, uuid: str, egenskab: str, relationer: str = "", tilstand: str = "") -> str:
    return (
        f"<os:FiltreretOejebliksbillede><{prefiks}:ObjektType><sd:UUIDIdentifikator>{uuid}"
        f"</sd:UUIDIdentifikator></{prefiks}:ObjektType><{prefiks}:Registrering>"
        f"<sd:Tidspunkt>2024-01-01T00:00:00+01:00</sd:Tidspunkt>"
        f"<{prefiks}:AttributListe>{egenskab}</{prefiks}:AttributListe>"
        f"<{prefiks}:TilstandListe>{tilstand}</{prefiks}:TilstandListe>"
        f"<{prefiks}:RelationListe>{relationer}</{prefiks}:RelationListe>"
        f"</{prefiks}:Registrering></os:FiltreretOejebliksbillede>"
    )


def konvolut(indhold: str, rod: str = "FremsoegObjekthierarkiOutput") -> str:
    basis = "http://stoettesystemerne.dk/organisation/"
    return (
        f'<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
        f'<os:{rod} xmlns:os="{basis}organisationsystem/6/" xmlns:oe="{basis}organisationenhed/6/"'
        f' xmlns:ofu="{basis}organisationfunktion/6/" xmlns:ad="{basis}adresse/6/"'
        f' xmlns:of="{basis}6/" xmlns:sd="urn:oio:sagdok:3.0.0" xmlns:sts="urn:oio:sts:6">'
        f"{indhold}</os:{rod}></s:Body></s:Envelope>"
    )


def som_soap(enheder: list[FkEnhed]) -> list[Indfil]:
    """The units and functions in one file, their adresser in another."""
    adresser, dele = [], []
    for e in enheder:
        dele.append(_soap_enhed(e, adresser))
        dele.extend(_soap_funktion(e, nr) for nr in range(len(e.henvendelsessteder)))
    filer = [Indfil("enheder.xml", konvolut("".join(dele)).encode())]
    if adresser:
        filer.append(Indfil("adresser.xml", konvolut("".join(adresser), "ListOutput").encode()))
    return filer


def _funktion(e: FkEnhed, nr: int) -> str:
    return str(uuid5(NAVNERUM, f"{e.uuid} {nr}"))


def _soap_enhed(e: FkEnhed, adresser: list[str]) -> str:
    relationer = relation("Overordnet", str(e.overordnet)) if e.overordnet else ""
    for rolle, tekst in e.adresser.items():
        uuid = str(uuid5(NAVNERUM, f"{e.uuid} {rolle}"))
        rolle_ = f"<sd:Rolle><sd:UUIDIdentifikator>{UUID_EFTER_ROLLE[rolle]}</sd:UUIDIdentifikator>"
        relationer += relation("Adresser", uuid, f"{rolle_}</sd:Rolle><sd:Indeks>1</sd:Indeks>")
        egenskab = f"<sts:AdresseTekst>{escape(tekst)}</sts:AdresseTekst>"
        adresser.append(objekt("ad", uuid, f"<ad:Egenskab>{ALTID}{egenskab}</ad:Egenskab>"))
    relationer += "".join(relation("Opgaver", kle_uuid(nr)) for nr in e.opgaver)
    for nr in range(len(e.henvendelsessteder)):
        relationer += relation("TilknyttedeFunktioner", _funktion(e, nr))
    egenskab = (
        f"<oe:Egenskab>{ALTID}"
        f"<sd:BrugervendtNoegleTekst>{escape(e.brugervendt_noegle)}</sd:BrugervendtNoegleTekst>"
        f"<sd:EnhedNavn>{escape(e.navn)}</sd:EnhedNavn></oe:Egenskab>"
    )
    return objekt("oe", str(e.uuid), egenskab, relationer, _gyldighed(e))


def _gyldighed(e: FkEnhed) -> str:
    def en(fra: date | None, til: date | None, kode: str) -> str:
        return (
            f"<of:Gyldighed>{virkning(fra, til)}<of:GyldighedStatusKode>{kode}"
            "</of:GyldighedStatusKode></of:Gyldighed>"
        )

    aktiv = en(e.aktiv_fra, e.aktiv_til, "Aktiv")
    return aktiv + (en(e.aktiv_til, None, "Inaktiv") if e.aktiv_til else "")


def _soap_funktion(e: FkEnhed, nr: int) -> str:
    sted = e.henvendelsessteder[nr]
    relationer = relation("Funktionstype", "7368482a-177e-4e04-8574-f558e6f1ef45")
    relationer += relation("TilknyttedeEnheder", str(sted.maal))
    relationer += "".join(relation("TilknyttedeOpgaver", kle_uuid(str(n))) for n in sted.kle)
    navn = f"<sd:FunktionNavn>{escape(sted.navn)}</sd:FunktionNavn>"
    egenskab = f"<ofu:Egenskab>{ALTID}{navn}</ofu:Egenskab>"
    return objekt("ofu", _funktion(e, nr), egenskab, relationer)
