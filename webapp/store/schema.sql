-- One kommune. Source tables hold what is not a choice; variant tables one full set of choices
-- each; the tables under COUNTS are derived from the source at import and can be rebuilt.
-- Days are ISO texts (YYYY-MM-DD), half open where they come in pairs; JSON columns hold lists
-- that are only ever read whole. Reasons and formula: docs/adr/0002.

-- SOURCE

CREATE TABLE kommune (
    slug TEXT PRIMARY KEY, navn TEXT NOT NULL, cvr TEXT NOT NULL, dato TEXT NOT NULL
) STRICT;
CREATE TABLE myndighed (cvr TEXT PRIMARY KEY, navn TEXT NOT NULL) STRICT;
CREATE TABLE fagsystem (
    navn TEXT PRIMARY KEY, uuid TEXT NOT NULL, via_eksport INTEGER NOT NULL, aabnet TEXT,
    dialogintegration INTEGER NOT NULL DEFAULT 0,
    -- NULL: nobody has said
    modtager_notater INTEGER
) STRICT;
CREATE TABLE lokal_enhed (
    navn TEXT PRIMARY KEY, sagsansvarlig INTEGER NOT NULL, overordnet TEXT, sted TEXT
) STRICT;
CREATE TABLE sagstype (navn TEXT PRIMARY KEY, paragraf TEXT NOT NULL, sted TEXT) STRICT;
CREATE TABLE lokal_ydelse (
    navn TEXT PRIMARY KEY, paragraf TEXT NOT NULL, sagstype TEXT, automatisk TEXT,
    pakke INTEGER NOT NULL, sted TEXT
) STRICT;
CREATE TABLE faelles_ydelsestype (
    titel TEXT PRIMARY KEY, kle TEXT, beskrivelse TEXT NOT NULL
) STRICT;
-- `adresser`: an object; null where nobody asked for them.
CREATE TABLE fk_enhed (
    uuid TEXT PRIMARY KEY, navn TEXT NOT NULL, overordnet TEXT, status TEXT NOT NULL,
    aktiv_fra TEXT, aktiv_til TEXT, brugervendt_noegle TEXT NOT NULL,
    adresser TEXT NOT NULL CHECK (json_valid(adresser)),
    henvendelsessteder TEXT NOT NULL CHECK (json_valid(henvendelsessteder)),
    opgaver TEXT NOT NULL CHECK (json_valid(opgaver))
) STRICT;
CREATE TABLE kle (nummer TEXT PRIMARY KEY, titel TEXT NOT NULL, uuid TEXT, udgaaet TEXT) STRICT;
CREATE TABLE kle_udgave (udgivet TEXT) STRICT;
-- Titles from elsewhere, that stand in for an edition of KLE where none is loaded.
CREATE TABLE kle_uefterset (nummer TEXT PRIMARY KEY, titel TEXT NOT NULL) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, navn TEXT NOT NULL,
    -- folded in Python, because SQLite folds case in ASCII only
    soegenavn TEXT NOT NULL, cpr TEXT NOT NULL UNIQUE, dato TEXT,
    adresse TEXT NOT NULL, adressebeskyttelse INTEGER NOT NULL, statsborgerskab TEXT NOT NULL,
    civilstand TEXT NOT NULL, digital_post INTEGER NOT NULL, laege TEXT NOT NULL,
    laege_telefon TEXT NOT NULL, laege_adresse TEXT NOT NULL, vaerge TEXT NOT NULL,
    vaergemaal TEXT NOT NULL, bopaelskommune TEXT NOT NULL,
    ejendomme TEXT NOT NULL CHECK (json_valid(ejendomme)),
    husstand TEXT NOT NULL, tilflyttet TEXT, beskrivelse TEXT NOT NULL
) STRICT;
CREATE TABLE familierelation (
    person TEXT NOT NULL REFERENCES person (slug), relation TEXT NOT NULL,
    til TEXT NOT NULL REFERENCES person (slug),
    PRIMARY KEY (person, relation, til)
) STRICT, WITHOUT ROWID;
-- What CPR had before, latest last in the sheet; `person.adresse` is where she lives.
CREATE TABLE boende (
    nr INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (slug), adresse TEXT NOT NULL,
    fra TEXT NOT NULL, til TEXT, kommune TEXT NOT NULL, bemaerkning TEXT NOT NULL
) STRICT;
CREATE INDEX boende_person ON boende (person, fra);
CREATE TABLE personhistorik (
    nr INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (slug), art TEXT NOT NULL,
    vaerdi TEXT NOT NULL, fra TEXT NOT NULL
) STRICT;
CREATE INDEX personhistorik_person ON personhistorik (person, fra);
-- STIL's ten fields of a school or day care.
CREATE TABLE institution (
    nr INTEGER PRIMARY KEY, person TEXT NOT NULL REFERENCES person (slug), navn TEXT NOT NULL,
    art TEXT NOT NULL, klassetrin TEXT NOT NULL, adresse TEXT NOT NULL, postnummer TEXT NOT NULL,
    bynavn TEXT NOT NULL, telefon TEXT NOT NULL, mail TEXT NOT NULL, hjemmeside TEXT NOT NULL,
    kommune TEXT NOT NULL, region TEXT NOT NULL, nummer TEXT NOT NULL
) STRICT;
CREATE INDEX institution_person ON institution (person);
-- Kontanthjælpsloftet as somebody typed it; amounts in øre.
CREATE TABLE loft (
    nr INTEGER PRIMARY KEY, person TEXT NOT NULL UNIQUE REFERENCES person (slug),
    sats TEXT NOT NULL, dato TEXT NOT NULL, loft INTEGER, ydelser INTEGER,
    saerlig_stoette INTEGER, boligstoette INTEGER, nedsaettelse INTEGER
) STRICT;

