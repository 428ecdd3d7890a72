"""Serving the product: on which addresses it may be reached, and how large an upload may be."""

from __future__ import annotations

import ipaddress

from flask import Flask
from waitress import serve as waitress_serve
from waitress.utilities import RequestEntityTooLarge

MINDSTE_KODE = 8
SPILLERUM = 1024 * 1024  # what is received before a body that is too large is refused
HTML = ("Content-Type", "text/html; charset=utf-8")
Svar = tuple[str, list[tuple[str, str]], bytes]


class ManglerKodeError(ValueError):
    """The server would be open to others without an access code; the message is Danish."""


def er_loopback(host: str) -> bool:
    """True if only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def vaelg_kode(host: str, kode: str) -> str:
    """The code that the server asks for: none on this machine's own address.

    Raises ManglerKodeError where there is none, or too short a one, and others can reach it.
    """
    if er_loopback(host):
        return ""
    if len(kode) < MINDSTE_KODE:
        raise ManglerKodeError(
            f"Adressen {host} kan nås af andre end denne maskine. Sæt en adgangskode på mindst "
            f"{MINDSTE_KODE} tegn med miljøvariablen FORHAANDSBLIK_ADGANGSKODE eller "
            "--adgangskode, eller brug --host 127.0.0.1."
        )
    return kode


def koer(app: Flask, host: str, port: int, maks_upload: int) -> None:
    """Serve until stopped. What is too large is refused before it is read, in Danish."""
    side = app.jinja_env.get_template("error/for_stort.html").render(mb=maks_upload // 1024**2)

    def for_stort(_fejl: RequestEntityTooLarge, _ident: str | None = None) -> Svar:
        return "413 Request Entity Too Large", [HTML], side.encode()

    # waitress answers in its own English where nobody else is asked
    RequestEntityTooLarge.to_response = for_stort  # type: ignore[assignment,method-assign]  # as it is
    waitress_serve(
        app,
        host=host,
        port=port,
        max_request_body_size=maks_upload,
        # A body below the limit is held in memory: raw files are never written to the disk.
        inbuf_overflow=maks_upload + SPILLERUM,
        ident=None,
        _quiet=True,
    )
