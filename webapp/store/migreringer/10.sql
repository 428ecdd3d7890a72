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
