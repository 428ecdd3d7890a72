-- A bevilling has a sikkerhedsprofil of its own.
ALTER TABLE bevilling
    ADD COLUMN sikkerhedsprofil TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sikkerhedsprofil));