CREATE TABLE sag (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, sagsnummer TEXT NOT NULL,
    fagsystem TEXT NOT NULL REFERENCES fagsystem (navn), titel TEXT NOT NULL,
    myndighed TEXT NOT NULL REFERENCES myndighed (cvr), oprettet TEXT NOT NULL,
    sagstype TEXT REFERENCES sagstype (navn), kle TEXT, enhed_uuid TEXT, enhed_navn TEXT,
    handlingsfacet TEXT NOT NULL, foelsomhed INTEGER NOT NULL, alternativ_titel TEXT NOT NULL,
    visningsklasser TEXT NOT NULL CHECK (json_valid(visningsklasser)),
    sikkerhedsprofil TEXT NOT NULL CHECK (json_valid(sikkerhedsprofil)),
    ejendom TEXT NOT NULL, sted TEXT,
    -- slug of its oversag or samlesag
    hoerer_til TEXT,
    -- of a kontrolsag
    kontroltema TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE haendelse (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, dato TEXT NOT NULL,
    tekst TEXT NOT NULL, enhed TEXT, fremdrift TEXT, sagsbehandler TEXT,
    PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE sagspart (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id), rolle TEXT NOT NULL, id_type TEXT NOT NULL,
    navn TEXT NOT NULL, fra TEXT, til TEXT,
    PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE forloebstrin (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, dato TEXT NOT NULL,
    tekst TEXT NOT NULL, PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE dokument (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, titel TEXT NOT NULL,
    type TEXT NOT NULL, dato TEXT NOT NULL, dokumenttitel TEXT NOT NULL,
    foelsomhed INTEGER NOT NULL, undtaget_for_borger INTEGER NOT NULL,
    har_brevdato INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE journalnotat (
    sag_id INTEGER NOT NULL REFERENCES sag (id), nr INTEGER NOT NULL, titel TEXT NOT NULL,
    dato TEXT NOT NULL, PRIMARY KEY (sag_id, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE bevilling (
    id INTEGER PRIMARY KEY, nummer TEXT NOT NULL UNIQUE,
    fagsystem TEXT NOT NULL REFERENCES fagsystem (navn),
    myndighed TEXT NOT NULL REFERENCES myndighed (cvr), sag_id INTEGER REFERENCES sag (id),
    enhed_uuid TEXT, enhed_navn TEXT, lokal_enhed TEXT, foelsomhed INTEGER NOT NULL, sted TEXT,
    sikkerhedsprofil TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sikkerhedsprofil))
) STRICT;
CREATE TABLE bevillingspart (
    bevilling_id INTEGER NOT NULL REFERENCES bevilling (id), nr INTEGER NOT NULL,
    person_id INTEGER REFERENCES person (id), rolle TEXT NOT NULL, id_type TEXT NOT NULL,
    navn TEXT NOT NULL, fra TEXT, til TEXT,
    PRIMARY KEY (bevilling_id, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE ydelse (
    id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    bevilling_id INTEGER NOT NULL REFERENCES bevilling (id), navn TEXT NOT NULL,
    fra TEXT NOT NULL, til TEXT, bevilget TEXT NOT NULL,
    lokal_ydelse TEXT REFERENCES lokal_ydelse (navn), kle TEXT, ydelsestype TEXT NOT NULL,
    oekonomisk INTEGER NOT NULL, dispositionsdag TEXT NOT NULL, betalingsfrekvens TEXT NOT NULL,
    betalingsform TEXT NOT NULL
) STRICT;
CREATE TABLE udbetaling (
    ydelse_id INTEGER NOT NULL REFERENCES ydelse (id), nr INTEGER NOT NULL,
    dispositionsdato TEXT NOT NULL, periode_fra TEXT NOT NULL, periode_til TEXT NOT NULL,
    bruttobeloeb INTEGER NOT NULL, udbetalt INTEGER,
    -- the `nummer` of the effektuering that it is a part of; empty: it is one by itself
    effektuering TEXT NOT NULL DEFAULT '', tilstand TEXT NOT NULL DEFAULT 'Effektueret',
    PRIMARY KEY (ydelse_id, nr)
) STRICT, WITHOUT ROWID;
-- What an økonomisk effektuering says of the whole; amounts in øre.
CREATE TABLE effektuering (
    nummer TEXT PRIMARY KEY, dispositionsdato TEXT NOT NULL, bruttobeloeb INTEGER,
    efter_skat_atp INTEGER, sendt INTEGER, sendt_tekst TEXT NOT NULL, udbetalt INTEGER,
    udbetalt_tekst TEXT NOT NULL, udbetaler TEXT NOT NULL,
    modtager TEXT REFERENCES person (slug), modtager_navn TEXT NOT NULL, tilstand TEXT NOT NULL,
    sted TEXT
) STRICT;
CREATE INDEX udbetaling_effektuering ON udbetaling (effektuering) WHERE effektuering <> '';
CREATE INDEX effektuering_modtager ON effektuering (modtager) WHERE modtager IS NOT NULL;

-- Appointments and deadlines; `tid` is HH:MM.
CREATE TABLE aftale (
    slug TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (slug), titel TEXT NOT NULL,
    myndighed TEXT NOT NULL, art TEXT NOT NULL, dato TEXT NOT NULL, tid TEXT,
    lokation TEXT NOT NULL, arrangoer TEXT NOT NULL, opgave TEXT NOT NULL, telefon TEXT NOT NULL,
    hjemmeside TEXT NOT NULL, kle TEXT, sag TEXT REFERENCES sag (slug), aflyst INTEGER NOT NULL,
    sted TEXT
) STRICT;
CREATE INDEX aftale_person ON aftale (person, dato);

-- Claims; amounts in øre, `forfald` the last timely day.
CREATE TABLE fordring (
    nummer TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (slug), fordringstype TEXT NOT NULL,
    titel TEXT NOT NULL, myndighed TEXT NOT NULL REFERENCES myndighed (cvr),
    beloeb INTEGER NOT NULL, rest INTEGER NOT NULL, forfald TEXT NOT NULL, sendt TEXT,
    annulleret INTEGER NOT NULL, sted TEXT
) STRICT;
CREATE INDEX fordring_person ON fordring (person, forfald);

CREATE INDEX sagspart_person ON sagspart (person_id, sag_id);
CREATE INDEX sag_ejendom ON sag (ejendom) WHERE ejendom <> '';
CREATE INDEX bevillingspart_person ON bevillingspart (person_id, bevilling_id);
CREATE INDEX bevilling_sag ON bevilling (sag_id);
CREATE INDEX ydelse_bevilling ON ydelse (bevilling_id);

-- The files as they were loaded, so that a later import can replace one of them.
CREATE TABLE kildefil (navn TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
CREATE TABLE fund (
    nr INTEGER PRIMARY KEY, kode TEXT NOT NULL, alvor TEXT NOT NULL, fil TEXT NOT NULL,
    ark TEXT NOT NULL, celle TEXT NOT NULL, vaerdi TEXT NOT NULL, tekst TEXT NOT NULL,
    ventet TEXT NOT NULL, antal INTEGER NOT NULL DEFAULT 1, samme_som TEXT NOT NULL DEFAULT '',
    om TEXT NOT NULL DEFAULT ''
) STRICT;

-- VARIANTS

-- `leveret` 1: only what the fagsystemer filed by themselves, whatever the trin.
-- `opsaetning_antaget`: the contact source of the set-up that is assumed; NULL: none is.
CREATE TABLE variant (
    slug TEXT PRIMARY KEY, nr INTEGER NOT NULL, navn TEXT NOT NULL, model INTEGER,
    oprindelse TEXT, beskrivelse TEXT NOT NULL,
    classification_filter TEXT NOT NULL CHECK (json_valid(classification_filter)),
    oprydninger TEXT NOT NULL CHECK (json_valid(oprydninger)),
    antagelser TEXT NOT NULL CHECK (json_valid(antagelser)), leveret INTEGER NOT NULL DEFAULT 0,
    opsaetning_antaget TEXT,
    fagomraader TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fagomraader)),
    notattitler TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notattitler))
) STRICT;
CREATE TABLE variant_trin (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, trin TEXT NOT NULL,
    dato TEXT NOT NULL, PRIMARY KEY (variant, trin)
) STRICT, WITHOUT ROWID;
CREATE TABLE enhedsmapning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    lokal_enhed TEXT NOT NULL, fk_enhed TEXT, fra TEXT, sted TEXT, bemaerkning TEXT NOT NULL,
    fk_navn TEXT NOT NULL DEFAULT '', valgt INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE ydelsesmapning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    lokal_ydelse TEXT NOT NULL, ydelsestype TEXT NOT NULL, kle TEXT, fra TEXT, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE sagstype_kle (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    sagstype TEXT NOT NULL, kle TEXT, angivet TEXT NOT NULL, fra TEXT, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE kle_opsaetning (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, kle TEXT NOT NULL,
    aktiv INTEGER NOT NULL, titel TEXT NOT NULL, dokumenter INTEGER NOT NULL,
    journalnotater INTEGER NOT NULL, fagsystemfilter TEXT NOT NULL CHECK (json_valid(fagsystemfilter)),
    fradato TEXT, deaktiver_fradato_for_aktive INTEGER NOT NULL, kilde TEXT NOT NULL,
    afdeling TEXT NOT NULL, telefon TEXT NOT NULL, hjemmeside TEXT NOT NULL,
    digital_post TEXT NOT NULL, kun_sapa INTEGER NOT NULL DEFAULT 0, fradato_ydelser TEXT, PRIMARY KEY (variant, kle)
) STRICT, WITHOUT ROWID;
CREATE TABLE rolle (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    slug TEXT NOT NULL, navn TEXT NOT NULL,
    brugersystemroller TEXT NOT NULL CHECK (json_valid(brugersystemroller)),
    elementer TEXT NOT NULL CHECK (json_valid(elementer)),
    kolonner TEXT NOT NULL CHECK (json_valid(kolonner)), enhed TEXT, beskrivelse TEXT NOT NULL,
    -- the elements that `elementer` were chosen among
    kendte TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kendte)),
    beskyttet_adresse TEXT NOT NULL DEFAULT 'Et klik mere',
    -- [name, elements] of its own tabs; none: those of the slide
    faneblade TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(faneblade)), PRIMARY KEY (variant, slug)
) STRICT, WITHOUT ROWID;

-- Cura's tree as a variant proposes it, for units that no sheet places.
CREATE TABLE traeforslag (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, lokal_enhed TEXT NOT NULL,
    overordnet TEXT NOT NULL, PRIMARY KEY (variant, lokal_enhed)
) STRICT, WITHOUT ROWID;

-- Which types of claims are active, and for whom.
CREATE TABLE fordringsvalg (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    fordringstype TEXT NOT NULL, aktivitet TEXT NOT NULL, PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;

-- COUNTS

-- Objects that share every rule input but their days. `egenskaber` holds the inputs as one text,
-- but for those that a variant's configuration is looked up by, which are columns; `adgang` those
-- that only SAPA's roles and one switch look at.
CREATE TABLE gruppe (
    id INTEGER PRIMARY KEY, slags TEXT NOT NULL, egenskaber TEXT NOT NULL, adgang TEXT NOT NULL,
    -- 1 for the citizen through whom the object itself is counted, so that it counts once
    hoved INTEGER NOT NULL, lokal_enhed TEXT, sagstype TEXT, lokal_ydelse TEXT,
    -- The gruppe of the same objects and more, whatever their unit, in which they are counted once
    -- more for those who do not ask about units; NULL on that one itself.
    uden_enhed INTEGER
) STRICT;
-- The newest udgave at the data set's date: one row for each object and citizen it can reach.
-- For a ydelse `fra` is its sag's latest event, `oprettet` its sag's creation and `begyndt` its own
-- beginning; for a sag that is the day it was created.
CREATE TABLE nyeste (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, oprettet TEXT NOT NULL,
    bevilget TEXT NOT NULL, begyndt TEXT NOT NULL, person_id INTEGER NOT NULL,
    objekt_id INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra, oprettet, bevilget, begyndt, person_id, objekt_id)
) STRICT, WITHOUT ROWID;
-- Running sum of a gruppe's rows by `fra`: a count between two days is two index seeks.
CREATE TABLE dagsum (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, op_til INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra)
) STRICT, WITHOUT ROWID;
-- How many objects stand where on any day. A stand is what the export asks of an object but its days;
-- `fase` is the Fremdrift of a sag, and of a ydelse Aktiv or Passiv. `standtal.antal` are in it from
-- the day on, until the next row; in `standtal_enhed` those of one local unit.
CREATE TABLE stand (
    id INTEGER PRIMARY KEY, slags TEXT NOT NULL, fagsystem TEXT NOT NULL, myndighed TEXT NOT NULL,
    sagstype TEXT, lokal_ydelse TEXT, fase TEXT NOT NULL, sagens_fagsystem TEXT
) STRICT;
CREATE TABLE standenhed (id INTEGER PRIMARY KEY, navn TEXT NOT NULL) STRICT;
CREATE TABLE standtal (
    stand_id INTEGER NOT NULL REFERENCES stand (id), dag TEXT NOT NULL, antal INTEGER NOT NULL,
    PRIMARY KEY (stand_id, dag)
) STRICT, WITHOUT ROWID;
CREATE TABLE standtal_enhed (
    stand_id INTEGER NOT NULL REFERENCES stand (id),
    enhed_id INTEGER NOT NULL REFERENCES standenhed (id), dag TEXT NOT NULL, antal INTEGER NOT NULL,
    PRIMARY KEY (stand_id, enhed_id, dag)
) STRICT, WITHOUT ROWID;
-- Payments that no rule of their own hides (those deleted, doubled or planned and paid since are
-- left out), one row for each part, at the citizen through whom the payment is counted. `nr` is the
-- payment's number, `plads` the part's place in it, `dele` how many parts it has at her; `plan`: it
-- has not happened; `til_anden`: somebody else gets the money.
CREATE TABLE betalingsdel (
    ydelse_id INTEGER NOT NULL REFERENCES ydelse (id), person_id INTEGER NOT NULL,
    nr INTEGER NOT NULL, plads INTEGER NOT NULL, dele INTEGER NOT NULL, dato TEXT NOT NULL,
    plan INTEGER NOT NULL, til_anden INTEGER NOT NULL, PRIMARY KEY (ydelse_id, person_id, nr, plads)
) STRICT, WITHOUT ROWID;

