-- Claims; amounts in øre, `forfald` the last timely day.
CREATE TABLE fordring (
    nummer TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES person (slug), fordringstype TEXT NOT NULL,
    titel TEXT NOT NULL, myndighed TEXT NOT NULL REFERENCES myndighed (cvr),
    beloeb INTEGER NOT NULL, rest INTEGER NOT NULL, forfald TEXT NOT NULL, sendt TEXT,
    annulleret INTEGER NOT NULL, sted TEXT
) STRICT;
CREATE INDEX fordring_person ON fordring (person, forfald);
-- Which types of claims are active, and for whom.
CREATE TABLE fordringsvalg (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    fordringstype TEXT NOT NULL, aktivitet TEXT NOT NULL, PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
