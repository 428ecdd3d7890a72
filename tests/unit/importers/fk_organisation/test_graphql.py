from datetime import date

import pytest

from tests.unit.importers.byg import (
    UUID_1,
    UUID_2,
    UUID_3,
    Indfil,
    eksempelfil,
    fundet,
    jsonfil,
    koder,
    laes,
)
from webapp.domain.organisation.organisation import AdresseRolle, EnhedsStatus
from webapp.domain.vaerdier.identifikation import EnhedUuid
from webapp.importers.indlaes import Filfejl

TELEFON = "8dcfa714-5ed3-4000-b551-2ba520e7d8ad"


def enhed(uuid=UUID_1, over=None, **felter):
    return {
        "uuid": uuid,
        "enhedsnavn": "Social",
        "overordnetEnhed": {"uuid": over} if over else None,
        "tilstand": {"status": "AKTIV"},
        "adresser": [],
    } | felter


def svar(*noder, **sideinfo):
    kanter = [{"node": node} for node in noder]
    return {"data": {"organisationEnhedListe": {"pageInfo": sideinfo, "edges": kanter}}}


def laes_enheder(*noder):
    laest = laes(jsonfil(svar(*noder)))
    return list(laest.organisation.enheder.values()), laest


def adresse(tekst, rolle="", titel="", indeks="1"):
    klasse = {"type": "9b33c0a0-a566-4ec0-8200-325cb1e5bb9a", "rolle": rolle, "indeks": indeks}
    return {"adresseTekst": tekst, "adresseRolleTitel": titel, "klassifikation": klasse}


def test_the_sample():
    laest = laes(eksempelfil("fk_org_graphql_organisationEnhedListe.json"))
    (enhed_,) = laest.organisation.enheder.values()
    assert (enhed_.navn, enhed_.brugervendt_noegle, enhed_.status) == ("Social", "social", "Aktiv")
    assert (enhed_.aktiv_fra, enhed_.aktiv_til) == (date(2022, 11, 4), None)
    assert enhed_.adresse(AdresseRolle.TELEFON) == "+45 3334 9400"
    assert enhed_.opgaver == ("27.60.24",)
    assert koder(laest) == ["FK_OVERORDNET_UKENDT"]


def test_the_older_spelling_of_the_schema():
    node = {
        "uuid": UUID_1.upper(),
        "enhedNavn": "Social",
        "tilstandListe": [
            {"status": "INAKTIV", "fraTidspunkt": "2024-01-01T00:00:00+01:00"},
            {"status": "AKTIV", "fraTidspunkt": "2020-01-01T00:00:00+01:00"},
        ],
    }
    (enhed_,), laest = laes_enheder(node)
    assert (str(enhed_.uuid), enhed_.navn) == (UUID_1, "Social")
    assert enhed_.status is EnhedsStatus.INAKTIV
    assert (enhed_.aktiv_fra, enhed_.aktiv_til) == (date(2020, 1, 1), date(2024, 1, 1))
    assert enhed_.er_aktiv(date(2023, 12, 31))
    assert not enhed_.er_aktiv(date(2024, 1, 1))
    assert koder(laest) == ["FK_IKKE_SPURGT"]


@pytest.mark.parametrize(
    "pak", [lambda s: s, lambda s: s["data"], lambda s: [s], lambda s: [s["data"]]]
)
def test_the_answer_may_be_wrapped_in_several_ways(pak):
    laest = laes(jsonfil(pak(svar(enhed()))))
    assert list(laest.organisation.enheder) == [EnhedUuid(UUID_1)]


def test_pages_of_one_answer_are_put_together():
    laest = laes(jsonfil(svar(enhed())), jsonfil(svar(enhed(UUID_2, UUID_1)), "to.json"))
    assert len(laest.organisation.enheder) == 2
    assert laest.fund == ()


def test_an_answer_that_has_more_pages_is_told():
    laest = laes(jsonfil(svar(enhed(), hasNextPage=True)))
    assert fundet(laest, "FK_FLERE_SIDER").celle == "data.organisationEnhedListe.pageInfo"


