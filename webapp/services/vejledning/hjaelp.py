"""Which section of the guide a page of the product is explained in."""

from __future__ import annotations

from collections.abc import Mapping

# By the room of the web that serves the page: (page of the guide, anchor).
AFSNIT: Mapping[str, tuple[str, str]] = {
    "adviser": ("goer-klar", "adviser-ved-initial-load"),
    "antagelser": ("se-siderne", "det-vi-antager"),
    "billeder": ("afproev-og-godkend", "billeder"),
    "borde": ("vis-frem", "borde"),
    "borgere": ("se-siderne", "mit-overblik"),
    "eoj": ("sammenlign", "de-fire-eoj-loesninger"),
    "fagomraader": ("goer-klar", "fagomraader"),
    "filer": ("indlaes-og-ret", "indlaes-filer"),
    "fordringer": ("goer-klar", "opsaetning-af-borgerblikket"),
    "historik": ("se-siderne", "sagernes-historik"),
    "hjem": ("indlaes-og-ret", "tag-med-hjem"),
    "hvorfor": ("se-siderne", "hvorfor"),
    "indlaes": ("indlaes-og-ret", "indlaes-filer"),
    "kleudgaver": ("sammenlign", "udgaver-af-kle"),
    "kontrol": ("indlaes-og-ret", "kontrol"),
    "leveret": ("sammenlign", "to-varianter-for-hele-kommunen"),
    "mapping": ("indlaes-og-ret", "mapning"),
    "mit_overblik": ("se-siderne", "mit-overblik"),
    "modeller": ("indlaes-og-ret", "mapning"),
    "opsaetning": ("goer-klar", "opsaetning-af-borgerblikket"),
    "opsaetningudkast": ("goer-klar", "opsaetning-af-borgerblikket"),
    "parathed": ("goer-klar", "de-8-2-trin"),
    "proeveborgere": ("indlaes-og-ret", "indlaes-filer"),
    "reorganisation": ("sammenlign", "reorganisation"),
    "rolle": ("goer-klar", "roller-i-sapa"),
    "rolleadmin": ("goer-klar", "roller-i-sapa"),
    "rollenyt": ("goer-klar", "roller-i-sapa"),
    "roller": ("goer-klar", "roller-i-sapa"),
    "rolleudkast": ("goer-klar", "roller-i-sapa"),
    "sammenlign": ("sammenlign", "to-varianter-for-hele-kommunen"),
    "sapa": ("se-siderne", "sapa"),
    "sidemappe": ("indlaes-og-ret", "tag-med-hjem"),
    "sidebillede": ("afproev-og-godkend", "testplan"),
    "testscope": ("afproev-og-godkend", "testscope"),
    "testudskrift": ("afproev-og-godkend", "testplan"),
    "testlevering": ("afproev-og-godkend", "testplan"),
    "testrapport": ("afproev-og-godkend", "testplan"),
    "tilfaelde": ("afproev-og-godkend", "testplan"),
    "titler": ("goer-klar", "praedefinerede-titler"),
    "trin": ("goer-klar", "de-8-2-trin"),
    "typemapping": ("indlaes-og-ret", "mapning"),
    "verifikation": ("afproev-og-godkend", "testplan"),
    "varianter": ("sammenlign", "varianter"),
    "helside": ("vis-frem", "scenen"),
    "scenarieret": ("vis-frem", "jeres-egne-scenarier"),
    "links": ("vis-frem", "links"),
    "udskrift": ("vis-frem", "scenarier"),
    "workshop": ("vis-frem", "scenarier"),
    "samvaer": ("vis-frem", "telefoner-der-foelger-med"),
}


def hjaelpesti(rum: str | None) -> str:
    """The address of the section for a page of this room; the front page where it has none."""
    side, anker = AFSNIT.get(rum or "", ("", ""))
    return f"/vejledning/{side}/#{anker}" if side else "/vejledning/"
