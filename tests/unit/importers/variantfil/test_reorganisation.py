"""[[reorganisation]] in a variant's TOML: what is read, and what is told."""

from datetime import date

import pytest

from tests.unit.importers.byg import Indfil, eksempelfil, fundet, koder, laes
from webapp.domain.organisation.enhedsaendring import Aendringsslags

# The unit of the example of FK Organisation.
A = "33333333-3333-4333-8333-333333333333"
FK = "fk_org_graphql_organisationEnhedListe.json"


def toml(*linjer: str) -> Indfil:
    tekst = 'navn = "V"\n' + "".join(f"[[reorganisation]]\n{linje}\n" for linje in linjer)
    return Indfil("v.toml", tekst.encode())


def punkt(enhed=A, slags="luk", dato="2024-05-01", til="") -> str:
    return f'enhed = "{enhed}"\nslags = "{slags}"\ndato = {dato}\ntil = "{til}"'


@pytest.mark.parametrize("slags", Aendringsslags)
def test_every_kind_is_read_with_its_place(slags):
    laest = laes(toml(punkt(slags=slags, til="99887010")))
    (en,) = laest.varianter[0].reorganisation
    assert (str(en.enhed), en.slags, en.dato, en.til) == (A, slags, date(2024, 5, 1), "99887010")
    assert (en.sted.fil, en.sted.celle) == ("v.toml", "reorganisation[0]")
    # Without FK Organisation nothing can be said of the unit.
    assert koder(laest) == []


@pytest.mark.parametrize(
    "linje, kode, sted",
    [
        (punkt(slags="spraeng"), "REORGANISATION_SLAGS_UKENDT", "reorganisation[0].slags"),
        (punkt(slags=""), "REORGANISATION_SLAGS_UKENDT", "reorganisation[0].slags"),
        (
            f'enhed = "{A}"\nslags = ["luk"]\ndato = 2024-05-01',
            "REORGANISATION_SLAGS_UKENDT",
            "reorganisation[0].slags",
        ),
        (f'enhed = "{A}"\nslags = "luk"', "DATO_UGYLDIG", "reorganisation[0].dato"),
        (punkt(dato='"i maj"'), "DATO_UGYLDIG", "reorganisation[0].dato"),
        (punkt(enhed="Nord"), "UUID_UGYLDIG", "reorganisation[0].enhed"),
        ('slags = "luk"\ndato = 2024-05-01', "RAEKKE_UDEN_NOEGLE", "reorganisation[0].enhed"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_told(linje, kode, sted):
    laest = laes(toml(linje))
    assert laest.varianter[0].reorganisation == ()
    assert koder(laest) == [kode]
    assert fundet(laest, kode).celle == sted


@pytest.mark.parametrize(
    "linje, kode",
    [
        (punkt(enhed="99999999-9999-4999-8999-999999999999"), "REORGANISATION_ENHED_UKENDT"),
        (punkt(slags="sammenlaeg", til=A), "REORGANISATION_TIL_SIG_SELV"),
        (punkt(slags="flyt", til="Nord"), "REORGANISATION_TIL_UKENDT"),
        (punkt(slags="telefon", til="12"), "REORGANISATION_UGYLDIG_TELEFON"),
        (punkt(slags="omdoeb"), "REORGANISATION_TIL_MANGLER"),
    ],
)
def test_a_change_that_does_nothing_stays_and_is_told(linje, kode):
    laest = laes(toml(linje), eksempelfil(FK))
    assert len(laest.varianter[0].reorganisation) == 1
    fund = fundet(laest, kode)
    assert (fund.fil, fund.celle) == ("v.toml", "reorganisation[0]")
    assert fund.tekst.endswith(".")
    assert fund.ventet


def test_good_changes_of_a_known_unit_are_not_told():
    laest = laes(toml(punkt(slags="flyt"), punkt(slags="omdoeb", til="Ny")), eksempelfil(FK))
    assert [kode for kode in koder(laest) if kode.startswith("REORG")] == []
