"""`python -m tests.bench [part …]`: every part, or those that are named."""

import importlib
import pkgutil
import sys

from tests import bench


def main() -> None:
    dele = [modul.name for modul in pkgutil.iter_modules(bench.__path__) if modul.name[0] != "_"]
    for navn in sys.argv[1:] or dele:
        importlib.import_module(f"tests.bench.{navn}").main()


main()
