"""Connections: nobody waits for one that is idle, half sent or not read (ADR 0021).

waitress closes what is idle after two minutes, lets a half-sent request take its time, and answers
nobody when a hundred are open. Here idle ones are let go, what is half sent has a time to be
whole, one address has its share, and a new one takes the place of the one that is longest idle.
"""

from __future__ import annotations

import importlib
import select
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import MultiSocketServer, TcpWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher
from waitress.utilities import BadRequest

from webapp.web.forsoeg import net

Svar = tuple[str, list[tuple[str, str]], bytes]

# Seconds. A browser opens the connection it let go of again without anybody noticing.
LEDIG = 15
HOVED_FRIST = 10
STILHED = 10
IKKE_LAEST = 30
DRAEN = 15
# Bytes a second of a body, after the first seconds: less is nobody's line.
MINDSTE_FART = 4_000
# Forty phones with six connections each, and room beside them.
PR_ADRESSE = 300
MEST = 1000
UDEN_POLL = 400  # select() takes 512 on Windows and 1024 elsewhere
ANDRE_FILER = 100


class Tidsfrist(BadRequest):
    """The request did not come in time."""

    code = 408
    reason = "Request Timeout"


class Fejlopgave(ErrorTask):
    """waitress' own errors as our page."""

    def execute(self) -> None:
        """Answer, and take in what is still on its way, so that the answer is not lost."""
        # One that was too slow has nothing more to say.
        self.channel.afvist = self.request.error.code != Tidsfrist.code
        self.status, hoveder, krop = self.channel.server.fejlsvar(self.request.error.code)
        self.response_headers.extend(hoveder)
        self.set_close_on_finish()
        self.content_length = len(krop)
        self.write(krop)


class Kanal(HTTPChannel):
    """One connection, and since when it has been at what."""

    error_task_class = Fejlopgave
    request: Any
    begyndt = 0.0
    modtaget = 0
    afvist = False
    draenes_til = 0.0

    def __init__(
        self,
        server: Lytter,
        sock: socket.socket,
        addr: tuple[Any, ...],
        adj: Adjustments,
        map: dict[int, Any],  # noqa: A002 - waitress's own name
    ) -> None:
        self.net = net(addr[0])
        super().__init__(server, sock, addr, adj, map=map)
        server.giv_plads(self)

    @property
    def er_ledig(self) -> bool:
        """True between two requests."""
        return not (self.requests or self.request or self.total_outbufs_len or self.draenes_til)

    @property
    def er_halv(self) -> bool:
        """True while a request is coming in."""
        return self.request is not None and not self.requests

    def received(self, data: bytes) -> bool:
        """Remember when a request began and how much of it has come."""
        if self.request is None:
            self.begyndt, self.modtaget = time.time(), 0
        self.modtaget += len(data)
        return bool(super().received(data))

    def pas(self, nu: float) -> None:
        """Let go what has had its time."""
        stille = nu - self.last_activity
        if self.draenes_til:
            if nu > self.draenes_til:
                self.handle_close()
        elif self.total_outbufs_len:
            if stille > IKKE_LAEST:
                self.handle_close()
        elif self.er_halv:
            if self._er_for_langsom(nu, stille):
                self._sig_til()
        elif not self.requests and stille > LEDIG:
            self.handle_close()

    def _er_for_langsom(self, nu: float, stille: float) -> bool:
        frist = HOVED_FRIST
        if self.request.headers_finished:
            frist += self.modtaget // MINDSTE_FART
        return nu - self.begyndt > frist or stille > STILHED

    def _sig_til(self) -> None:
        """Answer 408 and close."""
        with self.requests_lock:
            halv, self.request = self.request, None
            halv.error, halv.completed = Tidsfrist(""), True
            halv.path = getattr(halv, "path", "")
            self.requests.append(halv)
            self.server.add_task(self)

    # AN ERROR IS HEARD: closing while the other still sends would take the answer from him.

    def readable(self) -> bool:
        """Also while what was refused still comes in."""
        return bool(self.draenes_til) or bool(super().readable())

    def writable(self) -> bool:
        """Nothing more to write while what was refused comes in."""
        return not self.draenes_til and bool(super().writable())

    def handle_read(self) -> None:
        """Throw away what comes after a refusal."""
        if not self.draenes_til:
            super().handle_read()
        elif not self.recv(self.adj.recv_bytes):
            self.handle_close()

    def handle_write(self) -> None:
        """After a refusal: send it, say that no more comes, and listen to the end."""
        if not self.afvist or self.requests:
            super().handle_write()
            return
        self._flush_exception(self._flush_some)
        if self.will_close or not self.connected:
            self.handle_close()
        elif not self.total_outbufs_len:
            self.draenes_til = time.time() + DRAEN
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.handle_close()


