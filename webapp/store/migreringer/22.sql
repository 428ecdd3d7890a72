-- Whether SAPA can open a sag in the fagsystem: nobody has said so.
ALTER TABLE fagsystem ADD COLUMN dialogintegration INTEGER NOT NULL DEFAULT 0;
