"""The error of `serve`, apart from what `serve` loads: each command tells it."""

from __future__ import annotations


class OpstartError(ValueError):
    """The server cannot be started so; the message is Danish and tells what to do."""
