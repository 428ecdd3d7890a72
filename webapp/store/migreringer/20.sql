-- A role's own tabs: [name, elements] each; none: those of the slide.
ALTER TABLE rolle ADD COLUMN faneblade TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(faneblade));
