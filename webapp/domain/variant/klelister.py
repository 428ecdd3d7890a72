"""The names of the obligatory numbers as KOMBIT's slides have them, letter by letter (A3)."""

from __future__ import annotations

from collections.abc import Mapping

# »KL-E nr. med i Økonomiaftalen« (A3:352-363).
ETAPE_1: Mapping[str, str] = {
    "32.30.04": "Sygedagpenge",
    "32.24.04": "Kontanthjælp",
    "32.24.32": "Uddannelseshjælp",
    "32.24.08": "Revalideringsydelse",
    "32.24.28": "Ressourceforløbsydelse - Ressourceforløb",
    "32.24.12": "Ledighedsydelse",
    "32.27.10": "Fleksløntilskud",
    "32.21.12": "Enkeltydelse - Hjælp til enkeltudgifter",
    "32.21.16": "Enkeltydelse - Hjælp til sygebehandling",
    "32.21.20": "Enkeltydelse - Særlig hjælp vedr. børn",
}
# »Baggrund for at udstille ekstra KL-E nr.« (A3:369-375).
AALBORG: Mapping[str, str] = {
    "32.24.44": "Særlig støtte - § 34",
    "32.21.24": "Flyttehjælp",
    "32.30.06": "§56 – Aftale om arbejdsgivers ret til refusion af første sygedag medarbejder",
    "32.30.07": "§58a – Aftale om ret til sygedagpenge for selvstændige første sygedag",
    "32.24.30": "Ressourceforløbsydelse - Jobafklaring",
    "32.24.48": "Integrationsydelse",
    "32.24.24": "Supplement til brøkpension",
}
# Area 27 of etape 2 (A3:425-437); blanks inside words are the text's own slips.
ETAPE_2: Mapping[str, str] = {
    "27.36.04": "Personlig og praktisk hjælp SEL §83 (opdelt i to sagstyper, §83.1 personlig pleje "
    "og personlig hjælp § 83.2)",
    "27.36.06": "Rehabiliteringsforløb SEL § 83a",
    "27.36.24": "Madservice",
    "27.42.08": "Optagelse i et plejehjem, beskyttet bolig eller plejebolig Almenboligloven § 58a",
    "27.45.04": "Anvisning til ældrebolig/handicapbolig Almenboligloven § 54",
    "27.60.04": "Kropsbårne hjælpemidler* SEL §§ 112 + 113a-b*",
    "27.60.08": "Mobilitetshjælpemidler* SEL §§ 112 + 113a-b",
    "27.60.12": "Hjælpemidler (ikke kropsbårne eller mobilitetshjælpemidler)* SEL §§ 112 + 113a-b",
    "27.60.16": "Forbrugsgoder SEL §§ 112 + 113a-b",
    "27.60.20": "Støtte til bil efter serviceloven SEL §§ 114 + 115*",
    "27.60.24": "Boligindretning SEL § 116",
}
# »KLE 15 arbejdsmarked og beskæftigelse« (A3:452-467): the slide names no numbers.
MAALGRUPPER_15 = (
    "Dagpengemodtagere",
    "Jobparate kontanthjælpsmodtagere",
    "Aktivitetsparate kontanthjælpsmodtagere",
    "Uddannelsesparate uddannelseshjælpsmodtagere",
    "Aktivitetsparate uddannelseshjælpsmodtagere",
    "Sygedagpenge",
    "Ressourceforløb",
    "Jobafklaringsforløb",
    "Fleksjobsvisiterede",
    "Revalidering",
    "Selvforsørgede",
    "Selvforsørgelses-, hjemrejseprogram og introduktionsprogram",
)
