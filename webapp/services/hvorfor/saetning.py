"""One sentence a sag: what this audience sees of it, and because of what.

No UUID and no word that only the tool has: those stand in the rules that are folded below.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from webapp.domain.fagsystem import Kildested
from webapp.domain.vaerdier.dansk import antal
from webapp.domain.variant.opsaetning import Kontaktkilde
from webapp.domain.variant.roller import Jobfunktionsrolle
from webapp.domain.visning.delvis import ses_uden_adgang
from webapp.domain.visning.forhold import Forhold
from webapp.domain.visning.kontakt import Kontakt, Kontaktfejl
from webapp.domain.visning.sapa import fk_enhed
from webapp.domain.visning.verdict import Effect, Verdict
from webapp.services.bedoemmelse import Bedoemt
from webapp.services.mit_overblik.andet import AndetObjekt

_CELLE = re.compile(r"[A-Z]+(?P<raekke>\d+)")


def borgerens(bedoemt: Bedoemt, verdict: Verdict) -> str:
    """What the citizen sees: the contact, and the row of the sheet that points at it."""
    hvad = bestemt(bedoemt)
    if not verdict.visible:
        return _skjult(f"Borgeren ser ikke {hvad}", verdict)
    return f"Borgeren ser {_kontakt(bedoemt.kontakt)}, fordi {_kontaktgrund(bedoemt, hvad)}."


def sapas(bedoemt: Bedoemt, rolle: Jobfunktionsrolle, verdict: Verdict) -> str:
    """What a role of SAPA sees: the unit, and the row of the sheet that points at it."""
    hvad = bestemt(bedoemt)
    if not verdict.visible:
        delvis = bedoemt.forhold.antagelser.sapa_delvis_visning and ses_uden_adgang(verdict)
        if delvis:
            hvem = f"{rolle.navn} ser, at {hvad} findes, men ikke, hvad der står"
            return _skjult(hvem, verdict)
        return _skjult(f"{rolle.navn} ser ikke {hvad}", verdict)
    ansvarlig = bedoemt.forhold.ansvarlig
    if ansvarlig is None:
        return f"{rolle.navn} ser {hvad} uden afdeling, fordi den er leveret uden."
    grund = _enhedsgrund(bedoemt.forhold, hvad)
    ser = f"{rolle.navn} ser {hvad} hos {ansvarlig.navn}, fordi {grund}."
    enhed = fk_enhed(bedoemt.forhold)
    if enhed is None or enhed.navn == ansvarlig.navn:
        return ser
    fra = "Cura" if bedoemt.forhold.via_eksport else bedoemt.forhold.fagsystem.navn
    return f"{ser} SAPAs liste viser navnet fra {fra}; i FK Organisation hedder den {enhed.navn}."


def andets(en: AndetObjekt) -> str:
    """What the citizen sees of a payment or an appointment, and because of what."""
    if not en.borger.visible:
        return _skjult(f"Borgeren ser ikke {en.bestemt}", en.borger)
    if not en.grund:
        return f"Borgeren ser en del af {en.bestemt}, fordi ikke alle dens linjer kan vises."
    return f"Borgeren ser {en.bestemt}, fordi {en.grund}."


def bestemt(bedoemt: Bedoemt) -> str:
    """`sagen` or `ydelsen`."""
    return "ydelsen" if bedoemt.forhold.er_ydelse else "sagen"


def _skjult(hvem: str, verdict: Verdict) -> str:
    """The first rule that hides it, in its own words, and how many others do."""
    skjuler = verdict.med(Effect.HIDES)
    andre = len(skjuler) - 1
    flere = f" Også {antal(andre, 'anden regel', 'andre regler')} skjuler den." if andre else ""
    return f"{hvem}: {skjuler[0].tekst}{flere}"


def _kontakt(kontakt: Kontakt) -> str:
    navn = kontakt.navn or kontakt.kommune
    return f"{navn}, {kontakt.telefon_i_par}" if kontakt.telefon else f"{navn} uden telefon"


def _kontaktgrund(bedoemt: Bedoemt, hvad: str) -> str:
    forhold, valg = bedoemt.forhold, bedoemt.forhold.kontakt
    if not forhold.er_egen or valg is None:
        return f"{hvad} er hos {forhold.myndighed}, som selv bestemmer sin kontakt"
    if valg.kilde is Kontaktkilde.BRUGERDEFINERET:
        egen = f"{forhold.kle} har sin egen kontakt (Brugerdefineret) i Opsætning af Borgerblikket"
        opad = forhold.leder_opad_til
        if opad is None or forhold.ansvarlig is None:
            return egen
        return f"{egen}; at {forhold.ansvarlig.navn} leder opad til {opad}, ændrer den ikke"
    if valg.fulgte_henvendelsessted and forhold.ansvarlig is not None:
        return f"det er henvendelsesstedet for {forhold.ansvarlig.navn}"
    return _organisationsgrund(forhold, valg.fejl, hvad)


def _organisationsgrund(forhold: Forhold, fejl: Collection[Kontaktfejl], hvad: str) -> str:
    """Why FK Organisation gives this contact, and why no telephone where it gives none."""
    grund = _enhedsgrund(forhold, hvad)
    if Kontaktfejl.INAKTIV_ENHED in fejl:
        return f"enheden er nedlagt i FK Organisation; {grund}"
    if Kontaktfejl.UKENDT_ENHED in fejl:
        kendes_ikke = f"FK Organisation ikke kender den enhed, som {_peger(forhold)} på"
        return kendes_ikke if _er_peget(forhold) else grund
    if Kontaktfejl.INGEN_TELEFON in fejl:
        return f"{grund}, og FK Organisation har intet brugbart nummer i »Telefon«"
    return grund


def _enhedsgrund(forhold: Forhold, hvad: str) -> str:
    """Why the sag is filed under its unit: the row that points, over whom it leads."""
    indeks = forhold.indeksydelse or forhold.indekssag
    maerke = indeks.maerke if indeks else None
    if not forhold.via_eksport or maerke is None or forhold.ansvarlig is None:
        return f"{forhold.fagsystem.navn} har leveret {hvad} med den enhed"
    lokal = forhold.ansvarlig.navn
    if maerke.enhed is None:
        return f"hverken {lokal} eller en enhed over den er mappet til FK Organisation"
    peger = f"{_peger(forhold)} dertil"
    if forhold.leder_opad_til:
        return f"{lokal} leder opad til {forhold.leder_opad_til}, og {peger}"
    return peger


def _er_peget(forhold: Forhold) -> bool:
    indeks = forhold.indeksydelse or forhold.indekssag
    return bool(indeks and indeks.maerke and indeks.maerke.enhed)


def _peger(forhold: Forhold) -> str:
    """`række 5 i organisationsarket peger`; the variant's mapping where no sheet has the row."""
    indeks = forhold.indeksydelse or forhold.indekssag
    mapning = indeks.maerke.mapning if indeks and indeks.maerke else None
    return f"{_raekke(mapning.sted if mapning else None)} peger"


def _raekke(sted: Kildested | None) -> str:
    celle = _CELLE.fullmatch(sted.celle) if sted else None
    return f"række {celle['raekke']} i organisationsarket" if celle else "variantens mapning"
