"""A heading stands nearer to what it is of than to what stands above it."""

from playwright.sync_api import Page

# Pixels from what stands above a section to its heading.
LUFT = """() => [...document.querySelectorAll('main section > .h3:first-child')].map(titel => {
  const over = titel.parentElement.previousElementSibling.getBoundingClientRect();
  return [titel.textContent.trim(), titel.getBoundingClientRect().top - over.bottom];
})"""


def test_a_section_of_mine_data_stands_apart_from_the_note_and_the_text_above(
    desktop: Page, telefon: Page, server: str
) -> None:
    for side in (desktop, telefon):
        side.goto(f"{server}/korsbaek/model-1/mit-overblik/nancy-ann-berggren/mine-data/")
        assert side.evaluate(LUFT) == [["Om dig", 24], ["Bolig", 40]]
