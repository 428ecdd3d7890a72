-- Appointments and deadlines; `tid` is HH:MM.
CREATE TABLE aftale (
    slug TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (slug), titel TEXT NOT NULL,
    myndighed TEXT NOT NULL, art TEXT NOT NULL, dato TEXT NOT NULL, tid TEXT,
    lokation TEXT NOT NULL, arrangoer TEXT NOT NULL, opgave TEXT NOT NULL, telefon TEXT NOT NULL,
    hjemmeside TEXT NOT NULL, kle TEXT, sag TEXT REFERENCES sag (slug), aflyst INTEGER NOT NULL,
    sted TEXT
) STRICT;
CREATE INDEX aftale_person ON aftale (person, dato);
