"""From an address that names nothing to those that could have been meant."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request

from webapp.services.dansk import detaljedato
from webapp.services.grundlag import FindesIkkeError
from webapp.web.adresse import link


@dataclass(frozen=True, slots=True)
class Vejvisning:
    """The same page with what is there: links (text, address), and how many there are in all."""

    links: tuple[tuple[str, str], ...]
    ialt: int
    alle: str = ""


def find_vejvisning(fejl: FindesIkkeError) -> Vejvisning | None:
    """The way on, None where there is none to tell."""
    if fejl.naermeste is not None:
        dag = fejl.naermeste
        her = link(request.path.strip("/"), dato=dag.isoformat())
        return Vejvisning(((f"Se siden pr. {detaljedato(dag)}", her),), 1)
    if fejl.ukendt is None or not fejl.ukendt.findes:
        return None
    dele = request.path.strip("/").split("/")
    if fejl.ukendt.slug not in dele[1:]:
        return None
    plads = dele.index(fejl.ukendt.slug, 1)
    links = tuple(
        (navn, link(*dele[:plads], slug, *dele[plads + 1 :])) for slug, navn in fejl.ukendt.findes
    )
    er_person = (request.view_args or {}).get("person") == fejl.ukendt.slug
    variant = (request.view_args or {}).get("variant") or (request.view_args or {}).get("a")
    alle = link(dele[0], variant, "mit-overblik") if er_person and variant else ""
    return Vejvisning(links, fejl.ukendt.ialt, alle)
