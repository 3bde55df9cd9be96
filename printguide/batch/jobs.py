"""Jobs: an article in a format, with what it depends on that is known before it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from printguide.article.faults import SlugClash
from printguide.article.reading import Source
from printguide.batch.ground import ground_of
from printguide.batch.request import Request
from printguide.building import Prepared
from printguide.catalogue import Catalogue, Entry
from printguide.compose.order import Order
from printguide.fitting.fitting import leaves_of
from printguide.formats.format import Format, choose_papers
from printguide.formats.paper import Paper
from printguide.inputs import Inputs, file_answer, fingerprint
from printguide.made import Made
from printguide.places import Place
from printguide.project import Project


@dataclass(frozen=True, slots=True)
class Job:
    """One article in one format, on one paper."""

    entry: Entry
    order: Order
    name: str
    """Of the article's file, from the folder of the project."""
    ground: Mapping[str, str] = field(repr=False, default_factory=dict)
    """What all jobs of the project depend on, and all of this format."""
    clashes_with: str | None = None
    """The article whose PDF it would replace; such a job is never done."""

    def standing(self, text: str | None = None) -> dict[str, str]:
        """Return what is known, before it is made, of what its print depends on.

        `text` stands for the text of its article; without it, that of now counts.
        """
        text = text or file_answer(self.entry.file, self.entry.file.parent)
        return {f"text {self.name}": text, **self.ground}

    def nothing(self, source: Source | None = None) -> Made:
        """Return that nothing was made of it yet."""
        order = self.order
        shown = order.project.shown(self.entry.file)
        return Made(shown, order.format.name, order.paper.name, self.entry.lang, source, ())

    def refused(self, prepared: Prepared) -> Prepared:
        """Add to what was found of its article that its PDF would replace that of another one."""
        article, source = prepared.article, prepared.source
        if article is None or source is None or self.clashes_with is None:
            return prepared
        span = article.manuscript.matter.values.get("slug")
        place = source.place(span) if span else Place(source.path)
        clash = SlugClash(self.entry.name, self.clashes_with).at(place)
        return replace(prepared, found=prepared.more((clash,)))


@dataclass(frozen=True)
class Plan:
    """All jobs of one call, article by article."""

    files: tuple[Path, ...]
    project: Project
    request: Request
    catalogue: Catalogue

    @cached_property
    def orders(self) -> tuple[tuple[Order, dict[str, str]], ...]:
        """What is asked for of each article, with what its print stands on.

        Raises UsageError where there is no such format, or it cannot be had on such a paper.
        """
        ground, orders = ground_of(self.project), []
        asked = formats_and_papers(self.project, self.request.formats, self.request.paper)
        for format_, paper, own in asked:
            order = Order(self.project, format_, paper, self.catalogue, self.request.cache,
                          leaves_of(format_, paper))  # fmt: skip
            orders.append((order, {**ground, **own}))
        return tuple(orders)

    def __len__(self) -> int:
        """How many jobs there are."""
        return len(self.files) * len(self.request.formats)

    def jobs(self) -> Iterator[Job]:
        """Yield every job, in the order of articles and formats; only heads are read for it."""
        taken: dict[str, Path] = {}
        root = self.project.root
        for file in self.files:
            entry = self.catalogue.entry(file)
            first = taken.setdefault(entry.name, file)
            clash = None if first == file else str(self.project.shown(first))
            name = file.relative_to(root) if file.is_relative_to(root) else Path(file.name)
            for order, ground in self.orders:
                fresh = replace(order, inputs=Inputs())
                yield Job(entry, fresh, name.as_posix(), ground, clash)


def formats_and_papers(
    project: Project, names: tuple[str, ...], paper: str | None
) -> Iterator[tuple[Format, Paper, dict[str, str]]]:
    """Yield formats, each with its paper and what a print depends on through them.

    Raises UsageError where there is no such format, or it cannot be had on such a paper.
    """
    formats = [project.format(name) for name in names]
    papers = choose_papers(formats, paper, project.configuration.build.paper)
    for format_, chosen in zip(formats, papers, strict=True):
        yield format_, chosen, own_of(format_, chosen)


def own_of(format_: Format, paper: Paper) -> dict[str, str]:
    """Return what a print depends on through its format and its paper."""
    return {
        f"format {format_.name}": fingerprint(format_.model_dump_json()),
        f"paper {paper.name}": f"{paper.width_mm:g} x {paper.height_mm:g} mm",
    }
