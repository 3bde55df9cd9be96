"""PG45x: an article that is cut to fit, or of which only a part is printed."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class PartLeftOut(Fault):
    """A part of the article is not in a print that has to fit its sheet.

    Warnings, disclaimers, places and contacts stay; then come key takeaways, prices, steps and
    questions, then what else there is room for. A code leads readers to the whole guide. The front
    matter of an article can say which sections are in and out: `leaflet: {in: [prices]}`.
    """

    code = "PG450"
    severity = Severity.INFO

    what: str
    words: int
    format: str
    reason: str

    @property
    def message(self) -> str:
        words = "1 word" if self.words == 1 else f"{self.words} words"
        return f"`{self.what}`, {words}, is not in the {self.format}: {self.reason}"


@dataclass(frozen=True)
class DoesNotFit(Fault):
    """What has to stay in a print is longer than its pages, even in the smallest type.

    Warnings, disclaimers, places and contacts are never left out by themselves.
    """

    code = "PG451"

    format: str
    pages: int
    over_mm: float
    type_pt: float

    @property
    def message(self) -> str:
        return (
            f"what has to stay in the {self.format} is {self.over_mm:g} mm too long for its "
            f"{self.pages} pages, in type of {self.type_pt:g} pt"
        )

    @property
    def hint(self) -> str:
        return "shorten warnings or places, or name sections with places under `leaflet: out:`"


@dataclass(frozen=True)
class FullGuideUnknown(Fault):
    """A print has a part of the article only, and no code to the whole of it.

    For that code the address of the site is needed.
    """

    code = "PG452"
    severity = Severity.WARNING

    @property
    def message(self) -> str:
        return "readers of this print cannot reach the whole guide: the site has no address"

    @property
    def hint(self) -> str:
        return "set `base_url` under `[site]` in printguide.toml, or give --base-url"


@dataclass(frozen=True)
class SectionUnknown(Fault):
    """The front matter names a section to be in or out of a leaflet that the article has not."""

    code = "PG453"
    severity = Severity.WARNING

    section: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"`leaflet` names the section `{self.section}`, and no heading has this id"

    @property
    def hint(self) -> str | None:
        return nearest(self.section, self.known) or (
            f"ids are {', '.join(self.known)}" if self.known else None
        )


@dataclass(frozen=True)
class PlaceMissing(Fault):
    """A card shows a place, and the article has none: no LocationCard, no Map, no Contact."""

    code = "PG454"

    format: str

    @property
    def message(self) -> str:
        return f"there is no place in this article for the {self.format} to show"

    @property
    def hint(self) -> str:
        return "add a `<LocationCard>` with its name, address and coordinates"
