"""The templates: each is compiled once, however many ask for it first at the same time."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from threading import RLock
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import Environment as Miljoe
from jinja2 import FileSystemBytecodeCache, Template
from jinja2.bccache import Bucket

# What of an environment's settings decides what a source is compiled to.
LAESNINGEN = ("trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence")


class Oversatte(FileSystemBytecodeCache):
    """Compiled templates, kept where Python keeps compiled modules, and only where it keeps any.

    Compiling them was a quarter of a second of every command that makes a page. A file is used for
    the source that it was made of, by the same Python and Jinja, set alike. A filter of ours takes
    the context (`pass_context`): of one that does not, the answer to a constant text would be kept.
    """

    def __init__(self, skabeloner: Path) -> None:
        mappe = Path(cache_from_source(str(skabeloner / "skabelon.py"))).parent
        navn = f"{sys.implementation.cache_tag}-jinja{version('jinja2')}-%s"
        super().__init__(str(mappe), navn)

    def get_bucket(
        self, environment: Miljoe, name: str, filename: str | None, source: str
    ) -> Bucket:
        """That of the source as the environment reads it: its settings belong to the source."""
        valg = [getattr(environment, navn) for navn in LAESNINGEN]
        laest = f"{valg}{sorted(environment.extensions)}{source}"
        return super().get_bucket(environment, name, filename, laest)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read what is kept of it, if anything can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless Python was told not to, or may not write there."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(parents=True, exist_ok=True)
                super().dump_bytecode(bucket)


class Skabeloner(Environment):
    """As Flask's own, but whoever comes while a template is compiled waits instead of doing it too.

    After a start all threads ask for the same ones; each would compile them all, and the slowest of
    the first pages waited for the sum.
    """

    def __init__(self, app: Flask, **valg: Any) -> None:
        if app.template_folder:
            mappe = Path(app.root_path, app.template_folder)
            valg = {"bytecode_cache": Oversatte(mappe), **valg}
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
