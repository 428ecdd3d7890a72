"""Several pages in one browser at a time: each picture is the one the page has by itself."""

import tempfile
import threading

from tests.billeder.optagne import tag_billeder
from webapp.billeder import fotograf
from webapp.billeder.browser import find_browser
from webapp.billeder.fotograf import Browserdeling
from webapp.billeder.optagelse import Bestilling
from webapp.billeder.sidevalg import Svar
from webapp.billeder.stedserver import Forraad, serveret

BREDDER = (400, 900)
SIDE = (
    "<!DOCTYPE html><title>x</title><style>body{{margin:0;background:hsl({0} 80% 60%)}}"
    "@media(max-width:500px){{p{{color:red}}}}</style><p>{0}</p><script>"
    "for (let n = 0; n < {0}; n++) document.body.append(n, document.createElement('hr'))</script>"
)
SIDER = {f"/{nr}": SIDE.format(nr) for nr in range(0, 240, 20)}


def tag(sider):
    """The pictures of pages of our own by address and width, and what went wrong."""
    html = {sti: Svar(200, "text/html; charset=utf-8", s.encode()) for sti, s in sider.items()}
    with serveret(Forraad(html.__getitem__)) as server:
        ordrer = [Bestilling(sti, BREDDER, har_script=True) for sti in sider]
        optagne = list(tag_billeder(find_browser(), server, ordrer))
    return {(o.bestilling.adresse, o.bredde): o.png or o.fejl for o in optagne}


def test_pages_side_by_side_are_what_they_are_alone(monkeypatch):
    sammen = tag(SIDER)
    monkeypatch.setattr(fotograf, "FANER", 1)
    assert len(set(sammen.values())) == len(SIDER) * len(BREDDER)
    assert sammen == tag(SIDER)


def test_a_page_that_ends_the_shared_browser_costs_the_others_nothing(monkeypatch):
    rigtig = fotograf.fotografer

    def doer(fane, bestilling, bredde):
        if bestilling.adresse == "/doer":
            fane.doer()
        return rigtig(fane, bestilling, bredde)

    ventet = tag(SIDER)
    monkeypatch.setattr(fotograf, "fotografer", doer)
    svar = tag({"/doer": SIDE.format(7)} | SIDER)
    for bredde in BREDDER:
        assert svar.pop(("/doer", bredde)).startswith("Browseren gik ned")
    assert svar == ventet


def test_two_threads_share_a_browser_that_ends_with_the_last_and_leaves_nothing(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    deling, moedt, set_ = Browserdeling(find_browser()), threading.Barrier(2), []

    def arbejd():
        with deling.aabn() as fane:
            svar = fane.regn("() => 6 * 7")
            moedt.wait(60)
            set_.append((svar, len(list(tmp_path.iterdir()))))

    traade = [threading.Thread(target=arbejd) for _ in range(2)]
    for traad in traade:
        traad.start()
    for traad in traade:
        traad.join(60)
    # One folder is one browser; Playwright's keeps its own elsewhere, and each thread has one.
    assert set_ == [(42, 1 if deling.faner > 1 else 0)] * 2
    assert list(tmp_path.iterdir()) == []
    with deling.aabn() as fane:  # a new thread, after the end: a browser of its own
        assert fane.regn("() => 6 * 7") == 42
    assert list(tmp_path.iterdir()) == []
