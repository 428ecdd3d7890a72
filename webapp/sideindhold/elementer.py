"""What HTML's elements are to a screen reader: role, state, and what is never read out.

Source: HTML Accessibility API Mappings 1.0, for the elements that the pages use.
"""

TOMME = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
ROLLER = {
    "a": "link",
    "article": "article",
    "aside": "complementary",
    "blockquote": "blockquote",
    "body": "",
    "button": "button",
    "caption": "caption",
    "dd": "definition",
    "details": "details",
    "dialog": "dialog",
    "div": "",
    "dl": "",
    "dt": "term",
    "fieldset": "group",
    "figcaption": "caption",
    "figure": "figure",
    "footer": "contentinfo",
    "form": "form",
    "h1": "heading 1",
    "h2": "heading 2",
    "h3": "heading 3",
    "h4": "heading 4",
    "h5": "heading 5",
    "h6": "heading 6",
    "header": "banner",
    "label": "label",
    "legend": "legend",
    "li": "listitem",
    "main": "main",
    "nav": "navigation",
    "ol": "list",
    "option": "option",
    "p": "paragraph",
    "section": "region",
    "select": "combobox",
    "summary": "summary",
    "table": "table",
    "tbody": "",
    "td": "cell",
    "textarea": "textbox",
    "tfoot": "",
    "th": "columnheader",
    "thead": "",
    "tr": "row",
    "ul": "list",
}
# Elements that are told even where they hold no text of their own.
BEHOLDERE = frozenset(
    [
        "row",
        "table",
        "list",
        "navigation",
        "main",
        "banner",
        "contentinfo",
        "complementary",
        "form",
        "dialog",
    ]
)
TILSTANDE = (
    "aria-checked",
    "aria-current",
    "aria-describedby",
    "aria-disabled",
    "aria-expanded",
    "aria-invalid",
    "aria-labelledby",
    "aria-level",
    "aria-pressed",
    "aria-selected",
    "checked",
    "disabled",
    "open",
    "required",
)
USAETE = frozenset(("script", "style", "template", "head", "svg", "noscript"))
BILLEDROLLER = {"img": "img", "input": "textbox"}
