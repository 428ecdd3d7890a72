from datetime import date

from tests.unit.importers.byg import (
    FAGSYSTEMER,
    KOMMUNE,
    PERSONER,
    STAMDATA,
    UUID_1,
    UUID_2,
    csvfil,
    forb,
    fundet,
    koder,
    laes,
    org,
)
from webapp.domain.fagsystem import Enhedsmaerke, Foelsomhed, Fremdrift, PartIdType, Partsrolle
from webapp.domain.vaerdier.identifikation import Cvr, EnhedUuid

SAGER_KOLONNER = (
    "Sagsnummer;Fagsystem;Sagstype;Titel;Oprettet;Myndighed;Primær part;KLE-nummer;Følsomhed;"
    "Ansvarlig enhed UUID;Ansvarlig enhed;Visningsklasse;Sikkerhedsprofil;Ejendom\n"
)


def sager(*raekker: str):
    return csvfil(SAGER_KOLONNER + "\n".join(raekker), "sager.csv")


HAENDELSER = csvfil(
    "Sagsnummer;Dato;Hændelse;Enhed;Fremdrift;Sagsbehandler\n"
    "S-1;2024-03-01;Afgjort;;Afgjort;\n"
    "S-1;2024-01-02;Modtaget;Visitation Syd;Opstået;Ulla\n",
    "haendelser.csv",
)


def test_kommune_myndigheder_and_fagsystemer():
    laest = laes(*STAMDATA, csvfil("CVR;Myndighed\n33236072;Udbetaling Danmark\n3323607;X\n"))
    assert (laest.kommune.slug, laest.kommune.dato) == ("korsbaek", date(2024, 4, 8))
    assert [(m.cvr.cifre, m.navn) for m in laest.myndigheder] == [
        ("33236072", "Udbetaling Danmark")
    ]
    assert [(f.navn, f.via_eksport, f.aabnet) for f in laest.fagsystemer] == [
        ("Cura", True, None),
        ("KSD", False, date(2022, 1, 1)),
    ]
    assert koder(laest) == ["CVR_UGYLDIG", "RAEKKE_UDEN_NOEGLE"]


def test_a_person_with_all_that_is_told():
    laest = laes(
        csvfil(
            "Person;Navn;CPR;Vist dato;Adressebeskyttelse;Tilmeldt digital post;Ejendomme;"
            "Bopælskommune (CVR);Husstand;Tilflytningsdato\n"
            "n;Nancy Ann Berggren;2512484916;15-04-2021;ja;nej;1234567, 7654321;11111111;h;\n"
            "m;Nancy Ann Berggren;010180-0000;;;;;;;\n"
        )
    )
    nancy, anden = laest.personer
    assert (nancy.slug, anden.slug) == ("nancy-ann-berggren", "nancy-ann-berggren-2")
    assert (nancy.dato, nancy.adressebeskyttelse, nancy.digital_post) == (
        date(2021, 4, 15),
        True,
        False,
    )
    assert (nancy.ejendomme, nancy.bopaelskommune) == (("1234567", "7654321"), "11111111")
    assert anden.digital_post is False  # a blank cell is no


def test_digital_post_is_yes_where_the_sheet_does_not_ask():
    assert all(person.digital_post for person in laes(PERSONER).personer)


def test_a_person_without_a_readable_cpr_number_is_left_out_and_the_number_not_told():
    laest = laes(csvfil("Person;Navn;CPR\na;A;251248-491\nb;B;251248-49167\nc;C;251248-4916\n"))
    assert [p.navn for p in laest.personer] == ["C"]
    assert sorted(koder(laest)) == ["CPR_UGYLDIG"] * 2 + ["PERSON_UDEN_CPR"] * 2
    assert [f.vaerdi for f in laest.fund[:2]] == ["251248-XXX", "251248-XXXXX"]


def test_family_joins_known_persons_by_their_keys():
    familie = csvfil("Person;Relation;Til person\nnancy;Barn;KIM\nnancy;Mor;jytte\n", "familie.csv")
    laest = laes(PERSONER, familie)
    assert [(f.person, f.relation, f.til) for f in laest.familie] == [
        ("nancy-ann-berggren", "Barn", "kim-borgersen")
    ]
    fund = fundet(laest, "PERSON_UKENDT")
    assert (fund.celle, fund.vaerdi) == ("C3", "jytte")


