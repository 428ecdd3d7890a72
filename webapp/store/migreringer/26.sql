-- What a kontrolsag controls: nobody has said of any.
ALTER TABLE sag ADD COLUMN kontroltema TEXT NOT NULL DEFAULT '';
-- What is counted knows of a kontrolsag whether it ended too long ago. Counts are made anew after
-- each step, so those of before are only taken away.
DELETE FROM dagsum;
DELETE FROM nyeste;
DELETE FROM gruppe;
