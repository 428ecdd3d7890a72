-- What a kommune answers of its fagområder: nobody has.
ALTER TABLE variant ADD COLUMN fagomraader TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fagomraader));
