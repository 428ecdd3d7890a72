"""One page of each kind from both examples, as an address: what the browser tests open."""

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren"
SIDER = {
    "kommuner": "/",
    "kommune": "/korsbaek/",
    "slidernes kommune": "/slides/",
    "scenarier": "/korsbaek/workshop/",
    "links": "/korsbaek/workshop/links/",
    "borde": "/korsbaek/workshop/borde/",
    "bordene på scenen": "/korsbaek/workshop/borde/scene/",
    "scenarie på papir": "/korsbaek/workshop/model-2/udskrift/",
    "tag siderne med hjem": "/korsbaek/model-1/mapping/hjem/sider/",
    "slidernes scenarier": "/slides/workshop/",
    "vejledningens fund": "/vejledning/fund/",
    "et scenarie fra en fil": "/korsbaek/workshop/indlaes/",
    "Find en borger": "/korsbaek/model-1/mit-overblik/",
    "Kontrol": "/korsbaek/model-2/kontrol/",
    "forside": f"{NANCY}/",
    "sager": f"{NANCY}/sager/",
    "slidernes sager": "/slides/model-1/mit-overblik/kim-borgersen/sager/",
    "sag": f"{NANCY}/sager/cura-2023-0101/",
    "patientklage": "/slides/model-1/mit-overblik/kim-borgersen-2/sager/02-2018-02414/",
    "ydelser": f"{NANCY}/serviceydelser-og-hjaelpemidler/",
    "ydelse": f"{NANCY}/serviceydelser-og-hjaelpemidler/badebaenk/",
    "økonomiske ydelser": "/korsbaek/model-1/mit-overblik/aisha-karimi/oekonomiske-ydelser/",
    "slidernes økonomiske ydelser": "/slides/model-1/mit-overblik/kim-borgersen/"
    "oekonomiske-ydelser/",
    "ingen økonomiske ydelser": "/korsbaek/model-1/mit-overblik/gert-frydendal/"
    "oekonomiske-ydelser/",
    "udbetaling": "/korsbaek/model-1/mit-overblik/aisha-karimi/oekonomiske-ydelser/"
    "ressourceforloebsydelse-2024-03-27/",
    "aftaler og frister": f"{NANCY}/aftaler-og-frister/",
    "en aftale": f"{NANCY}/aftaler-og-frister/opfoelgende-besoeg-om-hjaelpen-i-hjemmet/",
    "ingen aftaler": "/korsbaek/model-1/mit-overblik/gert-frydendal/aftaler-og-frister/",
    "betalinger": "/korsbaek/model-1/mit-overblik/kim-borgersen/betalinger/",
    "en betaling": "/korsbaek/model-1/mit-overblik/kim-borgersen/betalinger/"
    "kontanthjaelp-tilbagebetaling/",
    "ingen betalinger": "/korsbaek/model-1/mit-overblik/gert-frydendal/betalinger/",
    "Fagområder": "/korsbaek/model-1/fagomraader/?ret=jobcenter-sager",
    "Prædefinerede titler": "/korsbaek/model-1/sapavalg/titler/",
    "Fordringskonfiguration": "/korsbaek/model-1/fordringer/",
    "Fordringskonfiguration, virkning": "/korsbaek/model-1/fordringer/?udkast=1"
    "&type-biblioteksgebyr=SAPA",
    "mine data": "/korsbaek/model-1/mit-overblik/jytte-roemer/mine-data/",
    "HOI for borgeren": "/korsbaek/model-1/mit-overblik/aisha-karimi/hoi/",
    "ingen HOI": "/korsbaek/model-1/mit-overblik/tove-krag/hoi/",
    "tomme mine data": "/slides/model-1/mit-overblik/boligindretning-borger/mine-data/",
    "SAPA søgning": "/korsbaek/model-1/sapa/visitator/?navn=frydendal",
    "SAPA søgning efter sager": "/korsbaek/model-1/sapa/superbruger/?soeg=sag&titel=a",
    "SAPA Min side": "/korsbaek/model-1/sapa/superbruger/min-side/?foretrukne=gert-frydendal",
    "SAPA bemærkning": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/bemaerkning/",
    "SAPA journalnotat": "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/sager/ksd-1/"
    "journalnotat/",
    "SAPA journalnotat fra borgeren": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/"
    "journalnotat/",
    "SAPA med bemærkning": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/tidslinje/"
    "?bemaerkninger=jan-jarlov~tolk~2024-05-01&foretrukne=jan-jarlov&cifre=skjul",
    "SAPA søgning med fejl": "/korsbaek/model-1/sapa/superbruger/?adresse=A&husnr-fra=syv",
    "SAPA Overblik": "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/",
    "SAPA familie": "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/",
    "SAPA Ydelser": "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/ydelser/",
    "SAPA UDK Ydelser": "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/udk-ydelser/",
    "SAPA sag": "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/sager/nancy-2/",
    "SAPA dokument": "/slides/model-1/sapa/sagsoverblik/borger/nancy-ann-berggren/sager/nancy-2/"
    "dokumenter/1/",
    "SAPA Tidslinje": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/tidslinje/",
    "SAPA Helhedsoverblik": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/helhedsoverblik/",
    "SAPA Helhedsoverblik, sammenlignet": "/korsbaek/sammenlign/model-1/model-2/sapa/superbruger/"
    "borger/jan-jarlov/helhedsoverblik/",
    "SAPA Familiesamling": "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/"
    "familiesamling/",
    "SAPA Bopælssamling": "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/"
    "bopaelssamling/",
    "SAPA Adressehistorik": "/korsbaek/model-1/sapa/superbruger/borger/jytte-roemer/"
    "adressehistorik/",
    "SAPA Institutionsoplysninger": "/korsbaek/model-1/sapa/superbruger/borger/emil-sand-yildiz/"
    "institutionsoplysninger/",
    "SAPA Kontanthjælpsloft": "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/"
    "kontanthjaelpsloft/",
    "SAPA Borgerblikket": "/korsbaek/model-1/sapa/superbruger/borger/nancy-ann-berggren/"
    "borgerblikket/",
    "SAPA-rolle med egne faneblade": "/korsbaek/model-1/roller/superbruger/?udkast=1"
    "&navn=Superbruger&bnavn-1=Alt&foelsomhed-1=4&kolonne=Sagstitel&fane=Overblik"
    "&faneelement-1=Sager&fane=Penge&faneelement-2=Ydelser",
    "SAPA fane, ikke i visningen": "/korsbaek/model-1/sapa/visitator/borger/jan-jarlov/"
    "udk-ydelser/",
    "HOI for medarbejdere": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/hoi/?samtykke=ja",
    "Udsøgning af borgere": "/korsbaek/model-1/sapa/superbruger/hoi/",
    "SAPA Adviser": "/korsbaek/model-1/sapa/superbruger/borger/jan-jarlov/adviser/",
    "SAPA Kontrolsager": "/korsbaek/model-1/sapa/superbruger/borger/ida-marie-thomsen/"
    "kontrolsager/",
    "Sammenlign HOI": "/korsbaek/sammenlign/model-1/model-2/sapa/superbruger/borger/jan-jarlov/"
    "hoi/?samtykke=ja",
    "Adviser med forkert alder": "/korsbaek/model-1/adviser/?alder_fra=18&alder_til=17",
    "SAPA enhed": "/slides/model-1/sapa/sagsoverblik/enheder/33333333-3333-4333-8333-333333333333/",
    "Hvorfor": "/korsbaek/model-1/hvorfor/jytte-roemer/",
    "Sammenlign en sag": "/korsbaek/sammenlign/model-1/model-2/mit-overblik/"
    "nancy-ann-berggren/sager/cura-2023-0101/",
    "Sammenlign i SAPA": "/korsbaek/sammenlign/model-1/model-2/sapa/visitator/borger/"
    "nancy-ann-berggren/",
    "Sammenlign hele kommunen": "/korsbaek/sammenlign/model-1/model-2/",
    "slidernes hele kommune": "/slides/sammenlign/model-1/model-2/",
    "Reorganisation": "/korsbaek/reorganisation/reorganisation/",
    "Tilføj en ændring": "/korsbaek/model-1/reorganisation/?ny=1",
    "Udgaver af KLE": "/korsbaek/model-1/kle-udgaver/",
    "uden linje": f"{NANCY}/sager/?linje=0",
    "fejl": "/atlantis/",
}
