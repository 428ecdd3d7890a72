"""The kind of a fælleskommunal ydelsestype: what its description says, else KOMBIT's examples."""

import pytest

from webapp.domain.fagsystem import FaellesYdelsestype, Ydelsesart


@pytest.mark.parametrize(
    "titel, beskrivelse, ventet",
    [
        ("Støtte til individuel befordring", "", "monetær"),
        (" støtte til individuel befordring ", "SEL §117", "monetær"),
        ("Diætbehandling", "", "ressourcemæssig"),
        ("Afklarende samtale", "SUL §119", "ressourcemæssig"),
        ("Kropsbårne hjælpemidler", "", "fysisk"),
        ("Merudgiftsydelse til voksne", "SEL §100. Monetær", "monetær"),
        ("Tilskud", "En økonomisk ydelse", "monetær"),
        ("Madservice", "RESSOURCEMÆSSIG ydelse", "ressourcemæssig"),
        ("Rollator", "Fysiske hjælpemidler", "fysisk"),
        ("Fodpleje", "Monetær eller ressourcemæssig", None),
        ("Fodpleje", "Ikke monetær", None),
        ("Fysioterapi", "SUL §140a. Under afklaring 2024", None),
        ("Kropsbårne hjælpemidler", "Ikke afklaret, monetær?", None),
    ],
)
def test_the_kind_is_read_where_it_is_said(titel, beskrivelse, ventet):
    fundet = FaellesYdelsestype(titel, beskrivelse=beskrivelse).art
    assert fundet == (Ydelsesart(ventet) if ventet else None)
