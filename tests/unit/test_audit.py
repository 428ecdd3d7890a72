"""make audit: an answer that says nothing is not a clean bill."""

import json

import pytest

from tests.audit import FUNDET, RENT, UVIST, tjek_node, tjek_python

DAARLIG_PY = {"dependencies": [{"name": "x", "version": "1", "vulns": [{"id": "CVE-1"}]}]}
REN_PY = {"dependencies": [{"name": "x", "version": "1", "vulns": []}]}
SPRUNGET_PY = {"dependencies": [{"name": "x", "skip_reason": "no answer"}]}
DAARLIG_NODE = {"vulnerabilities": {"x": {"range": "<1", "severity": "high"}}}
REN_NODE = {"vulnerabilities": {}}
INTET_NODE = {"error": {"code": "ENOTFOUND"}}


@pytest.mark.parametrize(
    "tjek, daarlig, ren, intet",
    [
        (tjek_python, DAARLIG_PY, REN_PY, SPRUNGET_PY),
        (tjek_node, DAARLIG_NODE, REN_NODE, INTET_NODE),
    ],
)
def test_the_database_is_believed_only_when_it_knows_what_everybody_knows(
    tjek, daarlig, ren, intet
):
    def status(*svar: object) -> int:
        koe = [s if isinstance(s, str) else json.dumps(s) for s in svar]
        return tjek("program", lambda _kommando, _hvor: koe.pop(0)).status

    assert status(daarlig, ren) == RENT
    assert status(daarlig, daarlig) == FUNDET
    assert status(ren) == UVIST, "it knows nothing: a mirror without advisories"
    for tavs in ("", "<html>", intet, [], {}):
        assert status(tavs) == UVIST
        assert status(daarlig, tavs) == UVIST
