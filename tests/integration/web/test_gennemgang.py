"""From the front page along every internal link: no dead end, and no page that breaks the rules."""

from collections import Counter

from tests.klient import PageClient, Side

# Of each kind of page under each variant; more of the same finds nothing new.
MAKS_PR_SLAGS = 2


def slags(klient: PageClient, sti: str) -> tuple[str, ...]:
    """What kind of page an address is: kommune, route, variant, and the first part of its tail."""
    rute, dele = klient.app.url_map.bind("localhost").match(sti)
    hale = str(dele.get("sti", "")).split("/")
    variant = str(dele.get("b") or dele.get("variant", ""))
    return (str(dele.get("kommune", "")), str(rute), variant, hale[0], str(len(hale)))


def er_skjult_under_varianten(side: Side) -> bool:
    """True for a sag that the other variant hides: the page says so and leads on."""
    return "ser ikke denne" in side.indhold and bool(side.xpath("//aside//a[text()='Hvorfor?']"))


def test_no_link_is_dead(klient: PageClient):
    koe, kendte, antal, skjulte = ["/"], {"/"}, Counter[tuple[str, ...]](), 0
    for sti in koe:  # grows while it is walked: breadth first
        svar = klient.klient.get(sti)
        side = klient.kontrol(sti, svar, 404 if svar.status_code == 404 else 200)
        if svar.status_code == 404:
            assert er_skjult_under_varianten(side), f"{sti} is linked to but answers 404"
            skjulte += 1
        for adresse in side.links():
            ny = adresse.split("?")[0].split("#")[0]
            if ny not in kendte:
                kendte.add(ny)
                antal[slags(klient, ny)] += 1
                if antal[slags(klient, ny)] <= MAKS_PR_SLAGS:
                    koe.append(ny)
    # The empty one is /parathed/, which is about all kommuner.
    assert {slag[0] for slag in antal} == {"", "korsbaek", "slides"}
    assert {slag[1] for slag in antal} == {
        "valg.kommune", "mit_overblik.side", "sapa.soeg", "sapa.borger", "sapa.enhed",
        "hvorfor.side", "sammenlign.hele_kommunen", "sammenlign.borger", "sammenlign.sapa",
        "trin.side", "trin.sager", "trin.historik", "roller.side", "parathed.side",
    }  # fmt: skip
    assert len(koe) > 1000
    assert skjulte < 10