def test_a_sag_of_cura_is_put_together_of_its_sheets():
    laest = laes(
        *STAMDATA,
        org(("Visitation Syd", "ja")),
        forb(("Y", "", "", "", "Hjemmehjælp", "", "27.36.04")),
        sager("S-1;cura;hjemmehjælp;Hjælp;2024-01-01;;nancy;;3;;;;;"),
        HAENDELSER,
        csvfil("Sagsnummer;Dato;Trin\nS-1;2024-01-02;Modtagelse\n", "forloeb.csv"),
        csvfil(
            "Sagsnummer;Titel;Type;Dato\nS-1;Brev;brev, udgående;2024-02-01\n"
            "S-1;Svar;brev, udgående;\nS-1;Ansøgning;brev, indgående;\n",
            "dok.csv",
        ),
        csvfil("Sagsnummer;Notat;Dato\nS-1;Telefonsamtale;\n", "notater.csv"),
    )
    (sag,) = laest.sager
    assert (sag.slug, sag.sagsnummer, sag.fagsystem, sag.sagstype) == (
        "s-1",
        "S-1",
        "Cura",
        "Hjemmehjælp",
    )
    assert (sag.myndighed, sag.foelsomhed) == (Cvr("11111111"), Foelsomhed(3))
    assert [(h.dato.month, h.enhed, h.fremdrift, h.sagsbehandler) for h in sag.haendelser] == [
        (1, "Visitation Syd", Fremdrift.OPSTAAET, "Ulla"),
        (3, None, Fremdrift.AFGJORT, None),
    ]
    assert [(p.rolle, p.person, p.id_type) for p in sag.parter] == [
        (Partsrolle.PRIMAER_PART, "nancy-ann-berggren", PartIdType.CPR)
    ]
    assert [t.tekst for t in sag.trin] == ["Modtagelse"]
    assert [(d.titel, d.type, d.brevdato) for d in sag.dokumenter] == [
        ("Brev", "Brev, udgaaende", date(2024, 2, 1)),
        ("Svar", "Brev, udgaaende", None),
        ("Ansøgning", "Brev, indgaaende", None),
    ]
    assert [(n.titel, n.dato) for n in sag.journalnotater] == [("Telefonsamtale", date(2024, 1, 1))]
    assert sorted(koder(laest)) == [
        "BREV_UDEN_BREVDATO",
        "DATO_MANGLER",
        "INDGAAENDE_UDEN_BREVDATO",
    ]


def test_a_sag_of_another_fagsystem_keeps_its_unit_and_kle_as_filed():
    laest = laes(
        *STAMDATA,
        sager(
            f"K-1;KSD;;Sygedagpenge;2024-01-01;33236072;nancy;32.30.04;;{UUID_1};Ydelsescenter;"
            f"Visning undtaget for borger;{UUID_1}, {UUID_2};"
        ),
    )
    (sag,) = laest.sager
    assert sag.enhed == Enhedsmaerke(EnhedUuid(UUID_1), "Ydelsescenter")
    assert (str(sag.kle), sag.myndighed.cifre) == ("32.30.04", "33236072")
    assert sag.visningsklasser == ("Visning undtaget for borger",)
    assert len(sag.sikkerhedsprofil) == 2
    assert [(h.dato, h.enhed, h.fremdrift) for h in sag.haendelser] == [
        (date(2024, 1, 1), None, Fremdrift.OPSTAAET)
    ]


def test_a_sag_without_an_event_gets_one():
    laest = laes(*STAMDATA, sager("S-1;Cura;;T;2024-01-01;;nancy;;;;Visitation Syd;;;"))
    (sag,) = laest.sager
    assert [(h.dato, h.enhed, h.fremdrift) for h in sag.haendelser] == [
        (date(2024, 1, 1), "Visitation Syd", Fremdrift.OPSTAAET)
    ]
    assert sag.enhed is None
    assert koder(laest) == ["SAG_UDEN_HAENDELSE"]


def test_a_sag_without_oprettet_gets_the_day_of_its_first_event():
    laest = laes(*STAMDATA, sager("S-1;KSD;;T;;;nancy;;;;;;;"), HAENDELSER)
    assert laest.sager[0].oprettet == date(2024, 1, 2)
    assert koder(laest) == ["OPRETTET_MANGLER"]


def test_a_sag_with_no_date_at_all_is_left_out():
    laest = laes(
        *STAMDATA, sager("S-1;KSD;;T;;;nancy;;;;;;;", "S-2;KSD;;T;2024-01-01;;nancy;;;;;;;")
    )
    assert [sag.sagsnummer for sag in laest.sager] == ["S-2"]
    assert fundet(laest, "SAG_UDEN_DATO").vaerdi == "S-1"


