"""PG6xx: how a text is written, as far as readers mind it."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, shortened


@dataclass(frozen=True)
class HeadingSkipped(Fault):
    """A heading is more than one level below the one before it.

    Readers with a screen reader take it for a gap. In print it moves up; the article should say
    what is meant.
    """

    code = "PG601"
    severity = Severity.WARNING

    level: int
    before: int

    @property
    def message(self) -> str:
        return f"the heading is of level {self.level}, the one before it of level {self.before}"

    @property
    def hint(self) -> str:
        return f"write `{'#' * (self.before + 1)}`"


@dataclass(frozen=True)
class TitleTwice(Fault):
    """An article has a second heading of the first level, which is that of its title."""

    code = "PG602"
    severity = Severity.WARNING

    words: str

    @property
    def message(self) -> str:
        return f"`{shortened(self.words)}` is a second heading of the first level"

    @property
    def hint(self) -> str:
        return "write `##`: the first level is for the title"


@dataclass(frozen=True)
class HeadingEmpty(Fault):
    """A heading has no words. It is not printed."""

    code = "PG603"
    severity = Severity.WARNING

    @property
    def message(self) -> str:
        return "the heading has no words"

    @property
    def hint(self) -> str:
        return "give it words, or take its `#` away"


@dataclass(frozen=True)
class LinkTextVague(Fault):
    """The words of a link say nothing of where it leads.

    On paper they stand beside a number or a code, among others; and a screen reader lists the
    links of a page without the words around them (WCAG 2.2, 2.4.4).
    """

    code = "PG604"
    severity = Severity.WARNING

    words: str

    @property
    def message(self) -> str:
        return f"the link `{shortened(self.words)}` does not say where it leads"

    @property
    def hint(self) -> str:
        return "let the words name what is there, such as “the list of prices”"


@dataclass(frozen=True)
class ParagraphLong(Fault):
    """A paragraph is so long that it fills half a page and tires its readers."""

    code = "PG605"
    severity = Severity.WARNING

    length: int
    limit: int

    @property
    def message(self) -> str:
        return f"the paragraph has about {self.length} words, more than {self.limit}"

    @property
    def hint(self) -> str:
        return "make two of it, or a list"


@dataclass(frozen=True)
class Shouting(Fault):
    """Several words are written in capitals.

    They are slow to read, some screen readers spell them, and they look angry.
    """

    code = "PG606"
    severity = Severity.WARNING

    words: str

    @property
    def message(self) -> str:
        return f"`{shortened(self.words)}` is all in capitals"

    @property
    def hint(self) -> str:
        return "write small letters, and `**` around what matters"


@dataclass(frozen=True)
class DirectiveAsText(Fault):
    """Signs that open a box on some websites (`:::note`, `[!NOTE]`) are printed as they stand.

    They are not of the dialect, so that a site has to be taught them. What stands behind them is
    printed as plain text.
    """

    code = "PG607"
    severity = Severity.WARNING

    written: str
    kind: str | None = None
    """The type of a box that says the same."""

    @property
    def message(self) -> str:
        return f"`{self.written}` is printed as it is written"

    @property
    def hint(self) -> str:
        if self.kind:
            return (
                f'write `<InfoBox type="{self.kind}">` and `</InfoBox>` around what belongs to it'
            )
        return "write a component around what belongs to it"


@dataclass(frozen=True)
class MarkAsText(Fault):
    """Signs of Markdown are printed as they stand, since something keeps them from being read.

    A note is called that is not written, a heading has no blank behind its `##`, or `**` stands
    between a blank and a word. `**` beside a quotation mark or a bracket does not count where a
    letter follows, as it often does in Korean, Chinese and Japanese; `<strong>` counts.
    """

    code = "PG608"
    severity = Severity.WARNING

    written: str
    remedy: str

    @property
    def message(self) -> str:
        return f"`{self.written}` is printed as it is written"

    @property
    def hint(self) -> str:
        return self.remedy


@dataclass(frozen=True)
class CodeUnclosed(Fault):
    """A block of code has no line that ends it, so all that follows is printed as code."""

    code = "PG609"
    severity = Severity.WARNING

    mark: str

    @property
    def message(self) -> str:
        return "the code that begins here has no end, so all behind it is printed as code"

    @property
    def hint(self) -> str:
        return f"write {self.mark} on a line of its own behind the code"
