"""EOJ solutions and SAPA's switches: figures against every page read by itself, and saving."""

import pytest

from tests.formular import send
from tests.klient import PageClient
from webapp.domain.variant.variant import Antagelser, Ydelsesnavn
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.regel import afgoer
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.eoj.sapavalg import maal_delvis, sapavalgside
from webapp.services.eoj.side import LOESNINGER, eojside
from webapp.services.eoj.valgkort import fra_tekst
from webapp.services.grundlag import load_grundlag
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.maalinger.eoj import med_valg
from webapp.services.maalinger.indvirkning import UAFHAENGIGE_AF_ROLLE
from webapp.services.mit_overblik.lister import sagsliste, ydelsesliste
from webapp.services.mit_overblik.sagsside import sagsside
from webapp.services.mit_overblik.udsnit import load_borgerudsnit
from webapp.services.mit_overblik.ydelsesside import ydelsesside
from webapp.services.sammenlign.sammenlign import objekter
from webapp.services.sapa.elementer import byg_elementer
from webapp.services.sapa.elementsted import Elementsted
from webapp.services.sapa.faner import faner_af
from webapp.store.opslag import load_personer

VARIANTER = ["model-1", "eoj-loesninger", "rettelser-i-marts", "strenge-antagelser"]
ALLE = 10_000


def laes(database, grundlag):
    """What citizens' pages say of each object, what SAPA holds without any role, and all facts."""
    borger, sapa, alle, med_hjaelp = {}, {}, {}, set()
    for person in load_personer(database):
        udsnit = load_borgerudsnit(database, grundlag, person)
        for raekke in sagsliste(udsnit, ALLE).raekker:
            ydelse = sagsside(udsnit, raekke.slug).relateret_ydelse
            borger[raekke.noegle] = (raekke.vaerdi("sag.status"), None, ydelse is not None)
        for raekke in ydelsesliste(udsnit, ALLE).raekker:
            sag = ydelsesside(udsnit, raekke.slug).sag
            borger[raekke.noegle] = (None, raekke.vaerdi("ydelse.navn"), sag is not None)
        for bedoemt in udsnit.alle:
            alle.setdefault(bedoemt.noegle, bedoemt.forhold)
            if bedoemt.forhold.sag_har_aktiv_ydelse:
                med_hjaelp.add(bedoemt.noegle)
            if bedoemt.borger.visible:
                alle[bedoemt.noegle] = bedoemt.forhold
            set_ = afgoer(EKSPORT, UAFHAENGIGE_AF_ROLLE, bedoemt.forhold).visible
            # UDK Ydelser is the same under every solution, and is not counted.
            if set_ and not bedoemt.forhold.paa_tvaers:
                sapa[bedoemt.noegle] = bedoemt.forhold
    return borger, sapa, alle, med_hjaelp


def facit(foer, efter, vaerdi, slags):
    """Objects under both whose value differs."""
    return sum(
        vaerdi(foer[noegle]) != vaerdi(efter[noegle])
        for noegle in foer.keys() & efter.keys()
        if noegle.startswith(slags)
    )


def nyt(foer, efter, slags):
    return sum(noegle.startswith(slags) for noegle in efter.keys() - foer.keys())


@pytest.mark.parametrize("slug", VARIANTER)
def test_the_figures_are_those_of_the_pages(lager: Kommunelager, slug: str):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, slug)
        kort = {k.felt: k for k in eojside(database, grundlag).kort}
        foer = laes(database, grundlag)
        for felt, vist in kort.items():
            andet = med_valg(grundlag, **{felt: fra_tekst(felt, vist.andet.vaerdi)})
            efter = laes(database, andet)
            tal = {linje.tekst: (linje.borger, linje.sapa) for linje in vist.maaling.linjer}
            assert tal == ventet(felt, foer, efter), felt


