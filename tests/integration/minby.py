"""A newcomer's files: Cura's two sheets and FK Organisation, with nobody in them."""

from __future__ import annotations

import json
from datetime import date

UUID = "aa8bffbb-84b6-4dd7-9b6c-311f2d6f4e90"
ORG = f"""\
Enhedsnavn i Cura;Sagsansvarlig;Navn i FK ORG;UUID;Skal de mappes
Visitation Syd;ja;Visitation Syd;{UUID};ja
Hverdagsrehabilitering;ja;;;
Andebakkens plejehjem;nej;;;
"""
FORB = """\
Lokal ydelsestype;Fælleskommunal ydelsestype;KLE-nr for ydelsestypen;Lokal sagstype;KLE-nr og titel
Diætist KOL;Diætbehandling;29.09.08;Forebyggelse;29.09.08 Patientrettet forebyggelse
Nødkald;Nødkald;27.60.11;Hjemmehjælp;27.36.04 Personlig og praktisk hjælp
"""
TELEFON = {"rolle": "8dcfa714-5ed3-4000-b551-2ba520e7d8ad"}
FK = {
    "data": {
        "organisationEnhedListe": {
            "edges": [
                {
                    "node": {
                        "uuid": UUID,
                        "enhedsnavn": "Visitation Syd",
                        "overordnetEnhed": None,
                        "tilstand": {"status": "AKTIV"},
                        "adresser": [
                            {
                                "adresseTekst": "+45 3334 9400",
                                "adresseRolleTitel": "Telefon",
                                "klassifikation": TELEFON,
                            }
                        ],
                    }
                }
            ]
        }
    }
}
FILER = {
    "org.csv": ORG.encode(),
    "forberedelse.csv": FORB.encode(),
    "fk.json": json.dumps(FK).encode(),
}
DATO = date(2026, 11, 21)
# A prøveborger of hers, and the page that she is added on.
SIDE = "/minby/proeveborgere/"
VALG = {
    "sagstype": "Hjemmehjælp",
    "enhed": "Visitation Syd",
    "ydelse": "Nødkald",
    "dato": "2026-10-01",
}
