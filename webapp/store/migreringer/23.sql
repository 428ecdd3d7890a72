-- A role's own tabs: [name, elements] each; none: those of the slide.
ALTER TABLE rolle ADD COLUMN faneblade TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(faneblade));
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
