"""All rules of Kontrol, in the order the guide has them. Codes are never renamed."""

from __future__ import annotations

from webapp.domain.kontrol.andet import ANDET
from webapp.domain.kontrol.ark import ARK
from webapp.domain.kontrol.enheder import ENHEDER
from webapp.domain.kontrol.kle import SAGSTYPER
from webapp.domain.kontrol.kontaktoplysninger import KONTAKTOPLYSNINGER
from webapp.domain.kontrol.opsaetning import OPSAETNING
from webapp.domain.kontrol.ydelser import YDELSER

AFSNIT = (
    ("Ark, der mangler", ARK),
    ("Enheder", ENHEDER),
    ("Kontaktoplysninger i FK Organisation", KONTAKTOPLYSNINGER),
    ("Sagstyper og KLE-numre", SAGSTYPER),
    ("Ydelser", YDELSER),
    ("Borgerblikket, SAPA, trin og data", OPSAETNING),
    ("Udbetalinger, aftaler og betalinger", ANDET),
)
KONTROL = tuple(regel for _, regler in AFSNIT for regel in regler)
