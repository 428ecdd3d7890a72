"""What of the guide is written from elsewhere: `python -m tests.vejledning`, then `… billeder`.

`fund.md` has every code that Kontrol, the rules of a page and a reader of files can tell, in the
words of the code itself; `ord.md` the glossary. `billeder` takes the guide's pictures anew.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import re
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from webapp.app import create_app
from webapp.billeder.browser import find_browser
from webapp.config import load_config
from webapp.domain.kontrol.regler import AFSNIT
from webapp.domain.visning.aftale import AFTALE
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.borgerblik_sapa import BORGERBLIK_I_SAPA
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.fordring import FORDRING
from webapp.domain.visning.oekonomisk import OEKONOMISK
from webapp.domain.visning.regel import Grundregel
from webapp.domain.visning.sapa import SAPA
from webapp.domain.visning.udbetaling import UDBETALING
from webapp.services.kommuner.kommuner import Kommunelager
from webapp.services.kontrol.vejledning import skriv_regler

ROD = Path(__file__).parents[1]
TEKSTER = ROD / "docs" / "vejledning"
BILLEDER = ROD / "static" / "vejledning"
AFTRYK = BILLEDER / "billeder.json"
LAESERE = ("webapp/importers", "webapp/services/indlaes")
KODE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
STOERRELSE = {"width": 1280, "height": 800}


# The codes

# Those of a column that has one of a few words: the column's own list is what is expected.
ORD_AF = (
    "ID_TYPE_UKENDT",
    "MODTAGERROLLE_UKENDT",
    "TITELVALG_UKENDT",
    "TILSTAND_UKENDT",
    "AFTALETYPE_UKENDT",
    "ADRESSEADGANG_UKENDT",
    "AKTIVITET_UKENDT",
)
ORD_UKENDT = (
    "Ordet i cellen er ikke et af dem, kolonnen kan have.",
    "Skriv et af ordene fra kolonnens hjælp.",
)


REGELSAET: Mapping[str, tuple[Grundregel[Any], ...]] = {
    "Eksporten": EKSPORT,
    "Borgerblikket": (*BORGERBLIK, *OEKONOMISK),
    "Udbetalinger": UDBETALING,
    "Aftaler og frister": AFTALE,
    "Betalinger og gæld": FORDRING,
    "SAPA": (*SAPA, *BORGERBLIK_I_SAPA),
}


def skriv_fund() -> str:
    """`fund.md`: Kontrol, the rules of the pages, and what the readers of files tell."""
    dele = [skriv_regler(AFSNIT), "\n## Reglerne bag siderne\n\n", _REGLER]
    for navn, regler in REGELSAET.items():
        dele.append(f"\n### {navn}\n\n| kode | regel | hvem siger det |\n|---|---|---|\n")
        dele += [_regelraekke(regel) for regel in regler]
    dele += ["\n## Det, indlæsningen finder\n\n", _INDLAESNING]
    dele.append("\n| kode | det betyder | gør sådan |\n|---|---|---|\n")
    for kode, (tekst, raad) in sorted(find_koder().items()):
        dele.append(f"| `{kode}` | {tekst} | {raad} |\n")
    return "".join(dele)


_REGLER = (
    "*Hvorfor?* og `forhaandsblik explain` fortæller, hvad hver regel fandt. Alle regler bliver "
    "prøvet, også når en tidligere allerede skjuler sagen.\n"
)
_INDLAESNING = (
    "Fundene står i rapporten før indlæsningen og i *Kontrol*, med fil, ark og celle. »…« er det, "
    "der stod i filen.\n"
)


def _regelraekke(regel: Grundregel[Any]) -> str:
    hvem = "KOMBIT" if regel.sourced else "Vi antager"
    return f"| `{regel.code}` | {_celle(regel.saetning)} | {hvem}: {_celle(regel.kilde)} |\n"


def find_koder() -> dict[str, tuple[str, str]]:
    """Every code of an import finding: what it says and what to do, from the readers' source."""
    fundne: dict[str, tuple[str, str]] = dict.fromkeys(ORD_AF, ORD_UKENDT)
    for mappe in LAESERE:
        for fil in sorted((ROD / mappe).rglob("*.py")):
            for kode, *tekster in _meldt(ast.parse(fil.read_text(encoding="utf-8"))):
                fundne.setdefault(kode, (tekster[0], tekster[1] if tekster[1:] else ""))
    return {kode: (_celle(tekst), _celle(raad)) for kode, (tekst, raad) in fundne.items()}


