"""The sheet of prøveborgere that were asked for on the page: kept among the kommune's files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from webapp.domain.testdata.tilfoejede import Oenske
from webapp.domain.vaerdier.fund import Alvor
from webapp.importers.ark import celler
from webapp.importers.ark.celle import Svar, Vaerdi, navnenoegle, som_tekst
from webapp.importers.ark.tabel import Kolonne, Tabel, Tabelark, laes_raekker
from webapp.importers.rapport import Fundliste, Problem

PROEVEFIL = "forhaandsblik-proeveborgere.csv"
_MAKS_CIFRE = 4


def _nummer(vaerdi: Vaerdi) -> Svar[int | None]:
    tekst = som_tekst(vaerdi)
    if tekst.isascii() and tekst.isdigit() and len(tekst) <= _MAKS_CIFRE and int(tekst):
        return Svar(int(tekst))
    ventet = "Et helt tal fra 1 til 9999."
    return Svar(None, Problem("PROEVEBORGER_NR", "Nummeret er ikke et helt tal.", ventet))


NR = Kolonne(overskrift="Prøveborger nr.", laes=_nummer, hjaelp="Et løbenummer", noegle=True)
SAGSTYPE = Kolonne(
    overskrift="Sagstype",
    laes=celler.navn,
    hjaelp="Sagstypen, som den står i arket; tom med tom enhed: en borger uden sager",
    ventet=True,
)
ENHED = Kolonne(
    overskrift="Enhed", laes=celler.navn, hjaelp="Enheden, som den hedder i Cura", ventet=True
)
YDELSE = Kolonne(overskrift="Ydelse", laes=celler.navn, hjaelp="Den lokale ydelse; tom: ingen")
DATO = Kolonne(overskrift="Dato", laes=celler.dato, hjaelp="Dagen, sagen oprettes", noegle=True)
PROEVEBORGERE = Tabel(
    "Tilføjede prøveborgere", (NR, SAGSTYPE, ENHED, YDELSE, DATO), kendetegn=(NR, SAGSTYPE, ENHED)
)
_DUBLET = Problem(
    "PROEVEBORGER_DUBLET",
    "To prøveborgere har samme nummer. Den første er brugt.",
    "Giv den anden et nyt nummer.",
    Alvor.ADVARSEL,
)
_HALV = Problem(
    "PROEVEBORGER_HALV",
    "Rækken er udeladt: en sag har både en sagstype og en enhed, og en borger uden sager har "
    "hverken sagstype, enhed eller ydelse.",
    "Udfyld »Sagstype« og »Enhed«, eller lad dem og »Ydelse« stå tomme.",
)


def laes_oensker(
    kilder: Iterable[Tabelark], navne: Iterable[str], fund: Fundliste
) -> tuple[Oenske, ...]:
    """The wishes by number; of two with one number the first.

    `navne`: of the kommune's sagstyper, units and ydelser; a name is spelled as it is there.
    """
    oensker: dict[int, Oenske] = {}
    stavet = {navnenoegle(navn): navn for navn in navne}

    def stav(navn: str) -> str:
        return stavet.get(navnenoegle(navn), navn)

    for kilde in kilder:
        for raekke in laes_raekker(kilde, fund):
            nr, dato = raekke[NR], raekke[DATO]
            if nr is None or dato is None:
                continue
            if nr in oensker:
                raekke.udelad(_DUBLET, NR, fund, nr)
                continue
            sagstype, enhed, ydelse = (stav(raekke[k]) for k in (SAGSTYPE, ENHED, YDELSE))
            if not (sagstype and enhed) and (sagstype or enhed or ydelse):
                raekke.udelad(_HALV, NR, fund, nr)
                continue
            oensker[nr] = Oenske(
                nr=nr,
                sagstype=sagstype,
                enhed=enhed,
                ydelse=ydelse,
                dato=dato,
                sted=raekke.sted(NR),
            )
    return tuple(oensker[nr] for nr in sorted(oensker))


def skriv_oensker(oensker: Sequence[Oenske]) -> bytes:
    """The sheet again, as `laes_oensker` reads it."""
    ud = io.StringIO()
    skriver = csv.writer(ud, delimiter=";", quoting=csv.QUOTE_ALL)
    skriver.writerow([kolonne.overskrift for kolonne in PROEVEBORGERE.kolonner])
    for en in oensker:
        skriver.writerow([en.nr, en.sagstype, en.enhed, en.ydelse, en.dato.isoformat()])
    return ud.getvalue().encode()
