"""A page as a tagged PDF: what the browser prints, with its headings and reading order."""

from __future__ import annotations

import base64

from webapp.billeder.browser import find_browser
from webapp.billeder.fane import FaneFejl
from webapp.billeder.fotograf import start_fane
from webapp.billeder.sidevalg import Hent
from webapp.billeder.stedserver import Forraad, serveret

A4_TOMMER = (8.27, 11.69)


class UdskriftError(Exception):
    """The page cannot be printed; the message is Danish."""


def som_pdf(hent: Hent, adresse: str, html: bytes) -> bytes:
    """The page as the browser of this machine prints it; `hent` gives the files that it asks for.

    Raises UdskriftError, and BrowserMissingError where there is no browser.
    """
    browser = find_browser()
    forraad = Forraad(hent)
    forraad.laeg(adresse, html)
    try:
        with serveret(forraad) as server, start_fane(browser) as fane:
            fane.gaa_til(server + adresse)
            svar = fane.send(
                "Page.printToPDF",
                printBackground=True,
                preferCSSPageSize=True,
                paperWidth=A4_TOMMER[0],
                paperHeight=A4_TOMMER[1],
                generateTaggedPDF=True,
                generateDocumentOutline=True,
            )
    except (FaneFejl, OSError) as fejl:
        raise UdskriftError(f"Browseren kunne ikke udskrive siden: {fejl}") from fejl
    return base64.b64decode(svar["data"])
