"""Pseudonyms: the same real person always becomes the same invented one, under one secret key.

Pure: text in, text out. CPR numbers keep year of birth and sex; a name is replaced word by word,
so that a family keeps a common surname and a first name alone is known again in a text.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping

from webapp.domain.testdata.pseudonymnavne import EFTERNAVNE, FORNAVNE, VEJE
from webapp.domain.vaerdier.cprfund import LAENGDE, erstat_cpr, find_cpr
from webapp.domain.vaerdier.identifikation import Cpr

_VAEGTE = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_ORD = re.compile(r"[^\W\d_]+")
_KORT = 4  # shorter names are only known again with a capital: »Bo«, not »bo«
_SMAA = frozenset({"af", "da", "de", "den", "der", "du", "el", "i", "la", "le", "og", "van", "von"})
_POSTNUMMER = re.compile(r"\b\d{4}\s+[^\W\d_].*", re.DOTALL)
# Words that stand in a caseworker's field without being anybody's name.
_FAGORD = frozenset(
    {
        "admin",
        "user",
        "bruger",
        "team",
        "afdeling",
        "center",
        "jobcenter",
        "enhed",
        "kommune",
        "udbetaling",
        "danmark",
        "system",
        "import",
        "ukendt",
        "sagsbehandler",
    }
)
# A word of the field's vocabulary this long is no surname: »Sygedagpenge«, but not »Lund«.
_LANGT_FAGORD = 8
_LAEGEHUS = "Lægehuset"


class Pseudonymer:
    """Replaces what can point to a person. `offentlige`: CPR to name of public test persons.

    `kendte`: prints of names that were met in earlier imports, so that they are found in texts.
    `numre`: invented number to the print of the one it stands for, so that no two share one.
    """

    def __init__(
        self,
        noegle: bytes,
        offentlige: Mapping[str, str],
        kendte: Iterable[str] = (),
        numre: Mapping[str, str] | None = None,
    ) -> None:
        self._hemmelig = noegle
        self._offentlige = dict(offentlige)
        self._frie_ord = {fold for navn in offentlige.values() for fold in _foldede(navn)}
        self._fagord: set[str] = set(_FAGORD)
        self._aftryk: dict[str, str] = {}
        self.kendte = set(kendte)
        self.numre = dict(numre or {})
        self.cpr_numre: set[str] = set()
        self.navne: set[str] = set()

    def er_offentlig(self, cpr: str, navn: str) -> bool:
        """True for a public test person under her own name."""
        cifre = "".join(filter(str.isdigit, cpr)).zfill(10)
        return self._offentlige.get(cifre, "").casefold() == " ".join(navn.split()).casefold()

    def cpr(self, cifre: str) -> str:
        """Ten digits in, ten others out, never those of another; a public test number as it is."""
        if cifre in self._offentlige:
            return cifre
        self.cpr_numre.add(cifre)
        tal, aar = self._tal("cpr", cifre), int(cifre[4:6])
        koen = int(cifre[9]) % 2
        syvende, aftryk = cifre[6], self._hex("nummer", cifre)[:16]
        for forsoeg in range(10_000):
            rest, n = divmod(tal + forsoeg * 7919, 365)
            maaned, dag = divmod(n % 336, 28)
            # Never 1 January, which is given to people whose birthday is not known.
            dag, maaned = dag + 1, maaned + 1
            if (dag, maaned) == (1, 1):
                continue
            slut = f"{rest % 100:02d}{(rest // 100) % 5 * 2 + koen}"
            nyt = f"{dag:02d}{maaned:02d}{aar:02d}{syvende}{slut}"
            if modulus_11(nyt) or nyt == cifre or nyt in self._offentlige:
                continue
            if self.numre.setdefault(nyt, aftryk) == aftryk:
                return nyt
        raise AssertionError("ten thousand numbers and none of them fits")

    def laer_fagord(self, tekster: Iterable[str]) -> None:
        """Words of sagstyper, ydelser and KLE titles, that are never taken for names."""
        for tekst in tekster:
            self._fagord.update(f for f in _foldede(tekst) if len(f) >= _LANGT_FAGORD)

    def laer(self, navn: str) -> None:
        """Know a name again in texts from here on."""
        folder = [fold for fold in _foldede(navn) if fold not in self._fagord]
        for nr, fold in enumerate(folder):
            if fold not in self._frie_ord:
                self.kendte.add(self.aftryk(fold, efternavn=nr == len(folder) - 1 and nr > 0))

    def aftryk(self, fold: str, *, efternavn: bool) -> str:
        """What is kept of a name: nothing that can be read without the key."""
        noegle = f"{'efternavn' if efternavn else 'fornavn'}:{fold}"
        if noegle not in self._aftryk:
            self._aftryk[noegle] = self._hex("kendt", noegle)[:16]
        return self._aftryk[noegle]

    def navn(self, navn: str) -> str:
        """A person's name, replaced word by word; the last word is the surname."""
        if not _ORD.search(navn):
            return self.tekst(navn)
        self.laer(navn)
        self.navne.add(" ".join(navn.casefold().split()))
        ord_ = _ORD.findall(self.cifre(navn))
        egne = [nr for nr, et in enumerate(ord_) if _fold(et) not in self._fagord]
        sidste = egne[-1] if len(egne) > 1 else -1
        return " ".join(
            self._ord(et, efternavn=nr == sidste) if nr in egne else et
            for nr, et in enumerate(ord_)
        )

    def laege(self, navn: str) -> str:
        """A practice: named after nobody."""
        return f"{_LAEGEHUS} {self._vaelg('laege', navn, EFTERNAVNE)}" if navn.strip() else navn

    def noegle(self, noegle: str) -> str:
        """The key of a person in the sheets: the same in every sheet, and telling nothing."""
        ren = " ".join(noegle.casefold().split())
        return f"p-{self._hex('noegle', ren)[:10]}" if ren else noegle

    def adresse(self, adresse: str) -> str:
        """Another road and number; postal code and town stay. The same address stays the same."""
        ren = " ".join(adresse.casefold().split())
        if not ren:
            return adresse
        vej, tal = self._vaelg("vej", ren, VEJE), self._tal("husnummer", ren) % 98 + 1
        by = _POSTNUMMER.search(adresse)
        return f"{vej} {tal}" + (f", {self.tekst(' '.join(by[0].split()))}" if by else "")

    def tekst(self, tekst: str) -> str:
        """A free text: digits that can be a CPR number, and names that are known, replaced."""
        return self.navneord(self.cifre(tekst))

    def navneord(self, tekst: str) -> str:
        """A text with the names that are known replaced, its digits as they are."""
        return _ORD.sub(self._kendt_ord, tekst)

    def cifre(self, tekst: str, *, kun_datoer: bool = False) -> str:
        """Only the digits; `kun_datoer`: only those that begin with a day of the year."""
        return erstat_cpr(tekst, self._tal_eller_cpr, alle=not kun_datoer)

    def har_cpr(self, tekst: str) -> bool:
        """True where a text holds a number that begins with a day and is no public test person's.

        Nothing is counted as replaced: the number can be the end of one cell and the next.
        """
        return any(fundet.cifre not in self._offentlige for fundet in find_cpr(tekst))

    def _tal_eller_cpr(self, cifre: str) -> str:
        """Another CPR number; for a number within more digits, as many others, always the same."""
        if len(cifre) == LAENGDE:
            return self.cpr(cifre)
        self.cpr_numre.add(cifre)
        for forsoeg in range(1_000):
            nyt = f"{self._tal(f'ciffer{forsoeg}', cifre):0{len(cifre)}d}"[-len(cifre) :]
            if next(find_cpr(nyt), None) is None:  # else it would be replaced again
                return nyt
        return "0" * len(cifre)

    def _kendt_ord(self, fund: re.Match[str]) -> str:
        ord_ = fund[0]
        if len(ord_) < _KORT and not ord_[0].isupper():
            return ord_
        fold = _fold(ord_)
        for stamme, endelse in ((fold, ""), (fold.removesuffix("s"), "s")):
            for efternavn in (False, True):
                if stamme and self.aftryk(stamme, efternavn=efternavn) in self.kendte:
                    return self._af_fold(stamme, efternavn=efternavn) + endelse
        return ord_

    def _ord(self, ord_: str, *, efternavn: bool) -> str:
        fold = _fold(ord_)
        return ord_ if fold in _SMAA else self._af_fold(fold, efternavn=efternavn)

    def _af_fold(self, fold: str, *, efternavn: bool) -> str:
        return self._vaelg("navn", fold, EFTERNAVNE if efternavn else FORNAVNE)

    def _vaelg(self, slags: str, tekst: str, liste: tuple[str, ...]) -> str:
        ren = " ".join(tekst.casefold().split())
        valgt = self._tal(slags, ren) % len(liste)
        # A name is never replaced by itself.
        return liste[valgt] if liste[valgt].casefold() != ren else liste[valgt - 1]

    def _hex(self, slags: str, tekst: str) -> str:
        return hmac.new(self._hemmelig, f"{slags}:{tekst}".encode(), hashlib.sha256).hexdigest()

    def _tal(self, slags: str, tekst: str) -> int:
        return int(self._hex(slags, tekst)[:15], 16)