def test_the_first_unit_of_a_cura_sag_is_the_first_one_named():
    haendelser = csvfil(
        "Sagsnummer;Dato;Enhed;Fremdrift\nS-1;2024-01-02;;Opstået\nS-1;2024-02-02;Syd;Oplyst\n"
    )
    laest = laes(*STAMDATA, sager("S-1;Cura;;T;2024-01-01;;nancy;;;;;;;"), haendelser)
    assert [h.enhed for h in laest.sager[0].haendelser] == ["Syd", "Syd"]
    assert koder(laest) == ["SAG_FOERSTE_ENHED"]


def test_a_primary_part_of_sagsparter_replaces_the_column():
    parter = csvfil(
        "Sagsnummer;Rolle;Person;Id-type;Navn;Fra;Til\n"
        "S-1;Primær part;nancy;PersonID;;2020-01-01;2023-01-01\n"
        "S-1;Sekundær part;;;Firma ApS;;\n"
        "S-2;Ydelsesmodtager;kim;;;;\n"
    )
    laest = laes(
        *STAMDATA,
        sager("S-1;KSD;;T;2024-01-01;;kim;;;;;;;", "S-2;KSD;;T;2024-01-01;;nancy;;;;;;;"),
        parter,
    )
    en, to = laest.sager
    assert [(p.rolle, p.person, p.id_type, p.navn) for p in en.parter] == [
        (Partsrolle.PRIMAER_PART, "nancy-ann-berggren", PartIdType.PERSON_ID, ""),
        (Partsrolle.SEKUNDAER_PART, None, PartIdType.NAVN, "Firma ApS"),
    ]
    assert (en.parter[0].virkning.fra, en.parter[0].virkning.til) == (
        date(2020, 1, 1),
        date(2023, 1, 1),
    )
    assert [(p.rolle, p.person) for p in to.parter] == [
        (Partsrolle.PRIMAER_PART, "nancy-ann-berggren"),
        (Partsrolle.YDELSESMODTAGER, "kim-borgersen"),
    ]


def test_rows_that_point_at_nothing_are_left_out_one_by_one():
    laest = laes(
        *STAMDATA,
        sager("S-1;KSD;;T;2024-01-01;;ukendt;;;;;;;", "S-1;KSD;;Igen;2024-01-01;;;;;;;;;"),
        csvfil("Sagsnummer;Rolle;Person\nS-1;Sekundær part;ukendt\nS-9;Sekundær part;kim\n"),
    )
    assert [(sag.titel, sag.parter) for sag in laest.sager] == [("T", ())]
    assert sorted(set(koder(laest))) == [
        "PERSON_UKENDT",
        "SAG_DUBLET",
        "SAG_UDEN_HAENDELSE",
        "SAG_UKENDT",
    ]


def test_unknown_names_are_kept_and_told():
    laest = laes(
        *STAMDATA,
        org(("Nord", "ja")),
        forb(("Y", "", "", "", "Hjemmehjælp", "", "27.36.04")),
        sager(
            "S-1;Cura;Ukendt type;T;2024-01-01;;nancy;;;;;;;",
            "S-2;Andet;;T;2024-01-01;;nancy;;;;;;;",
            "S-3;;;T;2024-01-01;;nancy;;;;;;;",
        ),
        HAENDELSER,
    )
    assert laest.sager[0].sagstype == "Ukendt type"
    assert [sag.fagsystem for sag in laest.sager] == ["Cura", "Andet", ""]
    assert {"SAGSTYPE_UKENDT", "ENHED_UKENDT", "FAGSYSTEM_UKENDT", "FAGSYSTEM_MANGLER"} <= set(
        koder(laest)
    )


def test_a_sag_needs_an_owner():
    laest = laes(FAGSYSTEMER, PERSONER, sager("S-1;KSD;;T;2024-01-01;;nancy;;;;;;;"))
    assert laest.sager == ()
    assert fundet(laest, "MYNDIGHED_MANGLER").celle == "F2"
    egen = laes(
        FAGSYSTEMER,
        PERSONER,
        sager("S-1;KSD;;T;2024-01-01;;nancy;;;;;;;"),
        kommune_cvr=Cvr("22222222"),
    )
    assert [str(sag.myndighed) for sag in egen.sager] == ["22222222"]


def test_a_byggesag_is_about_a_property():
    laest = laes(*STAMDATA, sager("B-1;KSD;;Carport;2024-01-01;;nancy;02.34.02;;;;;;1234567"))
    assert (laest.sager[0].er_byggesag, laest.sager[0].ejendom) == (True, "1234567")


