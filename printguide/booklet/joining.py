"""Joining: parts that were laid out apart become one PDF."""

import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import pikepdf

from printguide.booklet.copying import Copy, Shared
from printguide.booklet.destinations import Destinations, top_of
from printguide.booklet.dressing import fill_slots, move, put_on
from printguide.booklet.faces import Faces
from printguide.booklet.file import File
from printguide.booklet.labels import page_labels
from printguide.booklet.metadata import information, record
from printguide.booklet.outline import Outline, bookmarks_of
from printguide.booklet.parts import Facts, Labels, Part
from printguide.booklet.spool import read
from printguide.booklet.structure import Structure
from printguide.booklet.syntax import Reference, Value

_VERSION = "1.7"
"""What all kinds of PDF that a booklet can be allow, but PDF/X-4, which wants 1.6."""
_PRESS_VERSION = "1.6"


def join(parts: Sequence[Part], facts: Facts) -> bytes:
    """Join parts in their order. Same parts and facts, same bytes.

    Raises UnknownTarget where a link leads to what no part has; ValueError where there is no part,
    two have the same name, only some are tagged, or the facts name a kind of PDF that a booklet
    cannot be.
    """
    names = [part.name for part in parts]
    if not parts or len(set(names)) < len(names):
        raise ValueError(f"a booklet has parts, each with a name of its own, not {names}")
    version = _PRESS_VERSION if "pdf/x-4" in facts.conforms_to else _VERSION
    volume = _Volume(File(version), facts, Destinations.among(parts))
    digest = sha256()
    for number, part in enumerate(parts, start=1):
        content = read(part.pdf)
        digest.update(sha256(content).digest())
        with pikepdf.open(io.BytesIO(content)) as source:
            volume.add(source, part, number)
    return volume.finished(str(uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest())))


@dataclass(slots=True)
class _Volume:
    """The booklet as it grows, part by part."""

    file: File
    facts: Facts
    destinations: Destinations
    outline: Outline = field(default_factory=Outline)
    labels: dict[int, Labels] = field(default_factory=dict)
    pages: list[Reference] = field(default_factory=list)
    groups: list[Value] = field(default_factory=list)
    """The pages of each part, as a node of the tree of pages."""
    intents: bytes | None = None
    structure: Structure = field(init=False)
    shared: Shared = field(init=False)
    all_pages: Reference = field(init=False)

    def __post_init__(self) -> None:
        self.structure = Structure(self.file, self.facts.lang)
        self.shared = Shared(Faces(self.file))
        self.all_pages = self.file.reserve()

    def add(self, source: pikepdf.Pdf, part: Part, number: int) -> None:
        """Add a part, the first with the number 1."""
        start = len(self.pages)
        move(source, part)
        pages = {page.obj.objgen: start + at for at, page in enumerate(source.pages)}
        top = top_of(source.pages[0], start)
        if part.labels is not None:
            self.labels[start] = part.labels
        self.outline.add(part, top, bookmarks_of(source, pages))
        self.destinations.gather(source, part, top, pages)
        self.destinations.redirect(source, part)
        named = self.structure.make_ready(source, number)
        copy = Copy(self.file, source, self.shared)
        if number == 1 and "/OutputIntents" in source.Root:
            self.intents = copy.settled(source.Root.OutputIntents)
        fill_slots(copy, part)
        put_on(copy, part)
        self._add_pages(copy)
        self.structure.add(copy, part, named)

    def _add_pages(self, copy: Copy) -> None:
        group = self.file.reserve()
        parent = copy.stand_in(group)
        places: list[Reference] = []
        for page in [page.obj for page in copy.source.pages]:
            copy.settled(page.Resources)
            page.Parent = parent
            places.append(copy.place(page))
        self.pages += places
        node: Value = {
            "Type": b"/Pages",
            "Parent": self.all_pages,
            "Kids": places,
            "Count": len(places),
        }
        self.groups.append(self.file.put(node, group))

    def finished(self, identity: str) -> bytes:
        """Write what belongs to the whole, and return the file."""
        self.shared.faces.write()
        count = len(self.pages)
        self.file.put({"Type": b"/Pages", "Kids": self.groups, "Count": count}, self.all_pages)
        if self.structure.elements and len(self.structure.elements) < len(self.groups):
            raise ValueError("some parts of the booklet are tagged, and others are not")
        said = self._catalog(identity)
        catalog = self.file.put({key: value for key, value in said.items() if value is not None})
        return self.file.finished(catalog, self.file.put(information(self.facts)))

    def _catalog(self, identity: str) -> dict[str, Value | None]:
        file, facts = self.file, self.facts
        tags = self.structure.write(facts.title)
        direction = b"/R2L" if facts.direction == "rtl" else b"/L2R"
        kind: dict[str, Value] = {"Type": b"/Metadata", "Subtype": b"/XML"}
        return {
            "Type": b"/Catalog",
            "Lang": facts.lang,
            "Pages": self.all_pages,
            "PageLabels": page_labels(self.labels),
            "Names": {"Dests": self.destinations.write(file, self.pages)},
            "Outlines": self.outline.write(file, self.pages),
            "ViewerPreferences": {"DisplayDocTitle": True, "Direction": direction},
            "MarkInfo": {"Marked": True} if tags else None,
            "StructTreeRoot": tags,
            "OutputIntents": self.intents,
            "Metadata": file.put_stream(kind, record(facts, identity), pack=False),
        }
