"""All rules of the three audiences, and all rows of their specification."""

from tests.unit.domain.spec_borgerblik import ADGANG_SPEC
from tests.unit.domain.spec_eksport import EKSPORT_SPEC
from tests.unit.domain.spec_fremtraeden import FREMTRAEDEN_SPEC
from tests.unit.domain.spec_sapa import SAPA_SPEC
from webapp.domain.visning.borgerblik import BORGERBLIK
from webapp.domain.visning.eksport import EKSPORT
from webapp.domain.visning.sapa import SAPA

SPEC = (*EKSPORT_SPEC, *ADGANG_SPEC, *FREMTRAEDEN_SPEC, *SAPA_SPEC)
ALLE = (*EKSPORT, *BORGERBLIK, *SAPA)
