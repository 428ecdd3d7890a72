-- A KLE number may be active for SAPA alone, and ydelser may have a fradato of their own.
ALTER TABLE kle_opsaetning ADD COLUMN kun_sapa INTEGER NOT NULL DEFAULT 0;
ALTER TABLE kle_opsaetning ADD COLUMN fradato_ydelser TEXT;
