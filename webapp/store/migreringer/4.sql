-- The counter of transactions.
CREATE TABLE IF NOT EXISTS taeller (
    id INTEGER PRIMARY KEY CHECK (id = 1), nr INTEGER NOT NULL
) STRICT;
INSERT OR IGNORE INTO taeller VALUES (1, abs(random() % 281474976710656));
