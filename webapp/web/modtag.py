"""What a browser sends stays in memory until the door has cleaned it; none of it lies on disk.

`koer` bounds a request before it is read, so that what is held is never more than the limit.
"""

from __future__ import annotations

import io
from typing import IO

from flask import Flask, Request


class Foresporgsel(Request):
    """A request whose files are held in memory: werkzeug would write them down above 500 kB."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - werkzeug's own signature
        content_type: str | None,  # noqa: ARG002 - the same
        filename: str | None = None,  # noqa: ARG002 - the same
        content_length: int | None = None,  # noqa: ARG002 - the same
    ) -> IO[bytes]:
        return io.BytesIO()


def tilmeld(app: Flask) -> None:
    """Let the app take requests in that way."""
    app.request_class = Foresporgsel