def ventet(felt, foer, efter):
    """The lines that reading the pages gives."""
    linjer = VENTET[felt](foer, efter)
    if felt == "eoj_ydelse":
        return linjer
    for hvad, slags in SLAGS:
        for ord_, fra, til in (("vist", foer, efter), ("skjult", efter, foer)):
            ramte = tuple(
                sum(n.startswith(slags) for n in hos(til) - hos(fra)) for hos in (borgerens, sapas)
            )
            if any(ramte):
                linjer[f"{hvad}, der bliver {ord_}"] = ramte
    return linjer


SLAGS = (("Sager", "sag"), ("Ydelser", "ydelse"))


def ventet_a(foer, efter):
    skifter = [
        {
            n
            for n in hos(foer) & hos(efter)
            if n.startswith("sag")
            and foer[2][n].indekssag.fremdrift != efter[2][n].indekssag.fremdrift
        }
        for hos in (borgerens, sapas)
    ]
    return {
        "Sager, der skifter mellem Afgjort og Afsluttet": tuple(map(len, skifter)),
        "Heraf med en ydelse, der stadig løber": tuple(len(s & foer[3]) for s in skifter),
    }


def ventet_b(foer, efter):
    return {
        "Ydelser med et andet navn": (
            facit(foer[0], efter[0], lambda v: v[1], "ydelse"),
            facit(foer[1], efter[1], lambda f: f.ydelsesnavn, "ydelse"),
        )
    }


def ventet_c(foer, efter):
    i_sapa = sum(n.startswith("ydelse") and f.sag is not None for n, f in foer[1].items())
    return {
        "Ydelser med et link til deres sag": (
            facit(foer[0], efter[0], lambda v: v[2], "ydelse"),
            i_sapa,
        ),
        "Sager med linket »Se den relaterede ydelse«": (
            facit(foer[0], efter[0], lambda v: v[2], "sag"),
            None,
        ),
    }


def ventet_d(foer, efter):
    return {
        f"{hvad} med et andet KLE-nummer": tuple(
            sum(n.startswith(slags) and foer[2][n].kle != efter[2][n].kle for n in hos)
            for hos in (borgerens(foer) & borgerens(efter), sapas(foer) & sapas(efter))
        )
        for hvad, slags in SLAGS
    }


VENTET = {
    "eoj_afsluttet": ventet_a,
    "eoj_ydelse": ventet_b,
    "bevilling_har_relation_til_sag": ventet_c,
    "eoj_kle": ventet_d,
}


def borgerens(laest):
    """Objects that a citizen sees; money has no page of its own yet but is shown."""
    return laest[0].keys() | {n for n, f in laest[2].items() if _vist_penge(f)}


def sapas(laest):
    return laest[1].keys()


def _vist_penge(forhold):
    return forhold.oekonomisk and Bedoemt(forhold).borger.visible


def test_solution_a_stands_beside_a_kontanthjaelp_sag_that_is_delivered(klient: PageClient):
    side = klient.get("/korsbaek/model-1/eoj/")
    assert len(side.tekster("//section[contains(@class, 'valgkort')]")) == len(LOESNINGER) == 4
    kontanthjaelp, egen_sag = side.raekker("Sådan læser en borger det på sin liste")
    assert kontanthjaelp[1:] == ["KY", "Afsluttet", "Afsluttet", "Ingen, der løber"]
    assert kontanthjaelp[0].endswith("(KY-2023-40977)")
    assert egen_sag[1:] == ["Cura", "Afgjort", "Afsluttet", "Løber stadig"]
    assert egen_sag[0].endswith("(CURA-2023-0019)")
    tal = {raekke[0]: raekke[1:] for raekke in side.raekker("Det ændrer Når sagen er afgjort")}
    assert tal["Sager, der bliver skjult"] == ["3", "0"]
    assert side.raekker("Roller i SAPA, der når noget andet") == [
        ["Hjemmeplejens planlægger", "9", "0", "9", "0"]
    ]
    assert "Det er kun muligt at mappe sag til en sekscifret KLE-kode" in side.indhold


