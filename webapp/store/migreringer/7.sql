-- Plans, courses and what is delivered (docs/adr/0024). The days that earlier versions invented for
-- a sheet that came alone, two weeks apart in KOMBIT's order up to the data set's date, go where
-- nobody has touched them: the variant is then a plan.
ALTER TABLE variant ADD COLUMN leveret INTEGER NOT NULL DEFAULT 0;
UPDATE variant SET leveret = 1
WHERE (slug = 'leveret' OR oprindelse = 'leveret')
    AND NOT EXISTS (SELECT 1 FROM variant_trin WHERE variant = slug);
UPDATE variant
SET beskrivelse = 'En plan: siderne vises, som om alle trin er udført i den rigtige rækkefølge.'
WHERE beskrivelse = 'Alle trin er sat i KOMBITs rækkefølge op til den dag, siderne vises pr.'
    AND (
        SELECT count(*) = 10
            AND min(julianday(dato) - 14 * instr('1623475AB8', trin))
                = max(julianday(dato) - 14 * instr('1623475AB8', trin))
        FROM variant_trin WHERE variant = slug
    );
DELETE FROM variant_trin WHERE variant IN (
    SELECT variant FROM variant_trin GROUP BY variant
    HAVING count(*) = 10
        AND min(julianday(dato) - 14 * instr('1623475AB8', trin))
            = max(julianday(dato) - 14 * instr('1623475AB8', trin))
);
-- The same days in what a change is taken back to.
UPDATE variant_aendring SET foer = json_set(foer, '$.variant_trin', json('[]'))
WHERE (
    SELECT count(*) = 10
        AND min(julianday(value ->> 'dato') - 14 * instr('1623475AB8', value ->> 'trin'))
            = max(julianday(value ->> 'dato') - 14 * instr('1623475AB8', value ->> 'trin'))
    FROM json_each(foer, '$.variant_trin')
);
