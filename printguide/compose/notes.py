"""Footnotes: gathered while the article is printed, listed at its end."""

from dataclasses import dataclass, field
from html import escape


@dataclass(slots=True)
class Notes:
    """The footnotes of one article, numbered in the order in which they are first referred to."""

    _numbers: dict[str, int] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _references: int = 0

    def refer(self, label: str) -> str:
        """Return the small number that leads to a footnote."""
        number = self._numbers.setdefault(label, len(self._numbers) + 1)
        self._references += 1
        return (
            f'<sup class="footnote-ref" id="note-ref-{self._references}">'
            f'<a href="#note-{number}" role="doc-noteref">{number}</a></sup>'
        )

    def define(self, label: str, html: str) -> None:
        """Keep the text of a footnote until the end; of two for one label, both."""
        self._texts[label] = self._texts.get(label, "") + html

    def html(self, title: str) -> str:
        """Return the list of footnotes, those that nothing refers to last; nothing without any."""
        if not self._texts:
            return ""
        labels = [label for label in self._numbers if label in self._texts]
        labels += [label for label in self._texts if label not in self._numbers]
        items = "".join(
            f'<li id="note-{number}" role="doc-footnote">{_flat(self._texts[label])}</li>\n'
            for number, label in enumerate(labels, start=1)
        )
        return (
            f'<section class="footnotes"><p class="footnotes-title">{escape(title)}</p>'
            f"<ol>{items}</ol></section>\n"
        )


def _flat(html: str) -> str:
    """A note of one paragraph needs no paragraph inside its list item."""
    if html.count("<p") == 1 and html.startswith("<p") and html.endswith("</p>"):
        return html[html.index(">") + 1 : -len("</p>")]
    return html
