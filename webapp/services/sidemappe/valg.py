"""Which pages a folder holds, by their addresses, and what each is called in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from webapp.sideindhold.filnavn import lovligt_filnavn

# Of what an address carries, what makes it no other page: all rows are in the file.
_UDEN_BETYDNING = frozenset({"vis", "mod", "linje", "objekt"})
ALLE_RAEKKER = "10000"
LAENGSTE_MAPPE, LAENGSTE_NAVN = 40, 70
_BORGERENS = re.compile(r"(mit-overblik|hvorfor|sapa/([^/]+)/borger)/([^/]+)/(.*)")


@dataclass(frozen=True, slots=True)
class Sideadresse:
    """One page of the folder; `hale` is what follows the kommune's slug."""

    kommune: str
    hale: str
    person: str
    rolle: str = ""

    def navn(self, *, entydig: bool = True) -> str:
        """Its file, with `/` between folder and name; with a hash where not `entydig`."""
        dele = self.hale.strip("/").split("/")
        # The variant is the folder's, and so is the pair of Sammenlign.
        praefiks, dele = ("sammenlign-", dele[3:]) if dele[0] == "sammenlign" else ("", dele[1:])
        dele.pop(3 if dele[0] == "sapa" else 1)
        slags = "-".join((*dele, *((f"som-{self.rolle}",) if self.rolle else ())))
        mappe = lovligt_filnavn(self.person, LAENGSTE_MAPPE)
        return f"{mappe}/{lovligt_filnavn(praefiks + slags, LAENGSTE_NAVN, entydig=entydig)}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mappevalg:
    """What is asked for. `par`: the two variants of Sammenlign, empty where there is but one."""

    kommune: str
    variant: str
    par: tuple[str, ...]
    personer: tuple[str, ...]
    roller: tuple[str, ...] = ()
    dato: date | None = None

    def begyndelser(self) -> tuple[Sideadresse, ...]:
        """The pages that one begins with: all others are met by their links."""
        fundne = []
        for person in self.personer:
            for hale, rolle in self._haler(person):
                fundne.append(Sideadresse(self.kommune, hale, person, rolle))
        return tuple(fundne)

    def _haler(self, person: str) -> tuple[tuple[str, str], ...]:
        hvorfor = f"{self.variant}/hvorfor/{person}/"
        sider = [f"mit-overblik/{person}/", *(f"sapa/{r}/borger/{person}/" for r in self.roller)]
        under = [self.variant, *(["/".join(("sammenlign", *self.par))] if self.par else [])]
        return (
            *((f"{base}/{side}", "") for base in under for side in sider),
            *((hvorfor, rolle) for rolle in ("", *self.roller)),
        )

    def find(self, href: str) -> Sideadresse | None:
        """The page of the folder that a link leads to, None where it is not one of them."""
        url = urlsplit(href)
        foer = f"/{self.kommune}/"
        sti = unquote(url.path)
        if url.netloc or not sti.startswith(foer):
            return None
        query = {n: v[-1] for n, v in parse_qs(url.query).items() if n not in _UDEN_BETYDNING}
        egen_dag = self.dato.isoformat() if self.dato else ""
        if query.pop("dato", egen_dag) != egen_dag:
            return None
        rolle = query.pop("rolle", "")
        return None if query else self._find(sti.removeprefix(foer), rolle)

    def _find(self, hale: str, rolle: str) -> Sideadresse | None:
        par = "/".join(("sammenlign", *self.par))
        base = par if self.par and hale.startswith(f"{par}/") else self.variant
        moedt = _BORGERENS.fullmatch(hale.removeprefix(f"{base}/"))
        er_dialog = hale.rstrip("/").endswith(("/bemaerkning", "/journalnotat"))
        if not hale.startswith(f"{base}/") or not moedt or er_dialog:
            return None
        slags, sapa, person, _ = moedt.groups()
        kendt_rolle = {rolle, sapa or ""} <= {"", *self.roller}
        har_rolle = not rolle or (slags == "hvorfor" and base == self.variant)
        hvorfor_i_par = slags == "hvorfor" and base == par
        if person not in self.personer or not kendt_rolle or not har_rolle or hvorfor_i_par:
            return None
        return Sideadresse(self.kommune, hale, person, rolle)

    def adresse(self, side: Sideadresse) -> str:
        """What the product is asked for."""
        query = {"vis": ALLE_RAEKKER} | ({"rolle": side.rolle} if side.rolle else {})
        query |= {"dato": self.dato.isoformat()} if self.dato else {}
        query |= {"mod": next((v for v in self.par if v != self.variant), "")} if self.par else {}
        return f"/{side.kommune}/{side.hale}?{urlencode(query)}"
