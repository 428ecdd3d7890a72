"""What there is of a citizen beside sager and ydelser: each with its verdict and its own words."""

from __future__ import annotations

from abc import ABC, abstractmethod

from webapp.domain.testdata.person import Person
from webapp.domain.visning.kontakt import Kontakt
from webapp.domain.visning.verdict import Verdict


class AndetObjekt(ABC):
    """A payment, an appointment or a claim as Hvorfor and `explain` tell of it.

    `art` is the first half of its key and of its page's list; `bestemt` the word with its article.
    """

    art: str
    bestemt: str
    liste: str

    @property
    @abstractmethod
    def slug(self) -> str:
        """Unique among the citizen's objects of its kind."""

    @property
    @abstractmethod
    def person(self) -> Person:
        """Whose it is."""

    @property
    @abstractmethod
    def borger(self) -> Verdict:
        """The citizen's verdict."""

    @property
    @abstractmethod
    def titel(self) -> str:
        """What it is called on its page."""

    @property
    @abstractmethod
    def undertitel(self) -> str:
        """What it is, for whoever asks why."""

    @property
    @abstractmethod
    def grund(self) -> str:
        """Why it is shown, after »fordi«; empty where only a part of it is."""

    @property
    @abstractmethod
    def kilde(self) -> str:
        """The register that it comes from, and what it is there."""

    @property
    @abstractmethod
    def kontakt(self) -> Kontakt | None:
        """The contact that its page gives, None where it gives none."""

    @property
    def numre(self) -> frozenset[str]:
        """What it can be asked for by beside its slug."""
        return frozenset({self.slug})

    @property
    def noegle(self) -> str:
        """The key: `udbetaling/<slug>`, `aftale/<slug>`."""
        return f"{self.art}/{self.slug}"

    @property
    def ses_af_borger(self) -> bool:
        """True if it is shown to the citizen."""
        return self.borger.visible
