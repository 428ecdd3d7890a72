import pytest

from tests import byg
from webapp.domain.fagsystem import Enhedsmaerke
from webapp.domain.klassifikation.kle import KleMoenster
from webapp.domain.organisation.organisation import AdresseRolle, EnhedsStatus, Henvendelsessted
from webapp.domain.vaerdier.telefon import otte_cifre
from webapp.domain.variant.opsaetning import Kontaktkilde, Kontaktopsaetning
from webapp.domain.visning.kontakt import Kontaktfejl, brugerdefineret, fra_organisation

F = Kontaktfejl
TLF, FASTNET, URL = AdresseRolle.TELEFON, AdresseRolle.FASTNET, AdresseRolle.URL
NORD = Enhedsmaerke(byg.NORD, "Cura Nord")


@pytest.mark.parametrize(
    "tekst, cifre",
    [
        ("33349400", "33349400"),
        ("33 34 94 00", "33349400"),
        ("33\u00a034\u00a094\u00a000", "33349400"),
        ("33.34.94.00", "33349400"),
        ("33-34-94-00", "33349400"),
        ("(33) 34 94 00", "33349400"),
        ("+45 3334 9400", "33349400"),
        ("+4533349400", "33349400"),
        ("0045 33 34 94 00", "33349400"),
        ("45333494", "45333494"),  # eight digits that begin with 45 are a number
        ("+46 3334 9400", None),
        ("3334940", None),
        ("333494000", None),
        ("45 33 34 94 00", None),
        ("33349400 lokal 12", None),
        ("tlf. 33349400", None),
        ("٣٣٣٤٩٤٠٠", None),
        ("", None),
    ],
)
def test_a_telephone_is_eight_digits(tekst, cifre):
    assert otte_cifre(tekst) == cifre


def kontakt(enhed=None, *andre, maerke=NORD, kle=byg.HJAELP, foelg=True):
    organisation = byg.organisation(enhed or byg.fk_enhed(), *andre)
    return fra_organisation(
        maerke, kle, "Korsbæk Kommune", organisation, byg.DATO, foelg_henvendelsessted=foelg
    )


def med(**adresser):
    return byg.fk_enhed(adresser={AdresseRolle[rolle]: tekst for rolle, tekst in adresser.items()})


@pytest.mark.parametrize(
    "enhed, telefon, hjemmeside, fejl",
    [
        (byg.fk_enhed(), "99887766", "https://korsbaek.dk", set()),
        (med(TELEFON="33349400"), "33349400", "", set()),
        (med(), "", "", {F.INGEN_TELEFON}),
        (med(FASTNET="33349400"), "", "", {F.INGEN_TELEFON, F.KUN_FASTNET}),
        (med(TELEFON="33349400", FASTNET="70102030"), "33349400", "", set()),
        (med(TELEFON="3334940"), "", "", {F.INGEN_TELEFON, F.UGYLDIG_TELEFON}),
        (med(TELEFON="  "), "", "", {F.INGEN_TELEFON}),
        (med(TELEFON="33349400", URL="www.korsbaek.dk"), "33349400", "", {F.URL_UDEN_SKEMA}),
        (
            med(TELEFON="33349400", URL="HTTP://korsbaek.dk"),
            "33349400",
            "HTTP://korsbaek.dk",
            set(),
        ),
        (med(TELEFON="33349400", URL="ftp://korsbaek.dk"), "33349400", "", {F.URL_UDEN_SKEMA}),
    ],
)
def test_the_contact_of_a_known_unit(enhed, telefon, hjemmeside, fejl):
    valg = kontakt(enhed)
    assert valg.kontakt.kommune == "Korsbæk Kommune"
    assert valg.kontakt.navn == "Visitation Nord"
    assert (valg.kontakt.telefon, valg.kontakt.hjemmeside) == (telefon, hjemmeside)
    assert valg.kontakt.digital_post == ""
    assert valg.fejl == fejl
    assert valg.kilde is Kontaktkilde.FK_ORGANISATION


