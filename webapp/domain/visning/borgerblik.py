"""BORGERBLIK: the citizen's own rule set, access first, then how the object looks."""

from webapp.domain.visning.borgerblik_adgang import ADGANG
from webapp.domain.visning.borgerblik_visning import FREMTRAEDEN
from webapp.domain.visning.regel import Regel

BORGERBLIK: tuple[Regel, ...] = (*ADGANG, *FREMTRAEDEN)
