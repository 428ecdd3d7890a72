"""Titles of the few KLE numbers of KOMBIT's slides that Cura's sager lie under.

KLE is KL's; no more of it is shipped. They are for a kommune that has not loaded the emneplan.
"""

from __future__ import annotations

from collections.abc import Mapping

KENDTE_TITLER: Mapping[str, str] = {
    "27.35.04": "Forebyggende hjemmebesøg",
    "27.36.00": "Personlig hjælp, omsorg og pleje m.v. i almindelighed",
    "27.36.04": "Personlig og praktisk hjælp",
    "27.36.06": "Rehabiliteringsforløb",
    "27.36.08": "Afløsning eller aflastning til ægtefælle, forældre m.v. og midlertidigt ophold",
    "27.36.12": "Socialpædagogisk bistand (hjælp, omsorg eller støtte samt genoptræning)",
    "27.36.16": "Genoptræning og vedligeholdelsestræning efter serviceloven",
    "27.36.20": "Tildeling af personlig hjælp og pleje m.v. (visitation)",
    "27.36.24": "Madservice",
    "27.42.08": "Plejebolig, plejehjem eller beskyttet bolig (visitation og anvisning)",
    "27.45.04": "Anvisning til ældrebolig/handicapbolig (visitation)",
    "27.48.04": "Ledsageordning",
    "27.48.08": "Støtte- og kontaktperson",
    "27.51.04": "Social behandling af stofmisbrug",
    "27.60.00": "Hjælpemidler, forbrugsgoder, boligindretning m.v. i almindelighed",
    "27.60.04": "Kropsbårne hjælpemidler",
    "27.60.08": "Mobilitetshjælpemidler",
    "27.60.11": "Genbrugshjælpemidler",
    "27.60.12": "Hjælpemidler (ikke kropsbårne eller mobilitetshjælpemidler)",
    "27.60.14": "Velfærdsteknologiske hjælpemidler",
    "27.60.16": "Forbrugsgoder",
    "27.60.20": "Støtte til bil efter serviceloven",
    "27.60.24": "Boligindretning",
    "27.60.28": "Støtte til individuel befordring",
    "29.09.08": "Patientrettet forebyggelse",
    "29.09.15": "Patientsikkerhed",
    "29.15.04": "Tandpleje for børn og unge under 22 år",
    "29.15.12": "Omsorgstandpleje",
    "29.18.00": "Kommunal sygepleje i almindelighed",
    "29.21.04": "Genoptræning efter sundhedsloven",
    "29.21.08": "Fysioterapi m.v., vederlagsfri behandling",
}
