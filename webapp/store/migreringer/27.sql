-- A letter without BrevDato has the day it was filed in `dato`; so far each was taken for a BrevDato.
ALTER TABLE dokument ADD COLUMN har_brevdato INTEGER NOT NULL DEFAULT 1;
