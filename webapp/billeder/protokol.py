"""A browser of our own over Chromium's protocol: a pipe, no Node between, one page.

Not on Windows, where a pipe cannot be handed to another program by number.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
import tempfile
import time
from collections import deque
from contextlib import suppress
from typing import Any, Self

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


class Protokolfane:
    """A started browser with one page; `Fane` tells what can be asked of it."""

    def __init__(self, program: str, args: list[str]) -> None:
        """Start the browser and do not wait for it. Raises OSError where it is no program."""
        self.bredde = 0
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
        self._rest = b""
        self._nummer = 0
        self._session = ""
        self._haendelser: deque[dict[str, Any]] = deque(maxlen=1000)

    def __enter__(self) -> Self:
        """The page, once the browser answers."""
        try:
            fane = self.send("Target.createTarget", url="about:blank")["targetId"]
            svar = self.send("Target.attachToTarget", targetId=fane, flatten=True)
            self._session = svar["sessionId"]
            self.send("Page.enable")
            self.send("Page.setLifecycleEventsEnabled", enabled=True)
            self.send("Page.addScriptToEvaluateOnNewDocument", source=STIL_URET)
            self.send("Emulation.setLocaleOverride", locale=SPROG)
            self.send("Emulation.setTimezoneOverride", timezoneId=TIDSZONE)
            roligt = [{"name": "prefers-reduced-motion", "value": "reduce"}]
            self.send("Emulation.setEmulatedMedia", features=roligt)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the browser, and take its folder away."""
        if self._pid:
            with suppress(FaneFejl):
                self._session = ""
                self._skriv("Browser.close", {})
            self._vent_paa_slutningen()
            os.close(self._ind)
            os.close(self._ud)
            self._mappe.cleanup()

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
        nummer = self._skriv(metode, felter)
        frist = time.monotonic() + SVARTID
        while True:
            besked = self._laes(frist)
            if besked.get("id") == nummer:
                if "error" in besked:
                    raise FaneFejl(str(besked["error"].get("message", "")))
                svar: dict[str, Any] = besked["result"]
                return svar
            self._haandter(besked)

    def skaermbillede(self) -> bytes:
        """Not asked for: `send` can be used."""
        raise NotImplementedError

    def doer(self) -> None:
        """End the browser at once."""
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)

    def _skriv(self, metode: str, felter: dict[str, Any]) -> int:
        self._nummer += 1
        ordre: dict[str, Any] = {"id": self._nummer, "method": metode, "params": felter}
        if self._session:
            ordre["sessionId"] = self._session
        try:
            rest = memoryview(json.dumps(ordre).encode() + b"\0")
            while rest:
                rest = rest[os.write(self._ind, rest) :]
        except OSError as fejl:
            raise FaneDoed("den svarer ikke mere") from fejl
        return self._nummer

    def _laes(self, frist: float) -> dict[str, Any]:
        """The next message."""
        dele = [self._rest]
        while b"\0" not in dele[-1]:
            klar, _, _ = select.select([self._ud], [], [], max(0.0, frist - time.monotonic()))
            if not klar:
                self._rest = b"".join(dele)
                raise FaneTid("intet svar")
            if not (bid := os.read(self._ud, BID)):
                raise FaneDoed("den svarer ikke mere")
            dele.append(bid)
        hele, _, self._rest = b"".join(dele).partition(b"\0")
        besked: dict[str, Any] = json.loads(hele)
        return besked

    def _haandter(self, besked: dict[str, Any]) -> None:
        """What the browser tells unasked."""
        match besked.get("method"):
            case "Inspector.targetCrashed" | "Inspector.detached":
                raise FaneDoed("siden lukkede sig selv")
            case "Page.javascriptDialogOpening":
                self._skriv("Page.handleJavaScriptDialog", {"accept": False})
            case "Page.lifecycleEvent":
                self._haendelser.append(besked["params"])

    def _vent_paa_slutningen(self) -> None:
        frist = time.monotonic() + LUKKETID
        while os.waitpid(self._pid, os.WNOHANG) == (0, 0):
            if time.monotonic() > frist:
                self.doer()
                os.waitpid(self._pid, 0)
                break
            time.sleep(0.01)
        self._pid = 0


def _hoejt(fd: int) -> int:
    """The same end of a pipe under a higher number."""
    try:
        return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, FRI)
    finally:
        os.close(fd)


def _er_indlaest(haendelse: dict[str, Any], loader: str) -> bool:
    return (haendelse["name"], haendelse["loaderId"]) == ("load", loader)
