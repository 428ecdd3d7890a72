-- The set-up that is assumed follows the numbers of its variant and is no longer kept (ADR 0036).
-- What was copied at the import is taken away, but for what a group's own row would now cover.
ALTER TABLE variant ADD COLUMN opsaetning_antaget TEXT;
UPDATE variant SET opsaetning_antaget = 'FK Organisationssystem'
WHERE EXISTS (SELECT 1 FROM fund WHERE kode = 'OPSAETNING_ANTAGET')
    OR NOT EXISTS (SELECT 1 FROM kle_opsaetning);
DELETE FROM kle_opsaetning
WHERE variant IN (SELECT slug FROM variant WHERE opsaetning_antaget IS NOT NULL)
    AND aktiv = 1 AND titel = 'KLE-emne' AND dokumenter = 1 AND journalnotater = 0
    AND fagsystemfilter = '[]' AND kun_sapa = 0 AND fradato_ydelser IS NULL AND fradato IS NULL AND deaktiver_fradato_for_aktive = 0
    AND kilde = 'FK Organisationssystem' AND afdeling || telefon || hjemmeside || digital_post = ''
    AND (
        EXISTS (SELECT 1 FROM sagstype_kle AS s
                WHERE s.variant = kle_opsaetning.variant AND s.kle = kle_opsaetning.kle)
        OR EXISTS (SELECT 1 FROM ydelsesmapning AS y
                   WHERE y.variant = kle_opsaetning.variant AND y.kle = kle_opsaetning.kle)
    )
    AND NOT EXISTS (
        SELECT 1 FROM kle_opsaetning AS gruppe
        WHERE gruppe.variant = kle_opsaetning.variant AND gruppe.kle <> kle_opsaetning.kle
            AND substr(kle_opsaetning.kle, 1, length(rtrim(gruppe.kle, '*'))) = rtrim(gruppe.kle, '*')
    );
-- Cura's tree as a variant proposes it, for units that no sheet places (ADR 0037).
CREATE TABLE traeforslag (
    variant TEXT NOT NULL REFERENCES variant (slug) ON DELETE CASCADE, lokal_enhed TEXT NOT NULL,
    overordnet TEXT NOT NULL, PRIMARY KEY (variant, lokal_enhed)
) STRICT, WITHOUT ROWID;
-- The same in what a change is taken back to.
UPDATE variant_aendring SET foer = json_set(foer, '$.kle_opsaetning', (
    SELECT json_group_array(json(r.value)) FROM json_each(foer, '$.kle_opsaetning') AS r
    WHERE NOT (
        r.value ->> 'aktiv' = 1 AND r.value ->> 'titel' = 'KLE-emne' AND r.value ->> 'dokumenter' = 1
        AND r.value ->> 'journalnotater' = 0 AND r.value ->> 'fagsystemfilter' = '[]'
        AND coalesce(r.value ->> 'kun_sapa', 0) = 0 AND r.value ->> 'fradato_ydelser' IS NULL
        AND r.value ->> 'fradato' IS NULL AND r.value ->> 'deaktiver_fradato_for_aktive' = 0
        AND r.value ->> 'kilde' = 'FK Organisationssystem'
        AND (r.value ->> 'afdeling') || (r.value ->> 'telefon') || (r.value ->> 'hjemmeside')
            || (r.value ->> 'digital_post') = ''
        AND (
            EXISTS (SELECT 1 FROM json_each(foer, '$.sagstype_kle') AS s
                    WHERE s.value ->> 'kle' = r.value ->> 'kle')
            OR EXISTS (SELECT 1 FROM json_each(foer, '$.ydelsesmapning') AS y
                       WHERE y.value ->> 'kle' = r.value ->> 'kle')
        )
        AND NOT EXISTS (
            SELECT 1 FROM json_each(foer, '$.kle_opsaetning') AS g
            WHERE g.value ->> 'kle' <> r.value ->> 'kle'
                AND substr(r.value ->> 'kle', 1, length(rtrim(g.value ->> 'kle', '*')))
                    = rtrim(g.value ->> 'kle', '*')
        )
    )
))
WHERE json_type(foer, '$.kle_opsaetning') = 'array'
    AND variant IN (SELECT slug FROM variant WHERE opsaetning_antaget IS NOT NULL);
-- What a finding's row is about; that a mapping was chosen here, whatever its cell says.
ALTER TABLE fund ADD COLUMN om TEXT NOT NULL DEFAULT '';
ALTER TABLE enhedsmapning ADD COLUMN valgt INTEGER NOT NULL DEFAULT 0;
