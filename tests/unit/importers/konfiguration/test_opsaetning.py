"""Opsætning af Borgerblikket, SAPA-roller and SAPA-visninger."""

from datetime import date

import pytest

from tests.unit.importers.byg import FAGSYSTEMER, UUID_1, csvfil, fundet, koder, laes, xlsx
from webapp.domain.fagsystem import Foelsomhed
from webapp.domain.vaerdier.fund import Alvor
from webapp.domain.variant.opsaetning import Kontaktkilde, Titelvalg
from webapp.domain.variant.roller import DEMO_A0, DEMO_A1, Adresseadgang, Sagskolonne, Sapaelement

KOLONNER = (
    "KLE-nummer",
    "Aktiv",
    "Titel",
    "Dokumenter",
    "Journalnotater",
    "Fagsystemfilter",
    "Fradato",
    "Deaktiver fradato for aktive sager og tilhørende ydelser",
    "Kontaktoplysninger kilde",
    "Kontaktafdeling",
    "Kontakttelefon",
    "Link til kontakthjemmeside",
    "Kontaktlink til digital post",
)


def test_a_row_of_the_configuration_with_all_its_switches():
    laest = laes(
        xlsx(
            [
                KOLONNER,
                (
                    "27.36.04",
                    "ja",
                    "Sagstitel",
                    "ja",
                    "nej",
                    "Cura, KSD",
                    date(2020, 1, 1),
                    "ja",
                    "FK Organisationssystem",
                    "Visitationen",
                    99887766,
                    "https://x.dk",
                    "https://y.dk",
                ),
                ("27.36", "nej"),
                ("27.*", "ja"),
            ]
        )
    )
    emne, gruppe, alle = laest.opsaetning.raekker
    assert (emne.aktiv, emne.titel, emne.dokumenter, emne.journalnotater) == (
        True,
        Titelvalg.SAGSTITEL,
        True,
        False,
    )
    assert (emne.fagsystemfilter, emne.fradato, emne.deaktiver_fradato_for_aktive) == (
        ("Cura", "KSD"),
        date(2020, 1, 1),
        True,
    )
    assert (emne.kontakt.kilde, emne.kontakt.telefon) == (Kontaktkilde.FK_ORGANISATION, "99887766")
    assert (str(gruppe.kle), gruppe.aktiv, gruppe.titel) == ("27.36", False, Titelvalg.KLE_EMNE)
    assert (str(alle.kle), alle.kontakt.kilde) == ("27.*", Kontaktkilde.BRUGERDEFINERET)
    assert laest.fund == ()


def test_words_that_are_not_known_fall_back_and_are_told():
    laest = laes(
        csvfil(
            "KLE-nummer;Aktiv;Titel;Kontaktoplysninger kilde\n27.36.04;ja;Emnet;Telefonbogen\n"
            "27.36.04;nej;;\nx;ja;;\n"
        )
    )
    (raekke,) = laest.opsaetning.raekker
    assert (raekke.titel, raekke.kontakt.kilde) == (
        Titelvalg.KLE_EMNE,
        Kontaktkilde.BRUGERDEFINERET,
    )
    assert sorted(koder(laest)) == [
        "KLE_UGYLDIG",
        "KONTAKTKILDE_UKENDT",
        "OPSAETNING_DUBLET",
        "RAEKKE_UDEN_NOEGLE",
        "TITELVALG_UKENDT",
    ]
    assert fundet(laest, "KONTAKTKILDE_UKENDT").celle == "D2"


ROLLER = csvfil(
    "Rolle;Brugersystemrolle;KLE;Organisation;It-system;Følsomhed\n"
    f"Visitator;Se ældre;27.36.*, 29.*;{UUID_1};cura;2\nvisitator;Se alt;;;;4\n"
    "Kontaktcenter;;;;;\n",
    "roller.csv",
)


