"""How many appointments and claims there are by what a variant's choices tell apart.

No trin and no mapping looks at them: an appointment follows its KLE number, a claim its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from sqlite_utils import Database

from webapp.domain.fagsystem.sag import er_undtaget_for_borger
from webapp.domain.klassifikation.kle import KleEmne
from webapp.domain.vaerdier.identifikation import Cvr
from webapp.store.database import iso, som_json
from webapp.store.optaelling import Kasser, Optaelling


@dataclass(frozen=True, slots=True)
class Aftaletal:
    """So many appointments that are not passed nor called off, and whose sag is not undtaget."""

    kle: KleEmne | None
    antal: int
    slags: ClassVar[str] = "aftale"


@dataclass(frozen=True, slots=True)
class Fordringstal:
    """So many claims of a type that are not annulled; `egen`: the previewed kommune's own."""

    fordringstype: str
    egen: bool
    antal: int
    slags: ClassVar[str] = "betaling"


_AFTALER = """FROM aftale WHERE aflyst = 0 AND dato >= :dato AND (aftale.sag IS NULL OR NOT EXISTS (
    SELECT 1 FROM sag, json_each(sag.visningsklasser) AS klasse
    WHERE sag.slug = aftale.sag AND klasse.value IN (SELECT value FROM json_each(:undtaget))))"""


def _undtagelser(database: Database) -> str:
    """Every class in the file that means »Visning undtaget for borger«, as JSON."""
    sql = """SELECT DISTINCT klasse.value FROM sag, json_each(sag.visningsklasser) AS klasse
        WHERE sag.visningsklasser <> '[]'"""
    alle = (str(tekst) for (tekst,) in database.execute(sql))
    return som_json([tekst for tekst in alle if er_undtaget_for_borger(tekst)])


def tael_aftaler(database: Database, dato: date) -> tuple[Aftaletal, ...]:
    """The appointments that some variant may show on the day, by KLE number."""
    valg = {"dato": iso(dato), "undtaget": _undtagelser(database)}
    sql = f"SELECT kle, count(*) {_AFTALER} GROUP BY kle ORDER BY kle"
    raekker = database.execute(sql, valg)
    return tuple(Aftaletal(KleEmne(kle) if kle else None, antal) for kle, antal in raekker)


def tael_fordringer(database: Database, myndighed: Cvr) -> tuple[Fordringstal, ...]:
    """The claims that some variant may show, by type."""
    sql = """SELECT fordringstype, myndighed = ? AS egen, count(*) FROM fordring
        WHERE NOT annulleret GROUP BY 1, 2 ORDER BY 1, 2"""
    raekker = database.execute(sql, [str(myndighed)])
    return tuple(Fordringstal(navn, bool(egen), antal) for navn, egen, antal in raekker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gruppens:
    """What a team of citizens is found by: boxes of sager and ydelser, appointments, claims."""

    kasser: tuple[Kasser, ...] = ()
    aftaler: tuple[Aftaletal, ...] = ()
    fordringer: tuple[Fordringstal, ...] = ()

    @classmethod
    def af(
        cls, kasser: Iterable[Kasser], andet: Iterable[Aftaletal | Fordringstal] = ()
    ) -> Gruppens:
        """A team of boxes, and of what else is given, in any order."""
        alle = tuple(andet)
        return cls(
            kasser=tuple(kasser),
            aftaler=tuple(en for en in alle if isinstance(en, Aftaletal)),
            fordringer=tuple(en for en in alle if isinstance(en, Fordringstal)),
        )


def tael_borgere(
    optaelling: Optaelling, hold: Mapping[int, Gruppens], dato: date, myndighed: Cvr
) -> Mapping[int, int]:
    """Distinct citizens by team, whatever they are found by."""
    database = optaelling.database
    valg: dict[str, Any] = {
        "dato": iso(dato),
        "myndighed": str(myndighed),
        "aftaler": som_json(
            [[nr, str(en.kle or "")] for nr, alt in hold.items() for en in alt.aftaler]
        ),
        "fordringer": som_json(
            [
                [nr, en.fordringstype, int(en.egen)]
                for nr, alt in hold.items()
                for en in alt.fordringer
            ]
        ),
        "undtaget": _undtagelser(database) if any(alt.aftaler for alt in hold.values()) else "[]",
    }
    sql = f"""SELECT hold, count(DISTINCT person) FROM (
        SELECT hold.hold AS hold, nyeste.person_id AS person
        {optaelling.raekker_i({nr: alt.kasser for nr, alt in hold.items()})}
        UNION ALL
        SELECT valgt.value ->> 0, person.id FROM json_each(:aftaler) AS valgt
        JOIN (SELECT person, coalesce(kle, '') AS kle {_AFTALER}) AS aftale
             ON aftale.kle = valgt.value ->> 1
        JOIN person ON person.slug = aftale.person
        UNION ALL
        SELECT valgt.value ->> 0, person.id FROM json_each(:fordringer) AS valgt
        JOIN fordring ON fordring.fordringstype = valgt.value ->> 1 AND NOT fordring.annulleret
             AND (fordring.myndighed = :myndighed) = valgt.value ->> 2
        JOIN person ON person.slug = fordring.person
    ) GROUP BY hold"""  # noqa: S608 - constants of this module and the boxes
    return dict(database.execute(sql, valg).fetchall())
