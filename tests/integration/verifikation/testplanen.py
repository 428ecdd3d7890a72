"""The testplan as its tester goes through it."""

from __future__ import annotations

import re

from tests.klient import PageClient
from tests.side import Side

PLAN = "/korsbaek/verifikation/model-1/"


def plan(egen: PageClient, **mere: str) -> Side:
    """The testplan after a change of it."""
    side = egen.get(PLAN)
    data = {"csrf_token": noegle(side), **mere}
    svar = egen.klient.post(PLAN, data=data)
    assert svar.status_code == 303, svar.get_data(as_text=True)
    return egen.get(svar.location)


def noegle(side: Side) -> str:
    return str(side.xpath('//input[@name="csrf_token"]/@value')[0])


def formular(side: Side, **udfyldt: str) -> tuple[str, dict[str, str]]:
    """The strip's form, filled in."""
    (form,) = side.xpath("//form[@data-bedoem]")
    data = {i.get("name"): i.get("value", "") for i in form.xpath('.//input[@type="hidden"]')}
    grund = {"dom": "Godkendt", "bemaerkning": "", "felt": "", "navn": "Anna", "rolle": "Tester"}
    return form.get("action"), data | grund | udfyldt


def doem(egen: PageClient, side: Side, **udfyldt: str) -> Side:
    """Judge the page, and go where that leads."""
    adresse, data = formular(side, **udfyldt)
    svar = egen.klient.post(adresse, data=data)
    assert svar.status_code == 303, svar.get_data(as_text=True)
    return egen.get(svar.location)


def begynd(egen: PageClient) -> Side:
    return egen.get(egen.klient.get(f"{PLAN}begynd/").location)


def doem_alle(egen: PageClient) -> int:
    """Judge every page that is to be judged; unchecked, since one of each kind is checked above."""
    adresse, antal = egen.klient.get(f"{PLAN}begynd/").location, 0
    while "tilfaelde=" in adresse:
        html = egen.klient.get(adresse).get_data(as_text=True)
        navne = ("csrf_token", "aftryk")
        data = {n: re.findall(rf'name="{n}" value="([^"]+)"', html)[-1] for n in navne}
        data |= {"dom": "Godkendt", "navn": "Anna", "rolle": "Tester"}
        til = re.findall(r'action="([^"]+tilfaelde/[0-9]+/)"', html)[-1]
        adresse, antal = egen.klient.post(til, data=data).location, antal + 1
    return antal


def antal_sider(egen: PageClient) -> int:
    """How many pages the testplan has."""
    return len(egen.get(PLAN).xpath("//table/tbody/tr"))
