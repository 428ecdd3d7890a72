"""Files of each format with objects of given numbers; 0 is one that cannot be used."""

from __future__ import annotations

import json
from collections.abc import Callable

U = "5b0e0f10-1111-4aaa-8bbb-{:012}"


def graphql(numre: list[int]) -> str:
    noder = [
        {
            "uuid": U.format(nr) if nr else "ikke et uuid",
            "enhedsnavn": f"Enhed {nr}",
            "overordnetEnhed": None,
            "tilstand": {"status": "AKTIV"},
            "adresser": [],
        }
        for nr in numre
    ]
    svar = {"edges": [{"node": node} for node in noder]}
    return json.dumps({"data": {"organisationEnhedListe": svar}})


def os2sync(numre: list[int]) -> str:
    return json.dumps(
        {
            "OUs": [
                {"Uuid": U.format(nr) if nr else "x", "Name": f"Enhed {nr}", "ParentOU": None}
                for nr in numre
            ],
            "Users": [],
        }
    )


def os2mo(numre: list[int]) -> str:
    objekter = [
        {"current": {"uuid": U.format(nr) if nr else "x", "name": f"Enhed {nr}", "parent": None}}
        for nr in numre
    ]
    return json.dumps({"data": {"org_units": {"objects": objekter}}})


def soap(numre: list[int]) -> str:
    basis = "http://stoettesystemerne.dk/organisation"
    enheder = "".join(
        f"<oe:OrganisationEnhed><sd:UUIDIdentifikator>{U.format(nr) if nr else 'x'}"
        "</sd:UUIDIdentifikator><oe:Registrering><oe:AttributListe><oe:Egenskab>"
        f"<sd:EnhedNavn>Enhed {nr}</sd:EnhedNavn></oe:Egenskab></oe:AttributListe>"
        "</oe:Registrering></oe:OrganisationEnhed>"
        for nr in numre
    )
    return (
        f'<oe:ListOutput xmlns:oe="{basis}/organisationenhed/6/" xmlns:sd="urn:oio:sagdok:3.0.0">'
        f"{enheder}</oe:ListOutput>"
    )


def sager(numre: list[int]) -> str:
    sager = "".join(
        f"<SagIndeks><UUIDIdentifikator>{U.format(nr)}</UUIDIdentifikator><Registrering>"
        + ("<Tidspunkt>2024-03-01T09:00:00+01:00</Tidspunkt>" if nr else "")
        + f"<AttributListe><Egenskaber><Sagsnummer>P-{nr}</Sagsnummer></Egenskaber></AttributListe>"
        "</Registrering></SagIndeks>"
        for nr in numre
    )
    return f"<ImporterSagDokumentIndeksInput>{sager}</ImporterSagDokumentIndeksInput>"


def bevillinger(numre: list[int]) -> str:
    en = "".join(
        f"<BevillingIndeks><UUIDIdentifikator>{U.format(nr)}</UUIDIdentifikator><Registrering>"
        + ("" if nr else "<LivscyklusKode>Slettet</LivscyklusKode>")
        + "<AttributListe/></Registrering></BevillingIndeks>"
        for nr in numre
    )
    return f"<ImporterYdelseIndeksInput>{en}</ImporterYdelseIndeksInput>"


def kle(numre: list[int]) -> str:
    emner = "".join(
        f"<Emne><EmneNr>{f'27.36.{nr:02}' if nr else 'x'}</EmneNr><EmneTitel>T</EmneTitel></Emne>"
        for nr in numre
    )
    return f"<KLE-Emneplan>{emner}</KLE-Emneplan>"


def kle_liste(numre: list[int]) -> str:
    return "Nr;Titel\n" + "".join(
        f"{f'27.36.{nr:02}' if nr else '27.36.0'};Titel\n" for nr in numre
    )


def ark(numre: list[int]) -> str:
    return "Enhedsnavn i Cura;Sagsansvarlig\n" + "".join(
        f"{f'Enhed {nr}' if nr else ''};ja\n" for nr in numre
    )


def personer(numre: list[int]) -> str:
    return "Person;Navn;CPR\n" + "".join(
        f"p{nr};Navn {nr};{f'01019{nr:05}' if nr else 'x'}\n" for nr in numre
    )


def fagsystemer(numre: list[int]) -> str:
    return "Fagsystem;Via Cura-eksport\n" + "".join(
        f"{f'System {nr}' if nr else ''};nej\n" for nr in numre
    )


def facetter(numre: list[int]) -> str:
    en = "".join(
        f"<Handlingsfacet><HandlingsfacetNr>{f'G{nr:02}' if nr else 'x'}</HandlingsfacetNr>"
        "<HandlingsfacetTitel>T</HandlingsfacetTitel></Handlingsfacet>"
        for nr in numre
    )
    return f"<KLE-Handlingsfacetter>{en}</KLE-Handlingsfacetter>"


def udbetalinger(numre: list[int]) -> str:
    """SF1491: one effektuering of one part for each, all of one bevilling."""

    def del_(nr: int) -> dict[str, object]:
        bevilling = {
            "BevillingUUID": U.format(99),
            "BrugervendtNoegle": "B-1",
            "Ejer": {"VirksomhedCVRNummer": "11111111"},
            "Bevillingsmodtager": {"PartCPRNummer": "2512484916", "PartFuldtNavn": "Nancy"},
        }
        ydelse = {"BevilgetYdelseID": "1", "Navn": "Ydelse", "StartDato": "2024-01-01"}
        return {
            "Beloeb": "100.00" if nr else "",
            "BevilgetYdelse": ydelse | {"BevillingStruktur": bevilling if nr else {}},
        }

    liste = [
        {
            "OEkonomiskEffektueringStruktur": {
                "OekonomiskEffektueringUUID": U.format(nr) if nr else "",
                "Dispositionsdato": f"2024-02-{nr + 1:02}",
                "MasterSystemInstans": {"Titel": "KSD"},
            },
            "OEkonomiskYdelseseffektueringListe": [del_(nr)],
        }
        for nr in numre
    ]
    return json.dumps({"EffektueringHent_O": {"OEkonomiskEffektueringListe": liste}})


def _raekker(overskrift: str, linje: str, numre: list[int], tom: str) -> str:
    """A sheet of one line a number; `tom` is the line that cannot be used."""
    return f"{overskrift}\n" + "".join(f"{linje.format(nr) if nr else tom}\n" for nr in numre)


def egetark(overskrift: str, linje: str, tom: str) -> Callable[[list[int]], str]:
    """The writer of such a sheet."""
    return lambda numre: _raekker(overskrift, linje, numre, tom)