@pytest.mark.parametrize(
    "maerke, enhed, fejl, navn",
    [
        (Enhedsmaerke(byg.TANDPLEJE, "Tandplejen"), None, F.UKENDT_ENHED, "Tandplejen"),
        (Enhedsmaerke(None, "Tandplejen"), None, F.UKENDT_ENHED, "Tandplejen"),
        (None, None, F.UKENDT_ENHED, ""),
        (NORD, byg.fk_enhed(status=EnhedsStatus.INAKTIV), F.INAKTIV_ENHED, "Cura Nord"),
        (NORD, byg.fk_enhed(aktiv_til=byg.DATO), F.INAKTIV_ENHED, "Cura Nord"),
    ],
)
def test_without_a_unit_the_name_as_filed_and_no_telephone(maerke, enhed, fejl, navn):
    valg = kontakt(enhed, maerke=maerke)
    assert (valg.kontakt.kommune, valg.kontakt.navn) == ("Korsbæk Kommune", navn)
    assert (valg.kontakt.telefon, valg.kontakt.hjemmeside) == ("", "")
    assert valg.fejl == {fejl, F.INGEN_TELEFON}


def sted(maal, *numre):
    return Henvendelsessted(maal, tuple(map(KleMoenster, numre)))


TAND = byg.fk_enhed(uuid=byg.TANDPLEJE, navn="Tandplejen", overordnet=None)
NEDLAGT = byg.fk_enhed(uuid=byg.TANDPLEJE, navn="Tandplejen", status=EnhedsStatus.INAKTIV)


@pytest.mark.parametrize(
    "steder, andre, foelg, kle, navn",
    [
        ([sted(byg.TANDPLEJE, "27.36")], [TAND], True, byg.HJAELP, "Tandplejen"),
        ([sted(byg.TANDPLEJE, "29", "27.*")], [TAND], True, byg.HJAELP, "Tandplejen"),
        ([sted(byg.TANDPLEJE, "29")], [TAND], True, byg.HJAELP, "Visitation Nord"),
        ([sted(byg.TANDPLEJE)], [TAND], True, byg.HJAELP, "Visitation Nord"),
        ([sted(byg.TANDPLEJE, "27.36")], [TAND], False, byg.HJAELP, "Visitation Nord"),
        ([sted(byg.TANDPLEJE, "27.36")], [TAND], True, None, "Visitation Nord"),
        ([sted(byg.TANDPLEJE, "27.36")], [], True, byg.HJAELP, "Visitation Nord"),
        ([sted(byg.TANDPLEJE, "27.36")], [NEDLAGT], True, byg.HJAELP, "Cura Nord"),
        (
            [sted(byg.VISITATION, "29"), sted(byg.TANDPLEJE, "27")],
            [TAND],
            True,
            byg.HJAELP,
            "Tandplejen",
        ),
    ],
    ids=[
        "gruppe",
        "andet mønster",
        "andet nummer",
        "uden nummer",
        "følges ikke",
        "intet KLE",
        "ukendt mål",
        "nedlagt mål",
        "to steder",
    ],
)
def test_henvendelsessted_of_the_number_is_followed(steder, andre, foelg, kle, navn):
    enhed = byg.fk_enhed(henvendelsessteder=tuple(steder))
    valg = kontakt(enhed, *andre, kle=kle, foelg=foelg)
    assert valg.kontakt.navn == navn
    assert valg.fulgte_henvendelsessted == (navn == "Tandplejen")


@pytest.mark.parametrize(
    "felter, ventet, fejl",
    [
        (
            {
                "afdeling": "Visitationen",
                "telefon": "70 10 20 30",
                "hjemmeside": "https://k.dk",
                "digital_post": "https://post",
            },
            ("Visitationen", "70102030", "https://k.dk", "https://post"),
            set(),
        ),
        ({"telefon": "70102030"}, ("", "70102030", "", ""), {F.INGEN_AFDELING}),
        ({"afdeling": "Visitationen"}, ("Visitationen", "", "", ""), {F.INGEN_TELEFON}),
        (
            {"afdeling": "V", "telefon": "12"},
            ("V", "", "", ""),
            {F.UGYLDIG_TELEFON, F.INGEN_TELEFON},
        ),
        (
            {"afdeling": "V", "telefon": "70102030", "hjemmeside": "k.dk"},
            ("V", "70102030", "", ""),
            {F.URL_UDEN_SKEMA},
        ),
    ],
)
def test_brugerdefineret_is_the_rows_own_fields(felter, ventet, fejl):
    valg = brugerdefineret(Kontaktopsaetning(**felter), "Korsbæk Kommune")
    fundet = valg.kontakt
    assert (fundet.navn, fundet.telefon, fundet.hjemmeside, fundet.digital_post) == ventet
    assert valg.fejl == fejl
    assert valg.kilde is Kontaktkilde.BRUGERDEFINERET
    assert valg.enhed is None


def test_the_telephone_is_read_in_pairs():
    assert kontakt().kontakt.telefon_i_par == "99 88 77 66"
    assert kontakt(med()).kontakt.telefon_i_par == ""
