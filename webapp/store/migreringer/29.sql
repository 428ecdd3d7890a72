-- How many objects stand where on any day. Counts are made anew after each step.
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
