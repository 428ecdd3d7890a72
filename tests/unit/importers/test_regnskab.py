"""Every object of a file is accounted for: read + left out + unchanged = what was there."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.importers.byg import KOMMUNE, ROLIG, Indfil, laes
from webapp.importers.indlaes import Indlaesning

U = "5b0e0f10-1111-4aaa-8bbb-{:012}"


def _graphql(numre: list[int]) -> str:
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


def _os2sync(numre: list[int]) -> str:
    return json.dumps(
        {
            "OUs": [
                {"Uuid": U.format(nr) if nr else "x", "Name": f"Enhed {nr}", "ParentOU": None}
                for nr in numre
            ],
            "Users": [],
        }
    )


def _os2mo(numre: list[int]) -> str:
    objekter = [
        {"current": {"uuid": U.format(nr) if nr else "x", "name": f"Enhed {nr}", "parent": None}}
        for nr in numre
    ]
    return json.dumps({"data": {"org_units": {"objects": objekter}}})


def _soap(numre: list[int]) -> str:
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


def _sager(numre: list[int]) -> str:
    sager = "".join(
        f"<SagIndeks><UUIDIdentifikator>{U.format(nr)}</UUIDIdentifikator><Registrering>"
        + ("<Tidspunkt>2024-03-01T09:00:00+01:00</Tidspunkt>" if nr else "")
        + f"<AttributListe><Egenskaber><Sagsnummer>P-{nr}</Sagsnummer></Egenskaber></AttributListe>"
        "</Registrering></SagIndeks>"
        for nr in numre
    )
    return f"<ImporterSagDokumentIndeksInput>{sager}</ImporterSagDokumentIndeksInput>"


def _bevillinger(numre: list[int]) -> str:
    en = "".join(
        f"<BevillingIndeks><UUIDIdentifikator>{U.format(nr)}</UUIDIdentifikator><Registrering>"
        + ("" if nr else "<LivscyklusKode>Slettet</LivscyklusKode>")
        + "<AttributListe/></Registrering></BevillingIndeks>"
        for nr in numre
    )
    return f"<ImporterYdelseIndeksInput>{en}</ImporterYdelseIndeksInput>"


def _kle(numre: list[int]) -> str:
    emner = "".join(
        f"<Emne><EmneNr>{f'27.36.{nr:02}' if nr else 'x'}</EmneNr><EmneTitel>T</EmneTitel></Emne>"
        for nr in numre
    )
    return f"<KLE-Emneplan>{emner}</KLE-Emneplan>"


def _kle_liste(numre: list[int]) -> str:
    return "Nr;Titel\n" + "".join(
        f"{f'27.36.{nr:02}' if nr else '27.36.0'};Titel\n" for nr in numre
    )


def _ark(numre: list[int]) -> str:
    return "Enhedsnavn i Cura;Sagsansvarlig\n" + "".join(
        f"{f'Enhed {nr}' if nr else ''};ja\n" for nr in numre
    )


def _personer(numre: list[int]) -> str:
    return "Person;Navn;CPR\n" + "".join(
        f"p{nr};Navn {nr};{f'01019{nr:05}' if nr else 'x'}\n" for nr in numre
    )


def _fagsystemer(numre: list[int]) -> str:
    return "Fagsystem;Via Cura-eksport\n" + "".join(
        f"{f'System {nr}' if nr else ''};nej\n" for nr in numre
    )


def _enheder(laest: Indlaesning) -> int:
    return len(laest.organisation.enheder) if laest.organisation else 0


def _numre(laest: Indlaesning) -> int:
    return len(laest.kle.poster) if laest.kle else 0


# Each reader: how a file of these numbers is written (0 is one that cannot be used), the kind it
# counts, and what was really made of it.
LAESERE: dict[str, tuple[Callable[[list[int]], str], str, Callable[[Indlaesning], int]]] = {
    "graphql": (_graphql, "enheder", _enheder),
    "os2sync": (_os2sync, "enheder", _enheder),
    "os2mo": (_os2mo, "enheder", _enheder),
    "soap": (_soap, "enheder", _enheder),
    "sf1470": (_sager, "sager", lambda laest: len(laest.sager)),
    "sf1490": (_bevillinger, "bevillinger", lambda laest: len(laest.bevillinger)),
    "emneplan": (_kle, "KLE-numre", _numre),
    "kle-liste": (_kle_liste, "KLE-liste", _numre),
    "organisationsark": (_ark, "Organisationsark", lambda laest: len(laest.lokale_enheder)),
    "personer": (_personer, "Personer", lambda laest: len(laest.personer)),
    "fagsystemer": (_fagsystemer, "Fagsystemer", lambda laest: len(laest.fagsystemer)),
}


def pak_ind(tekst: str) -> str:
    """The same inside a wrapper of its own format."""
    if tekst.startswith("{"):
        return json.dumps({"svar": {"indhold": json.loads(tekst)}})
    if tekst.startswith("<"):
        soap = "http://schemas.xmlsoap.org/soap/envelope/"
        return (
            f'<s:Envelope xmlns:s="{soap}"><s:Header><a xmlns="urn:x">1</a></s:Header><s:Body>'
            f"<svar>{tekst}</svar></s:Body></s:Envelope>"
        )
    return f"En titel\n\n{tekst}"


@pytest.mark.parametrize("navn", LAESERE)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=12), st.booleans())
@ROLIG
def test_read_and_left_out_and_unchanged_are_what_was_there(navn, numre, indpakket):
    skriv, slags, lavet = LAESERE[navn]
    # Two that can be used, so that the file is known for what it is.
    alle = [7, *numre, 8]
    tekst = pak_ind(skriv(alle)) if indpakket else skriv(alle)
    laest = laes(KOMMUNE, Indfil("fil", tekst.encode()))
    poster = [p for p in laest.regnskab if p.fil == "fil" and p.slags == slags]
    (post,) = poster
    assert post.i_filen == len(alle)
    assert post.laest + post.udeladt + post.uaendret == post.i_filen
    assert post.laest == lavet(laest)
    # Nothing is left out without a word.
    assert not post.udeladt or any(et.fil == "fil" for et in laest.fund)


@pytest.mark.parametrize("navn", LAESERE)
def test_the_same_file_twice_and_in_another_order_makes_the_same(navn):
    skriv, slags, lavet = LAESERE[navn]
    en = laes(KOMMUNE, Indfil("a", skriv([1, 2, 3]).encode()))
    to = laes(
        KOMMUNE, Indfil("a", skriv([1, 2, 3]).encode()), Indfil("b", skriv([3, 2, 1]).encode())
    )
    assert lavet(en) == lavet(to) == 3
    poster = [p for p in to.regnskab if p.fil in {"a", "b"} and p.slags == slags]
    # Two sheets are two models of the same units, and two emneplaner two editions.
    if navn not in {"organisationsark", "emneplan"}:
        assert sum(p.laest for p in poster) == 3


@pytest.mark.parametrize("navn", [navn for navn in LAESERE if navn != "kle-liste"])
def test_a_reader_with_nothing_says_so(navn):
    skriv, _, _ = LAESERE[navn]
    laest = laes(KOMMUNE, Indfil("fil", skriv([]).encode()))
    assert "fil" in laest.uden_indhold
    assert {"KILDE_UDEN_INDHOLD", "ARK_UDEN_RAEKKER"} & {et.kode for et in laest.fund}
