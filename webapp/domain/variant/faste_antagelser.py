"""The assumptions that are no switch: settled here, or chosen on another page of the variant."""

from __future__ import annotations

from webapp.domain.variant.antagelser import Antagelse

FASTE = (
    Antagelse(
        nummer="1",
        spoergsmaal="Hvad bliver Opstået og Oplyst til på Mit Overblik?",
        standard="Oprettet og Behandles.",
        begrundelse="Fundet ved at holde SAPAs og Mit Overbliks skærmbilleder op mod hinanden.",
        kilde="KOMBIT beskriver ikke oversættelsen",
    ),
    Antagelse(
        nummer="4",
        spoergsmaal="Hvordan ser en ydelses side, tomme lister og Betaling og gæld ud?",
        standard="Enkle sider, der er mærket »ikke dokumenteret«.",
        begrundelse="Der er intet at gengive.",
        kilde="ingen skærmbilleder",
    ),
    Antagelse(
        nummer="5",
        spoergsmaal="Ser sekundære parter, værger og fuldmagtshavere noget?",
        standard="Nej.",
        begrundelse="Kun den primære part ser sagen. Adgang for pårørende er et ønske.",
        kilde="FAQ1, A0",
    ),
    Antagelse(
        nummer="7",
        spoergsmaal="Skjuler Borgerblikket efter handlingsfacet, følsomhed, sikkerhedsprofil eller "
        "dokumenttype?",
        standard="Nej, men VIP-sager og sikkerhedsprofiler giver en bemærkning. Af dokumenter "
        "vises kun breve.",
        begrundelse="Ingen kilde siger, at de skjules. Sliderne taler om breve til og fra "
        "borgeren.",
        kilde="A0, ANV-S, ANV-D",
    ),
    Antagelse(
        nummer="9",
        spoergsmaal="Hvad er en aktiv sag, når fradatoen er deaktiveret for aktive?",
        standard="Alt, der ikke er Afsluttet, også Afgjort.",
        begrundelse="Hjælpen løber videre, efter at der er truffet afgørelse.",
        kilde="FAQ1 bruger ordet aktiv uden at forklare det",
    ),
    Antagelse(
        nummer="10",
        spoergsmaal="Hvilken dato holdes op mod fradatoen, når en ydelse ingen sag har?",
        standard="Ydelsens startdato. Aktive ydelser følger samme valg som aktive sager.",
        begrundelse="Der er ingen sag at tage datoen fra.",
        kilde="ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        nummer="14",
        spoergsmaal="Sender Cura enheden både som ansvarlig og som primær behandler?",
        standard="Ja.",
        begrundelse="Sådan ser KOMBITs demo ud.",
        kilde="A0",
    ),
    Antagelse(
        nummer="15",
        spoergsmaal="Er et KLE-nummers UUID det samme på KLE-Online og i FK Klassifikation?",
        standard="Ja; der slås op på nummeret.",
        begrundelse="Numrene er entydige, så svaret betyder intet for det, der vises.",
        kilde="ikke beskrevet",
    ),
    Antagelse(
        nummer="16",
        spoergsmaal="Hvad hedder valgene pr. KLE-nummer i Opsætning af Borgerblikket?",
        standard="Titel, dokumenter, journalnotater og kontaktkilde vælges pr. nummer.",
        begrundelse="Kun mærkaterne om kontakt og »Deaktiver fradato …« kendes ordret.",
        kilde="A0, FAQ1",
        hvor="opsaetning",
    ),
    Antagelse(
        nummer="17",
        spoergsmaal="Hvad er datoen i Ændret?",
        standard="Den seneste registrering, ellers den seneste status.",
        begrundelse="Det er den dato, indekset selv holder.",
        kilde="ikke beskrevet",
    ),
    Antagelse(
        nummer="18",
        spoergsmaal="Er »proppen i tilbagesynkroniseringen« stadig der?",
        standard="Nej, den er udeladt.",
        begrundelse="KMD Sag lukkede ved årsskiftet 2022-2023.",
        kilde="A1:136-138 mod A0:1776",
    ),
    Antagelse(
        nummer="19",
        spoergsmaal="Hvilke fliser er der på forsiden i dag?",
        standard="De syv fra workshoppen.",
        begrundelse="Det er det nyeste skærmbillede.",
        kilde="A0",
    ),
    Antagelse(
        nummer="21",
        spoergsmaal="Hvad er en forkert ydelsestype eller enhed, når intet er mappet?",
        standard="Den vises som »ukendt«.",
        begrundelse="KOMBIT siger kun, at den bliver forkert.",
        kilde="A0:527, A0:539",
    ),
    Antagelse(
        nummer="22",
        spoergsmaal="Hvornår bliver en sag overført?",
        standard="Når trin 5 og trin 8 begge er gjort, og igen hver gang der sker noget på sagen.",
        begrundelse="Det følger af, hvad KOMBIT siger om rækkefølgen.",
        kilde="A0:653, A0:1847, A0:1849",
        hvor="trin",
    ),
    Antagelse(
        nummer="23",
        spoergsmaal="Hvilket enhedsnavn viser SAPAs lister?",
        standard="Det navn, Cura sender. Enhedens egen side viser FK Organisations navn.",
        begrundelse="Sliderne skelner mellem de to.",
        kilde="A0:1260, A0:1301",
    ),
    Antagelse(
        nummer="24",
        spoergsmaal="Skal en rolle ramme alle sine afgrænsninger eller blot én?",
        standard="Alle, som rollen angiver.",
        begrundelse="Anvisningen siger »og«, et slide siger »enten … eller«. Anvisningen gælder.",
        kilde="ANV-V mod A1:113",
        hvor="roller",
    ),
    Antagelse(
        nummer="25",
        spoergsmaal="Hvad ændrer en aktiv organisationsintegration?",
        standard="Den klarer trin 6 og 7, før noget overføres.",
        begrundelse="Tegningen er for en kommune, der ikke har en.",
        kilde="A0:511",
        hvor="trin",
    ),
    Antagelse(
        nummer="26",
        spoergsmaal="Falder kilden FK Organisationssystem tilbage på de brugerdefinerede felter?",
        standard="Nej; borgeren får kommune og navn uden telefon, og der gives en bemærkning.",
        begrundelse="To kilder på én gang ville skjule fejlen.",
        kilde="ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        nummer="27",
        spoergsmaal="Hvilket KLE-nummer har en ydelse uden ydelsestype?",
        standard="Sagstypens.",
        begrundelse="Ydelsen overføres sammen med sin sag.",
        kilde="ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        nummer="28",
        spoergsmaal="Hvad står der på en sag, hvis enhed ikke er mappet?",
        standard="Curas eget navn, som FK Organisation ikke kender, og ingen telefon.",
        begrundelse="Navnet er alt, hvad der er.",
        kilde="A0:539",
    ),
    Antagelse(
        nummer="29",
        spoergsmaal="Henter Borgerblikket ydelser, hvis sag er undtaget for borgeren?",
        standard="Nej.",
        begrundelse="Læsetjenesten kan tage dem fra (FjernUndtagetVisningForBorger). At "
        "Borgerblikket beder om det, er ikke beskrevet.",
        kilde="KC",
    ),
    Antagelse(
        nummer="30",
        spoergsmaal="Kan et KLE-nummer være aktivt for SAPA alene?",
        standard="Ja. SAPAs log kender tre tilstande: Mit Overblik, SAPA og ingen af dem. Her "
        "vælges kun, om borgeren ser nummeret.",
        begrundelse="Navnene står i SAPAs revisionslog. At de er tilstande på en række, er vores "
        "læsning.",
        kilde="SAPAs revisionslog (ActiveForMitOverblik, ActiveForSAPA, ActiveForNone)",
        hvor="opsaetning",
    ),
    Antagelse(
        nummer="31",
        spoergsmaal="Hvad ser borgeren af en udbetaling, hvor én linje er på et skjult KLE-nummer?",
        standard="De andre linjer, og intet samlet beløb, som de ikke forklarer.",
        begrundelse="Aktiveringen gælder hvert KLE-nummer for sig, og beløbet ville røbe den "
        "skjulte linje.",
        kilde="ikke beskrevet af KOMBIT",
    ),
    Antagelse(
        nummer="34",
        spoergsmaal="Er helhedsorienteret indsats (HOI) bygget?",
        standard="Nej, den er planlagt og vises ikke.",
        begrundelse="Siderne er beskrevet som planer i 2022 og er ikke set.",
        kilde="programledermøde december 2022 (A4:1264-1326)",
    ),
    Antagelse(
        nummer="§1B-1",
        spoergsmaal="Er serviceaftalerne godkendt?",
        standard="Ja, når trin B og trin 8 er gjort.",
        begrundelse="Uden en godkendt serviceaftale får ingen adgang til data. Den står ikke i "
        "ark og filer.",
        kilde="A0 trin B",
        hvor="trin",
    ),
    Antagelse(
        nummer="§2B",
        spoergsmaal="Hvem på en sikkerhedsprofil kan vi genkende?",
        standard="Brugerens egen enhed. Står en bruger, en hel organisation eller en enhed over "
        "brugerens på listen, regner vi ikke brugeren med.",
        begrundelse="Anvisningen tillader organisation, enhed og bruger, og en enhed omfatter sine "
        "brugere. En rolle har her en enhed, men ingen bruger, og om underenheder er med, er ikke "
        "beskrevet.",
        kilde="ANV-S",
        hvor="roller",
    ),
    Antagelse(
        nummer="§5A",
        spoergsmaal="Hvornår gælder en sikkerhedsprofil?",
        standard="Hele tiden. Af en leverance tæller de profiler, der har virkning på datasættets "
        "dato; i arkene har en profil ingen periode.",
        begrundelse="Arkene har én kolonne med UUID'er. Siderne pr. en anden dato viser derfor "
        "samme profil.",
        kilde="ANV-V §11 om virkning; arkene er vores egne",
    ),
    Antagelse(
        nummer="§2C",
        spoergsmaal="Hvad står der i et journalnotat på over 100 KB?",
        standard="En fast tekst i stedet for notatet.",
        begrundelse="Indekset tager højst 100 KB. Forhåndsvisningen har kun notaternes titel og "
        "dato.",
        kilde="ANV-S",
    ),
    Antagelse(
        nummer="§3D",
        spoergsmaal="Er slutdagen i »Bevilget til« og i en periode med?",
        standard="Dagen vises, som den ligger i indekset. En ydelse er Aktiv til og med dagen før.",
        begrundelse="Indekset regner slutdagen for den første dag udenfor. KOMBITs skærmbilleder "
        "viser begge måder.",
        kilde="ANV-V §11, A0:392-396 og A1:322-333",
    ),
    Antagelse(
        nummer="§4A",
        spoergsmaal="Hvad af en enhed i FK Organisation får borgeren?",
        standard="Navn, telefon og hjemmeside. E-mail, adresser og åbningstider når ikke borgeren.",
        begrundelse="Skærmbilledet viser kommune, enhed og telefon. Af resten kan kun få felter nå "
        "borger.dk, og ingen kilde siger, at Borgerblikket læser e-mailen.",
        kilde="A0:1394-1400, DIG-E",
    ),
    Antagelse(
        nummer="§4B",
        spoergsmaal="Gælder en række for en KLE-gruppe alle numre i gruppen?",
        standard="Ja, og en række for et enkelt nummer går forud.",
        begrundelse="Opsætningen er beskrevet pr. nummer. En gruppe er vores måde at skrive mange "
        "rækker på.",
        kilde="ikke beskrevet af KOMBIT",
        hvor="opsaetning",
    ),
    Antagelse(
        nummer="§9.1-3",
        spoergsmaal="Hvad vises af andre myndigheders sager og ydelser?",
        standard="Alt, hvad de har leveret.",
        begrundelse="Deres egen opsætning kendes ikke. KOMBITs skærmbillede viser sager fra flere "
        "myndigheder.",
        kilde="A0:322-334",
    ),
    Antagelse(
        nummer="§9.3",
        spoergsmaal="Hvilken side står en ydelse på, når dens art ikke kendes?",
        standard="Serviceydelser og hjælpemidler, med en bemærkning.",
        begrundelse="Monetære ydelser hører til under Økonomiske ydelser. Arten læses i arkets "
        "beskrivelse af ydelsestypen.",
        kilde="A0:755-774",
    ),
)
