-- The oversag or samlesag of a sag: nobody has said of any.
ALTER TABLE sag ADD COLUMN hoerer_til TEXT;
