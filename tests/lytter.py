"""A page that nobody can act on before its scripts listen.

A browser shows a page, and lets it be clicked, filled and typed on, before its deferred scripts
have run. A person is never that quick; a test is, once in some hundred runs on a busy machine. So
each page is hidden until then: Playwright clicks and fills only what can be seen.
"""

from __future__ import annotations

SKJUL = """(() => {
  const skjul = () => {
    if (document.readyState !== "loading" || !document.documentElement) return false;
    document.documentElement.style.visibility = "hidden";
    return true;
  };
  if (!skjul()) {
    const ser = new MutationObserver(() => { if (skjul()) ser.disconnect(); });
    ser.observe(document, { childList: true });
  }
  document.addEventListener("DOMContentLoaded", () => {
    document.documentElement.style.removeProperty("visibility");
    if (!document.documentElement.getAttribute("style")) {
      document.documentElement.removeAttribute("style");
    }
  });
})();"""
