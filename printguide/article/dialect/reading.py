"""What one parse of the dialect remembers: faults found, and scans not to be made twice."""

from dataclasses import dataclass, field
from typing import Any, cast

from printguide.article.dialect.excerpts import Excerpt
from printguide.faults import Fault
from printguide.places import Span

KEY = "mdx"


@dataclass(slots=True)
class Ahead:
    """Finds the end of comments, and looks at no part of a text twice."""

    text: str = ""
    begin: int = 0
    end: int = -1

    def find(self, text: str, begin: int) -> int:
        """Return where the next `-->` behind `begin` stands, or -1."""
        known = text == self.text and self.begin <= begin
        if not known or -1 < self.end < begin:
            self.text, self.begin, self.end = text, begin, text.find("-->", begin)
        return self.end


@dataclass(slots=True)
class Reading:
    """The notes of one parse; markdown-it carries them in its `env`."""

    found: list[tuple[Fault, Span]] = field(default_factory=list)
    runs: dict[tuple[int, int, int], Any] = field(default_factory=dict)
    """Block scans already made, by offset, end of the container and its indent."""
    hopeless: dict[tuple[int, int], int] = field(default_factory=dict)
    """From which offset on a container has an expression or a quote that is never closed."""
    module_hopeless: bool = False
    """Whether an import was found whose brackets never close: no other is looked for so far."""
    ahead: Ahead = field(default_factory=Ahead)
    ahead_inline: Ahead = field(default_factory=Ahead)
    lazy_runs: dict[int, int] = field(default_factory=dict)
    """Where lazy lines of quotations begin, and the line behind each run of them."""
    patience: int = 0
    """How many signs may still be looked at for bare addresses, whatever stands among them."""
    module_tries: dict[int, int] = field(default_factory=dict)
    """How often the lines before a blank one were looked at for imports, in vain."""
    excerpt: Excerpt = field(default_factory=lambda: Excerpt("", (0,), (0,)))
    """The inline content that is being read now."""
    scans: dict[int, Any] = field(default_factory=dict)
    """Inline scans of that content already made, by offset."""
    inline_hopeless: bool = False
    content: str = ""
    """The text of that content."""
    brackets: frozenset[int] = frozenset()
    """Where in it brackets stand that can begin no link."""
    heading: bool = False
    """Whether that content is a heading, where `{#id}` names it."""

    def report(self, fault: Fault, span: Span) -> None:
        """Hold a fault against a span of the source."""
        self.found.append((fault, span))

    def report_inline(self, fault: Fault, start: int, end: int) -> None:
        """Hold a fault against a span of the inline content that is being read."""
        self.report(fault, self.excerpt.span(Span(start, end)))

    def turn_to(self, excerpt: Excerpt) -> None:
        """Begin with the next inline content."""
        self.excerpt = excerpt
        self.scans = {}
        self.inline_hopeless = False


def reading_of(env: Any) -> Reading:
    """Return the notes of the parse that `env` belongs to."""
    return cast("Reading", env[KEY])
