-- What is counted knows of a ydelse whether it is money and which payments of it the citizen may see
-- (ADR 0033). Counts are made anew after each step, so those of before are only taken away.
DELETE FROM dagsum;
DELETE FROM nyeste;
DELETE FROM gruppe;
