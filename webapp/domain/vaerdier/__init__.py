"""Values that everything is made of: identifiers, periods, slugs, words."""
