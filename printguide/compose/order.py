"""The order: which format, on which paper, from the articles of which project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from printguide.catalogue import Catalogue
from printguide.compose.print_html import LeftOut
from printguide.formats.format import Format
from printguide.formats.paper import Paper
from printguide.inputs import Inputs
from printguide.project import Project

COLUMN_MM = 35.0
"""The paper that a column asks for, margins and all: so A5 has four. Tried with the samples."""
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Fitting:
    """What of an article is printed where it has to fit, and how large."""

    units: frozenset[int]
    """The numbers of the units of `cutting.Parts` that are kept."""
    type_pt: float
    """The size of running text."""
    left_out: tuple[LeftOut, ...] = ()
    """The parts that are not kept, to be told."""
    blank_pages: int = 0
    """Pages that nothing is left for: they are ruled for notes, before the last one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an article stands in a booklet: all that its pages depend on besides itself."""

    name: str
    """That of its part: targets elsewhere are called by it."""
    first: int
    """The number of its first page."""
    roman: bool = False
    """Whether its pages are numbered i, ii, iii."""
    right: bool = True
    """Whether its first page is a right-hand one; of what is read from right to left, a left-hand
    one: an odd page in either."""
    leftward: bool = False
    """Whether the booklet is read from right to left, and bound at the right."""
    part: str = ""
    """The running head of left-hand pages."""
    mark: int = 0
    """Which of the marks on the fore-edge it has, from the top; 0 for none."""
    colour: str | None = None
    names: Mapping[Path, str] = field(default_factory=dict)
    """The articles of the booklet, by their files: links to them stay inside."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The printed page numbers of parts, and of ids in them, as `name#id`."""
    placeless: bool = False
    """Whether it is to be laid out for any place: `first`, `roman` and `right` are not known yet,
    what stands in margins is put on when they are, and numbers are noughts to be filled in."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a format, on a paper, from the articles of a project."""

    project: Project
    format: Format
    paper: Paper
    catalogue: Catalogue
    template_cache: Path | None = None
    leaves: tuple[Paper, ...] = ()
    """The sizes of the pages, one by one, where the paper is a sheet that is folded into them."""
    setting: Setting | None = None
    """Where it stands in a booklet; None where it stands alone."""
    sheets: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """Stylesheets by their names, each read once for all that is made of this order."""
    inputs: Inputs = field(default_factory=Inputs)
    """Where is noted what the print depends on; one order is for one article, if that is read."""
    fitting: Fitting | None = None
    """Where the content is to fit: what of it is printed; None for all."""

    @property
    def columns(self) -> int:
        """The most columns side by side: as many as the format says and the paper has room for."""
        room = int(self.paper.width_mm / COLUMN_MM)
        return min(self.format.table_columns, max(FEWEST_COLUMNS, room))
