-- Payments that no rule of their own hides (those deleted, doubled or planned and paid since are
-- left out), one row for each part, at the citizen through whom the payment is counted. `nr` is the
-- payment's number, `plads` the part's place in it, `dele` how many parts it has at her; `plan`: it
-- has not happened; `til_anden`: somebody else gets the money.
CREATE TABLE betalingsdel (
    ydelse_id INTEGER NOT NULL REFERENCES ydelse (id), person_id INTEGER NOT NULL,
    nr INTEGER NOT NULL, plads INTEGER NOT NULL, dele INTEGER NOT NULL, dato TEXT NOT NULL,
    plan INTEGER NOT NULL, til_anden INTEGER NOT NULL, PRIMARY KEY (ydelse_id, person_id, nr, plads)
) STRICT, WITHOUT ROWID;
