"""Findings: what the proof of a PDF says, page by page. Plain data, that goes between processes."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from printguide.engine.inspection.facts import Rect
from printguide.faults import Diagnostic, Fault, Severity
from printguide.places import Place
from printguide.severities import Severities

MOST_SPOTS = 40
"""How many spots of one finding are kept, to be outlined on a picture of the page."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a page, or of the file, and the spots where it is seen."""

    diagnostic: Diagnostic
    page: int = 0
    """Counted from 1; 0 for the file as a whole."""
    spots: tuple[Rect, ...] = ()
    """In millimetres from the upper left corner of the cut page."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fault as a check gives it, that does not know of which file it speaks."""

    fault: Fault
    page: int = 0
    spots: tuple[Rect, ...] = ()

    def of(self, path: PurePosixPath) -> Finding:
        """Return the finding of this fault in a file."""
        place = Place(path, page=self.page)
        return Finding(self.fault.at(place), self.page, self.spots[:MOST_SPOTS])


@dataclass(frozen=True, slots=True)
class ReadCode:
    """One QR code of a page."""

    text: str
    """What it says; what it was meant to say where it cannot be read."""
    page: int
    box: Rect
    """White border included."""
    meant: bool | None
    """Whether the build made it; None where no manifest says."""
    read: bool
    degraded: bool | None
    """Whether it reads from a poor print; None where that was not tried."""
    module_mm: float
    contrast: float


@dataclass(frozen=True, slots=True)
class FoundLink:
    """One link of a page."""

    target: str
    """An address, or `page 3` for a place within the PDF."""
    text: str


@dataclass(frozen=True, slots=True)
class PageProof:
    """What was read of one page, and what is wrong with it."""

    number: int
    width_mm: float
    height_mm: float
    codes: tuple[ReadCode, ...] = ()
    smallest_type_pt: float | None = None
    """None on a page without text."""
    lowest_ppi: int | None = None
    """None on a page without images that have pixels."""
    colours: tuple[str, ...] = ()
    """The colour spaces, such as DeviceGray."""
    links: tuple[FoundLink, ...] = ()
    findings: tuple[Finding, ...] = ()
    picture: bytes = field(default=b"", repr=False)
    """A JPEG of what viewers show; empty if none was asked for."""
    shown: Rect | None = None
    """What the picture shows."""

    @property
    def passed(self) -> bool:
        """Whether there is no error."""
        return sound(self.findings)


@dataclass(frozen=True, slots=True)
class FileProof:
    """What was read of one PDF as a whole, with its pages."""

    path: PurePosixPath
    """As messages name it."""
    title: str = ""
    lang: str = ""
    manifest: bool = False
    """Whether it is known what the PDF was meant to be."""
    conforms_to: tuple[str, ...] = ()
    """What the PDF declares to be, such as pdf/ua-1."""
    fonts: tuple[str, ...] = ()
    article: str | None = None
    """The article whose words were looked for; None if none were."""
    unsearched: str = ""
    """Why no words were looked for."""
    findings: tuple[Finding, ...] = ()
    """Those of no single page."""
    pages: tuple[PageProof, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the file and every page of it are without an error."""
        return sound(self.findings) and all(page.passed for page in self.pages)

    def all(self) -> tuple[Finding, ...]:
        """Every finding, those of the file first."""
        return (*self.findings, *(it for page in self.pages for it in page.findings))

    def judged(self, severities: Severities) -> "FileProof":
        """Return the proof with the severities that a project has set."""
        pages = (replace(it, findings=_judged(it.findings, severities)) for it in self.pages)
        return replace(self, findings=_judged(self.findings, severities), pages=tuple(pages))


class Unproved(Exception):
    """A PDF cannot be proved, or not to its end; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def sound(findings: Iterable[Finding]) -> bool:
    """Whether none of the findings is an error."""
    return all(it.diagnostic.severity is not Severity.ERROR for it in findings)


def _judged(findings: Iterable[Finding], severities: Severities) -> tuple[Finding, ...]:
    judged = []
    for finding in findings:
        for diagnostic in severities.judge([finding.diagnostic]):
            judged.append(replace(finding, diagnostic=diagnostic))
    return tuple(judged)
