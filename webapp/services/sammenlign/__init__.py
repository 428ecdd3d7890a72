"""Two variants beside each other, for one page or the whole kommune; and what was delivered."""
