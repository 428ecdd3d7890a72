"""HOI for the citizen: planned, marked so, and nothing on it that she does not see elsewhere."""

from tests.klient import PageClient

MO = "/korsbaek/model-1/mit-overblik"
SAGER, INDSATSER = "Sagsoverblik for borgere", "Kronologisk indsatsoverblik for borgere"


def test_the_two_overviews_have_kombits_names_and_are_marked_as_planned(klient: PageClient):
    forside = klient.get(f"{MO}/jan-jarlov/")
    side = klient.get(forside.link("helhedsorienteret indsats (HOI) for borgeren"))
    assert side.tekster("//main//h2") == [SAGER, INDSATSER]
    bjaelke = " ".join(side.tekster("//body")[0].split())
    assert "Planlagt af KOMBIT i 2022, ikke set" in bjaelke
    assert "Siden vises, som om samtykket er registreret" in bjaelke


def test_sager_stand_by_area_and_what_is_granted_by_its_first_day(klient: PageClient):
    side = klient.get(f"{MO}/jan-jarlov/hoi/")
    raekker = side.raekker(SAGER)
    omraader = ["Beskæftigelse", "Social", "Sundhed", "Ydelser"]
    assert [r[0] for r in raekker] == sorted((r[0] for r in raekker), key=omraader.index)
    assert len({r[0] for r in raekker}) > 2
    liste = klient.get(f"{MO}/jan-jarlov/sager/?vis=100").tekst
    assert all(r[1] in liste for r in raekker)
    assert side.raekker(INDSATSER)


def test_who_has_nothing_and_who_is_young(klient: PageClient):
    tom = klient.get(f"{MO}/tove-krag/hoi/")
    assert "Du har ingen sager, der kan vises her." in tom.tekst
    assert "Du har ingen indsatser, der kan vises her." in tom.tekst
    barn = klient.get(f"{MO}/emil-sand-yildiz/hoi/")
    assert "Skal-målgruppen er borgere over 25 år; det er borgeren ikke." in " ".join(
        barn.tekster("//body")[0].split()
    )


def test_no_tile_says_that_anything_is_not_built(klient: PageClient):
    for sti in ("", "hoi/", "mine-data/", "betalinger/", "aftaler-og-frister/"):
        assert "ikke bygget" not in klient.get(f"{MO}/kim-borgersen/{sti}").tekst.lower()
