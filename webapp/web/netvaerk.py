"""The address of this machine on the network that it is on just now."""

from __future__ import annotations

import ipaddress
import socket

# An address of documentation (RFC 5737): nothing is sent to it.
_UDE = ("192.0.2.1", 9)


def find_adresse() -> str:
    """`192.168.1.4`; empty where the machine is on no network but its own.

    A datagram socket that is connected sends nothing: it only asks which way it would go.
    """
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as fatning:
            fatning.connect(_UDE)
            adresse = str(fatning.getsockname()[0])
    except OSError:
        return ""
    return "" if ipaddress.ip_address(adresse).is_loopback else adresse
