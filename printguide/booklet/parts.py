"""Parts: what is joined, and what the whole says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from printguide.booklet.spool import Spooled


@dataclass(frozen=True, slots=True)
class Labels:
    """What readers call the pages from the beginning of a part on (ISO 32000-1, 12.4.2)."""

    style: Literal["roman", "arabic"] | None
    """Small Roman or Arabic numerals; None where every page is called by the prefix alone."""
    first: int = 1
    """The number of the first page, 1 or more."""
    prefix: str = ""

    def __post_init__(self) -> None:
        if self.first < 1:
            raise ValueError(f"pages are numbered from 1, not {self.first}")


@dataclass(frozen=True, slots=True)
class Dress:
    """The margins of a part: pages as many and as large as its own, and empty but for these."""

    pdf: bytes | Spooled
    shifts_mm: tuple[float, ...]
    """By how much each page of the part is moved to the left to go into its margins."""


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF that our engine wrote: the cover, an article, the index.

    Its destinations become `name/id`, its first page is the destination `name`. A link to
    `xref:name` or `xref:name#id` in any part leads there.
    """

    name: str
    """Of no other part; not empty, without `/` and `#`."""
    pdf: bytes | Spooled
    """In memory, or put aside."""
    title: str | None = None
    """Its entry in the outline, over the bookmarks that it has; None for these alone."""
    level: int = 1
    """How deep the entry stands: 1 at the top, 2 under the last of level 1, and so on."""
    labels: Labels | None = None
    """None to go on as the part before does; the first one begins with an Arabic 1."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """What is printed in its slots (`engine.passes.slots`): the numbers of parts by their names,
    of ids in them as `name#id`."""
    dress: Dress | None = None
    """What belongs in its margins, where these are empty."""

    def __post_init__(self) -> None:
        if not self.name or set(self.name) & set("/#"):
            raise ValueError(
                f"`{self.name}` is no name of a part: it is empty, or has / or # in it"
            )
        if self.level < 1:
            raise ValueError(f"an outline begins at level 1, not {self.level}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a booklet says of itself."""

    title: str
    lang: str
    """A language tag (RFC 5646); parts in another one say so themselves."""
    creator: str
    """The program that had it made, with its version."""
    producer: str
    """The program that wrote the pages, with its version."""
    author: str | None = None
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    created: str | None = None
    """A date as in `2026-02-07`. Never the clock's, or equal inputs would differ."""
    modified: str | None = None
    conforms_to: tuple[str, ...] = ("pdf/ua-1",)
    """Kinds of PDF that all parts are: `pdf/ua-1`, `pdf/a-3a` and its kin, `pdf/x-4`."""
    direction: Literal["ltr", "rtl"] = "ltr"
    """Which way the pages are read."""
