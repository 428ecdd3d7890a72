"""The rules about payments, appointments and claims: what of them no citizen is shown, and why."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.domain.kontrol.grundlag import Kontrolgrundlag
from webapp.domain.kontrol.regel import Kontrolregel, Traef
from webapp.domain.vaerdier.dansk import antal, opremsning
from webapp.domain.vaerdier.fund import Alvor, Rettes
from webapp.domain.variant.fordringsvalg import find_valg


def find_aftaler_ikke_aktive(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """KLE numbers of coming appointments that Borgerblikket does not show."""
    opsaetning = grundlag.konfiguration.variant.opsaetning
    for kle, hvor_mange in grundlag.andet.aftaler.items():
        raekke = opsaetning.find(kle)
        if raekke is None or not raekke.aktiv:
            hvad = "står som ikke aktivt" if raekke else "står ikke i opsætningen"
            aftaler = antal(hvor_mange, "aftale eller frist", "aftaler og frister")
            yield Traef(
                objekt=grundlag.kle.nummer_og_titel(kle),
                tekst=f"{kle} {hvad}.",
                kle=str(kle),
                virkning=f"{aftaler} vises ikke for borgeren.",
                tal=hvor_mange,
            )


def find_fordringstyper_uden_valg(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Types of the kommune's claims that the Fordringskonfiguration does not name."""
    valg = grundlag.konfiguration.variant.fordringer
    for fordringstype, hvor_mange in grundlag.andet.fordringstyper.items():
        if find_valg(valg, fordringstype) is None:
            fordringer = antal(hvor_mange, "fordring", "fordringer")
            yield Traef(
                objekt=fordringstype,
                tekst=f"»{fordringstype}« står ikke i Fordringskonfigurationen.",
                virkning=f"{fordringer} vises ikke for borgeren.",
                tal=hvor_mange,
            )


def find_foraeldreloese(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Payments that are of no ydelse of the data."""
    numre, ialt = grundlag.andet.foraeldreloese
    if ialt:
        yield Traef(
            objekt="Udbetalinger uden ydelse",
            tekst=f"Det gælder {_nogle(numre, ialt)}.",
            virkning=f"{antal(ialt, 'udbetaling', 'udbetalinger')} vises ikke for nogen borger.",
            tal=ialt,
        )


def find_forkert_sum(grundlag: Kontrolgrundlag) -> Iterator[Traef]:
    """Payments whose gross amount is not the sum of their lines."""
    numre, ialt = grundlag.andet.forkert_sum
    if ialt:
        yield Traef(
            objekt="Udbetalinger, hvis linjer ikke giver beløbet",
            tekst=f"Det gælder {_nogle(numre, ialt)}.",
            virkning=f"{antal(ialt, 'udbetaling', 'udbetalinger')} vises uden et samlet beløb.",
            tal=ialt,
        )


def _nogle(numre: tuple[str, ...], ialt: int) -> str:
    andre = [antal(ialt - len(numre), "anden", "andre")] if ialt > len(numre) else []
    return opremsning([*numre, *andre])


ANDET = (
    Kontrolregel(
        kode="KONTROL_AFTALE_KLE_IKKE_AKTIV",
        alvor=Alvor.ADVARSEL,
        overskrift="Aftaler og frister har et KLE-nummer, der ikke er aktivt",
        forklaring="Kommunens egne aftaler følger deres KLE-nummer i Opsætning af Borgerblikket.",
        raad="Aktivér nummeret, hvis borgeren skal se aftalerne.",
        rettes=Rettes.OPSAETNING,
        kilde="at aftaler følger KLE-nummeret; KOMBIT beskriver det ikke",
        sourced=False,
        find=find_aftaler_ikke_aktive,
    ),
    Kontrolregel(
        kode="KONTROL_FORDRINGSTYPE_UDEN_VALG",
        alvor=Alvor.ADVARSEL,
        overskrift="Fordringstype står ikke i Fordringskonfigurationen",
        forklaring="En fordring vises kun, når dens type er aktiv for Mit Overblik.",
        raad="Vælg, om typen skal være aktiv for Mit Overblik, SAPA eller ingen.",
        rettes=Rettes.FORDRINGER,
        kilde="at en type, der ikke står der, ikke vises; KOMBIT beskriver det ikke",
        sourced=False,
        find=find_fordringstyper_uden_valg,
    ),
    Kontrolregel(
        kode="KONTROL_UDBETALING_UDEN_YDELSE",
        alvor=Alvor.ADVARSEL,
        overskrift="Udbetaling hører ikke til en ydelse",
        forklaring="En udbetaling peger på de ydelser, den er af. Uden dem ved ingen, hvis den er.",
        raad="Se efter i fagsystemet, eller ret arket Udbetalinger.",
        rettes=Rettes.FAGSYSTEM,
        kilde="anvisning til Økonomisk Effektuering (ANV-Y): BevilgetYdelseRef",
        sourced=True,
        find=find_foraeldreloese,
    ),
    Kontrolregel(
        kode="KONTROL_UDBETALING_SUM",
        alvor=Alvor.ADVARSEL,
        overskrift="Udbetalingens linjer giver ikke det samlede beløb",
        forklaring="SamletBruttobeloeb er summen af ydelsernes beløb.",
        raad="Se efter i fagsystemet.",
        rettes=Rettes.FAGSYSTEM,
        kilde="anvisning til Økonomisk Effektuering (ANV-Y)",
        sourced=True,
        find=find_forkert_sum,
    ),
)
