"""The order: which format, on which paper, from the articles of which project."""

from dataclasses import dataclass
from pathlib import Path

from printguide.catalogue import Catalogue
from printguide.compose.print_html import LeftOut
from printguide.formats.format import Format
from printguide.formats.paper import Paper
from printguide.project import Project


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
class Order:
    """What is asked for: a format, on a paper, from the articles of a project."""

    project: Project
    format: Format
    paper: Paper
    catalogue: Catalogue
    template_cache: Path | None = None
    leaves: tuple[Paper, ...] = ()
    """The sizes of the pages, one by one, where the paper is a sheet that is folded into them."""
    fitting: Fitting | None = None
    """Where the content is to fit: what of it is printed; None for all."""
