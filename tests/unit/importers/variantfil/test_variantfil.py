from datetime import date

import pytest

from tests.unit.importers.byg import FILER, UUID_1, forb, fundet, koder, laes, org
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.variant import Antagelser, Trin
from webapp.importers.indlaes import Filfejl, Indfil

HEL = f"""
# en variant
navn = "Model 1 – detaljeret"
model = 1
beskrivelse = "Alle enheder"
oprindelse = "leveret"
organisationsark = "org.xlsx"
classification_filter = ["27", "29.*", "17.03"]
oprydninger = [2024-03-20, "01-02-2024"]
[trin]
1 = 2023-10-02
A = 2024-02-01
8 = "11-03-2024"
[antagelser]
vis_sagsnummer = false
ydelsesnavn = "ydelsestype"
[opsaetning]
kontaktkilde = "fk organisationssystem"
[[sagstype_kle]]
sagstype = "HJEMMEHJÆLP"
kle = "27.36.04"
fra = 2024-03-01
[[sagstype_kle]]
sagstype = "Klager"
kle = ""
[[enhedsmapning]]
lokal_enhed = "syd"
fk_enhed = "{UUID_1}"
fra = 2024-03-01
[[enhedsmapning]]
lokal_enhed = "Nord"
fk_enhed = ""
[[ydelsestype]]
lokal_ydelse = "rengøring"
ydelsestype = "Rengøring"
kle = "27.36.04"
"""


def toml(tekst, navn="Model 1.toml"):
    return Indfil(navn, tekst.encode())


def test_a_variant_with_everything():
    laest = laes(
        toml(HEL),
        org(("Syd", "ja"), navn="org.xlsx"),
        forb(("Rengøring", "", "", "", "Hjemmehjælp", "", "")),
    )
    (v,) = laest.varianter
    assert (v.slug, v.navn, v.model) == ("model-1", "Model 1 – detaljeret", 1)
    assert (v.oprindelse, v.beskrivelse) == ("leveret", "Alle enheder")
    assert v.organisationsark in laest.organisationsark
    assert [str(m) for m in v.classification_filter] == ["27", "29.*", "17.03"]
    assert v.trin == {
        Trin.SKRIVEBORD_SAGSTYPER: date(2023, 10, 2),
        Trin.DATAAFGRAENSNING: date(2024, 2, 1),
        Trin.EKSPORTER_SAGER: date(2024, 3, 11),
    }
    assert v.oprydninger == (date(2024, 2, 1), date(2024, 3, 20))
    assert v.antagelser == Antagelser(vis_sagsnummer=False, ydelsesnavn="ydelsestype")
    assert v.kontaktkilde is Kontaktkilde.FK_ORGANISATION
    assert [(r.sagstype, str(r.kle), r.angivet, r.fra) for r in v.sagstype_kle] == [
        ("Hjemmehjælp", "27.36.04", "27.36.04", date(2024, 3, 1)),
        ("Klager", "None", "", None),
    ]
    assert [(r.lokal_enhed, str(r.fk_enhed)) for r in v.enhedsmapning] == [
        ("Syd", UUID_1),
        ("Nord", "None"),
    ]
    assert [(r.lokal_ydelse, r.ydelsestype) for r in v.ydelsestyper] == [("Rengøring", "Rengøring")]
    assert laest.fund == ()


def test_the_slug_is_the_file_name_folded():
    navne = ["Før eksport.toml", "seed/korsbaek/ingen-mapning.toml", "model.1.toml", "x", ".toml"]
    laest = laes(*(toml('navn = "V"', navn) for navn in navne))
    assert [v.slug for v in laest.varianter] == [
        "foer-eksport",
        "ingen-mapning",
        "model.1",
        "x",
        "toml",
    ]


def test_a_file_may_begin_with_its_trin():
    (v,) = laes(toml("[trin]\n1 = 2023-10-02\n")).varianter
    assert (v.navn, v.model, list(v.trin)) == ("model-1", None, [Trin.SKRIVEBORD_SAGSTYPER])