def test_both_pages_can_be_seen_beside_each_other(klient: PageClient):
    side = klient.get("/korsbaek/model-1/eoj/")
    links = [a for a in side.links() if "/sammenlign/model-1/eoj-loesninger/" in a]
    # One citizen may show two of the four best: the same address then.
    assert len(side.xpath("//a[contains(@href, '/sammenlign/model-1/eoj-loesninger/')]")) == 8
    for adresse in links:
        klient.get(adresse)
    maja = next(a for a in links if "maja-winther" in a and "mit-overblik" in a)
    tekst = klient.get(maja).indhold
    assert "Afgjort" in tekst
    assert "Afsluttet" in tekst


def test_the_long_borgersag_is_hidden_though_its_help_runs(klient: PageClient):
    for variant, ses in (("model-1", True), ("eoj-loesninger", False)):
        side = klient.get(f"/korsbaek/{variant}/mit-overblik/gudrun-bech/sager/")
        assert ("sag/cura-2018-0004" in side.objekter()) is ses


@pytest.mark.parametrize(
    "sti",
    [
        "/korsbaek/foer-eksport/eoj/",
        "/slides/model-1/eoj/",
        "/slides/model-2/sapavalg/",
        "/korsbaek/uden-trin-b/sapavalg/",
        "/korsbaek/model-1/eoj/?dato=2024-03-22",
    ],
)
def test_the_pages_stand_where_little_is_there(klient: PageClient, sti: str):
    assert klient.get(sti).h1 in {"De fire EOJ-løsninger", "SAPA: miljø og visning"}


def aflever(egen: PageClient, sti: str, fra: str = "/korsbaek/model-1/trin/", **data: str):
    """Sent with the token and the version of the variant, which its trin carry too, and sooner."""
    return send(egen, sti, fra, **data)


BRED = {"felt": "eoj_kle", "vaerdi": "bred", "handling": "ny"}


def test_a_switch_is_thrown_in_a_copy_and_both_can_be_compared(egen: PageClient):
    eget = "/korsbaek/model-1/eoj/?skift=eoj_kle"
    svar = aflever(egen, "/korsbaek/model-1/eoj/", eget, **BRED)
    assert svar.status_code == 303
    assert svar.location.startswith("/korsbaek/model-1-detaljeret-brede-kle-numre/eoj/")
    side = egen.get(svar.location.partition("#")[0])
    assert "Varianten er lavet" in side.indhold
    sag = egen.get("/korsbaek/model-1-detaljeret-brede-kle-numre/hvorfor/nancy-ann-berggren/")
    assert "sendes bredt som 27.36.00" in sag.indhold
    varianter = egen.get("/korsbaek/varianter/").indhold
    assert "EOJ-løsning D, KLE-numre på sager er: brede." in varianter
    igen = aflever(egen, "/korsbaek/model-1/eoj/", **BRED)
    assert "/model-1-detaljeret-brede-kle-numre-2/" in igen.location


def test_a_switch_is_thrown_in_the_variant_unless_others_were_first(egen: PageClient):
    data = {"felt": "eoj_afsluttet", "vaerdi": "afgjort", "handling": "ret"}
    assert "gemt=ja" in aflever(egen, "/korsbaek/model-1/eoj/", **data).location
    side = egen.get("/korsbaek/model-1/mit-overblik/maja-winther/sager/")
    assert side.felter("sag/cura-2023-0019")["sag.status"] == "Afsluttet"
    anden = aflever(egen, "/korsbaek/model-1/eoj/", **data | {"vaerdi": "leveret", "version": "0"})
    igen = egen.kontrol("/korsbaek/model-1/eoj/", anden, 409)
    assert "Valget er ikke skiftet" in igen.indhold


@pytest.mark.parametrize("felt, vaerdi", [("eoj_kle", "smal"), ("ydelsesnavn", "navn"), ("", "")])
def test_a_choice_that_is_none_is_a_danish_404(egen: PageClient, felt: str, vaerdi: str):
    svar = aflever(egen, "/korsbaek/model-1/eoj/", felt=felt, vaerdi=vaerdi, handling="ny")
    assert svar.status_code == 404
    assert "Der er intet valg" in svar.text


