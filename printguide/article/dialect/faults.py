"""PG2xx: what can be wrong with tags and expressions in an article."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class TagUnclosed(Fault):
    """A component was opened and never closed, or not within the same list, quotation or cell.

    Everything after it would count as its content, so the article is not written until it is
    clear where the component ends.
    """

    code = "PG201"

    name: str
    inside: str | None = None

    @property
    def message(self) -> str:
        where = f" before the end of the {self.inside}" if self.inside else ""
        return f"`<{self.name}>` is never closed{where}"

    @property
    def hint(self) -> str:
        end = f"write `</{self.name}>` behind its content, or end the tag with `/>`"
        return f"{end}; for a plain sign write `\\<`" if self.inside else end


@dataclass(frozen=True)
class TagCrossed(Fault):
    """A closing tag does not fit what is open at its place.

    Tags close in the reverse order of their opening, and on the same level: a component that is
    opened on a line of its own is closed on a line of its own.
    """

    code = "PG202"

    name: str
    open: str | None = None

    @property
    def message(self) -> str:
        if self.open:
            return f"`</{self.name}>` closes nothing: `<{self.open}>` is open here"
        return f"`</{self.name}>` closes nothing: no such tag is open here"

    @property
    def hint(self) -> str:
        if self.open and (meant := nearest(self.name, [self.open])):
            return meant
        if self.open:
            return f"write `</{self.open}>` first, or open `<{self.name}>` inside it"
        return (
            "open and close a tag on the same level: both on lines of their own, or both in a line"
        )


@dataclass(frozen=True)
class TagBroken(Fault):
    """A tag is not written as the dialect has it.

    `<Name attribute="text" other={["data"]}>`: names begin with a letter, values stand in quotes
    or in braces.
    """

    code = "PG203"

    reason: str

    @property
    def message(self) -> str:
        return f"this tag cannot be read: {self.reason}"

    @property
    def hint(self) -> str:
        if self.reason.startswith(('unexpected `"`', "unexpected `\\`")):
            return "write `&quot;` for a quotation mark inside a text"
        if self.reason.startswith(("unexpected `“`", "unexpected `”`", "unexpected `„`")):
            return 'write straight quotation marks around a text: `"`'
        return 'write attributes as `name="text"` or `name={data}`; for a plain sign write `\\<`'


@dataclass(frozen=True)
class AttributeNotData(Fault):
    """An attribute holds code that would have to be run, or data with a slip; only data is read.

    Strings, numbers, true, false, null, lists, objects and templates without `${…}` are data.
    The strings in the code are printed, so no word is lost; the rest is left out.
    """

    code = "PG204"
    severity = Severity.WARNING

    name: str
    attribute: str
    reason: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        what = "spread" if self.attribute == "spread" else f"`{self.attribute}`"
        return f"{what} of `<{self.name}>` is not data: {self.reason}"

    @property
    def hint(self) -> str:
        return self.remedy or "write the value itself: text, number, list or object"


@dataclass(frozen=True)
class TooDeep(Fault):
    """Lists, quotations or components are nested deeper than any page could show."""

    code = "PG205"

    limit: int

    @property
    def message(self) -> str:
        return f"this is nested more than {self.limit} deep"

    @property
    def hint(self) -> str:
        return "take some of the levels apart"


@dataclass(frozen=True)
class StraySign(Fault):
    """A `<` or `{` begins no tag and no expression, and is printed as it stands.

    A website's own tools may refuse the article.
    """

    code = "PG207"
    severity = Severity.WARNING

    sign: str

    @property
    def message(self) -> str:
        return f"`{self.sign}` begins nothing here and is printed as a plain sign"

    @property
    def hint(self) -> str:
        return f"write `\\{self.sign}` for a plain sign"


@dataclass(frozen=True)
class VoidUnclosed(Fault):
    """An HTML element without content is written without its slash: `<br>` for `<br />`."""

    code = "PG208"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` is not closed"

    @property
    def hint(self) -> str:
        return f"write `<{self.name} />`"


@dataclass(frozen=True)
class AddressInAngles(Fault):
    """An address stands in angle brackets, as Markdown has it and the dialect does not."""

    code = "PG210"
    severity = Severity.WARNING

    address: str

    @property
    def message(self) -> str:
        return f"`<{self.address}>` is read as a link"

    @property
    def hint(self) -> str:
        return f"write `[{self.address}]({self.address})`"


@dataclass(frozen=True)
class MoreAlike(Fault):
    """One code was found so often in an article that only the first hundred places are shown.

    It stands where the first one that is not shown was found.
    """

    code = "PG211"
    severity = Severity.INFO

    alike: str
    count: int

    @property
    def message(self) -> str:
        return f"{self.alike} was found {self.count} more times from here on"

    @property
    def hint(self) -> str:
        return "mend those that are shown, and build again"


@dataclass(frozen=True)
class CellsOver(Fault):
    """A row of a table has more cells than the table has columns.

    Websites leave out what is over; in print the last cell takes the rest of the line as it is
    written, so no word is lost.
    """

    code = "PG212"
    severity = Severity.WARNING

    columns: int
    cells: int

    @property
    def message(self) -> str:
        return f"this row has {self.cells} cells, the head of its table {self.columns}"

    @property
    def hint(self) -> str:
        return "give the head one more cell, or put a backslash before a plain `|`"


@dataclass(frozen=True)
class FormulaAsText(Fault):
    """A formula is written in TeX. It is printed as text, with its dollars and its commands.

    Its braces are not taken for expressions, so none of its words is lost.
    """

    code = "PG215"
    severity = Severity.WARNING

    @property
    def message(self) -> str:
        return "a formula in TeX is printed as text"

    @property
    def hint(self) -> str:
        return "write it in words and signs, or make a picture of it"
