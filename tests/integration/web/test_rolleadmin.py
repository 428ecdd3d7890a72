"""A role's form as it is used, roles made and deleted, two people at once, and the undo."""

import pytest
from lxml import etree

from tests import formular
from tests.formular import knapper
from tests.klient import PageClient, Side
from tests.side import tekst_i
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.services.eoj.valgkort import skift
from webapp.services.grundlag import load_grundlag

STI = "/korsbaek/model-1/roller/opkraevning/"
ROLLER = "/korsbaek/model-1/roller/"
A0 = [
    "KLE-emne",
    "Sagstitel",
    "Tværfaglig status",
    "Journalnotater på sagen",
    "Dokumenter på sagen",
    "Sagsbehandler",
    "Afdeling",
    "Fagsystem",
]


def rolle(egen: PageClient, slug: str = "opkraevning") -> Jobfunktionsrolle | None:
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        return load_grundlag(database, "model-1").variant.rolle(slug)


def adresse_af(formen: etree._Element, knap: etree._Element) -> str:
    """Where the button sends its form."""
    return knap.get("formaction") or formen.get("action")


def sendeknapper(side: Side) -> list[tuple[etree._Element, etree._Element]]:
    """The page's buttons that post, each after its form; the line's date is a form that gets."""
    former = side.xpath("//form[@method='post']")
    return [(formen, knap) for formen in former for knap in knapper(formen)]


def send(egen: PageClient, side: Side, hale: str, **aendret) -> Side:
    """Press the first button that posts to an address ending so, with some fields as typed."""
    par = next(par for par in sendeknapper(side) if adresse_af(*par).endswith(hale))
    return foelg(egen, *par, aendret)


def tryk(egen: PageClient, side: Side, tekst: str, **aendret) -> Side:
    """Press a button of the role's form by its text."""
    par = next(par for par in sendeknapper(side) if tekst_i(par[1]) == tekst)
    return foelg(egen, *par, aendret)


def foelg(egen: PageClient, formen: etree._Element, knap: etree._Element, aendret) -> Side:
    """The page that a button leads to."""
    typet = {navn.replace("_", "-"): v for navn, v in aendret.items()}
    svar = formular.tryk(egen.klient, formen, knap, typet)
    if svar.status_code in {409, 422}:  # the same page again, with what was typed
        return egen.kontrol(adresse_af(formen, knap), svar, svar.status_code)
    assert svar.status_code == 303, svar.text[-500:]
    return egen.get(svar.location.partition("#")[0])


def kolonner(side: Side) -> list[str]:
    return [felt.get("value") for felt in side.xpath("//ol//input[@name='kolonne[]']")]


def test_columns_are_added_ordered_and_removed_and_the_page_of_sapa_follows(egen: PageClient):
    side = egen.get(STI)
    assert kolonner(side) == A0
    side = tryk(egen, side, "Tilføj kolonnen", ny_kolonne="Oprettet", navn="Opkrævning!")
    for _ in range(8):
        side = tryk(egen, side, "Flyt op: Oprettet")
    side = tryk(egen, side, "Fjern: Afdeling")
    side = tryk(egen, side, "Flyt ned: KLE-emne")
    ventet = ["Oprettet", "Sagstitel", "KLE-emne", *A0[2:6], "Fagsystem"]
    assert kolonner(side) == ventet
    # What was typed before a button was pressed is still there.
    assert side.xpath("//input[@id='navn']")[0].get("value") == "Opkrævning!"
    assert "Med kolonnen Oprettet" in side.indhold
    assert "Uden kolonnen Afdeling" in side.indhold
    assert [str(k) for k in rolle(egen).kolonner] == A0
    kvittering = send(egen, side, "/opkraevning/")
    assert "Gemt SAPA-rollen Opkrævning: navn Opkrævning → Opkrævning!" in kvittering.indhold
    assert [str(k) for k in rolle(egen).kolonner] == ventet
    sapa = egen.get("/korsbaek/model-1/sapa/opkraevning/borger/grethe-lund/")
    assert [k for k in sapa.tekster("//th[@scope='col']") if k in {*A0, "Oprettet"}][:8] == ventet


def test_a_view_without_columns_is_refused_with_what_to_do(egen: PageClient):
    side = egen.get(STI)
    for navn in A0:
        side = tryk(egen, side, f"Fjern: {navn}")
    assert "Visningen har ingen kolonner. Tilføj mindst én under »Kolonner«." in side.indhold
    adresser = {adresse_af(*par) for par in sendeknapper(side)}
    assert adresser == {f"{STI}udkast/"}
    assert "Gem rollen" not in side.indhold


