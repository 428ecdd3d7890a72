-- What an økonomisk effektuering says of the whole, and which parts are of one.
ALTER TABLE udbetaling ADD COLUMN effektuering TEXT NOT NULL DEFAULT '';
ALTER TABLE udbetaling ADD COLUMN tilstand TEXT NOT NULL DEFAULT 'Effektueret';
CREATE TABLE effektuering (
    nummer TEXT PRIMARY KEY, dispositionsdato TEXT NOT NULL, bruttobeloeb INTEGER,
    efter_skat_atp INTEGER, sendt INTEGER, sendt_tekst TEXT NOT NULL, udbetalt INTEGER,
    udbetalt_tekst TEXT NOT NULL, udbetaler TEXT NOT NULL,
    modtager TEXT REFERENCES person (slug), modtager_navn TEXT NOT NULL, tilstand TEXT NOT NULL,
    sted TEXT
) STRICT;
CREATE INDEX udbetaling_effektuering ON udbetaling (effektuering) WHERE effektuering <> '';
CREATE INDEX effektuering_modtager ON effektuering (modtager) WHERE modtager IS NOT NULL;
