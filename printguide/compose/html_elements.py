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
        "label",
        "picture",
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
        "fieldset",
        "footer",
        "form",
        "header",
        "hgroup",
        "legend",
        "main",
        "nav",
        "search",
    ]
)
"""Elements whose children are printed in a plain division."""
SILENT = frozenset(
    ["source", "track", "col", "colgroup", "meta", "link", "base", "param", "area", "wbr"]
)
"""Elements that hold no words and print nothing."""
VOID = frozenset(["br", "hr", "img", "wbr"])
EMBEDS = {"video": "video", "audio": "audio", "iframe": "", "embed": "", "object": ""}
"""Elements that show something from elsewhere, and the word for it where the address says none."""
DRAWINGS = frozenset({"svg", "math"})
INSIDE_DRAWINGS = frozenset(
    """
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
    feComposite feFlood feGaussianBlur feMerge feMergeNode feOffset filter foreignObject g image
    line linearGradient marker mask metadata path pattern polygon polyline radialGradient rect set
    stop symbol switch text textPath title tspan use view
    annotation maction menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot
    mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics
    """.lower().split()
)
"""Their parts, whose words are printed; the drawing as a whole is said to be left out."""