def test_a_brugersystemrolle_is_added_and_removed_with_its_effect(egen: PageClient):
    side = tryk(egen, egen.get(STI), "Tilføj en brugersystemrolle", bnavn_1="Se regninger")
    assert side.xpath("//input[@id='bnavn-3']")[0].get("value") == "Brugersystemrolle 3"
    # Nothing delimits it yet but the lowest følsomhed, and the page says so.
    ny = "Ny brugersystemrolle Brugersystemrolle 3 (KLE alle; enhed alle; it-system alle; "
    assert f"{ny}følsomhed til og med 1)" in side.indhold
    assert "Brugersystemrollen Se ydelser til opkrævning hedder Se regninger" in side.indhold
    side = send(egen, side, "/udkast/", kle_3="29.15.*", bnavn_3="Se tandpleje")
    side = tryk(egen, side, "Fjern brugersystemrollen Se sager (fejl: 27.* kom med)")
    raekker = side.raekker("Det, som rollen kommer til at nå")
    assert all(int(r[3]) < int(r[2]) for r in raekker if r[0].startswith("27."))
    send(egen, side, "/opkraevning/")
    gemt = [(b.navn, [str(k) for k in b.kle]) for b in rolle(egen).brugersystemroller]
    assert gemt == [("Se regninger", ["32.*"]), ("Se tandpleje", ["29.15.*"])]


def test_a_role_can_be_emptied_and_filled_again(egen: PageClient):
    side = egen.get(STI)
    for navn in ("Se ydelser til opkrævning", "Se sager (fejl: 27.* kom med)"):
        side = tryk(egen, side, f"Fjern brugersystemrollen {navn}")
    send(egen, side, "/opkraevning/")
    tom = egen.get(STI)
    assert "Rollen når ingen sager eller ydelser." in tom.indhold
    side = tryk(egen, tom, "Tilføj en brugersystemrolle")
    send(egen, side, "/opkraevning/")
    assert len(rolle(egen).brugersystemroller) == 1


@pytest.mark.parametrize(
    "felt, vaerdi, tekst",
    [
        ("navn", "", "Rollen skal have et navn."),
        ("navn", "Superbruger", "Varianten har allerede en rolle, der hedder »Superbruger«."),
        ("navn", "Til 251248-4916", "Rollens navn kan være et CPR-nummer."),
        ("beskrivelse", "Om 251248-4916", "Beskrivelsen kan rumme et CPR-nummer."),
        ("enhed", "Rådhuset i Ribe", "FK Organisation har ingen enhed, der hedder"),
        ("bnavn-1", "", "Brugersystemrolle 1: Skriv et navn på højst 100 tegn"),
    ],
)
def test_a_fault_of_a_name_says_what_and_where(egen: PageClient, felt, vaerdi, tekst):
    side = send(egen, egen.get(STI), "/udkast/", **{felt: vaerdi})
    assert tekst in side.indhold
    assert f"#{felt}" in [a.get("href") for a in side.xpath("//div[contains(@class,'alert')]//a")]
    assert side.xpath(f"//*[@id='{felt}']")[0].get("aria-invalid") == "true"
    assert "4916" not in side.adresse + side.svar.text


def test_the_unit_of_the_roles_users_is_typed_by_its_name(egen: PageClient):
    side = egen.get(STI)
    assert side.xpath("//input[@id='enhed']")[0].get("value") == "Opkrævning"
    side = send(egen, side, "/udkast/", enhed="Sundhed og Ældre")
    assert "Brugernes enhed Opkrævning → Sundhed og Ældre" in side.indhold
    send(egen, send(egen, side, "/udkast/", enhed=""), "/opkraevning/")
    assert rolle(egen).enhed is None


def test_a_draft_that_changes_nothing_cannot_be_saved(egen: PageClient):
    side = send(egen, egen.get(STI), "/udkast/")
    assert "Intet er ændret" in side.indhold
    assert "Gem rollen" not in side.indhold


def test_two_people_change_one_role_and_nothing_is_lost(egen: PageClient):
    begge = egen.get(STI)
    en = send(egen, begge, "/udkast/", kle_2="32.*")
    anden = tryk(egen, begge, "Tilføj kolonnen", ny_kolonne="Oprettet")
    send(egen, en, "/opkraevning/")
    svar = send(egen, anden, "/opkraevning/")
    assert "Varianten er ændret imens" in svar.indhold
    assert "Se sager (fejl: 27.* kom med): KLE 27.* → 32.*" in svar.indhold
    assert "er det lagt sammen med jeres" in svar.indhold
    assert svar.tekster("//section[contains(@class,'virkning-ramme')]/ul/li") == [
        "Med kolonnen Oprettet"
    ]
    assert [str(k) for k in rolle(egen).kolonner] == A0
    send(egen, svar, "/opkraevning/")
    assert str(rolle(egen).kolonner[-1]) == "Oprettet"
    assert [str(k) for k in rolle(egen).brugersystemroller[1].kle] == ["32.*"]


