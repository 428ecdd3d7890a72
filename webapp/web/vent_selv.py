"""The mark of a request that makes a long page itself, and is not told to come again."""

SELV = "forhaandsblik.arbejde"
