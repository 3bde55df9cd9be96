"""The order: which format, on which paper, from the articles of which project."""

from dataclasses import dataclass
from pathlib import Path

from printguide.catalogue import Catalogue
from printguide.formats.format import Format
from printguide.formats.paper import Paper
from printguide.project import Project


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for: a format, on a paper, from the articles of a project."""

    project: Project
    format: Format
    paper: Paper
    catalogue: Catalogue
    template_cache: Path | None = None
