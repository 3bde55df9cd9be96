"""PG540-PG543: what keeps a finished PDF from being proved at all."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class NotReadable(Fault):
    """A file cannot be read as a PDF: it is something else, damaged, or locked with a password.

    A page can be damaged alone; the others are proved all the same.
    """

    code = "PG540"

    what: str
    reason: str

    @property
    def message(self) -> str:
        return f"{self.what} cannot be read: {self.reason}"

    @property
    def hint(self) -> str:
        return "make the PDF again, or take its password away"


@dataclass(frozen=True)
class BeyondLimits(Fault):
    """A PDF asks for more than any print does, and is not looked at any further.

    A small file can unfold to gigabytes, so that whoever opens it waits for ever. There are limits
    for the number of pages, the size of a page, what is drawn on it, time and memory.
    """

    code = "PG541"

    what: str
    limit: str

    @property
    def message(self) -> str:
        return f"{self.what}: more than {self.limit} is not looked at"

    @property
    def hint(self) -> str:
        return "divide the PDF, or make it again"


@dataclass(frozen=True)
class OtherPages(Fault):
    """A PDF has more or fewer pages than the manifest beside it says.

    The build writes both at once. If they differ, one of them was replaced or changed.
    """

    code = "PG542"

    found: int
    meant: int

    @property
    def message(self) -> str:
        return f"the PDF has {self.found} pages, and its manifest means {self.meant}"

    @property
    def hint(self) -> str:
        return "build the article again, or take the manifest away if the PDF is not ours"


@dataclass(frozen=True)
class ManifestFaulty(Fault):
    """The manifest beside a PDF cannot be read, so nobody knows what the PDF was meant to be.

    The PDF is read like one of somebody else: what its codes say is listed, not compared.
    """

    code = "PG543"

    name: str
    reason: str

    @property
    def message(self) -> str:
        return f"the manifest `{self.name}` cannot be read: {self.reason}"

    @property
    def hint(self) -> str:
        return "build the article again with this version of printguide"