def test_roles_are_put_together_of_their_rows_and_their_view():
    visninger = csvfil(
        "Rolle;Elementer;Kolonner;Enhed;Beskrivelse\n"
        f"Visitator;Persondetaljer, Sager, Familiesamlinger;Fagsystem, Sagstitel;{UUID_1};Sælger\n"
        "Kontaktcenter;;demo A1;;\n"
    )
    laest = laes(FAGSYSTEMER, ROLLER, visninger)
    visitator, kontaktcenter = laest.roller
    assert (visitator.slug, visitator.navn) == ("visitator", "Visitator")
    smal, bred = visitator.brugersystemroller
    assert [str(kle) for kle in smal.kle] == ["27.36.*", "29.*"]
    assert (smal.it_systemer, smal.foelsomhed) == (("Cura",), Foelsomhed(2))
    assert (bred.navn, bred.kle, bred.organisation, bred.foelsomhed) == (
        "Se alt",
        (),
        (),
        Foelsomhed.VIP_SAGER,
    )
    assert visitator.elementer == (
        Sapaelement.PERSONDETALJER,
        Sapaelement.SAGER,
        Sapaelement.FAMILIESAMLINGER,
    )
    assert visitator.kolonner == (Sagskolonne.FAGSYSTEM, Sagskolonne.SAGSTITEL)
    assert str(visitator.enhed) == UUID_1
    assert (kontaktcenter.kolonner, kontaktcenter.elementer) == (DEMO_A1, tuple(Sapaelement))
    assert kontaktcenter.brugersystemroller[0].navn == "Kontaktcenter"
    assert kontaktcenter.brugersystemroller[0].foelsomhed is Foelsomhed.FOELSOMME_PERSONOPLYSNINGER
    assert laest.fund == ()


def test_how_a_role_sees_a_protected_address():
    laest = laes(csvfil("Rolle;Elementer;Beskyttet adresse\nA;;direkte\nB;;\nC;;Altid\n"))
    assert [rolle.beskyttet_adresse for rolle in laest.roller] == [
        Adresseadgang.DIREKTE,
        Adresseadgang.KLIK,
        Adresseadgang.KLIK,
    ]
    (fund,) = (f for f in laest.fund if f.kode == "ADRESSEADGANG_UKENDT")
    assert (fund.celle, fund.vaerdi) == ("C4", "Altid")


def test_a_role_without_a_view_sees_all_elements():
    assert laes(ROLLER).roller[0].kolonner == DEMO_A0


def test_a_view_without_a_role_and_unknown_words_are_told():
    laest = laes(ROLLER, csvfil("Rolle;Elementer;Kolonner\nUkendt;Sager, Kaffemaskine;Farve\n"))
    ukendt = laest.roller[-1]
    assert (ukendt.navn, ukendt.brugersystemroller) == ("Ukendt", ())
    assert ukendt.elementer == (Sapaelement.SAGER,)
    assert koder(laest) == ["ROLLE_UDEN_BRUGERSYSTEMROLLE", "SAPA_ORD_UKENDT", "SAPA_ORD_UKENDT"]


@pytest.mark.parametrize(
    "raekke, celle",
    [
        ("Vagt;Se sager;27.*;ikke-et-uuid;;", "D2"),
        ("Vagt;Se sager;alle;;;", "C2"),
        ("Vagt;Se sager;27-29;;;", "C2"),
        ("Vagt;Se sager;27.*;;;5", "F2"),
    ],
)
def test_a_limit_that_cannot_be_read_leaves_its_row_out_and_does_not_let_all_in(raekke, celle):
    hoved = "Rolle;Brugersystemrolle;KLE;Organisation;It-system;Følsomhed"
    laest = laes(csvfil(f"{hoved}\n{raekke}\nVagt;Se ydelser;29.*;;;2\n"))
    (vagt,) = laest.roller
    assert [en.navn for en in vagt.brugersystemroller] == ["Se ydelser"]
    fund = fundet(laest, "VAERN_ULAESELIGT")
    assert (fund.celle, fund.alvor) == (celle, Alvor.FEJL)
