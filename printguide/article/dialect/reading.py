"""What one parse of the dialect remembers: faults found, and scans not to be made twice."""

import re
from dataclasses import dataclass, field
from typing import Any, cast

from printguide.article.dialect.excerpts import Excerpt
from printguide.article.dialect.javascript import is_code
from printguide.faults import Fault
from printguide.places import Span

KEY = "mdx"
PATIENCE = 3
"""How often all of a text may be looked through for tags and expressions that are none."""
COST_OF_CODE = 5
"""How much longer it takes to see that a text is no JavaScript than to find the end of it."""
LEAST = 2_000
"""Signs that may be looked through in any text, however short."""


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
    module_wasted: int = 0
    """How many signs were looked through for them in vain."""
    codes: dict[str, bool] = field(default_factory=dict)
    """Texts in braces, and whether they are JavaScript: lines are looked at, then their words."""
    excerpt: Excerpt = field(default_factory=lambda: Excerpt("", (0,), (0,)))
    """The inline content that is being read now."""
    scans: dict[int, Any] = field(default_factory=dict)
    """Inline scans of that content already made, by offset."""
    inline_hopeless: bool = False
    inline_wasted: int = 0
    """How many signs of that content were looked through for tags and expressions, in vain."""
    wasted: int = 0
    """The same for the lines of the article."""
    next_blank: tuple[int, int] = (0, 0)
    """A line, and the first blank one from there on."""
    content: str = ""
    """The text of that content."""
    brackets: frozenset[int] = frozenset()
    """Where in it brackets stand that can begin no link."""
    formulas: frozenset[int] = frozenset()
    """Where in it braces of formulas open."""
    first_formula: int = -1
    heading: bool = False
    """Whether that content is a heading, where `{#id}` names it."""

    broken: dict[str, int] = field(default_factory=dict)
    """How many opening tags of each name could not be read."""

    def report(self, fault: Fault, span: Span) -> None:
        """Hold a fault against a span of the source."""
        self.found.append((fault, span))

    def report_inline(self, fault: Fault, start: int, end: int) -> None:
        """Hold a fault against a span of the inline content that is being read."""
        self.report(fault, self.excerpt.span(Span(start, end)))

    def is_code(self, code: str) -> bool:
        """Whether a text in braces is JavaScript."""
        if code not in self.codes:
            self.codes[code] = is_code(code)
        return self.codes[code]

    def note_broken(self, name: re.Match[str] | None) -> None:
        """Note the name of a tag that could not be read: its closing tag is right to be there."""
        if name:
            self.broken[name[1]] = self.broken.get(name[1], 0) + 1

    def excuse(self, name: str) -> bool:
        """Whether a closing tag belongs to one that could not be read; each is so only once."""
        left = self.broken.get(name, 0)
        self.broken[name] = left - 1
        return left > 0

    def turn_to(self, excerpt: Excerpt) -> None:
        """Begin with the next inline content."""
        self.excerpt = excerpt
        self.scans = {}
        self.inline_wasted = 0
        self.inline_hopeless = False

    def waste(self, signs: int) -> None:
        """Count signs of the inline content that were looked through in vain; at last, give up."""
        self.inline_wasted += signs
        if self.inline_wasted > PATIENCE * len(self.excerpt.text) + LEAST:
            self.inline_hopeless = True


def reading_of(env: Any) -> Reading:
    """Return the notes of the parse that `env` belongs to."""
    return cast("Reading", env[KEY])
