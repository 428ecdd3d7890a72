"""What a vendor has delivered to the indexes: SF1470, SF1490, SF1491."""
