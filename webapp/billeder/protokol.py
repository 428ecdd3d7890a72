"""A browser of our own over Chromium's protocol: a pipe, no Node between, a few pages at a time.

Not on Windows, where a pipe cannot be handed to another program by number.
"""

from __future__ import annotations

import fcntl
import json
import os
import queue
import signal
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from typing import Any

from webapp.billeder.fane import (
    HOEJDE,
    SPROG,
    STIL_URET,
    SVARTID,
    TIDSZONE,
    FaneDoed,
    FaneFejl,
    FaneTid,
)

FLAG = (
    "--headless",
    "--remote-debugging-pipe",
    "--hide-scrollbars",
    "--mute-audio",
    "--force-color-profile=srgb",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-default-apps",
    "--no-default-browser-check",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-breakpad",
    "--password-store=basic",
    "--use-mock-keychain",
    # Nothing of a page that is left is kept: each is drawn anew in the same process. A frame of its
    # own for each document (RenderDocument) costs a quarter of the time, and draws the same bytes.
    "--disable-features=BackForwardCache,PaintHolding,RenderDocument,Translate,OptimizationHints",
)
# The numbers that Chromium reads its orders from and writes its answers to.
TIL_BROWSER, FRA_BROWSER = 3, 4
# Above those two, so that neither is overwritten on the way.
FRI = 10
BID = 1 << 20
LUKKETID = 5.0


class Protokolbrowser:
    """A started browser. Its pages are asked by threads of their own; the last that leaves ends it.

    Each page is a window with a process of its own, so that several are drawn at the same time.
    """

    def __init__(self, program: str, args: list[str]) -> None:
        """Start the browser and do not wait for it. Raises OSError where it is no program."""
        self._mappe = tempfile.TemporaryDirectory(
            prefix="forhaandsblik-", ignore_cleanup_errors=True
        )
        ind_laes, self._ind = (_hoejt(fd) for fd in os.pipe())
        self._ud, ud_skriv = (_hoejt(fd) for fd in os.pipe())
        tavs = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in (0, 1, 2)]
        flet = [
            (os.POSIX_SPAWN_DUP2, ind_laes, TIL_BROWSER),
            (os.POSIX_SPAWN_DUP2, ud_skriv, FRA_BROWSER),
        ]
        ord_ = [program, *FLAG, *args, f"--user-data-dir={self._mappe.name}", "about:blank"]
        try:
            # A group of its own: some systems start the browser through a script.
            self._pid = os.posix_spawn(
                program, ord_, os.environ, file_actions=[*tavs, *flet], setpgroup=0
            )
        finally:
            os.close(ind_laes)
            os.close(ud_skriv)
        self._numre = count(1)
        self._skrives, self._aabnes, self._laas = (threading.Lock() for _ in range(3))
        # By session; that of the browser itself is empty. None is the last message.
        self._kasser: dict[str, queue.SimpleQueue[dict[str, Any] | None]] = {}
        self._slut = False
        self._faner = 0
        self._selv = Protokolfane(self, "")
        self._laeser = threading.Thread(target=self._laes, name="browser", daemon=True)
        self._laeser.start()

    def tilmeld(self) -> bool:
        """Count one more page, which `fane` then opens; False where the browser has ended."""
        with self._laas:
            self._faner += bool(self._pid)
            return bool(self._pid)

    @contextmanager
    def fane(self) -> Iterator[Protokolfane]:
        """The page that was counted, once the browser answers. Raises FaneFejl."""
        try:
            with self._aabnes:
                sted = self._selv.send("Target.createTarget", url="about:blank", newWindow=True)
                svar = self._selv.send(
                    "Target.attachToTarget", targetId=sted["targetId"], flatten=True
                )
            fane = Protokolfane(self, svar["sessionId"])
            fane.goer_klar()
            yield fane
            with suppress(FaneFejl):  # the answer is not waited for: it may hang
                self._selv.skriv("Target.closeTarget", sted)
        finally:
            self._forlad()

    def skriv(self, session: str, metode: str, felter: dict[str, Any]) -> int:
        """Send a command; its number. Raises FaneDoed."""
        nummer = next(self._numre)
        ordre: dict[str, Any] = {"id": nummer, "method": metode, "params": felter}
        if session:
            ordre["sessionId"] = session
        rest = memoryview(json.dumps(ordre).encode() + b"\0")
        with self._skrives:
            try:
                while rest:
                    rest = rest[os.write(self._ind, rest) :]
            except OSError as fejl:
                raise FaneDoed("den svarer ikke mere") from fejl
        return nummer

    def kasse(self, session: str) -> queue.SimpleQueue[dict[str, Any] | None]:
        """Where the messages of a session come, from before it is known here."""
        with self._laas:
            fundet = self._kasser.get(session)
            if fundet is None:
                fundet = self._kasser[session] = queue.SimpleQueue()
                if self._slut:
                    fundet.put(None)
        return fundet

    def doer(self) -> None:
        """End the browser at once."""
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)

    def _laes(self) -> None:
        """Put each message where it belongs, until the browser says no more."""
        dele: list[bytes] = []
        while bid := os.read(self._ud, BID):
            *hele, rest = bid.split(b"\0")
            for slut in hele:
                besked = json.loads(b"".join((*dele, slut)))
                self.kasse(besked.get("sessionId", "")).put(besked)
                dele.clear()
            dele.append(rest)
        with self._laas:
            self._slut = True
            for kasse in self._kasser.values():
                kasse.put(None)

    def _forlad(self) -> None:
        """One page is left; with the last the browser ends, and its folder is taken away."""
        with self._laas:
            self._faner -= 1
            if self._faner:
                return
            pid, self._pid = self._pid, 0
        with suppress(FaneFejl):
            self._selv.skriv("Browser.close", {})
        _vent_paa_slutningen(pid)
        self._laeser.join(LUKKETID)
        os.close(self._ind)
        os.close(self._ud)
        self._mappe.cleanup()


