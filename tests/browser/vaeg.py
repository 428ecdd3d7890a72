"""The wall that a workshop is shown on: its sizes, and what can be read from the back row."""

from playwright.sync_api import ViewportSize

VAEGGE = (ViewportSize(width=1920, height=1080), ViewportSize(width=1280, height=720))
MINDSTE_TEKST = 24
# Texts that are smaller than so many pixels.
FOR_SMAA = """(mindst) => {
  const ud = [], gang = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (gang.nextNode()) {
    const e = gang.currentNode.parentElement;
    if (gang.currentNode.data.trim() && e.checkVisibility() && !e.closest('.sr-only, .skipnav')) {
      const px = parseFloat(getComputedStyle(e).fontSize);
      if (px < mindst - 0.01) { ud.push(px + ' px: ' + gang.currentNode.data.trim().slice(0, 60)); }
    }
  }
  return ud.slice(0, 5); }"""
