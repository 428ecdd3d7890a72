-- Titles from the sheet, where no edition of KLE is loaded; the files are read again for them.
CREATE TABLE kle_uefterset (nummer TEXT PRIMARY KEY, titel TEXT NOT NULL) STRICT;