class Protokolfane:
    """A page of such a browser, asked by one thread; `Fane` tells what can be asked of it."""

    def __init__(self, browser: Protokolbrowser, session: str) -> None:
        self.bredde = 0
        self._browser, self._session = browser, session
        self._kasse = browser.kasse(session)
        self._haendelser: deque[dict[str, Any]] = deque(maxlen=1000)

    def goer_klar(self) -> None:
        """Danish, at rest, and with a clock that stands still."""
        self.send("Page.enable")
        self.send("Page.setLifecycleEventsEnabled", enabled=True)
        self.send("Page.addScriptToEvaluateOnNewDocument", source=STIL_URET)
        self.send("Emulation.setLocaleOverride", locale=SPROG)
        self.send("Emulation.setTimezoneOverride", timezoneId=TIDSZONE)
        roligt = [{"name": "prefers-reduced-motion", "value": "reduce"}]
        self.send("Emulation.setEmulatedMedia", features=roligt)

    def gaa_til(self, url: str) -> None:
        """Load an address."""
        self._haendelser.clear()
        svar = self.send("Page.navigate", url=url)
        if svar.get("errorText"):
            raise FaneFejl(svar["errorText"])
        frist = time.monotonic() + SVARTID
        while not any(_er_indlaest(h, svar.get("loaderId", "")) for h in self._haendelser):
            self._haendelser.clear()
            self._haandter(self._laes(frist))

    def saet_bredde(self, bredde: int) -> None:
        """Lay the page out at a width."""
        if bredde != self.bredde:
            maal = {"width": bredde, "height": HOEJDE, "deviceScaleFactor": 1, "mobile": False}
            self.send("Emulation.setDeviceMetricsOverride", **maal)
            self.bredde = bredde

    def regn(self, js: str) -> Any:
        """The value of a function."""
        svar = self.send(
            "Runtime.evaluate", expression=f"({js})()", awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in svar:
            raise FaneFejl(str(svar["exceptionDetails"].get("text", "")))
        return svar["result"].get("value")

    def har_protokol(self) -> bool:
        """It speaks nothing else."""
        return True

    def send(self, metode: str, **felter: Any) -> dict[str, Any]:
        """A command, and its answer."""
        nummer = self.skriv(metode, felter)
        frist = time.monotonic() + SVARTID
        while True:
            besked = self._laes(frist)
            if besked.get("id") == nummer:
                if "error" in besked:
                    raise FaneFejl(str(besked["error"].get("message", "")))
                svar: dict[str, Any] = besked["result"]
                return svar
            self._haandter(besked)

    def skriv(self, metode: str, felter: dict[str, Any]) -> int:
        """A command whose answer is not waited for; its number."""
        return self._browser.skriv(self._session, metode, felter)

    def skaermbillede(self) -> bytes:
        """Not asked for: `send` can be used."""
        raise NotImplementedError

    def doer(self) -> None:
        """End the browser at once, with all its pages."""
        self._browser.doer()

    def _laes(self, frist: float) -> dict[str, Any]:
        """The next message."""
        try:
            besked = self._kasse.get(timeout=max(0.0, frist - time.monotonic()))
        except queue.Empty:
            raise FaneTid("intet svar") from None
        if besked is None:
            self._kasse.put(None)
            raise FaneDoed("den svarer ikke mere")
        return besked

    def _haandter(self, besked: dict[str, Any]) -> None:
        """What the browser tells unasked."""
        match besked.get("method"):
            case "Inspector.targetCrashed" | "Inspector.detached":
                raise FaneDoed("siden lukkede sig selv")
            case "Page.javascriptDialogOpening":
                self.skriv("Page.handleJavaScriptDialog", {"accept": False})
            case "Page.lifecycleEvent":
                self._haendelser.append(besked["params"])


def _vent_paa_slutningen(pid: int) -> None:
    frist = time.monotonic() + LUKKETID
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > frist:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            break
        time.sleep(0.01)


def _hoejt(fd: int) -> int:
    """The same end of a pipe under a higher number."""
    try:
        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, FRI)
    finally:
        os.close(fd)


def _er_indlaest(haendelse: dict[str, Any], loader: str) -> bool:
    return (haendelse["name"], haendelse["loaderId"]) == ("load", loader)
