-- How a role sees a protected address: nobody has chosen, so by one more click.
ALTER TABLE rolle ADD COLUMN beskyttet_adresse TEXT NOT NULL DEFAULT 'Et klik mere';