def test_what_both_typed_in_one_field_is_shown_before_it_is_saved(egen: PageClient):
    begge = egen.get(STI)
    en = send(egen, begge, "/udkast/", kle_2="32.*")
    anden = send(egen, begge, "/udkast/", kle_2="29.*")
    send(egen, en, "/opkraevning/")
    svar = send(egen, anden, "/opkraevning/")
    assert "Se sager (fejl: 27.* kom med): KLE 32.* → 29.*" in svar.indhold


def test_a_draft_made_before_anothers_save_is_told_already_when_shown(egen: PageClient):
    begge = egen.get(STI)
    send(egen, send(egen, begge, "/udkast/", kle_2="32.*"), "/opkraevning/")
    svar = send(egen, begge, "/udkast/", navn="Opkrævning og inkasso")
    assert "Varianten er ændret imens" in svar.indhold
    assert svar.xpath("//input[@id='kle-2']")[0].get("value") == "32.*"


def test_saving_a_role_that_another_deleted_says_how_to_bring_it_back(egen: PageClient):
    udkast = send(egen, egen.get(STI), "/udkast/", kle_2="32.*")
    send(egen, egen.get(f"{STI}slet/"), "/slet/")
    svar = send(egen, udkast, "/opkraevning/")
    assert "Rollen findes ikke længere" in svar.indhold
    assert "SAPA-rollen Opkrævning er slettet" in svar.indhold
    tilbage = send(egen, egen.get(svar.link("fortryd rettelsen")), "/fortryd/")
    assert "Den seneste rettelse er taget tilbage" in tilbage.indhold
    # The tab with the draft is still open: its save is told of, not lost.
    igen = send(egen, udkast, "/opkraevning/")
    assert igen.xpath("//input[@id='kle-2']")[0].get("value") == "32.*"
    send(egen, igen, "/opkraevning/")
    assert [str(k) for k in rolle(egen).brugersystemroller[1].kle] == ["32.*"]


def test_every_change_of_a_role_is_undone_by_the_same_button(egen: PageClient):
    foer = rolle(egen)
    send(egen, send(egen, egen.get(STI), "/udkast/", kle_2="32.*"), "/opkraevning/")
    send(egen, egen.get(f"{STI}kopi/"), "/kopi/", navn="Inkasso")
    send(egen, egen.get(f"{STI}slet/"), "/slet/")
    assert rolle(egen) is None
    for nr, ventet in enumerate(("er slettet", "Inkasso er lavet", "KLE 27.* → 32.*")):
        side = egen.get(f"{ROLLER}?rettelser=1")
        assert ventet in side.tekster("//ol[contains(@class,'mapping-historik')]/li")[nr]
        send(egen, side, "/fortryd/")
    assert rolle(egen) == foer
    assert rolle(egen, "inkasso") is None


def test_undo_of_a_role_does_not_take_a_switch_of_sapa_with_it(egen: PageClient):
    send(egen, send(egen, egen.get(STI), "/udkast/", kle_2="32.*"), "/opkraevning/")
    for _ in range(2):
        with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
            grundlag = load_grundlag(database, "model-1")
            skift(database, grundlag, "sapa_delvis_visning", "ja", 1)
    side = egen.get(f"{ROLLER}?rettelser=1")
    rettelser = side.tekster("//ol[contains(@class,'mapping-historik')]/li")
    assert rettelser[0] == "SAPA viser, at en sag findes: ja"
    assert len(rettelser) == 2
    send(egen, side, "/fortryd/")
    # It was the switch that was taken back, and the role is as it was saved.
    assert [str(k) for k in rolle(egen).brugersystemroller[1].kle] == ["32.*"]
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        assert not load_grundlag(database, "model-1").variant.antagelser.sapa_delvis_visning


def test_undo_from_an_old_page_takes_nothing_back(egen: PageClient):
    send(egen, send(egen, egen.get(STI), "/udkast/", kle_2="32.*"), "/opkraevning/")
    gammel = egen.get(f"{ROLLER}?rettelser=1")
    send(egen, egen.get(f"{STI}kopi/"), "/kopi/", navn="Inkasso")
    svar = send(egen, gammel, "/fortryd/")
    assert "Intet er taget tilbage" in svar.indhold
    assert "SAPA-rollen Inkasso er lavet som en kopi af Opkrævning" in svar.indhold
    assert rolle(egen, "inkasso") is not None