@pytest.mark.parametrize(
    "linje, kode, sti",
    [
        ("model = 3", "MODEL_UGYLDIG", "model"),
        ("model = true", "MODEL_UGYLDIG", "model"),
        ("farve = 1", "NOEGLE_UKENDT", "farve"),
        ("beskrivelse = 7", "VAERDI_UGYLDIG", "beskrivelse"),
        ("trin = 7", "VAERDI_UGYLDIG", "trin"),
        ("trin = {9 = 2024-01-01}", "TRIN_UKENDT", "trin.9"),
        ("trin = {1 = 7}", "DATO_UGYLDIG", "trin.1"),
        ('trin = {1 = "snart"}', "DATO_UGYLDIG", "trin.1"),
        ('oprydninger = ["snart"]', "DATO_UGYLDIG", "oprydninger[0]"),
        ('classification_filter = ["x"]', "KLE_UGYLDIG", "classification_filter[0]"),
        ("classification_filter = [[1]]", "VAERDI_UGYLDIG", "classification_filter[0]"),
        ("antagelser = {vis_alt = true}", "NOEGLE_UKENDT", "antagelser.vis_alt"),
        ('antagelser = {vis_sagsnummer = "ja"}', "VAERDI_UGYLDIG", "antagelser.vis_sagsnummer"),
        ('antagelser = {ydelsesnavn = ["x"]}', "VAERDI_UGYLDIG", "antagelser.ydelsesnavn"),
        ('opsaetning = {kontaktkilde = "x"}', "KONTAKTKILDE_UKENDT", "opsaetning.kontaktkilde"),
        ('opsaetning = {titel = "x"}', "NOEGLE_UKENDT", "opsaetning.titel"),
        ('sagstype_kle = [{kle = "27.36.04"}]', "RAEKKE_UDEN_NOEGLE", "sagstype_kle[0].sagstype"),
        ('sagstype_kle = ["x"]', "VAERDI_UGYLDIG", "sagstype_kle[0]"),
        (
            'sagstype_kle = [{sagstype = "S", kle = "27.36"}]',
            "KLE_FIRE_CIFRE",
            "sagstype_kle[0].kle",
        ),
        (
            'enhedsmapning = [{lokal_enhed = "A", fk_enhed = "x"}]',
            "UUID_UGYLDIG",
            "enhedsmapning[0].fk_enhed",
        ),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_is_read(linje, kode, sti):
    laest = laes(toml(f'navn = "V"\n{linje}\n'))
    assert (fundet(laest, kode).celle, koder(laest)) == (sti, [kode])
    assert laest.varianter[0].navn == "V"


def test_two_files_of_one_slug_are_told():
    laest = laes(toml('navn = "A"', "v.toml"), toml('navn = "B"', "V.TOML"))
    assert [v.navn for v in laest.varianter] == ["B"]
    assert koder(laest) == ["VARIANT_DUBLET"]


def test_broken_toml_is_refused_with_its_line():
    with pytest.raises(Filfejl, match="linje 2"):
        laes(toml('navn = "V"\nmodel = \n'))


def test_toml_that_is_no_variant_is_refused():
    with pytest.raises(Filfejl, match="ikke en variant"):
        laes(toml('titel = "noget andet"\n'))


def test_the_example_of_the_guide_can_be_read():
    vejledning = (FILER.parents[1] / "docs" / "ark.md").read_text(encoding="utf-8")
    laest = laes(toml(vejledning.split("```toml\n")[1].split("```")[0]))
    (v,) = laest.varianter
    assert (len(v.trin), len(v.sagstype_kle), len(v.enhedsmapning), len(v.ydelsestyper)) == (
        2,
        1,
        1,
        1,
    )
    # The sheet that it names is not here.
    assert koder(laest) == ["VARIANT_ARK_MANGLER"]
