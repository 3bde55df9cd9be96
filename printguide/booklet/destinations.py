"""Destinations and the links to them: within a part, and from one part to another.

WeasyPrint drops links to ids that the document does not have. So a link to another part is
written as an address, `xref:name` or `xref:name#id`, and becomes a link within the file here. Where
there is no id, `xref:name#@page,top` leads to a place on a page of the part, counted from 1, and
so many millimetres from its top.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import pikepdf
from pikepdf import Dictionary, Name, String

from printguide.booklet.file import File
from printguide.booklet.outline import Spot, spot_of
from printguide.booklet.parts import Part
from printguide.booklet.syntax import Reference, Value

SCHEME = "xref:"
_PLACE = re.compile(r"@(\d+),(\d+(?:\.\d+)?)")
POINTS_A_MM = Decimal(72) / Decimal("25.4")
_A_LEAF = 64
"""How many names a leaf of the tree holds: a viewer reads only those leaves that it needs."""


class UnknownTarget(LookupError):
    """A link leads to a part, or an id in one, that the booklet does not have."""

    def __init__(self, target: str) -> None:
        super().__init__(f"no part has the target `{target}`")
        self.target = target
        """As the destination would be called: `name` or `name/id`."""


@dataclass(slots=True)
class Destinations:
    """Every named place of the booklet, and every name that is asked for."""

    titles: dict[str, str]
    """What a link to each part is called if it has no words of its own."""
    spots: dict[str, Spot] = field(default_factory=dict)
    wanted: dict[str, None] = field(default_factory=dict)
    heads: dict[str, list[Spot]] = field(default_factory=dict)
    """The upper left corners of the pages of each part."""

    @classmethod
    def among(cls, parts: Sequence[Part]) -> "Destinations":
        """Return the destinations of a booklet of these parts; none is known yet."""
        return cls({part.name: part.title or part.name for part in parts})

    def redirect(self, source: pikepdf.Pdf, part: Part) -> None:
        """Let the links of a part lead to destinations of the booklet."""
        for page in source.pages:
            for annotation in page.obj.get("/Annots", ()):
                if annotation.get("/Subtype") == Name.Link:
                    self._redirect(annotation, part)

    def _redirect(self, link: Any, part: Part) -> None:
        if "/Dest" in link:
            self._lead(link, f"{part.name}/{link.Dest}")
            return
        address = str(link.get("/A", Dictionary()).get("/URI", ""))
        if not address.startswith(SCHEME):
            return
        name, _, anchor = unquote(address.removeprefix(SCHEME)).partition("#")
        if str(link.get("/Contents", SCHEME)).startswith(SCHEME):
            link.Contents = String(self.titles.get(name, name))
        del link["/A"]
        self._lead(link, f"{name}/{anchor}" if anchor else name)

    def _lead(self, link: Any, target: str) -> None:
        link.Dest = String(target)
        self.wanted[target] = None

    def gather(
        self, source: pikepdf.Pdf, part: Part, start: Spot, pages: dict[tuple[int, int], int]
    ) -> None:
        """Take the destinations of a part that begins at a spot, given the numbers of its pages."""
        self.spots[part.name] = start
        heads = (top_of(page, start.page + at) for at, page in enumerate(source.pages))
        self.heads[part.name] = list(heads)
        names = source.Root.get("/Names", Dictionary()).get("/Dests")
        for name, destination in pikepdf.NameTree(names).items() if names is not None else ():
            self.spots[f"{part.name}/{name}"] = spot_of(destination, pages)

    def _place(self, target: str) -> Spot:
        """Return a place that is told by its page and how low it is; raises UnknownTarget."""
        name, _, place = target.partition("/")
        found, heads = _PLACE.fullmatch(place), self.heads.get(name, [])
        if found is None or not 1 <= int(found[1]) <= len(heads):
            raise UnknownTarget(target)
        head = heads[int(found[1]) - 1]
        down = Decimal(found[2]) * POINTS_A_MM
        return Spot(head.page, head.left, round(Decimal(head.top) - down, 3))

    def write(self, file: File, pages: Sequence[Reference]) -> Reference:
        """Write the tree of names (ISO 32000-1, 7.9.6), in the order of the bytes.

        Raises UnknownTarget where a link would lead nowhere.
        """
        for target in self.wanted:
            if target not in self.spots:
                self.spots[target] = self._place(target)
        leaves: list[Value] = []
        for few in _batches(sorted(self.spots, key=lambda name: bytes(String(name)))):
            names = [it for name in few for it in (name, self.spots[name].destination(pages))]
            leaves.append(file.put({"Limits": [few[0], few[-1]], "Names": names}))
        return file.put({"Kids": leaves})


def top_of(page: pikepdf.Page, number: int) -> Spot:
    """Return the upper left corner of a page as it is cut."""
    left, _, _, top = page.trimbox
    return Spot(number, left, top)


def _batches(names: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(names), _A_LEAF):
        yield names[start : start + _A_LEAF]
