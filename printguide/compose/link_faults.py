"""PG4xx, continued: links that lead somewhere, but not where readers would expect."""

from dataclasses import dataclass

from printguide.faults import Fault, Mend, Severity, nearest
from printguide.places import Span


@dataclass(frozen=True)
class AnchorDeadElsewhere(Fault):
    """A link leads to a heading that another article of the project does not have.

    The code on paper opens that article at its top.
    """

    code = "PG406"
    severity = Severity.WARNING

    href: str
    slug: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`{self.href}` is no heading of the article `{self.slug}`"

    @property
    def hint(self) -> str | None:
        return nearest(self.href.removeprefix("#"), self.known)


@dataclass(frozen=True)
class FileMissing(Fault):
    """A link leads to a file beside the article that is not there."""

    code = "PG407"
    severity = Severity.WARNING

    href: str

    @property
    def message(self) -> str:
        return f"there is no file `{self.href}` beside the article"

    @property
    def hint(self) -> str:
        return "put the file there, or write the whole address of where it is"


@dataclass(frozen=True)
class InsecureLink(Fault):
    """A link begins with http:, so that others on the way can read and change what is shown.

    `check --fix` writes https: for the hosts that the project lists as `https_hosts` under
    `[links]`, and for its own site.
    """

    code = "PG408"
    severity = Severity.WARNING

    href: str
    listed: bool
    """Whether the project says that the host answers under https."""

    @property
    def message(self) -> str:
        return f"`{self.href}` is not encrypted on its way"

    @property
    def hint(self) -> str:
        return "write `https:`" if self.listed else "write `https:`, if the page is there too"

    def mend(self, text: str, at: int) -> Mend | None:
        """Write https, where the host is listed."""
        if not self.listed or not text.startswith(self.href, at):
            return None
        return Mend(Span(at, at + len("http")), "https")


@dataclass(frozen=True)
class SameWordsElsewhere(Fault):
    """The same words are a link to two different pages, so that readers cannot tell them apart."""

    code = "PG409"
    severity = Severity.WARNING

    href: str
    words: str
    first: str

    @property
    def message(self) -> str:
        return f"`{self.href}` is behind the words `{self.words}`, as `{self.first}` was before"

    @property
    def hint(self) -> str:
        return "let the words of each link say which page it is"
