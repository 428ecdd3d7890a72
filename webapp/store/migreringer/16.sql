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
