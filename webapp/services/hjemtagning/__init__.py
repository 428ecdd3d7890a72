"""Taking the choices home: KOMBIT's sheets, the variant as TOML, and what to type by hand."""
