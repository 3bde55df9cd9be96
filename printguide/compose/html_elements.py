"""HTML elements that authors may write in an article, and what paper makes of them."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
BLOCK = frozenset(
    [
        "address",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "img",
    ]
)
AS_DIVISION = frozenset(
    [
        "article",
        "center",
        "details",
        "fieldset",
        "footer",
        "form",
        "header",
        "hgroup",
        "label",
        "legend",
        "main",
        "nav",
        "picture",
        "search",
        "summary",
    ]
)
"""Elements whose children are printed in a plain division."""
SILENT = frozenset(
    ["source", "track", "col", "colgroup", "meta", "link", "base", "param", "area", "wbr"]
)
"""Elements that hold no words and print nothing."""
VOID = frozenset(["br", "hr", "img", "wbr"])

KEPT = {
    "lang": None,
    "dir": frozenset({"ltr", "rtl", "auto"}),
    "scope": frozenset({"row", "col", "rowgroup", "colgroup"}),
    "datetime": None,
    "start": None,
    "reversed": None,
}
"""Attributes that pass, and the values they may have. Classes, styles and handlers do not."""


def kept_attributes(props: dict[str, object]) -> dict[str, str]:
    """Return those attributes of an HTML element that mean something on paper."""
    kept = {}
    for name, value in props.items():
        allowed = KEPT.get(name, frozenset())
        if isinstance(value, str | int) and (allowed is None or value in allowed):
            kept[name] = str(value)
    return kept
