"""SAPA's partial mode: which hidden sager a caseworker may know to exist (SAPA1; domain.md §2B)."""

from __future__ import annotations

from webapp.domain.visning.verdict import Effect, Verdict

# The role's own dataafgrænsning. The gates, the owner and a sikkerhedsprofil stay closed in
# partial mode too (inferred): there the object is not the role's to know of.
AFGRAENSNING = frozenset({"SAPA_KLE", "SAPA_FOELSOMHED", "SAPA_ORGANISATION", "SAPA_IT_SYSTEM"})


def ses_uden_adgang(verdict: Verdict) -> bool:
    """True if only the role's dataafgrænsning hides the object: then »at en sag findes« shows."""
    skjult_af = {finding.code for finding in verdict.med(Effect.HIDES)}
    return bool(skjult_af) and skjult_af <= AFGRAENSNING
