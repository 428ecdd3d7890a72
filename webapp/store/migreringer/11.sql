-- Counts also with what is paid of a bevilling: SAPA shows its other ydelser only together with it.
DELETE FROM dagsum;
DELETE FROM nyeste;
DELETE FROM gruppe;
