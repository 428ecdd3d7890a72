"""The account of what stood in each file: read, left out (and told), or there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Regnskabspost:
    """One kind of objects in one file; `i_filen` is the sum of the three others.

    `uaendret`: the same object stood elsewhere already, so that this one changes nothing.
    """

    fil: str
    slags: str
    i_filen: int
    laest: int
    udeladt: int
    uaendret: int


class Regnskab:
    """Counts objects as the readers meet them, and which files changed nothing and why.

    `uden_overordnet`: files whose query did not ask which unit is above which; `uden_adresser`:
    those that did not ask for addresses.
    """

    def __init__(self) -> None:
        self._i_filen: Counter[tuple[str, str]] = Counter()
        self._udeladt: Counter[tuple[str, str]] = Counter()
        self._uaendret: Counter[tuple[str, str]] = Counter()
        self._fortraengt: Counter[str] = Counter()
        self._raekker: set[tuple[str, str, str, int]] = set()
        self._uden_indhold: dict[str, str] = {}
        self._kun_id: Counter[str] = Counter()
        self.uden_overordnet: set[str] = set()
        self.uden_adresser: set[str] = set()

    def fundet(self, fil: str, slags: str, antal: int = 1) -> None:
        """Objects that stand in the file, whatever becomes of them."""
        self._i_filen[fil, slags] += antal

    def udeladt(self, fil: str, slags: str, antal: int = 1) -> None:
        """Objects of those that are not used; why is told by a finding."""
        self._udeladt[fil, slags] += antal

    def fortraengt(self, fil: str, slags: str) -> None:
        """An object that could be used, but that a later registrering or file says otherwise of."""
        self.udeladt(fil, slags)
        self._fortraengt[fil] += 1

    def uaendret(self, fil: str, slags: str, antal: int = 1) -> None:
        """Objects of those that say what is known already."""
        self._uaendret[fil, slags] += antal

    def raekke_udeladt(self, fil: str, ark: str, slags: str, nummer: int) -> None:
        """A row of a sheet that is not used; a row counts once, however much is wrong in it."""
        if (fil, ark, slags, nummer) not in self._raekker:
            self._raekker.add((fil, ark, slags, nummer))
            self.udeladt(fil, slags)

    def svaret_er_fejl(self, fil: str, aarsag: str) -> None:
        """The file is an answer that says that something went wrong."""
        self._uden_indhold.setdefault(fil, aarsag)

    def kun_id(self, fil: str, antal: int) -> None:
        """The file names objects by their ids and has nothing else of them."""
        self._kun_id[fil] += antal

    def poster(self) -> tuple[Regnskabspost, ...]:
        """The account in the order in which the files were read."""
        return tuple(
            Regnskabspost(
                fil=fil,
                slags=slags,
                i_filen=antal,
                laest=antal - self._udeladt[fil, slags] - self._uaendret[fil, slags],
                udeladt=self._udeladt[fil, slags],
                uaendret=self._uaendret[fil, slags],
            )
            for (fil, slags), antal in self._i_filen.items()
            if antal
        )

    def ubrugelige(self, filer: Mapping[str, str]) -> dict[str, str]:
        """Of recognised files (name to what it is) those of whose objects none can be used."""
        antal, brugelige = Counter[str](), self._fortraengt.copy()
        for post in self.poster():
            antal[post.fil] += post.i_filen
            brugelige[post.fil] += post.laest + post.uaendret
        return {
            fil: f"{hvad}, hvor ingen af de {antal[fil]} kan bruges"
            for fil, hvad in filer.items()
            if antal[fil] and not brugelige[fil]
        }

    def uden_indhold(self, filer: Mapping[str, str]) -> dict[str, str]:
        """Of recognised files (name to what it is) those that are to change nothing, and why."""
        har = {fil for (fil, _), antal in self._i_filen.items() if antal}
        tomme = {
            fil: f"{hvad} med {self._kun_id[fil]} id'er og ikke objekterne selv"
            if self._kun_id[fil]
            else f"{hvad} uden indhold"
            for fil, hvad in filer.items()
            if fil not in har
        }
        return tomme | {fil: aarsag for fil, aarsag in self._uden_indhold.items() if fil in filer}
