"""The templates: each is compiled once, however many ask for it first at the same time."""

from __future__ import annotations

from collections.abc import MutableMapping
from threading import RLock
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import Template


class Skabeloner(Environment):
    """As Flask's own, but whoever comes while a template is compiled waits instead of doing it too.

    After a start all threads ask for the same ones; each would compile them all, and the slowest of
    the first pages waited for the sum.
    """

    def __init__(self, app: Flask, **valg: Any) -> None:
        super().__init__(app, **valg)
        self._laas, self._hentet = RLock(), set[str]()

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """The template, compiled by the first who asks for it."""
        if not isinstance(name, str) or name in self._hentet:
            return super().get_template(name, parent, globals)
        with self._laas:
            fundet = super().get_template(name, parent, globals)
            self._hentet.add(name)
        return fundet
