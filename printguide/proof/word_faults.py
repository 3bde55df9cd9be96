"""PG578-PG579: the words of the article against those of the finished PDF."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class WordsMissing(Fault):
    """Words of the article are not in the text of the PDF.

    They may be left out, or drawn so that nobody can search, copy or hear them. If the article was
    changed since, the PDF is too old.
    """

    code = "PG578"

    text: str
    line: int

    @property
    def message(self) -> str:
        return f"`{self.text}`, line {self.line} of the article, is not in the PDF"

    @property
    def hint(self) -> str:
        return "build the article again; if it is still missing, report it with the article"


@dataclass(frozen=True)
class WordsAstray(Fault):
    """Words of the article are in the PDF, but not where they come.

    They are read aloud, or copied, before what stands before them in the article. If one string is
    looked for too far behind, because it is missing where it belongs, all that follow seem astray;
    so only the first of them is named.
    """

    code = "PG579"

    text: str
    line: int
    count: int

    @property
    def message(self) -> str:
        more = f", and {self.count - 1} more," if self.count > 1 else ""
        return f"`{self.text}`, line {self.line} of the article{more} comes too early in the PDF"

    @property
    def hint(self) -> str:
        return "build the article again; if the order is still wrong, report it with the article"
