from webapp.domain.klassifikation.klesoegning import soeg_kle
from webapp.importers.indlaes import Indfil, laes_filer

PLAN = """<KLE-Emneplan><UdgivelsesDato>2024-02-01</UdgivelsesDato><Hovedgruppe>
<HovedgruppeNr>27</HovedgruppeNr><HovedgruppeTitel>Social service</HovedgruppeTitel>
<HovedgruppeStikord>Omsorg</HovedgruppeStikord><Gruppe><GruppeNr>27.36</GruppeNr>
<GruppeTitel>Personlig hjælp</GruppeTitel>
<Emne><EmneNr>27.36.24</EmneNr><EmneTitel>Madservice</EmneTitel>
<EmneRetskildeReference><RetskildeTitel>Lov om social service</RetskildeTitel>
<ParagrafEllerKapitel>§ 83</ParagrafEllerKapitel></EmneRetskildeReference>
<EmneStikord>Udbringning</EmneStikord><EmneOgHandlingsfacetStikord><Orden>1</Orden>
<Tekst>Kostplan</Tekst>
<HandlingsfacetNr>G01</HandlingsfacetNr></EmneOgHandlingsfacetStikord></Emne></Gruppe></Hovedgruppe>
</KLE-Emneplan>"""


def test_keywords_and_retskilder_of_an_emneplan_are_kept_and_can_be_searched():
    plan = laes_filer([Indfil("kle.xml", PLAN.encode())]).kle
    post = plan.poster["27.36.24"]
    assert post.stikord == ("Udbringning", "Kostplan")
    assert post.retskilder == ("Lov om social service § 83",)
    assert plan.poster["27"].stikord == ("Omsorg",)
    assert [t.post.nummer for t in soeg_kle(plan, "kostplan")] == ["27.36.24"]
    assert [t.post.nummer for t in soeg_kle(plan, "SEL §83.3")] == ["27.36.24"]
