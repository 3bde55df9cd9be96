"""Reports as pages of HTML: what all of them share."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from printguide import __version__

_ROOM = Path(__file__).parent / "pages"


def page(name: str, filters: Mapping[str, Callable[..., Any]], **facts: Any) -> str:
    """Return a page: its template filled with facts, its style sheet behind the one of all pages.

    Whatever comes from articles and PDFs is escaped, and the page forbids itself scripts and
    addresses.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, loader=FileSystemLoader(_ROOM),
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"marked": marked, **filters}
    style = "".join((_ROOM / f"{it}.css").read_text("utf-8") for it in ("all", name))
    template = environment.get_template(f"{name}.html")
    return template.render(**facts, style=style, version=__version__)


def marked(message: str) -> Markup:
    """Return a message whose quotations stand between backticks."""
    parts = message.split("`")
    quoted = [Markup("<code>{}</code>").format(it) if at % 2 else escape(it)
              for at, it in enumerate(parts)]  # fmt: skip
    return Markup("").join(quoted)
