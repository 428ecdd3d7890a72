from datetime import date

import pytest

from tests.unit.importers.byg import Indfil, eksempelfil, fundet, koder, laes
from webapp.importers.indlaes import Filfejl

PLAN = (
    "<KLE-Emneplan><UdgivelsesDato>{dato}</UdgivelsesDato><Hovedgruppe>"
    "<HovedgruppeNr>27</HovedgruppeNr><HovedgruppeTitel>Social service</HovedgruppeTitel><Gruppe>"
    "<GruppeNr>27.36</GruppeNr><GruppeTitel>Hjælp</GruppeTitel>{emner}"
    "<UUID>22222222-2222-4222-8222-222222222222</UUID></Gruppe></Hovedgruppe></KLE-Emneplan>"
)


def plan(*emner: tuple[str, str], dato="2024-02-01", navn="kle.xml"):
    xml = "".join(f"<Emne><EmneNr>{n}</EmneNr><EmneTitel>{t}</EmneTitel></Emne>" for n, t in emner)
    return Indfil(navn, PLAN.format(dato=dato, emner=xml).encode())


def test_the_sample_with_its_retired_number():
    laest = laes(eksempelfil("kle_emneplan_sample.xml"))
    assert laest.kle.udgivet == date(2024, 2, 1)
    assert {nummer: post.titel for nummer, post in laest.kle.poster.items()} == {
        "27": "Prøvehovedgruppe",
        "27.60": "Prøvegruppe",
        "27.60.12": "Udgået prøveemne",
        "27.60.24": "Boligindretning",
    }
    assert laest.kle.poster["27.60.12"].udgaaet == date(2023, 11, 1)
    assert laest.kle.poster["27.60.24"].udgaaet is None
    assert laest.kle.poster["27.60.24"].uuid == "10c70ada-3618-4340-a39a-8137bacd04a5"
    assert laest.fund == ()
    assert laest.genkendt == (("kle_emneplan_sample.xml", "KLE-emneplan"),)


def test_a_group_keeps_its_own_title_and_uuid():
    poster = laes(plan(("27.36.04", "A"), ("27.36.08", "B"))).kle.poster
    assert list(poster) == ["27", "27.36", "27.36.04", "27.36.08"]
    assert poster["27.36"].uuid == "22222222-2222-4222-8222-222222222222"
    assert poster["27.36.04"].uuid is None


def test_numbers_that_cannot_be_read_or_stand_twice_are_told():
    laest = laes(plan(("27.36.04", "A"), ("27.36.04", "B"), ("2736", "C"), ("", "D")))
    assert laest.kle.poster["27.36.04"].titel == "A"
    assert koder(laest) == ["KLE_DUBLET", "KLE_UGYLDIG", "KLE_UGYLDIG"]


def test_of_two_editions_the_newer_is_used():
    gammel, ny = (
        plan(("27.36.04", "Før")),
        plan(("27.36.04", "Nu"), dato="2024-05-01", navn="ny.xml"),
    )
    laest = laes(ny, gammel)
    assert laest.kle.titel("27.36.04") == "Nu"
    assert fundet(laest, "KLE_FLERE_FILER").alvor == "advarsel"


def test_a_large_edition_is_read():
    emner = [(f"27.36.{i:02}", "Hjælp " * 50) for i in range(100)] * 1
    assert len(laes(plan(*emner)).kle.poster) == 102


LATTER = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<KLE-Emneplan><UdgivelsesDato>&b;</UdgivelsesDato></KLE-Emneplan>"
)


@pytest.mark.parametrize(
    "xml",
    [
        LATTER,
        f'<?xml version="1.0"?>\n{LATTER}',
        '<!DOCTYPE KLE-Emneplan SYSTEM "file:///etc/passwd"><KLE-Emneplan/>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><KLE-Emneplan>&f;</KLE-Emneplan>',
    ],
)
@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "utf-16"])
def test_xml_with_a_dtd_is_refused_whatever_its_encoding(xml, kodning):
    with pytest.raises(Filfejl, match="DTD"):
        laes(Indfil("kle.xml", xml.encode(kodning)))


def test_broken_xml_is_refused_with_its_line():
    with pytest.raises(Filfejl, match="linje 3"):
        laes(Indfil("kle.xml", b"<KLE-Emneplan>\n<Hovedgruppe>\n</KLE-Emneplan>"))


def test_other_xml_is_named_and_refused():
    with pytest.raises(Filfejl, match="AndetXml"):
        laes(Indfil("x.xml", b"<AndetXml/>"))
