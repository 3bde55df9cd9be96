"""PG1xx: what can be wrong with a file and its front matter."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class DamagedEncoding(Fault):
    """Characters were saved in the wrong encoding: UTF-8 was read as Windows-1252.

    An em dash then reads `â€”`, a Korean name like a row of accents. The text is printed as it
    stands; where bytes were lost, only the author knows what was meant.
    """

    code = "PG101"
    severity = Severity.WARNING

    damaged: str
    meant: str
    candidates: tuple[str, ...] = ()
    """What it may have been, where a byte was lost."""

    @property
    def message(self) -> str:
        return f"the encoding is damaged here: `{self.damaged}` was probably `{self.meant}`"

    @property
    def hint(self) -> str:
        if self.candidates:
            choice = ", ".join(f"`{word}`" for word in self.candidates)
            return f"a byte is lost: write what is meant, perhaps one of {choice}"
        if "\ufffd" in self.meant:
            return "bytes are lost: write the word anew, and save the file as UTF-8"
        return f"write `{self.meant}`, and save the file as UTF-8"


@dataclass(frozen=True)
class CharacterLost(Fault):
    """The text holds U+FFFD, the sign by which programs replace what they could not read."""

    code = "PG105"
    severity = Severity.WARNING

    count: int

    @property
    def message(self) -> str:
        lost = "a character was" if self.count == 1 else f"{self.count} characters were"
        return f"{lost} lost here before the file came to printguide"

    @property
    def hint(self) -> str:
        return "write what is meant, and save the file as UTF-8"


@dataclass(frozen=True)
class NotMended(Fault):
    """A file cannot be written whole or not at all, so `check --fix` leaves it as it is."""

    code = "PG106"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the file was not mended: {self.reason}"

    @property
    def hint(self) -> str:
        return "mend it by hand, as `check --diff` shows"


@dataclass(frozen=True)
class NotUtf8(Fault):
    """The file is not UTF-8, the only encoding that articles may have."""

    code = "PG102"
    firm = True

    byte: int

    @property
    def message(self) -> str:
        return f"this is not UTF-8: byte 0x{self.byte:02X} does not belong here"

    @property
    def hint(self) -> str:
        return "save the file as UTF-8"


@dataclass(frozen=True)
class FileTooLarge(Fault):
    """An article is larger than any that a person wrote."""

    code = "PG103"
    firm = True

    size: int
    limit: int

    @property
    def message(self) -> str:
        return (
            f"the file has {self.size} bytes, more than the {self.limit} that an article may have"
        )

    @property
    def hint(self) -> str:
        return "split the article"


@dataclass(frozen=True)
class FileUnreadable(Fault):
    """The file is not there, or the system does not let us read it."""

    code = "PG104"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the file cannot be read: {self.reason}"


@dataclass(frozen=True)
class MatterNotYaml(Fault):
    """The front matter between the `---` lines is not YAML."""

    code = "PG110"
    firm = True

    problem: str

    @property
    def message(self) -> str:
        return f"the front matter is not YAML: {self.problem}"

    @property
    def hint(self) -> str:
        return "put texts with `:`, `#` or quotes in them into quotation marks"


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

    suggestion: str | None = None

    @property
    def message(self) -> str:
        return "the article has no title"

    @property
    def hint(self) -> str:
        words = (self.suggestion or "…").replace('"', "'")
        return f'write `title: "{words}"` between two lines of `---` at the top of the file'


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