def test_a_sagsnummer_that_can_be_a_cpr_number_is_no_slug():
    laest = laes(*STAMDATA, sager("251248-4916;KSD;;T;2024-01-01;;nancy;;;;;;;"))
    (sag,) = laest.sager
    assert len(sag.slug) == 8
    assert "4916" not in sag.slug
    assert "4916" not in repr(laest.fund)


def test_bevillinger_with_their_ydelser_and_udbetalinger():
    laest = laes(
        *STAMDATA,
        sager("S-1;KSD;;T;2024-01-01;33236072;nancy;;;;;;;"),
        csvfil(
            "Bevilling;Fagsystem;Sagsnummer;Modtager;Modtagerrolle;Følsomhed;Sikkerhedsprofil\n"
            "B-1;;S-1;nancy;;2;0f5c4d2e-3b1a-4c6d-8e7f-102030405060\n"
            "B-2;Cura;;kim;Ydelsesmodtager;;\nB-3;KSD;S-9;kim;;;\n"
        ),
        csvfil(
            "Ydelse;Bevilling;Lokal ydelse;Navn;Bevilget fra;Bevilget til;KLE-nummer;Økonomisk\n"
            "Y-1;B-1;;Sygedagpenge;2024-01-01;;32.30.04;ja\n"
            "Y-2;B-2;Rengøring;;2024-02-01;2024-03-01;;\n"
            "Y-3;B-2;Rengøring;;;;;\n"
            "Y-4;B-9;Rengøring;;2024-02-01;;;\n"
        ),
        csvfil(
            "Ydelse;Dispositionsdato;Periode fra;Periode til;Bruttobeløb;Udbetalt\n"
            "Y-1;2024-01-31;2024-01-01;2024-02-01;5448,00;3.500,50\n"
            "Y-1;2024-02-29;;;gratis;\nY-8;2024-02-29;;;1,00;\n"
        ),
    )
    en, to = laest.bevillinger
    assert (en.sag, en.fagsystem, en.myndighed.cifre) == ("s-1", "KSD", "33236072")
    assert [str(enhed) for enhed in en.sikkerhedsprofil] == ["0f5c4d2e-3b1a-4c6d-8e7f-102030405060"]
    assert to.sikkerhedsprofil == ()
    assert [(y.slug, y.bevilget, y.oekonomisk) for y in en.ydelser] == [
        ("sygedagpenge", date(2024, 1, 1), True)
    ]
    (udbetaling,) = en.ydelser[0].udbetalinger
    assert (udbetaling.bruttobeloeb, udbetaling.udbetalt) == (544800, 350050)
    assert (to.sag, [p.rolle for p in to.parter]) == (None, [Partsrolle.YDELSESMODTAGER])
    assert [(y.slug, y.navn, y.lokal_ydelse) for y in to.ydelser] == [
        ("rengoering", "Rengøring", "Rengøring")
    ]
    assert koder(laest).count("NUMMER_UKENDT") == 2
    assert {"BEVILLING_SAG_UKENDT", "YDELSE_UDEN_FRA", "UDBETALING_UDEN_BELOEB"} <= set(
        koder(laest)
    )


def test_a_period_that_ends_before_it_begins_is_told():
    """It was read without a word, and the page showed it as it stood."""
    laest = laes(
        *STAMDATA,
        csvfil("Bevilling;Fagsystem;Modtager\nB;KSD;kim\n"),
        csvfil(
            "Ydelse;Bevilling;Navn;Bevilget fra;Bevilget til\n"
            "1;B;Rengøring;2024-01-02;2024-01-01\n2;B;Besøg;2024-01-01;2024-01-01\n"
        ),
        csvfil(
            "Ydelse;Dispositionsdato;Periode fra;Periode til;Bruttobeløb\n"
            "1;2024-01-31;2024-02-01;2024-01-01;5\n1;2024-01-31;2024-01-01;2024-01-01;5\n"
        ),
        csvfil(
            "Person;Adresse;Tilflytningsdato;Fraflytningsdato\nkim;Vej 1;2020-01-01;2019-01-01\n"
        ),
    )
    vendte = ("YDELSE_VENDT", "UDBETALING_PERIODE_VENDT", "FLYTNING_VENDT")
    assert [koder(laest).count(kode) for kode in vendte] == [1, 1, 1]
    assert [fundet(laest, kode).celle for kode in vendte] == ["E2", "D2", "D2"]