-- THE MAPPING WORKBENCH

-- What a KLE number can be searched by beside its title; `slags`: stikord or retskilde.
CREATE TABLE kle_soegeord (
    nummer TEXT NOT NULL REFERENCES kle (nummer), slags TEXT NOT NULL, nr INTEGER NOT NULL,
    tekst TEXT NOT NULL, PRIMARY KEY (nummer, slags, nr)
) STRICT, WITHOUT ROWID;
-- How often a variant was changed in the product, so that the later of two saves is told. No
-- foreign key: a variant is written by taking its old rows away.
CREATE TABLE variant_version (variant TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
-- What each change was, in words, and the mapping as it was before it; `fortrudt`: taken back.
CREATE TABLE variant_aendring (
    variant TEXT NOT NULL, version INTEGER NOT NULL, tekst TEXT NOT NULL,
    foer TEXT NOT NULL CHECK (json_valid(foer)), fortrudt INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (variant, version)
) STRICT, WITHOUT ROWID;
-- Where a unit lies in Cura when that was drawn in the product and not said by a sheet.
CREATE TABLE tegnet_overordnet (lokal_enhed TEXT PRIMARY KEY, overordnet TEXT) STRICT;
-- VERSIONS

-- Each import: the files that the kommune was made of from then on. Variants are not versioned.
CREATE TABLE version (nr INTEGER PRIMARY KEY, tid TEXT NOT NULL, tekst TEXT NOT NULL) STRICT;
-- Contents of files by their SHA-256, zlib packed: most files are the same in most versions.
CREATE TABLE filindhold (aftryk TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
CREATE TABLE versionsfil (
    version INTEGER NOT NULL REFERENCES version (nr), navn TEXT NOT NULL,
    aftryk TEXT NOT NULL REFERENCES filindhold (aftryk), PRIMARY KEY (version, navn)
) STRICT, WITHOUT ROWID;
-- What the kommune was called on its page, the seed it was copied from.
CREATE TABLE arbejdsrum (noegle TEXT PRIMARY KEY, vaerdi TEXT NOT NULL) STRICT;

-- REORGANISATION AND EDITIONS OF KLE

-- A variant's dated changes to FK ORG; `til` is a name, a number or a UUID.
CREATE TABLE reorganisation (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    enhed TEXT NOT NULL, slags TEXT NOT NULL, dato TEXT NOT NULL, til TEXT NOT NULL, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
-- The edition of KLE before the one in `kle`, where two were loaded.
CREATE TABLE kle_tidligere (
    nummer TEXT PRIMARY KEY, titel TEXT NOT NULL, udgaaet TEXT, udgivet TEXT NOT NULL
) STRICT;

-- VERIFICATION

-- The testplan of a variant. `dato` NULL: it follows the data set's own. No foreign key: what was
-- judged outlives the variant.
CREATE TABLE testplan (
    variant TEXT PRIMARY KEY, navn TEXT NOT NULL, dato TEXT, lavet TEXT NOT NULL
) STRICT;
-- Its pages in their order, by numbers that are not used again. `side` is what follows the
-- variant in the address; `egen`: added by people; `ude`: taken out by them.
CREATE TABLE tilfaelde (
    variant TEXT NOT NULL, nr INTEGER NOT NULL, plads INTEGER NOT NULL, side TEXT NOT NULL,
    titel TEXT NOT NULL, tester TEXT NOT NULL, egen INTEGER NOT NULL, ude INTEGER NOT NULL,
    PRIMARY KEY (variant, nr), UNIQUE (variant, side)
) STRICT, WITHOUT ROWID;
-- What pages said when they were judged, by its SHA-256; zlib packed.
CREATE TABLE sideudsagn (aftryk TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
-- Verdicts: rows are added and never changed. `fra`: the variant that it was given under, where it
-- was carried over; `rettes`: who can mend what was refused.
CREATE TABLE dom (
    id INTEGER PRIMARY KEY, variant TEXT NOT NULL, side TEXT NOT NULL, dom TEXT NOT NULL,
    navn TEXT NOT NULL, rolle TEXT NOT NULL, tid TEXT NOT NULL, dato TEXT NOT NULL,
    bemaerkning TEXT NOT NULL, objekt TEXT NOT NULL, felt TEXT NOT NULL,
    aftryk TEXT NOT NULL REFERENCES sideudsagn (aftryk), variantversion INTEGER NOT NULL,
    dataversion INTEGER NOT NULL, produkt TEXT NOT NULL, fra TEXT NOT NULL, rettes TEXT NOT NULL
) STRICT;
CREATE INDEX dom_side ON dom (variant, side);
-- What became of a verdict that refused: mended, opened again, given to somebody; added only.
CREATE TABLE mangelskridt (
    dom_id INTEGER NOT NULL REFERENCES dom (id), nr INTEGER NOT NULL, tid TEXT NOT NULL,
    navn TEXT NOT NULL, handling TEXT NOT NULL, vaerdi TEXT NOT NULL, PRIMARY KEY (dom_id, nr)
) STRICT, WITHOUT ROWID;
-- A picture of what a page said, where there was a browser to take it.
CREATE TABLE sidebillede (
    aftryk TEXT PRIMARY KEY REFERENCES sideudsagn (aftryk), png BLOB NOT NULL, tid TEXT NOT NULL
) STRICT;

-- THE WORKSHOP

-- Scenarios that people made, each as the TOML that it is downloaded as. `version`: the file's own
-- counter at the newest save, so that none is like another, also of a scenario that was deleted.
CREATE TABLE scenarie (
    slug TEXT PRIMARY KEY, nr INTEGER NOT NULL, version INTEGER NOT NULL, indhold TEXT NOT NULL
) STRICT;
-- What each save was, in words, and the TOML before it; `fortrudt`: taken back.
CREATE TABLE scenarie_aendring (
    scenarie TEXT NOT NULL REFERENCES scenarie (slug) ON DELETE CASCADE, version INTEGER NOT NULL,
    tekst TEXT NOT NULL, foer TEXT NOT NULL, fortrudt INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (scenarie, version)
) STRICT, WITHOUT ROWID;

-- THE FILE ITSELF

-- Raised by every transaction that writes, so that anybody can see cheaply that something changed.
CREATE TABLE taeller (
    id INTEGER PRIMARY KEY CHECK (id = 1), nr INTEGER NOT NULL
) STRICT;