def test_without_the_forms_key_nothing_is_thrown(egen: PageClient):
    assert egen.klient.post("/korsbaek/model-1/eoj/", data={"felt": "eoj_kle"}).status_code == 400


def test_a_file_from_before_the_switches_has_their_defaults(mit_lager: Kommunelager):
    with mit_lager.aaben("korsbaek") as database:
        gammel = '{"vis_sagsnummer": false, "ydelsesnavn": "ydelsestype", "fjernet": true}'
        database.execute("UPDATE variant SET antagelser = ? WHERE slug = 'model-1'", [gammel])
        laest = load_grundlag(database, "model-1").variant.antagelser
    assert laest == Antagelser(vis_sagsnummer=False, ydelsesnavn=Ydelsesnavn.YDELSESTYPE)


# SAPA's switches


def roller_paa_siderne(database, grundlag):
    """Role to (sager, ydelser) that some citizen's SAPA pages show, and »Sag uden adgang«."""
    set_ = {rolle.slug: (set(), set()) for rolle in grundlag.variant.roller}
    uden = dict.fromkeys(set_, 0)
    for person in load_personer(database):
        udsnit = load_borgerudsnit(database, grundlag, person)
        for rolle in grundlag.variant.roller:
            her = Elementsted(database, udsnit, rolle)
            for element in (d.indhold for f in faner_af(rolle) for d in byg_elementer(her, f)):
                for plads, slags in enumerate(("sag/", "ydelse/")):
                    noegler = (objekt.noegle for objekt in objekter(element))
                    set_[rolle.slug][plads].update(n for n in noegler if n.startswith(slags))
                uden[rolle.slug] += getattr(element, "uden_adgang", 0)
    return {slug: (len(sager), len(ydelser)) for slug, (sager, ydelser) in set_.items()}, uden


@pytest.mark.parametrize("slug", ["model-1", "model-2", "uden-trin-b"])
def test_sapas_switches_change_what_the_pages_show(lager: Kommunelager, slug: str):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, slug)
        foer, _ = roller_paa_siderne(database, grundlag)
        for kort in sapavalgside(database, grundlag).kort[:2]:
            efter, _ = roller_paa_siderne(
                database, med_valg(grundlag, **{kort.felt: fra_tekst(kort.felt, kort.andet.vaerdi)})
            )
            maalt = {r.slug: (r.foer, r.efter) for r in kort.maaling.roller}
            assert maalt == {
                rolle: (foer[rolle], efter[rolle]) for rolle in foer if foer[rolle] != efter[rolle]
            }, kort.felt


def test_partial_mode_adds_the_rows_that_it_counts(lager: Kommunelager):
    with lager.aaben("korsbaek") as database:
        grundlag = load_grundlag(database, "model-1")
        taendt = med_valg(grundlag, sapa_delvis_visning=True)
        _, ingen = roller_paa_siderne(database, grundlag)
        assert set(ingen.values()) == {0}
        maalt = {r.slug: r.efter[0] for r in maal_delvis(database, grundlag, taendt).roller}
        slukket = {r.slug: r.foer[0] for r in maal_delvis(database, taendt, grundlag).roller}
        # A sag with two citizens is a row on each one's page and counts once.
        _, raekker = roller_paa_siderne(database, taendt)
    assert maalt == slukket
    assert {slug for slug, antal in raekker.items() if antal} == set(maalt)
    assert all(maalt[slug] <= raekker[slug] <= maalt[slug] + 8 for slug in maalt)
    assert maalt["sekretariat-og-indsigt"] == raekker["sekretariat-og-indsigt"] == 1


def test_the_page_of_sapas_switches(klient: PageClient):
    side = klient.get("/korsbaek/model-1/sapavalg/")
    assert side.raekker("Roller, der ser noget andet")[0][0] == "Sekretariat og indsigt"
    assert "Forvalgt" in side.indhold
    assert side.link("Roller og dataafgrænsning") == "/korsbaek/model-1/roller/"