def test_an_address_is_known_by_the_uuid_of_its_role_before_its_title():
    (enhed_,), laest = laes_enheder(
        enhed(
            adresser=[
                adresse("1", TELEFON.upper(), "FastnetTelefon"),
                adresse("2", "", "Mobiltelefon"),
            ]
        )
    )
    assert enhed_.adresser == {AdresseRolle.TELEFON: "1"}
    assert koder(laest) == ["FK_FLERE_ADRESSER"]


@pytest.mark.parametrize(
    "titel, rolle",
    [
        ("Åbningstid Telefon", AdresseRolle.AABNINGSTID_TELEFON),
        ("AdresseHenvendelsesSted", AdresseRolle.HENVENDELSESSTED),
        ("email  bemærkninger", AdresseRolle.EMAIL_BEMAERKNINGER),
        ("URL", AdresseRolle.URL),
    ],
)
def test_an_address_without_a_role_uuid_is_known_by_its_title(titel, rolle):
    (enhed_,), _ = laes_enheder(enhed(adresser=[adresse("x", "", titel)]))
    assert enhed_.adresser == {rolle: "x"}


def test_of_two_addresses_in_one_role_the_lower_indeks_wins():
    (enhed_,), _ = laes_enheder(
        enhed(adresser=[adresse("to", TELEFON, indeks="2"), adresse("en", TELEFON, indeks="1")])
    )
    assert enhed_.adresse(AdresseRolle.TELEFON) == "en"


def test_an_address_in_an_unknown_role_is_named_and_not_used():
    (enhed_,), laest = laes_enheder(enhed(adresser=[adresse("x", UUID_3, "Brevdue")]))
    assert enhed_.adresser == {}
    fund = fundet(laest, "FK_ADRESSEROLLE_UKENDT")
    assert (fund.vaerdi, fund.celle) == (
        f"{UUID_3} Brevdue",
        "data.organisationEnhedListe.edges[0].node.adresser[0]",
    )


@pytest.mark.parametrize("opgave", [{"kleEmneNummer": "27.36.04"}, [{"kleEmneNummer": "27.36.04"}]])
def test_a_henvendelsessted_has_its_target_and_kle(opgave):
    sted = {
        "navn": "Borgerservice",
        "henvendelsesOrganisationEnhed": {"uuid": UUID_2},
        "opgave": opgave,
    }
    (enhed_, _), laest = laes_enheder(enhed(henvendelsessteder=[sted]), enhed(UUID_2, UUID_1))
    (fundet_,) = enhed_.henvendelsessteder
    assert (str(fundet_.maal), [str(k) for k in fundet_.kle], fundet_.navn) == (
        UUID_2,
        ["27.36.04"],
        "Borgerservice",
    )
    assert laest.fund == ()


def test_a_henvendelsessted_without_kle_or_with_an_unknown_target_is_told():
    steder = [
        {"navn": "A", "henvendelsesOrganisationEnhed": {"uuid": UUID_1}, "opgave": []},
        {
            "navn": "B",
            "henvendelsesOrganisationEnhed": {"uuid": UUID_2},
            "opgave": {"kleEmneNummer": "27"},
        },
    ]
    (enhed_,), laest = laes_enheder(enhed(henvendelsessteder=steder))
    assert [s.navn for s in enhed_.henvendelsessteder] == ["B"]
    assert koder(laest) == ["FK_HENVENDELSESSTED_UDEN_KLE", "FK_HENVENDELSESSTED_UKENDT"]


def test_of_two_units_with_one_uuid_the_first_wins():
    (enhed_,), laest = laes_enheder(enhed(), enhed(UUID_1.upper(), enhedsnavn="Anden"))
    assert enhed_.navn == "Social"
    assert fundet(laest, "FK_ENHED_DUBLET").celle.endswith("edges[1].node")


def test_a_malformed_uuid_costs_only_its_unit():
    enheder, laest = laes_enheder(
        enhed("aa8bffb-84b6-4dd7-9b6c-311f2d6f4e90"), enhed(None), enhed()
    )
    assert [str(e.uuid) for e in enheder] == [UUID_1]
    assert koder(laest) == ["UUID_UGYLDIG", "UUID_UGYLDIG"]


