"""`python -m tests.bench [part …]`: every part, or those named, and a table of the aims."""

import sys

from tests.bench._maal import KRAV, maal

for linje in maal(sys.argv[1:] or KRAV):
    print(linje, flush=True)
