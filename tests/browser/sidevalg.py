"""One page of each kind from both examples, as an address: what the browser tests open."""

NANCY = "/korsbaek/model-1/mit-overblik/nancy-ann-berggren"
SIDER = {
    "kommuner": "/",
    "kommune": "/korsbaek/",
    "slidernes kommune": "/slides/",
    "forside": f"{NANCY}/",
    "sager": f"{NANCY}/sager/",
    "slidernes sager": "/slides/model-1/mit-overblik/kim-borgersen/sager/",
    "sag": f"{NANCY}/sager/cura-2023-0101/",
    "patientklage": "/slides/model-1/mit-overblik/kim-borgersen-2/sager/02-2018-02414/",
    "ydelser": f"{NANCY}/serviceydelser-og-hjaelpemidler/",
    "ydelse": f"{NANCY}/serviceydelser-og-hjaelpemidler/badebaenk/",
    "ikke bygget side": f"{NANCY}/oekonomiske-ydelser/",
    "SAPA søgning": "/korsbaek/model-1/sapa/visitator/?navn=frydendal",
    "SAPA Overblik": "/korsbaek/model-1/sapa/visitator/borger/nancy-ann-berggren/",
    "SAPA familie": "/slides/model-1/sapa/helhedsoverblik/borger/jonna-frydendal/",
    "SAPA Ydelser": "/slides/model-1/sapa/helhedsoverblik/borger/jan-jarlov/ydelser/",
    "SAPA fane, ikke bygget": "/korsbaek/model-1/sapa/visitator/borger/jan-jarlov/tidslinje/",
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
