-- A finding can stand for many that are not listed.
ALTER TABLE fund ADD COLUMN antal INTEGER NOT NULL DEFAULT 1;
ALTER TABLE fund ADD COLUMN samme_som TEXT NOT NULL DEFAULT '';
