"""The register of names finds whom a look at each name would find, in the order of the sheet."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.domain.vaerdier.slug import fold
from webapp.services.borgere.navnesoegning import Navneregister

# Short words of few letters, so that one is often a part of another.
# And signs that fold away, or part a word: accents, dashes, other spaces than the common one.
ORD = st.text("abå.øÅ-\u0301\u0308\u00a0\t", min_size=1, max_size=4)
NAVNE = st.lists(st.lists(ORD, min_size=1, max_size=3).map(" ".join), max_size=8)


@given(NAVNE, st.lists(st.text("aboe", min_size=1, max_size=2), min_size=1, max_size=3))
def test_every_word_is_a_part_of_the_name(navne: list[str], soegt: list[str]):
    register = Navneregister.af(enumerate(navne, start=7))
    ventet = [nr for nr, navn in enumerate(navne, start=7) if all(s in fold(navn) for s in soegt)]
    assert list(register.find(soegt)) == ventet