class Efterrens(Pseudonymer):
    """Cleans what is kept already: the names, keys and numbers that an earlier door gave stay.

    `frie`: numbers in the file that are invented although nobody remembers whom they stand for.
    """

    def __init__(
        self,
        noegle: bytes,
        offentlige: Mapping[str, str],
        numre: Mapping[str, str],
        frie: Iterable[str] = (),
    ) -> None:
        super().__init__(noegle, offentlige, numre=numre)
        self._frie = set(frie)

    def cpr(self, cifre: str) -> str:
        """A number that nobody invented becomes another one."""
        return cifre if cifre in self.numre or cifre in self._frie else super().cpr(cifre)

    def laer(self, navn: str) -> None:
        """No name is looked for: those that are kept are invented."""

    def navn(self, navn: str) -> str:
        """The name stays, but for a number in it."""
        return self.cifre(navn)


def modulus_11(cifre: str) -> bool:
    """True if the ten digits pass CPR's old check."""
    return sum(int(c) * v for c, v in zip(cifre, _VAEGTE, strict=True)) % 11 == 0


def offentlige_af(personer: Iterable[tuple[Cpr, str]]) -> dict[str, str]:
    """The public test persons as Pseudonymer wants them."""
    return {cpr.cifre: " ".join(navn.split()) for cpr, navn in personer}


def _fold(ord_: str) -> str:
    return unicodedata.normalize("NFC", ord_).casefold()


def _foldede(navn: str) -> list[str]:
    return [
        fold for ord_ in _ORD.findall(navn) if len(fold := _fold(ord_)) > 1 and fold not in _SMAA
    ]
