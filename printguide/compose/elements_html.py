"""HTML elements of an article, written anew: what paper has no use for is left out."""

from html import escape

from printguide.article.dialect.calls import Call
from printguide.compose.faults import HtmlLeftOut
from printguide.compose.frames import Frame
from printguide.compose.html_elements import (
    AS_DIVISION,
    BLOCK,
    INLINE,
    SILENT,
    VOID,
    kept_attributes,
)
from printguide.compose.surroundings import Surroundings
from printguide.faults import Fault

Printed = tuple[str, bool, list[Fault]]
"""HTML, whether it is a block, and what was found."""


def print_element(call: Call, frame: Frame, printer: Surroundings) -> Printed:
    """Return an HTML element with its children as paper has them."""
    name, html = call.name.lower(), frame.html()
    if name == "a":
        return _link(call, frame, printer), frame.has_block, []
    if name == "img":
        return _image(call, printer)
    if name in AS_DIVISION:
        return f"<div>{html}</div>", True, []
    if name not in INLINE | BLOCK | SILENT:
        return html, frame.has_block, [HtmlLeftOut(call.name)]
    if name in VOID | SILENT:
        return "" if name in SILENT else f"<{name}>", name == "hr", []
    return _rebuilt(name, call, frame, printer), name in BLOCK or frame.has_block, []


def _rebuilt(name: str, call: Call, frame: Frame, printer: Surroundings) -> str:
    if name[0] == "h" and name[1:].isdigit():
        name = f"h{printer.outline.level(int(name[1:]))}"
    attributes = kept_attributes(call.props)
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{frame.html()}</{name}>"


def _link(call: Call, frame: Frame, printer: Surroundings) -> str:
    href = call.props.get("href")
    if not isinstance(href, str):
        return frame.html()
    return printer.link(href, frame.html(), "".join(frame.words))


def _image(call: Call, printer: Surroundings) -> Printed:
    source, alt = call.props.get("src"), call.props.get("alt")
    said = alt if isinstance(alt, str) else ""
    if not isinstance(source, str):
        return escape(said), False, []
    html, faults = printer.pictures.print(source, said, None)
    return html, False, faults