def test_two_roots_are_told():
    _, laest = laes_enheder(enhed(), enhed(UUID_2))
    assert UUID_2 in fundet(laest, "FK_FLERE_ROEDDER").vaerdi


def test_a_ring_is_told_once_with_all_its_units_and_the_tree_can_still_be_walked():
    enheder, laest = laes_enheder(
        enhed(UUID_1, UUID_2), enhed(UUID_2, UUID_1), enhed(UUID_3, UUID_1)
    )
    assert koder(laest) == ["FK_KREDS"]
    assert fundet(laest, "FK_KREDS").vaerdi == "Social → Social → Social"
    assert len(laest.organisation.sti(enheder[2])) == 3


def test_a_unit_that_is_its_own_parent_is_told_as_that():
    _, laest = laes_enheder(enhed(UUID_1, UUID_1))
    assert koder(laest) == ["FK_SIN_EGEN_OVERORDNET"]


@pytest.mark.parametrize(
    "tidspunkt, dag",
    [
        ("2022-11-03T23:00:00Z", date(2022, 11, 4)),
        ("2022-06-30T22:00:00+00:00", date(2022, 7, 1)),
        ("2022-11-04T00:00:00+01:00", date(2022, 11, 4)),
        ("2022-11-04", date(2022, 11, 4)),
        ("infinity", None),
        ("9999-12-31T23:00:00Z", None),
    ],
)
def test_timestamps_are_danish_days(tidspunkt, dag):
    (enhed_,), laest = laes_enheder(enhed(tilstand={"status": "AKTIV", "fraTidspunkt": tidspunkt}))
    assert enhed_.aktiv_fra == dag
    assert laest.fund == ()


@pytest.mark.parametrize(
    "felt",
    ["enhedsnavn", "tilstand", "adresser", "opgaver", "henvendelsessteder", "overordnetEnhed"],
)
@pytest.mark.parametrize("vaerdi", [None, [], {}, "tekst", 7, True, [None], [[1]], {"uuid": []}])
def test_a_unit_of_any_shape_is_read(felt, vaerdi):
    enheder, _ = laes_enheder(enhed(**{felt: vaerdi}))
    assert [str(e.uuid) for e in enheder] == [UUID_1]


def test_a_trailing_comma_is_told_with_its_line():
    with pytest.raises(Filfejl, match="komma for meget på linje 3"):
        laes(Indfil("x.json", b'{"data": [\n 1,\n ]}'))


@pytest.mark.parametrize("tekst", ["{", '{"a" 1}', "[" * 100_000, '{"a": 1} x'])
def test_what_is_no_json_is_refused(tekst):
    with pytest.raises(Filfejl, match="JSON"):
        laes(Indfil("x.json", tekst.encode()))


def test_json_of_no_known_kind_is_refused():
    with pytest.raises(Filfejl, match=r"kendes ikke.*organisationEnhedListe"):
        laes(jsonfil({"noget": "andet"}))


@pytest.mark.parametrize("med, ventet", [([1, 2, 3], False), ([1, 3], True)])
def test_a_page_that_is_missing_in_the_middle_is_told(med, ventet):
    numre = {nr: f"5b0e0f10-1111-4aaa-8bbb-00000000000{nr}" for nr in (1, 2, 3)}

    def fil(nr):
        node = {
            "uuid": numre[nr],
            "enhedsnavn": f"Enhed {nr}",
            "overordnetEnhed": {"uuid": numre[nr - 1]} if nr > 1 else None,
            "tilstand": {"status": "AKTIV"},
            "adresser": [],
        }
        info = {"hasNextPage": nr < 3, "endCursor": numre[nr]}
        return jsonfil(
            {"organisationEnhedListe": {"pageInfo": info, "edges": [{"node": node}]}}, f"{nr}.json"
        )

    laest = laes(*map(fil, med))
    assert ("FK_SIDE_MANGLER" in koder(laest)) is ventet
    if ventet:
        assert fundet(laest, "FK_SIDE_MANGLER").vaerdi == numre[2]
