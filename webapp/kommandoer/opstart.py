"""What `serve` is started with: on which names it may be reached, and the code that others need."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from webapp.config import Config
from webapp.kommandoer.opstartsfejl import OpstartError
from webapp.web.vaert import er_adresse, er_loopback, vaertsnavn

MINDSTE_KODE = 8
KODE_I_PROCESLISTEN = (
    "En kode på kommandolinjen kan ses af alle på maskinen. Skriv den i miljøvariablen "
    "FORHAANDSBLIK_ADGANGSKODE eller i en fil, og brug --adgangskode-fil."
)


class ManglerKodeError(OpstartError):
    """The server would be open to others without an access code."""


# The resolver takes a larger number modulo 65536, and serves on a port that nobody asked for.
MAKS_PORT = 65535


def port_optaget(host: str, port: int, fejl: OSError) -> str:
    """Why the server cannot listen there, in Danish."""
    if fejl.errno == errno.EADDRINUSE:
        return (
            f"Porten {port} er optaget på {host}: noget andet kører der allerede, måske et andet "
            "Forhåndsblik. Stop det, eller vælg en anden port med --port (0 er en, der er ledig)."
        )
    return f"Forhåndsblik kan ikke lytte på {host}:{port}. Vælg en anden med --host og --port."


def saet_sammen(config: Config, host: str, kodefil: Path | None, vaerter: Iterable[str]) -> Config:
    """The configuration of this start: the options over the environment.

    The name that is listened on is answered to. Raises OpstartError.
    """
    navne = (*config.vaerter, *vaerter)
    for navn in navne:
        if not vaertsnavn(navn):
            raise OpstartError(
                f"»{navn}« er ikke et navn på en maskine. Skriv det som forhaandsblik.korsbaek.dk, "
                "uden https:// og uden skråstreg."
            )
    if config.proxy and not er_adresse(config.proxy):
        raise OpstartError(
            f"FORHAANDSBLIK_PROXY er »{config.proxy}«. Det skal være proxyens IP-adresse, fx "
            "127.0.0.1: den, Forhåndsblik ser den komme fra."
        )
    valgt = replace(config, adgangskodefil=kodefil or config.adgangskodefil, vaerter=navne)
    kode = vaelg_kode(host, valgt)
    return replace(valgt, adgangskode=kode, vaerter=(*navne, host))


def vaelg_kode(host: str, config: Config) -> str:
    """The code that the server asks for: none where only this machine can reach it.

    A proxy, or a name of its own, stands there for others. Whoever names a file with a code is
    asked for it everywhere: a proxy that nobody told of looks like this machine. Raises
    ManglerKodeError where there is no code, or too short a one, and others can reach it.
    """
    fil = config.adgangskodefil
    if er_loopback(host) and not (config.proxy or config.vaerter or fil):
        return ""
    kode = laes_kode(fil) if fil else config.adgangskode
    if len(kode) < MINDSTE_KODE:
        raise ManglerKodeError(
            f"Med disse valg kan adressen {host} nås af andre end denne maskine. Sæt en "
            f"adgangskode på mindst {MINDSTE_KODE} tegn i miljøvariablen FORHAANDSBLIK_ADGANGSKODE "
            "eller i en fil med --adgangskode-fil, eller brug --host 127.0.0.1 uden --vaert og "
            "uden FORHAANDSBLIK_PROXY."
        )
    return kode


def laes_kode(fil: Path) -> str:
    """The code in a file, without the line's end. Raises ManglerKodeError where it is no text."""
    try:
        return fil.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as fejl:
        raise ManglerKodeError(
            f"Adgangskoden kan ikke læses i »{fil}«. Filen skal være ren tekst (UTF-8) med koden "
            "på én linje, og den, der starter Forhåndsblik, skal kunne læse den."
        ) from fejl


def kan_laeses_af_alle(fil: Path | None) -> bool:
    """True where every user of the machine can read the file; Windows tells nothing of that."""
    return fil is not None and os.name == "posix" and bool(fil.stat().st_mode & stat.S_IROTH)
