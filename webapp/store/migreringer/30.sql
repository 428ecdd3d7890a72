-- SAPA's prædefinerede titler for journalnotater: until now there were none.
ALTER TABLE variant ADD COLUMN notattitler TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notattitler));
