"""Components as text: a list of them, and a page of one."""

import textwrap

from printguide.registry.portrait import Attribute, attributes, children
from printguide.registry.registry import Entry

_WIDTH = 100
"""Columns of a terminal that is not asked."""

_CHILDREN = {
    "may": "Markdown may stand between its tags.",
    "must": "Markdown has to stand between its tags.",
    "no": "It has no end tag: nothing stands inside.",
}


def as_list(entries: tuple[Entry, ...]) -> str:
    """Return a line for each component: its name, where it comes from, what it is."""
    name = max(len(entry.name) for entry in entries)
    origin = max(len(entry.origin) for entry in entries)
    return "\n".join(
        f"{it.name:<{name}}  {it.origin:<{origin}}  {it.about}".rstrip() for it in entries
    )


def as_page(entry: Entry) -> str:
    """Return all that an author needs to call a component."""
    lines = [f"{entry.name}, from {entry.origin}", "", *_wrapped(entry.about, ""), ""]
    known = attributes(entry.schema)
    width = max((len(it.name) for it in known), default=0) + 1
    for attribute in known:
        star = "*" if attribute.required else ""
        head = f"  {attribute.name + star:<{width}}  "
        lines += _wrapped(_said(attribute), head)
    lines += ["", "  * cannot be left out"] if any(it.required for it in known) else []
    lines += ["", _CHILDREN[children(entry.schema)]]
    if entry.example:
        lines += ["", "Example:", "", textwrap.indent(entry.example, "  ")]
    return "\n".join(line.rstrip() for line in lines)


def _said(attribute: Attribute) -> str:
    parts = [attribute.kind]
    if attribute.default:
        parts.append(f"{attribute.default} if left out")
    if attribute.about:
        parts.append(attribute.about.strip().rstrip("."))
    if attribute.left_out:
        parts.append(f"not printed: {attribute.left_out}")
    if attribute.others:
        parts.append(f"also called {', '.join(attribute.others)}")
    return "; ".join(parts)


def _wrapped(text: str, head: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
