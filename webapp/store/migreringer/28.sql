-- Whether a fagsystem takes journalnotater that SAPA sends: nobody has said.
ALTER TABLE fagsystem ADD COLUMN modtager_notater INTEGER;