def alle_koder() -> frozenset[str]:
    """Every string of the readers' source that is formed as a code."""
    return frozenset(
        node.value
        for mappe in LAESERE
        for fil in (ROD / mappe).rglob("*.py")
        if fil.name != "excel.py"  # names of openpyxl's own
        for node in ast.walk(ast.parse(fil.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and KODE.fullmatch(node.value)
    )


def _meldt(trae: ast.Module) -> Iterator[list[str]]:
    """The calls that tell a code, each with the names of its own function."""
    faste = dict(_navngivne(trae.body))
    funktioner = [en for en in ast.walk(trae) if isinstance(en, ast.FunctionDef)]
    for sted in (*funktioner, trae):
        navngivne = faste | dict(_navngivne(ast.walk(sted) if sted is not trae else ()))
        for node in ast.walk(sted):
            if isinstance(node, ast.Call):
                yield from _kald(node, navngivne)


def _navngivne(noder: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in noder:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            tekst = _tekst(node.value, {})
            if tekst:
                yield node.targets[0].id, tekst


def _kald(node: ast.Call, navngivne: dict[str, str]) -> Iterator[list[str]]:
    """The code that a call is given, and the sentences beside it."""
    tekster = [_tekst(v, navngivne) for v in (*node.args, *(k.value for k in node.keywords))]
    koder = [tekst for tekst in tekster if KODE.fullmatch(tekst)]
    saetninger = [tekst for tekst in tekster if " " in tekst]
    if koder and saetninger:
        yield [koder[0], *saetninger]


def _tekst(node: ast.expr, navngivne: dict[str, str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_tekst(del_, navngivne) or "…" for del_ in node.values)
    if isinstance(node, ast.Name):
        return navngivne.get(node.id, "")
    return ""


def _celle(tekst: str) -> str:
    return " ".join(tekst.split()).replace("|", "/")


def skriv_ord() -> str:
    """`ord.md`: every term of the glossary."""
    with (ROD / "seed" / "glossary.csv").open(encoding="utf-8", newline="") as fil:
        termer = sorted(csv.DictReader(fil, delimiter=";"), key=lambda r: r["term"])
    dele = ["# Ordene\n\nÉt ord betyder én ting, her, på siderne og i arkene.\n"]
    for raekke in termer:
        anker = raekke["term"].replace("_", "-")
        dele.append(f"\n## {_dansk(raekke['term'])} {{#{anker}}}\n\n{raekke['forklaring']}\n")
        dele.append(f"\n*Kilde: {raekke['source'].replace('this project', 'Forhåndsblik')}*\n")
    return "".join(dele)


def _dansk(term: str) -> str:
    """`lokal_enhed` in, `Lokal enhed` out; the folded letters as they are written."""
    tekst = DANSK.get(term, term.replace("_", " "))
    return tekst[0].upper() + tekst[1:]


DANSK = {
    "sagsaktoer": "sagsaktør",
    "foelsomhed": "følsomhed",
    "dataafgraensning": "dataafgrænsning",
    "maerke": "mærke",
    "overfoersel": "overførsel",
    "kle_emne": "KLE-emne",
    "gruppe": "KLE-gruppe",
    "hovedgruppe": "KLE-hovedgruppe",
    "fk_organisation": "FK Organisation",
    "uuid": "UUID (KOMBIT id)",
    "situation": "Situation 1, 2 og 3",
    "model": "Model 1 og model 2",
    "classificationfilter": "Filteret classificationFilter",
    "proeveborger": "prøveborger",
    "eoj": "EOJ",
    "ffb": "FFB",
    "fsiii": "FSIII",
}


# The pictures


@dataclass(frozen=True, slots=True)
class Vejledningsbillede:
    """A picture of the guide: its file, and the page that it is of, at 1280 × 800."""

    navn: str
    adresse: str


GENOPTRAENING = "836c78d5-c6f7-47ac-a320-cd0b174e1e44"
PERSON = "nancy-ann-berggren"
DE_BILLEDER = (
    Vejledningsbillede("kontrol", "/korsbaek/model-1/kontrol/"),
    Vejledningsbillede(
        "mapning", f"/korsbaek/model-1/mapping/?enhed=traening&fk={GENOPTRAENING}#valgt"
    ),
    Vejledningsbillede(
        "mit-overblik", f"/korsbaek/model-1/mit-overblik/{PERSON}/sager/cura-2023-0101/"
    ),
    Vejledningsbillede("hvorfor", f"/korsbaek/model-1/hvorfor/{PERSON}/"),
    Vejledningsbillede("sammenlign", "/korsbaek/sammenlign/model-1/model-2/"),
    Vejledningsbillede("trin", "/korsbaek/model-1/trin/"),
)


def tag(page: Page, server: str, billede: Vejledningsbillede) -> tuple[bytes, str]:
    """The picture, and a digest of the words that stand in it."""
    page.set_viewport_size(STOERRELSE)  # type: ignore[arg-type]
    page.goto(server.rstrip("/") + billede.adresse)
    page.evaluate("document.fonts.ready")
    png = page.screenshot(animations="disabled", caret="hide")
    return png, hashlib.sha256(page.evaluate(_SYNLIGT).encode()).hexdigest()


# The words of the elements that can be seen in the picture, in the order of the page.
_SYNLIGT = """() => {
  const ord = [];
  const gang = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (gang.nextNode()) {
    const tekst = gang.currentNode.textContent.trim().replace(/\\s+/g, " ");
    if (!tekst) continue;
    const sted = document.createRange();
    sted.selectNode(gang.currentNode);
    const kasse = sted.getBoundingClientRect();
    if (kasse.height && kasse.bottom > 0 && kasse.bottom < innerHeight - 40) ord.push(tekst);
  }
  return ord.join("\\n");
}"""


def motor() -> str:
    """The browser that a picture is taken with: two of them draw differently."""
    browser = find_browser()
    return f"{browser.motor}-{browser.version}"


def tag_alle() -> None:
    """Take every picture, and write what it was taken with and what it says."""
    with tempfile.TemporaryDirectory() as mappe, sync_playwright() as spil:
        config = replace(load_config(), data=Path(mappe))
        Kommunelager(config.data, config.seed).sikr_seed()
        server = make_server("127.0.0.1", 0, create_app(config), threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = spil.chromium.launch(**find_browser().launch_options)  # type: ignore[arg-type]
        page = browser.new_page(locale="da-DK")
        aftryk = {}
        for billede in DE_BILLEDER:
            png, ord_ = tag(page, f"http://127.0.0.1:{server.port}", billede)
            (BILLEDER / f"{billede.navn}.png").write_bytes(png)
            aftryk[billede.navn] = ord_
        browser.close()
        server.shutdown()
    data = {"motor": motor(), "ord": aftryk}
    AFTRYK.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["billeder"]:
        tag_alle()
    else:
        (TEKSTER / "fund.md").write_text(skriv_fund(), encoding="utf-8")
        (TEKSTER / "ord.md").write_text(skriv_ord(), encoding="utf-8")
