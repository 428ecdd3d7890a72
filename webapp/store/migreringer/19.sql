-- Which elements a view was chosen among: the first seven, and what any view of the file has.
ALTER TABLE rolle ADD COLUMN kendte TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kendte));
UPDATE rolle SET kendte = (
    SELECT json_group_array(element) FROM (
        SELECT value AS element FROM json_each('["Persondetaljer", "Sager", "Ejendomssager", "Ydelser",
            "Ikke-økonomiske ydelser", "Familiesamlinger (liste)", "Bopælssamlinger (liste)"]')
        UNION SELECT e.value FROM rolle AS r, json_each(r.elementer) AS e
    )
);
-- The same in what a change is taken back to.
UPDATE variant_aendring SET foer = json_set(foer, '$.rolle', (
    SELECT json_group_array(json_set(r.value, '$.kendte', (SELECT kendte FROM rolle LIMIT 1)))
    FROM json_each(foer, '$.rolle') AS r
))
WHERE json_type(foer, '$.rolle') = 'array' AND EXISTS (SELECT 1 FROM rolle);
