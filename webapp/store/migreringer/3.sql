-- Reorganisations and the edition of KLE before. (»Navn i FK ORG« is a column: migrering.py.)
CREATE TABLE IF NOT EXISTS reorganisation (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, nr INTEGER NOT NULL,
    enhed TEXT NOT NULL, slags TEXT NOT NULL, dato TEXT NOT NULL, til TEXT NOT NULL, sted TEXT,
    PRIMARY KEY (variant, nr)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kle_tidligere (
    nummer TEXT PRIMARY KEY, titel TEXT NOT NULL, udgaaet TEXT, udgivet TEXT NOT NULL
) STRICT;
