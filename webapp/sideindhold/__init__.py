"""What a page says, read from its HTML: fields, lines and text."""
