-- Counts also without units, with what roles look at and each ydelse's own beginning.
DROP TABLE dagsum;
DROP TABLE nyeste;
DROP TABLE gruppe;
CREATE TABLE gruppe (
    id INTEGER PRIMARY KEY, slags TEXT NOT NULL, egenskaber TEXT NOT NULL, adgang TEXT NOT NULL,
    -- 1 for the citizen through whom the object itself is counted, so that it counts once
    hoved INTEGER NOT NULL, lokal_enhed TEXT, sagstype TEXT, lokal_ydelse TEXT,
    -- The gruppe of the same objects and more, whatever their unit, in which they are counted once
    -- more for those who do not ask about units; NULL on that one itself.
    uden_enhed INTEGER
) STRICT;
CREATE TABLE nyeste (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, oprettet TEXT NOT NULL,
    bevilget TEXT NOT NULL, begyndt TEXT NOT NULL, person_id INTEGER NOT NULL,
    objekt_id INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra, oprettet, bevilget, begyndt, person_id, objekt_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE dagsum (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, op_til INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra)
) STRICT, WITHOUT ROWID;
