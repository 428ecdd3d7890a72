"""The assumptions that are no switch: settled here, or chosen on another page of the variant."""

from __future__ import annotations

from webapp.domain.variant.antagelser import Antagelse

FASTE = (
    Antagelse(
        "1",
        "Hvad bliver Opstået og Oplyst til på Mit Overblik?",
        "Oprettet og Behandles.",
        "Fundet ved at holde SAPAs og Mit Overbliks skærmbilleder op mod hinanden.",
        "KOMBIT beskriver ikke oversættelsen",
    ),
    Antagelse(
        "4",
        "Hvordan ser en ydelses side, tomme lister og Betaling og gæld ud?",
        "Enkle sider, der er mærket »ikke dokumenteret«.",
        "Der er intet at gengive.",
        "ingen skærmbilleder",
    ),
    Antagelse(
        "5",
        "Ser sekundære parter, værger og fuldmagtshavere noget?",
        "Nej.",
        "Kun den primære part ser sagen. Adgang for pårørende er et ønske.",
        "FAQ1, A0",
    ),
    Antagelse(
        "7",
        "Skjuler Borgerblikket efter handlingsfacet, følsomhed, sikkerhedsprofil eller "
        "dokumenttype?",
        "Nej, men VIP-sager og sikkerhedsprofiler giver en bemærkning. Af dokumenter vises kun "
        "breve.",
        "Ingen kilde siger, at de skjules. Slidesene taler om breve til og fra borgeren.",
        "A0, ANV-S, ANV-D",
    ),
    Antagelse(
        "9",
        "Hvad er en aktiv sag, når fradatoen er deaktiveret for aktive?",
        "Alt, der ikke er Afsluttet, også Afgjort.",
        "Hjælpen løber videre, efter at der er truffet afgørelse.",
        "FAQ1 bruger ordet aktiv uden at forklare det",
    ),
    Antagelse(
        "10",
        "Hvilken dato holdes op mod fradatoen, når en ydelse ingen sag har?",
        "Ydelsens startdato. Aktive ydelser følger samme valg som aktive sager.",
        "Der er ingen sag at tage datoen fra.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "14",
        "Sender Cura enheden både som ansvarlig og som primær behandler?",
        "Ja.",
        "Sådan ser KOMBITs demo ud.",
        "A0",
    ),
    Antagelse(
        "15",
        "Er et KLE-nummers UUID det samme på KLE-Online og i FK Klassifikation?",
        "Ja; der slås op på nummeret.",
        "Numrene er entydige, så svaret betyder intet for det, der vises.",
        "ikke beskrevet",
    ),
    Antagelse(
        "16",
        "Hvad hedder valgene pr. KLE-nummer i Opsætning af Borgerblikket?",
        "Titel, dokumenter, journalnotater og kontaktkilde vælges pr. nummer.",
        "Kun mærkaterne om kontakt og »Deaktiver fradato …« kendes ordret.",
        "A0, FAQ1",
        hvor="opsaetning",
    ),
    Antagelse(
        "17",
        "Hvad er datoen i Ændret?",
        "Den seneste registrering, ellers den seneste status.",
        "Det er den dato, indekset selv holder.",
        "ikke beskrevet",
    ),
    Antagelse(
        "18",
        "Er »proppen i tilbagesynkroniseringen« stadig der?",
        "Nej, den er udeladt.",
        "KMD Sag er lukket.",
        "A3",
    ),
    Antagelse(
        "19",
        "Hvilke fliser er der på forsiden i dag?",
        "De syv fra workshoppen.",
        "Det er det nyeste skærmbillede.",
        "A0",
    ),
    Antagelse(
        "21",
        "Hvad er en forkert ydelsestype eller enhed, når intet er mappet?",
        "Den vises som »ukendt«.",
        "KOMBIT siger kun, at den bliver forkert.",
        "A0:527, A0:539",
    ),
    Antagelse(
        "22",
        "Hvornår bliver en sag overført?",
        "Når trin 5 og trin 8 begge er gjort, og igen hver gang der sker noget på sagen.",
        "Det følger af, hvad KOMBIT siger om rækkefølgen.",
        "A0:653, A0:1847, A0:1849",
        hvor="trin",
    ),
    Antagelse(
        "23",
        "Hvilket enhedsnavn viser SAPAs lister?",
        "Det navn, Cura overfører. Enhedens egen side viser FK Organisations navn.",
        "Slidesene skelner mellem de to.",
        "A0:1260, A0:1301",
    ),
    Antagelse(
        "24",
        "Skal en rolle ramme alle sine afgrænsninger eller blot én?",
        "Alle, som rollen angiver.",
        "Anvisningen siger »og«, et slide siger »enten … eller«. Anvisningen gælder.",
        "ANV-V mod A1:113",
        hvor="roller",
    ),
    Antagelse(
        "25",
        "Hvad ændrer en aktiv organisationsintegration?",
        "Den klarer trin 6 og 7.",
        "Tegningen er for en kommune, der ikke har en.",
        "A0:511",
        hvor="trin",
    ),
    Antagelse(
        "26",
        "Falder kilden FK Organisationssystem tilbage på de brugerdefinerede felter?",
        "Nej; borgeren får kommune og navn uden telefon, og der gives en bemærkning.",
        "To kilder på én gang ville skjule fejlen.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "27",
        "Hvilket KLE-nummer har en ydelse uden ydelsestype?",
        "Sagstypens.",
        "Ydelsen overføres sammen med sin sag.",
        "ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        "28",
        "Hvad står der på en sag, hvis enhed ikke er mappet?",
        "Curas eget navn, som FK Organisation ikke kender, og ingen telefon.",
        "Navnet er alt, hvad der er.",
        "A0:539",
    ),
)