def test_ydelser_of_one_name_get_their_own_slugs_in_order():
    laest = laes(
        *STAMDATA,
        csvfil("Bevilling;Fagsystem;Modtager\nB;KSD;kim\n"),
        csvfil(
            "Ydelse;Bevilling;Navn;Bevilget fra\n"
            "1;B;Rengøring;2024-01-01\n2;B;Rengøring;2024-01-01\n"
        ),
    )
    assert [y.slug for y in laest.bevillinger[0].ydelser] == ["rengoering", "rengoering-2"]


def test_the_order_of_files_does_not_matter():
    filer = [*STAMDATA, sager("S-1;Cura;;T;2024-01-01;;nancy;;;;;;;"), HAENDELSER]
    assert laes(*filer).sager == laes(*reversed(filer)).sager


def test_parts_that_no_file_held_are_none_or_empty():
    laest = laes(KOMMUNE)
    assert (laest.organisation, laest.kle, laest.opsaetning, laest.roller) == (None,) * 4
    assert (laest.enhedsmapning, laest.ydelsestyper, laest.sagstype_kle) == (None,) * 3
    assert (laest.personer, laest.sager, laest.varianter) == ((), (), ())


def test_a_sag_belongs_to_another_sag_of_the_sheet_and_nothing_else():
    laest = laes(
        *STAMDATA,
        csvfil(
            "Sagsnummer;Fagsystem;Titel;Oprettet;Hører til\n"
            "S-1;Cura;Madservice;2024-01-02;s-2\n"
            "S-2;Cura;Hjemmehjælp;2024-01-02;\n"
            "S-3;Cura;Træning;2024-01-02;S-9\n"
            "S-4;Cura;Plejebolig;2024-01-02;S-4\n",
            "sager.csv",
        ),
    )
    assert [sag.hoerer_til for sag in laest.sager] == ["s-2", None, None, None]
    fund = [f for f in laest.fund if f.kode == "SAG_HOERER_TIL_UKENDT"]
    assert [(f.celle, f.vaerdi) for f in fund] == [("E4", "S-9"), ("E5", "S-4")]


def test_a_relation_that_is_unknown_or_to_oneself_is_told():
    familie = "Person;Relation;Til person\nnancy;Onkel;kim\nkim;Mor;Kim\nkim;mormor;nancy\n"
    laest = laes(*STAMDATA, csvfil(familie, "familie.csv"))
    assert [en.relation for en in laest.familie] == ["Onkel", "mormor"]
    ukendt, sig_selv = (
        fundet(laest, kode) for kode in ("FAMILIE_RELATION_UKENDT", "FAMILIE_SIG_SELV")
    )
    assert (ukendt.celle, ukendt.vaerdi) == ("B2", "Onkel")
    assert (sig_selv.celle, sig_selv.vaerdi) == ("C3", "Kim")


def test_a_kontroltema_of_a_sag_that_is_no_kontrolsag_is_told():
    kolonner = "Sagsnummer;Fagsystem;Titel;Oprettet;KLE-nummer;Kontroltema\n"
    kontrol = "S-1;KSD;T;2024-01-02;32.45.04;Enlig\n"
    andre = "S-2;KSD;T;2024-01-02;27.36.04;Enlig\nS-3;KSD;T;2024-01-02;27.36.04;\n"
    laest = laes(*STAMDATA, csvfil(kolonner + kontrol + andre, "sager.csv"))
    fund = fundet(laest, "KONTROLTEMA_UDEN_KONTROLSAG")
    assert (fund.celle, fund.vaerdi) == ("F3", "Enlig")


def test_a_visningsklasse_that_hides_nothing_is_told():
    kolonner = "Sagsnummer;Fagsystem;Titel;Oprettet;KLE-nummer;Visningsklasse\n"
    skjult = "S-1;KSD;T;2024-01-02;27.36.04; visning  undtaget for Borger\n"
    stavefejl = (
        "S-2;KSD;T;2024-01-02;27.36.04;Visning undtaget for brger\nS-3;KSD;T;2024-01-02;27.36.04;\n"
    )
    laest = laes(*STAMDATA, csvfil(kolonner + skjult + stavefejl, "sager.csv"))
    assert koder(laest).count("VISNINGSKLASSE_SKJULER_IKKE") == 1
    fund = fundet(laest, "VISNINGSKLASSE_SKJULER_IKKE")
    assert (fund.celle, fund.vaerdi) == ("F3", "Visning undtaget for brger")
