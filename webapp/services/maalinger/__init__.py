"""Figures for a whole kommune, one module a question; counted by services/optaelling."""
