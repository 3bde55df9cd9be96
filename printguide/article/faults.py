"""PG11x and on: what can be wrong with front matter."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class MatterUnreadable(Fault):
    """The front matter is not YAML, or, between lines of `+++`, not TOML."""

    code = "PG110"
    firm = True

    language: str
    problem: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        return f"the front matter is not {self.language}: {self.problem}"

    @property
    def hint(self) -> str:
        return self.remedy or "put texts with `:`, `#` or quotes in them into quotation marks"


@dataclass(frozen=True)
class MatterUnclosed(Fault):
    """The front matter begins at the top of the file and has no line that ends it."""

    code = "PG123"
    firm = True

    fence: str

    @property
    def message(self) -> str:
        return f"the front matter has no second line of `{self.fence}`"

    @property
    def hint(self) -> str:
        return f"write `{self.fence}` on a line of its own behind the last key"


@dataclass(frozen=True)
class MatterLate(Fault):
    """Front matter begins in the first line; behind blank lines it would be printed as text."""

    code = "PG125"

    @property
    def message(self) -> str:
        return "the front matter does not begin in the first line of the file"

    @property
    def hint(self) -> str:
        return "take out the blank lines above it"


@dataclass(frozen=True)
class MatterTooEntangled(Fault):
    """The front matter uses so many YAML aliases, or so much nesting, that it could fill memory."""

    code = "PG111"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the front matter is too entangled: {self.reason}"

    @property
    def hint(self) -> str:
        return "write the values out"


@dataclass(frozen=True)
class TitleMissing(Fault):
    """An article needs a title: it heads the brochure and names the document."""

    code = "PG112"

    @property
    def message(self) -> str:
        return "the article has no title"

    @property
    def hint(self) -> str:
        return 'write `title: "…"` between two lines of `---` at the top of the file'


@dataclass(frozen=True)
class TitleTaken(Fault):
    """The front matter has no title, so the first heading of the first level is taken for it.

    It is printed as the title, and not a second time in the text, unless words stand before it.
    """

    code = "PG122"
    severity = Severity.INFO

    words: str

    @property
    def message(self) -> str:
        return f"the title is taken from the heading `{self.words}`"

    @property
    def hint(self) -> str:
        words = self.words.replace('"', "'")
        return f'write `title: "{words}"` into the front matter, so that other articles know it'


@dataclass(frozen=True)
class MatterUnfit(Fault):
    """A value of the front matter is not of the type that its key has.

    YAML reads a bare `2026` as a number, and a bare `no` as false. What is meant as a text is put
    into quotation marks then.
    """

    code = "PG113"
    firm = True

    key: str
    expected: str
    kind: str

    @property
    def message(self) -> str:
        if self.expected.startswith(self.kind):
            return f"`{self.key}` is not {self.expected}"
        return f"`{self.key}` is {self.kind}, not {self.expected}"

    @property
    def hint(self) -> str:
        if self.expected == "a text" and self.kind in ("a number", "true or false"):
            return "put it in quotation marks"
        return f"write {self.expected}"


@dataclass(frozen=True)
class DateUnclear(Fault):
    """A date of the front matter cannot be read, and is printed as it is written."""

    code = "PG114"
    severity = Severity.WARNING

    key: str
    written: str

    @property
    def message(self) -> str:
        return f"`{self.key}` is not a date that can be read: `{self.written}`"

    @property
    def hint(self) -> str:
        return "write it as year-month-day, such as `2026-02-07`"


@dataclass(frozen=True)
class MatterUnknown(Fault):
    """A key of the front matter is unknown and looks like a slip for one that is known.

    Unknown keys are kept for templates; this one is probably misspelt.
    """

    code = "PG115"
    severity = Severity.WARNING

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the front matter has no `{self.key}`"

    @property
    def hint(self) -> str | None:
        return nearest(self.key, self.known)


@dataclass(frozen=True)
class KeyTwice(Fault):
    """A key stands twice in the front matter. The last one counts, what the first said is lost."""

    code = "PG124"

    key: str

    @property
    def message(self) -> str:
        return f"`{self.key}` stands twice, only the last would count"

    @property
    def hint(self) -> str:
        return "take one of the two out"


@dataclass(frozen=True)
class SlugUnfit(Fault):
    """The slug names the file of the brochure and the page on the site; this one cannot."""

    code = "PG116"

    slug: str

    @property
    def message(self) -> str:
        return f"`{self.slug}` cannot be the name of a file and of a page"

    @property
    def hint(self) -> str:
        return "use letters, digits, `-`, `_` and `.` only"


@dataclass(frozen=True)
class SlugClash(Fault):
    """Two articles have the same slug, so the brochure of one would replace that of the other."""

    code = "PG117"
    firm = True

    slug: str
    first: str

    @property
    def message(self) -> str:
        return f"the slug `{self.slug}` is taken by {self.first}"

    @property
    def hint(self) -> str:
        return "give one of the two another `slug:`"
