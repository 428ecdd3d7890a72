-- The files and their versions, the workbench with its way back, and counts by boxes.
CREATE TABLE IF NOT EXISTS kildefil (navn TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS gruppe (
    id INTEGER PRIMARY KEY, slags TEXT NOT NULL, egenskaber TEXT NOT NULL,
    hoved INTEGER NOT NULL, lokal_enhed TEXT, sagstype TEXT, lokal_ydelse TEXT,
    UNIQUE (slags, egenskaber, hoved, lokal_enhed, sagstype, lokal_ydelse)
) STRICT;
CREATE TABLE IF NOT EXISTS nyeste (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, oprettet TEXT NOT NULL,
    bevilget TEXT NOT NULL, person_id INTEGER NOT NULL, objekt_id INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra, oprettet, bevilget, person_id, objekt_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dagsum (
    gruppe_id INTEGER NOT NULL REFERENCES gruppe (id), fra TEXT NOT NULL, op_til INTEGER NOT NULL,
    PRIMARY KEY (gruppe_id, fra)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kle_soegeord (
    nummer TEXT NOT NULL REFERENCES kle (nummer), slags TEXT NOT NULL, nr INTEGER NOT NULL,
    tekst TEXT NOT NULL, PRIMARY KEY (nummer, slags, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS variant_version (variant TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS variant_aendring (
    variant TEXT NOT NULL, version INTEGER NOT NULL, tekst TEXT NOT NULL,
    foer TEXT NOT NULL CHECK (json_valid(foer)), fortrudt INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (variant, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tegnet_overordnet (lokal_enhed TEXT PRIMARY KEY, overordnet TEXT) STRICT;
CREATE TABLE IF NOT EXISTS version (nr INTEGER PRIMARY KEY, tid TEXT NOT NULL, tekst TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS filindhold (aftryk TEXT PRIMARY KEY, indhold BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS versionsfil (
    version INTEGER NOT NULL REFERENCES version (nr), navn TEXT NOT NULL,
    aftryk TEXT NOT NULL REFERENCES filindhold (aftryk), PRIMARY KEY (version, navn)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arbejdsrum (noegle TEXT PRIMARY KEY, vaerdi TEXT NOT NULL) STRICT;
