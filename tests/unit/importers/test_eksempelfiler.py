"""Every sample file loads, and with the findings that it should give."""

import pytest

from tests.unit.importers.byg import FILER, STAMDATA, eksempelfil, koder, laes

# Of each file: what it is recognised as, what comes of it, and its findings in order.
FILERNE = {
    "cura_forberedelsesark.csv": ("sagstyper", 1, []),
    "cura_forberedelsesark.xlsx": ("sagstyper", 1, []),
    "cura_orgmapning.csv": ("lokale_enheder", 6, ["UUID_UGYLDIG", "MAPPES_UDEN_UUID"]),
    "cura_orgmapning.xlsx": ("lokale_enheder", 6, ["UUID_UGYLDIG", "MAPPES_UDEN_UUID"]),
    "fk_org_Adresse_ListOutput.xml": ("organisation", 0, ["FK_ADRESSER_UDEN_ENHEDER"]),
    "fk_org_FremsoegObjekthierarkiOutput.xml": (
        "organisation",
        3,
        ["FK_ADRESSER_MANGLER", "KLE_UUID_UKENDT"],
    ),
    "fk_org_graphql_organisationEnhedListe.json": ("organisation", 1, ["FK_OVERORDNET_UKENDT"]),
    "kle_emneplan_maj_2024.xml": ("kle", 92, []),
    "kle_emneplan_sample.xml": ("kle", 4, []),
    "os2mo_graphql_org_units.json": ("organisation", 4, ["FK_FRA_OS2MO"]),
    "os2sync_orgunits.json": ("organisation", 4, ["KLE_UUID_UKENDT", "KLE_UUID_UKENDT"]),
    "sf1470_ImporterSagDokumentIndeksInput.xml": ("sager", 1, ["LEVERET_AABNET"]),
    "sf1490_ImporterYdelseIndeksInput.xml": (
        "bevillinger",
        1,
        ["BEVILLING_SAG_IKKE_MED", "LEVERET_AABNET"],
    ),
    "sf1491_EffektueringHent_O.json": (
        "bevillinger",
        1,
        ["BEVILLING_SAG_IKKE_MED", "BEVILLING_MODTAGER_FRA_UDBETALING", "LEVERET_AABNET"],
    ),
}


def test_the_table_names_every_sample():
    assert set(FILERNE) == {fil.name for fil in FILER.iterdir() if fil.is_file()}


def antal(laest, del_: str) -> int:
    fundet = getattr(laest, del_)
    if del_ == "organisation":
        return len(fundet.enheder)
    return len(fundet.poster) if del_ == "kle" else len(fundet)


@pytest.mark.parametrize("navn", FILERNE)
def test_a_sample_loads_with_the_findings_it_should_give(navn):
    del_, ventet, fund = FILERNE[navn]
    laest = laes(*STAMDATA, eksempelfil(navn))
    assert (antal(laest, del_), koder(laest)) == (ventet, fund)


def test_the_organisation_of_all_its_samples_is_one():
    navne = (
        "fk_org_FremsoegObjekthierarkiOutput.xml",
        "fk_org_Adresse_ListOutput.xml",
        "kle_emneplan_sample.xml",
    )
    laest = laes(*STAMDATA, *map(eksempelfil, navne))
    social = next(e for e in laest.organisation.enheder.values() if e.navn == "Social")
    assert social.adresser["Telefon"] == "+45 3334 9400"
    assert social.opgaver == ("27.60.24",)
    assert laest.fund == ()
