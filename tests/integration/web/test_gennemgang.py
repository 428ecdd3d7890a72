"""From the front page along every internal link: no dead end, and no page that breaks the rules."""

from collections import Counter

import pytest
from werkzeug.test import TestResponse

from tests.klient import PageClient, Side
from tests.ord import find_ord

# How many of each kind of page: one under each variant, and some more under any.
# More of the same finds nothing new, and every page opened is read by html-validate too.
MAKS_PR_VARIANT = 1
MAKS_PR_SLAGS = [3, pytest.param(8, marks=pytest.mark.soak)]
# What no link leads to here: files; pages of an upload, a delivery, a run of pictures, or tables;
# and a link that was handed out.
SES_IKKE_FRA_ET_LINK = {
    "borde.bord",
    "borde.scene",
    "links.aabn",
    "sidemappe.pakket",
    "static",
    "proeveborgere.vent",
    "indlaes.rapport",
    "indlaes.rapport_xlsx",
    "leveret.side",
    "billeder.rapport",
    "billeder.rapportfil",
    "helbred",
    "workshop.begynd",  # a prefix too
}


def slags(klient: PageClient, sti: str) -> tuple[str, ...]:
    """What kind of page an address is: kommune, route, and the first part of its tail."""
    rute, dele = klient.app.url_map.bind("localhost").match(sti)
    hale = str(dele.get("sti", "")).split("/")
    return (str(dele.get("kommune", "")), str(rute), hale[0], str(len(hale)))


def variant(klient: PageClient, sti: str) -> str:
    _, dele = klient.app.url_map.bind("localhost").match(sti)
    return str(dele.get("b") or dele.get("variant", ""))


def er_skjult_under_varianten(side: Side) -> bool:
    """True for a sag that the other variant hides: the page says so and leads on."""
    return "ser ikke denne" in side.indhold and bool(side.xpath("//aside//a[text()='Hvorfor?']"))


def aaben(klient: PageClient, sti: str) -> TestResponse:
    """What the link gives; a prefix of addresses (`/korsbaek/model-1/sapa/`) its first page."""
    svar = klient.klient.get(sti)
    return klient.klient.get(svar.location) if svar.status_code == 302 else svar


@pytest.mark.parametrize("flest", MAKS_PR_SLAGS)
def test_no_link_is_dead(klient: PageClient, flest: int):
    koe, kendte, skjulte = ["/"], {"/"}, 0
    antal: Counter[tuple[str, ...]] = Counter()
    pr_variant: Counter[tuple[str, ...]] = Counter()
    forkerte: dict[str, str] = {}
    for sti in koe:  # grows while it is walked: breadth first
        svar = aaben(klient, sti)
        if "attachment" in svar.headers.get("Content-Disposition", ""):
            assert (svar.status_code, bool(svar.data)) == (200, True), sti
            continue
        side = klient.kontrol(sti, svar, 404 if svar.status_code == 404 else 200)
        if svar.status_code == 404:
            assert er_skjult_under_varianten(side), f"{sti} is linked to but answers 404"
            skjulte += 1
        for ord_ in find_ord(side):
            forkerte.setdefault(ord_, sti)
        for adresse in side.links():
            ny = adresse.split("?")[0].split("#")[0]
            if ny not in kendte:
                kendte.add(ny)
                en_slags = slags(klient, ny)
                under = (*en_slags, variant(klient, ny))
                antal[en_slags] += 1
                pr_variant[under] += 1
                if antal[en_slags] <= flest or pr_variant[under] <= MAKS_PR_VARIANT:
                    koe.append(ny)
    # The empty one is /parathed/, which is about all kommuner.
    assert {slag[0] for slag in antal} == {"", "korsbaek", "slides"}
    antal[slags(klient, "/")] += 1
    ruter = {r.endpoint for r in klient.app.url_map.iter_rules() if "GET" in (r.methods or ())}
    # Prefixes are typed; of a testplan or a workshop there are links once it is made.
    testens = ("sidebillede.", "testlevering.", "testrapport.", "testudskrift.", "tilfaelde.")
    egne = ("scenarieret.ret", "scenarieret.bekraeft", "scenarieret.hent")
    senere = ("genveje.", "verifikation.", "samvaer.", *egne, *testens)
    ruter = {rute for rute in ruter if not rute.startswith(senere)}
    assert len(koe) > 200
    assert forkerte == {}
    assert ruter - {slag[1] for slag in antal} == SES_IKKE_FRA_ET_LINK
    assert skjulte < 10