class Lytter(TcpWSGIServer):
    """A listening socket that makes room for the next."""

    channel_class = Kanal
    graense = MEST
    fejlsvar: Callable[[int], Svar]

    def maintenance(self, now: float) -> None:
        """Look after every connection, once a second."""
        for kanal in list(self.active_channels.values()):
            kanal.pas(now)

    def giv_plads(self, ny: Kanal) -> None:
        """Close one where there are too many: of the same address, else of all."""
        alle = [k for k in self._map.values() if isinstance(k, Kanal)]
        samme = [k for k in alle if k.net == ny.net]
        if len(samme) > PR_ADRESSE:
            _luk_en(samme, ny)
        elif len(alle) > self.graense:
            _luk_en(alle, ny)


def _luk_en(kanaler: Iterable[Kanal], ny: Kanal) -> None:
    """The longest idle one, else the one that has been half sent longest, else the new one."""
    andre = [k for k in kanaler if k is not ny]
    ledige = sorted((k for k in andre if k.er_ledig), key=lambda k: k.last_activity)
    halve = sorted((k for k in andre if k.er_halv), key=lambda k: k.begyndt)
    next(iter((*ledige, *halve, ny))).handle_close()


def lav_server(app: Any, fejlsvar: Callable[[int], Svar], **valg: Any) -> MultiSocketServer:
    """A server that is ready to `run()`; `effective_listen` tells where it listens."""
    graense = _graense()
    adj = Adjustments(
        connection_limit=graense + ANDRE_FILER,  # never reached: the longest idle one goes
        cleanup_interval=1,
        asyncore_use_poll=hasattr(select, "poll"),
        ident=None,
        log_socket_errors=False,
        **valg,
    )
    kort: dict[int, Any] = {}
    opgaver = ThreadedTaskDispatcher()
    opgaver.set_thread_count(adj.threads)
    lyttere = [Lytter(app, kort, dispatcher=opgaver, adj=adj, sockinfo=sted) for sted in adj.listen]
    for lytter in lyttere:
        lytter.graense, lytter.fejlsvar = graense, fejlsvar
    steder = [(lytter.effective_host, lytter.effective_port) for lytter in lyttere]
    return MultiSocketServer(kort, adj, steder, opgaver, lyttere[0].log_info)


def _graense() -> int:
    """How many connections the process has files for; asks for more where it may."""
    if not hasattr(select, "poll"):
        return UDEN_POLL
    resource = importlib.import_module("resource")  # not on Windows
    bloed, haard = resource.getrlimit(resource.RLIMIT_NOFILE)
    oensket = MEST + ANDRE_FILER * 2
    if bloed != resource.RLIM_INFINITY and bloed < oensket:
        hoejst = oensket if haard == resource.RLIM_INFINITY else min(oensket, haard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (hoejst, haard))
        except (OSError, ValueError):
            hoejst = bloed
        bloed = hoejst
    return MEST if bloed == resource.RLIM_INFINITY else max(20, min(MEST, bloed - ANDRE_FILER * 2))
