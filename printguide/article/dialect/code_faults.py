"""PG2xx: code of the website in an article, which is left out or cannot be told from text."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class CodeLeftOut(Fault):
    """Code of the website stands in the text: imports, exports, expressions, comments.

    It belongs to the site, not to the print, and is left out.
    """

    code = "PG206"
    severity = Severity.INFO

    what: str
    count: int
    sample: str

    @property
    def message(self) -> str:
        if self.count == 1:
            return f"one {self.what} is left out: `{self.sample}`"
        what = " or ".join(f"{word}s" for word in self.what.split(" or "))
        return f"{self.count} {what} are left out, such as `{self.sample}`"


@dataclass(frozen=True)
class HtmlComment(Fault):
    """An HTML comment stands in the text. It is left out of the print.

    The dialect has comments of its own; a website's own tools may refuse the article.
    """

    code = "PG209"
    severity = Severity.WARNING

    @property
    def message(self) -> str:
        return "an HTML comment is left out"

    @property
    def hint(self) -> str:
        return "write `{/* … */}` for a comment"


@dataclass(frozen=True)
class ModuleUnclear(Fault):
    """Lines begin like an import or an export, and together they are no code that stands alone.

    A website's own tools refuse the article. Statements at the top that are whole are left out, as
    code of the site; what follows them is read as text.
    """

    code = "PG213"
    severity = Severity.WARNING

    left_out: bool

    @property
    def message(self) -> str:
        if self.left_out:
            return "this stands right below an import or export, and is read as text"
        return "this begins like an import or an export, and is read as text"

    @property
    def hint(self) -> str:
        return "leave a blank line between code of the site and text"


@dataclass(frozen=True)
class CommentInTag(Fault):
    """A comment stands between the attributes of a tag. It is left out.

    JavaScript's own tools allow that, those of the dialect do not and refuse the article.
    """

    code = "PG214"
    severity = Severity.WARNING

    @property
    def message(self) -> str:
        return "a comment between attributes is left out"

    @property
    def hint(self) -> str:
        return "write it before the tag, as `{/* … */}`"
