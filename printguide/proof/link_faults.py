"""PG565-PG568: links of the finished PDF, and where they lead."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class TargetFaulty(Fault):
    """A link leads to an address that no telephone can open.

    Addresses begin with https, http, mailto, tel or geo, have a host, a number or a place, and
    hold no spaces. What would start programs is no link.
    """

    code = "PG565"

    target: str
    page: int
    reason: str

    @property
    def message(self) -> str:
        return f"the link to `{self.target}` on page {self.page} cannot be opened: {self.reason}"

    @property
    def hint(self) -> str:
        return "write the whole address in the article, such as https://www.example.org"


@dataclass(frozen=True)
class DestinationGone(Fault):
    """A link within the PDF leads to a place that the PDF does not have."""

    code = "PG566"

    target: str
    page: int

    @property
    def message(self) -> str:
        where = f"on page {self.page}" if self.page else "among the bookmarks"
        return f"the link to `{self.target}` {where} leads to no page"

    @property
    def hint(self) -> str:
        return "let it lead to a heading that is printed, or take it away"


@dataclass(frozen=True)
class LinkUnnamed(Fault):
    """A link has neither text nor a description, so nobody who hears it knows where it leads."""

    code = "PG567"

    target: str
    page: int

    @property
    def message(self) -> str:
        return f"the link to `{self.target}` on page {self.page} has neither text nor description"

    @property
    def hint(self) -> str:
        return "put words into the link"


@dataclass(frozen=True)
class AnnotationOnPress(Fault):
    """A page for the press has links, notes or fields, and PDF/X allows none within the page.

    A press cannot print them, and refuses the file (ISO 15930-7, 6.17).
    """

    code = "PG568"

    kind: str
    page: int
    count: int

    @property
    def message(self) -> str:
        return (
            f"page {self.page} has annotations ({self.count}: {self.kind}), and a press takes none"
        )

    @property
    def hint(self) -> str:
        return "make the PDF with the format `press`"
