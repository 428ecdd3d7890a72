"""What a sheet that is taken home says in »Bemærkninger« of the cells that are written."""

FORKLARING = "Rettet i Forhåndsblik"