def test_a_copy_reaches_what_its_model_reaches_and_is_changed_alone(egen: PageClient):
    kopi = send(egen, egen.get(f"{STI}kopi/"), "/kopi/", navn="Inkasso  og  opkrævning")
    assert kopi.adresse.startswith(f"{ROLLER}inkasso-og-opkraevning/")
    assert "SAPA-rollen Inkasso og opkrævning er lavet som en kopi af Opkrævning" in kopi.indhold
    titel = "KLE-grupper og følsomhed"
    assert kopi.raekker(titel) == egen.get(STI).raekker(titel)
    send(egen, send(egen, kopi, "/udkast/", kle_2="32.*"), "/inkasso-og-opkraevning/")
    assert "27.*" in str(rolle(egen).brugersystemroller[1].kle)


def test_a_copy_without_a_name_of_its_own_is_refused(egen: PageClient):
    side = egen.get(f"{STI}kopi/")
    for navn, tekst in (("", "skal have et navn"), ("opkrævning", "har allerede en rolle")):
        svar = send(egen, side, "/kopi/", navn=navn)
        assert svar.svar.status_code == 422
        assert tekst in svar.indhold


def test_the_last_role_cannot_be_deleted(egen: PageClient):
    with egen.app.extensions["kommunelager"].aaben("korsbaek") as database:
        database.execute("DELETE FROM rolle WHERE variant = 'model-1' AND slug <> 'opkraevning'")
        database.conn.commit()
    svar = send(egen, egen.get(f"{STI}slet/"), "/slet/")
    assert svar.svar.status_code == 422
    assert "variantens eneste rolle" in svar.indhold
    assert rolle(egen) is not None


def test_a_deletion_that_was_decided_on_an_old_page_is_not_done(egen: PageClient):
    gammel = egen.get(f"{STI}slet/")
    send(egen, send(egen, egen.get(STI), "/udkast/", kle_2="32.*"), "/opkraevning/")
    svar = send(egen, gammel, "/slet/")
    assert "Rollen er ikke slettet" in svar.indhold
    assert "KLE 27.* → 32.*" in svar.indhold
    assert rolle(egen) is not None


def test_a_deleted_role_leaves_no_dead_link(egen: PageClient):
    # In two variants: a pair of which neither has the role is no page of it.
    for variant in ("model-1", "uden-trin-b"):
        send(egen, egen.get(f"/korsbaek/{variant}/roller/kontaktcenter/slet/"), "/slet/")
    person = "borger/grethe-lund"
    sider = [
        "/korsbaek/",
        ROLLER,
        "/korsbaek/model-1/mit-overblik/grethe-lund/",
        "/korsbaek/model-1/hvorfor/grethe-lund/",
        "/korsbaek/model-1/kontrol/",
        f"/korsbaek/model-2/sapa/kontaktcenter/{person}/",
        f"/korsbaek/model-1/sapa/opkraevning/{person}/",
        "/korsbaek/model-2/roller/kontaktcenter/",
        f"/korsbaek/sammenlign/model-1/model-2/sapa/opkraevning/{person}/",
        f"/korsbaek/sammenlign/model-1/model-2/sapa/kontaktcenter/{person}/",
        f"/korsbaek/sammenlign/model-2/model-1/sapa/kontaktcenter/{person}/",
        "/korsbaek/sammenlign/model-1/model-2/",
    ]
    doede = {
        (sti, link)
        for sti in sider
        for link in egen.get(sti).links()
        if ("kontaktcenter" in link or "/sapa/" in link)
        and egen.klient.get(link).status_code != 200
    }
    assert doede == set()
    side = egen.get(f"/korsbaek/sammenlign/model-1/model-2/sapa/kontaktcenter/{person}/")
    assert "detaljeret har ingen SAPA-rolle, der hedder »kontaktcenter«." in side.indhold


def test_a_view_is_set_by_work_area_and_the_tabs_of_sapa_follow(egen: PageClient):
    def faner() -> list[str]:
        side = egen.get("/korsbaek/model-1/sapa/opkraevning/borger/kim-borgersen/")
        return side.tekster("//nav[@aria-label='Faneblade']//a")

    assert "Familiesamling" not in faner()
    side = tryk(egen, egen.get(STI), "Opkrævning")
    assert "Uden elementet Sager" in side.indhold
    assert "Med elementerne " in side.indhold
    send(egen, side, "/opkraevning/")
    assert [str(e) for e in rolle(egen).elementer] == [
        "Persondetaljer",
        "Ydelser",
        "Ikke-økonomiske ydelser",
        "Ydelser på tværs af kommuner og UDK",
        "Familiesamlinger (liste)",
        "Familiesamlinger (visuel)",
        "Bopælssamlinger (liste)",
        "Bopælssamlinger (visuel)",
    ]
    assert {"Ydelser", "UDK Ydelser", "Familiesamling", "Bopælsamling"} <= set(faner())
    assert not {"Tidslinje", "Helhedsoverblik"} & set(faner())
