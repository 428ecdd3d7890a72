"""Kontrol of the addresses that the units in use have in FK Organisation (domain.md §4A, §4B)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from webapp.domain.dansk import opremsning
from webapp.domain.kontakt import otte_cifre
from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Alvor, Kontrolregel, Rettes, Traef
from webapp.domain.organisation import AdresseRolle, FkEnhed, Henvendelsessted

INGEN_TELEFON = "får ingen telefon"
# AdresseTekst is at most 200 characters; SOFD cuts opening hours there (formats.md §4).
MAKS_ADRESSE = 200
_PNUMMER = re.compile(r"(?<!\d)\d{10}(?!\d)")


def _for_hver(
    tjek: Callable[[FkEnhed], str], virkning: str = ""
) -> Callable[[Kontrolgrundlag], Iterator[Traef]]:
    """A check of each active unit in use: what is wrong with it, or nothing."""

    def find(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
        for enhed, navn in grundlag.brugte_enheder:
            tekst = tjek(enhed) if enhed.er_aktiv(grundlag.dato) else ""
            if not tekst:
                continue
            tal = grundlag.tal(kontakt=enhed.uuid)
            yield Traef(
                enhed.navn,
                tekst,
                tal.virkning(virkning) if virkning else "",
                sted=grundlag.mapning[navn].sted,
                enhed=navn,
                tal=tal.ialt,
                fk_enhed=str(enhed.uuid),
            )

    return find


def _kun_fastnet(enhed: FkEnhed) -> str:
    fastnet = enhed.adresse(AdresseRolle.FASTNET)
    if enhed.adresse(AdresseRolle.TELEFON) or not fastnet:
        return ""
    return f"Nummeret {fastnet} står som FastnetTelefon. »Telefon« er tom."


def _ingen_telefon(enhed: FkEnhed) -> str:
    if enhed.adresse(AdresseRolle.TELEFON) or enhed.adresse(AdresseRolle.FASTNET):
        return ""
    return "Enheden har intet telefonnummer."


def _ikke_otte_cifre(enhed: FkEnhed) -> str:
    telefon = enhed.adresse(AdresseRolle.TELEFON)
    if not telefon or otte_cifre(telefon):
        return ""
    return f"Der står »{telefon}«. Det er ikke et nummer på otte cifre."


def _aabningstid_uden_telefon(enhed: FkEnhed) -> str:
    tid = enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON)
    if not tid or enhed.adresse(AdresseRolle.TELEFON):
        return ""
    return f"Der er telefontid (»{tid}«), men intet nummer i »Telefon«."


def _ingen_aabningstid(enhed: FkEnhed) -> str:
    if not enhed.adresse(AdresseRolle.TELEFON):
        return ""
    har = enhed.adresse(AdresseRolle.AABNINGSTID_TELEFON)
    return "" if har else "Enheden har et telefonnummer, men »Åbningstid Telefon« er tom."


def _pnummer(enhed: FkEnhed) -> str:
    fundet = _PNUMMER.search(enhed.adresse(AdresseRolle.LOKATION))
    return f"Lokation indeholder P-nummeret {fundet[0]}." if fundet else ""


def _url_uden_http(enhed: FkEnhed) -> str:
    url = enhed.adresse(AdresseRolle.URL)
    if not url or url.lower().startswith(("http://", "https://")):
        return ""
    return f"Der står »{url}«. Den begynder ikke med http:// eller https://."


def _post_uden_henvendelse(enhed: FkEnhed) -> str:
    if not enhed.adresse(AdresseRolle.POST) or enhed.adresse(AdresseRolle.HENVENDELSESSTED):
        return ""
    return "Enheden har en postadresse, men »AdresseHenvendelsesSted« er tom."


def _aabningstid_afkortet(enhed: FkEnhed) -> str:
    roller = (AdresseRolle.AABNINGSTID_TELEFON, AdresseRolle.AABNINGSTID_HENVENDELSE)
    lange = [str(r) for r in roller if len(enhed.adresser.get(r, "")) >= MAKS_ADRESSE]
    if not lange:
        return ""
    return f"{opremsning(lange)} fylder {MAKS_ADRESSE} tegn og er måske skåret over."


def _sted_uden_kle(enhed: FkEnhed) -> str:
    uden = [sted.navn or "uden navn" for sted in enhed.henvendelsessteder if not sted.kle]
    return f"Henvendelsesstedet {opremsning(uden)} har intet KLE-nummer." if uden else ""


def _steder_samme_kle(enhed: FkEnhed) -> str:
    par = combinations(enhed.henvendelsessteder, 2)
    ens = [(a, b) for a, b in par if _overlapper(a, b)]
    if not ens:
        return ""
    a, b = ens[0]
    return f"Henvendelsesstederne {a.navn} og {b.navn} gælder for det samme KLE-nummer."


def _overlapper(a: Henvendelsessted, b: Henvendelsessted) -> bool:
    return any(en.overlapper(anden) for en in a.kle for anden in b.kle)


def _maal_dur_ikke(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    for enhed, navn in grundlag.brugte_enheder:
        for sted in enhed.henvendelsessteder:
            maal = grundlag.organisation.find(sted.maal)
            if maal is not None and maal.er_aktiv(grundlag.dato):
                continue
            hvad = "er nedlagt" if maal else "findes ikke i FK Organisation"
            yield Traef(
                enhed.navn,
                f"Henvendelsesstedet {sted.navn} peger på en enhed, der {hvad}.",
                sted=grundlag.mapning[navn].sted,
                enhed=navn,
                fk_enhed=str(enhed.uuid),
            )


KONTAKTOPLYSNINGER = (
    Kontrolregel(
        "KONTROL_KUN_FASTNET",
        Alvor.FEJL,
        "Telefonnummeret står kun som fastnettelefon",
        "Hverken SAPA eller, antager vi, Borgerblikket læser FastnetTelefon. Nummeret findes, men "
        "ingen ser det.",
        "Skriv nummeret i »Telefon« i FK Organisation.",
        Rettes.FK_ORG,
        "ORG-A tabel 16, formats.md §2.4",
        True,
        _for_hver(_kun_fastnet, INGEN_TELEFON),
    ),
    Kontrolregel(
        "KONTROL_INGEN_TELEFON",
        Alvor.ADVARSEL,
        "Enheden har ingen telefon",
        "Kontaktoplysninger arves ikke fra enheden over. Hver enhed skal have sit eget nummer.",
        "Skriv et nummer i »Telefon« i FK Organisation.",
        Rettes.FK_ORG,
        "ORG-A §6.1; at intet arves, antager vi",
        False,
        _for_hver(_ingen_telefon, INGEN_TELEFON),
    ),
    Kontrolregel(
        "KONTROL_TELEFON_IKKE_OTTE_CIFRE",
        Alvor.FEJL,
        "Telefonnummeret er ikke på otte cifre",
        "Mit Overblik tager et nummer på otte cifre. +45 og mellemrum fjerner vi, men et nummer "
        "med for få eller for mange cifre kan ikke vises.",
        "Ret »Telefon« i FK Organisation til otte cifre.",
        Rettes.FK_ORG,
        "DIG-E (»8 digits without any white spaces«)",
        True,
        _for_hver(_ikke_otte_cifre, INGEN_TELEFON),
    ),
    Kontrolregel(
        "KONTROL_AABNINGSTID_UDEN_TELEFON",
        Alvor.ADVARSEL,
        "Telefontid uden telefonnummer",
        "»Åbningstid Telefon« hører til nummeret i »Telefon«. Uden nummer har den ingen mening.",
        "Skriv nummeret i »Telefon«, eller slet telefontiden.",
        Rettes.FK_ORG,
        "ORG-A, formats.md §2.4",
        True,
        _for_hver(_aabningstid_uden_telefon),
    ),
    Kontrolregel(
        "KONTROL_INGEN_AABNINGSTID",
        Alvor.OPLYSNING,
        "Telefonnummer uden telefontid",
        "SAPA viser »Åbningstid Telefon« ved siden af nummeret.",
        "Skriv telefontiden i »Åbningstid Telefon«.",
        Rettes.FK_ORG,
        "ORG-A tabel 16, formats.md §14",
        True,
        _for_hver(_ingen_aabningstid),
    ),
    Kontrolregel(
        "KONTROL_PNUMMER_I_LOKATION",
        Alvor.ADVARSEL,
        "Lokation er et P-nummer",
        "SAPA viser Lokation som stedet, fx »Bygning 3«. OS2mo overfører P-nummeret hertil.",
        "Skriv bygning, etage eller indgang i stedet.",
        Rettes.FK_ORG,
        "formats.md §4 (OS2mo til OS2sync)",
        True,
        _for_hver(_pnummer),
    ),
    Kontrolregel(
        "KONTROL_URL_UDEN_HTTP",
        Alvor.ADVARSEL,
        "Hjemmesiden mangler http eller https",
        "Mit Overblik tager kun en adresse, der begynder med http:// eller https://.",
        "Skriv https:// foran adressen i FK Organisation.",
        Rettes.FK_ORG,
        "DIG-E; at adressen så ikke vises, antager vi",
        False,
        _for_hver(_url_uden_http, "får ingen hjemmeside"),
    ),
    Kontrolregel(
        "KONTROL_POST_UDEN_HENVENDELSESSTED",
        Alvor.ADVARSEL,
        "Postadresse uden henvendelsessted",
        "SAPA viser »AdresseHenvendelsesSted«, ikke postadressen.",
        "Skriv adressen, hvor borgeren kan henvende sig, i »AdresseHenvendelsesSted«.",
        Rettes.FK_ORG,
        "ORG-A tabel 16, formats.md §14",
        True,
        _for_hver(_post_uden_henvendelse),
    ),
    Kontrolregel(
        "KONTROL_AABNINGSTID_AFKORTET",
        Alvor.SPOERGSMAAL,
        "Er åbningstiden skåret over?",
        "Der er plads til 200 tegn. SOFD skærer resten væk uden at sige det.",
        "Se efter, om teksten slutter, hvor den skal, og forkort den ellers.",
        Rettes.FK_ORG,
        "formats.md §4 (SOFD til OS2sync)",
        True,
        _for_hver(_aabningstid_afkortet),
    ),
    Kontrolregel(
        "KONTROL_HENVENDELSESSTED_UDEN_KLE",
        Alvor.ADVARSEL,
        "Henvendelsessted uden KLE-nummer",
        "Et henvendelsessted gælder for de KLE-numre, det har. Uden et nummer gælder det aldrig.",
        "Giv henvendelsesstedet KLE-numre i FK Organisation.",
        Rettes.FK_ORG,
        "ORG-A §6.4",
        True,
        _for_hver(_sted_uden_kle),
    ),
    Kontrolregel(
        "KONTROL_HENVENDELSESSTED_SAMME_KLE",
        Alvor.ADVARSEL,
        "To henvendelsessteder for samme KLE-nummer",
        "En enhed må kun have ét henvendelsessted for hvert KLE-nummer.",
        "Fjern KLE-nummeret fra det ene.",
        Rettes.FK_ORG,
        "ORG-A §6.4",
        True,
        _for_hver(_steder_samme_kle),
    ),
    Kontrolregel(
        "KONTROL_HENVENDELSESSTED_MAAL",
        Alvor.FEJL,
        "Henvendelsessted peger på en enhed, der ikke dur",
        "Kontakten hentes fra den enhed, henvendelsesstedet peger på.",
        "Peg på en aktiv enhed i FK Organisation.",
        Rettes.FK_ORG,
        "ORG-A §6.4",
        True,
        _maal_dur_ikke,
    ),
)
