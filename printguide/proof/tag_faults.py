"""PG569-PG577: what a reader for the blind needs of the finished PDF."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class NotTagged(Fault):
    """A PDF that is to be read aloud has no tags, or does not say that they can be trusted.

    It needs MarkInfo and a structure tree (ISO 14289-1, 7.1).
    """

    code = "PG569"

    what: str

    @property
    def message(self) -> str:
        return f"the PDF has no {self.what}, so it cannot be read aloud"

    @property
    def hint(self) -> str:
        return "make the PDF with tags"


@dataclass(frozen=True)
class ContentUntagged(Fault):
    """Something on a page is neither tagged nor marked as decoration.

    A reader does not know whether to read it, and most leave it out (ISO 14289-1, 7.1).
    """

    code = "PG570"

    page: int
    what: str
    count: int

    @property
    def message(self) -> str:
        more = f" and {self.count - 1} more" if self.count > 1 else ""
        return f"page {self.page} has content without a tag: {self.what}{more}"

    @property
    def hint(self) -> str:
        return "report this fault of printguide, with the article"


@dataclass(frozen=True)
class ContentUnreached(Fault):
    """Something on a page has a tag that is not in the order of reading: it is never read aloud."""

    code = "PG571"

    page: int
    what: str
    count: int

    @property
    def message(self) -> str:
        more = f" and {self.count - 1} more" if self.count > 1 else ""
        what = f"{self.what}{more}"
        return f"page {self.page} has content that is not in the order of reading: {what}"

    @property
    def hint(self) -> str:
        return "report this fault of printguide, with the article"


@dataclass(frozen=True)
class DocumentUnsaid(Fault):
    """A PDF does not say what it is called or in which language it is.

    Readers announce the title instead of the name of the file, and choose a voice by the language
    (ISO 14289-1, 7.1 and 7.2).
    """

    code = "PG572"

    what: str

    @property
    def message(self) -> str:
        return f"the PDF lacks {self.what}"

    @property
    def hint(self) -> str:
        return "build the article again, or ask who changed the PDF"


@dataclass(frozen=True)
class FigureUntold(Fault):
    """A figure has no words that stand for it, so the blind learn nothing of it.

    Pictures that only adorn are decoration and no figures (ISO 14289-1, 7.3).
    """

    code = "PG573"

    page: int

    @property
    def message(self) -> str:
        where = f"on page {self.page}" if self.page else "in the PDF"
        return f"a figure {where} has no description"

    @property
    def hint(self) -> str:
        return "write what the picture shows, as its alternative text"


@dataclass(frozen=True)
class TableHeadless(Fault):
    """A table has no header cells, so whoever hears a cell does not know what it is about."""

    code = "PG574"

    page: int

    @property
    def message(self) -> str:
        where = f"on page {self.page}" if self.page else "in the PDF"
        return f"a table {where} has no header cells"

    @property
    def hint(self) -> str:
        return "give the table a head"


@dataclass(frozen=True)
class HeadingSkipped(Fault):
    """A heading is deeper than the one before it by more than one level (ISO 14289-1, 7.4.2)."""

    code = "PG575"

    text: str
    level: int
    before: int
    page: int

    @property
    def message(self) -> str:
        after = f"follows one of level {self.before}" if self.before else "is the first"
        return f"the heading `{self.text}` of level {self.level} on page {self.page} {after}"

    @property
    def hint(self) -> str:
        return "go down one level at a time"


@dataclass(frozen=True)
class KindUndeclared(Fault):
    """A PDF does not declare the kind that it was meant to be, such as PDF/UA-1."""

    code = "PG576"

    kind: str
    lacks: str

    @property
    def message(self) -> str:
        return f"the PDF is meant to be {self.kind} and lacks {self.lacks}"

    @property
    def hint(self) -> str:
        return "build the article again, or ask who changed the PDF"


@dataclass(frozen=True)
class ValidatorRefuses(Fault):
    """The validator that was named with `--verapdf` says that the PDF is not of its kind."""

    code = "PG577"

    kind: str
    rule: str
    said: str

    @property
    def message(self) -> str:
        return f"the validator refuses the PDF as {self.kind} by rule {self.rule}: {self.said}"

    @property
    def hint(self) -> str:
        return "report this fault of printguide, with the article"
