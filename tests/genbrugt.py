"""What every app of a run makes alike is made once: compiled templates and compiled addresses.

A test that saves has an app of its own (the fixture `egen`). Most of the time it took to make one
went to translating the same templates and the same ninety addresses to Python again.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

_oversat_adresse = Rule._compile_builder


class Skabeloner(BytecodeCache):
    """Templates as Jinja compiled them, by file and content."""

    def __init__(self) -> None:
        self.oversatte: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if oversat := self.oversatte.get(bucket.key):
            bucket.bytecode_from_string(oversat)  # only if its source is the same

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.oversatte[bucket.key] = bucket.bytecode_to_string()


def genbrug_det_oversatte() -> None:
    """Let all apps of this process share them."""
    Flask.jinja_options = {"bytecode_cache": Skabeloner()}
    kendte: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}

    @functools.wraps(_oversat_adresse)
    def oversaet(regel: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002
        # What is made of an address takes the rule as its argument, and knows nothing of its app.
        noegle = (regel.rule, *regel._trace, *(regel.defaults or {}).items(), append_unknown)
        if noegle not in kendte:
            kendte[noegle] = _oversat_adresse(regel, append_unknown)
        return kendte[noegle]

    Rule._compile_builder = oversaet
