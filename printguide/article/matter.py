"""Front matter: what an article says about itself, as a typed model."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args

import frontmatter
import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from printguide.article.editions import named_edition
from printguide.article.faults import (
    DateUnclear,
    KeyTwice,
    MatterLate,
    MatterTooEntangled,
    MatterUnclosed,
    MatterUnfit,
    MatterUnknown,
    MatterUnreadable,
    SlugUnfit,
    TitleMissing,
    TitleTaken,
)
from printguide.article.loading import Entangled, KeyPlaces
from printguide.article.plenty import held
from printguide.article.reading import Source
from printguide.article.toml_loading import TomlPlaces
from printguide.article.yaml_slips import yaml_slip
from printguide.faults import Diagnostic, Fault, nearest
from printguide.outcome import Outcome
from printguide.places import Span

LONGEST = 50_000
"""Characters of a front matter; a thousand sources have fewer."""
_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_LATE = re.compile(r"\s+(---|\+\+\+)[ \t]*\n[A-Za-z][\w-]*[ \t]*[:=]")
_SLUG = re.compile(r"\w[\w.\-]{0,199}")


def _day(value: object) -> object:
    """Read a date in the orders that start with the year; keep other text as it is written."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, str) and (found := _DATE.fullmatch(value.strip())):
        try:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return value
    return value


def _texts(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _names(value: object) -> object:
    """Several authors may be a list, and each may be a list of keys, of which `name` counts."""
    names = [_name(entry) for entry in (value if isinstance(value, list) else [value])]
    return ", ".join(map(str, names)) if all(isinstance(name, str) for name in names) else value


def _name(value: object) -> object:
    return value.get("name") if isinstance(value, dict) else value


def _cover(value: object) -> object:
    return {"image": value} if isinstance(value, str) else value


Words = Annotated[str, Field(strict=True, description="a text")]
Day = Annotated[dt.date | str, BeforeValidator(_day), Field(description="a date")]
Words_ = Annotated[list[Words], BeforeValidator(_texts), Field(description="a list of texts")]


class Cover(BaseModel):
    """The picture of the cover block."""

    model_config = ConfigDict(extra="ignore")

    image: Words
    alt: Words | None = None


class Leaflet(BaseModel):
    """Which sections a shortened print has in any case, and which it never has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kept: Annotated[Words_, Field(alias="in")] = []
    """The ids of their headings."""
    out: Words_ = []


class Meta(BaseModel):
    """What an article says about itself; keys that printguide does not know are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)

    title: Annotated[str, Field(strict=True, min_length=1, description="a text")]
    slug: Words | None = None
    lang: Words | None = None
    translation_of: Words | None = None
    """The slug of the article of which this one is an edition in another language."""
    date: Day | None = None
    updated: Day | None = None
    reviewed: Day | None = None
    review_by: Day | None = None
    excerpt: Words | None = None
    category: Words | None = None
    author: Annotated[str | None, BeforeValidator(_names), Field(description="a name")] = None
    tags: Words_ = []
    cover: Annotated[Cover | None, BeforeValidator(_cover),
                     Field(description="a path, or `image` and `alt`")] = None  # fmt: skip
    sources: Words_ = []
    index: Words_ = []
    """Words that the index of a booklet lists, wherever they stand in the article."""
    disclaimer: Words | None = None
    theme: Words | None = None
    """The looks of this article, where they are not those of the project."""
    leaflet: Annotated[
        Leaflet | None, Field(description="`in` and `out`, with lists of ids of headings")
    ] = None
    faults: Annotated[
        dict[Any, Any] | None, Field(description="a list of codes with their severities")
    ] = None

    @property
    def more(self) -> dict[str, Any]:
        """The keys that printguide does not know."""
        return dict(self.__pydantic_extra__ or {})


@dataclass(frozen=True, slots=True)
class Matter:
    """Front matter as data, where it stands, and where the text behind it begins."""

    data: dict[str, Any] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each key stands."""
    values: Mapping[str, Span] = field(default_factory=dict)
    """Where the value of each key stands, if it has one."""
    body: int = 0
    """Offset of the first character behind the front matter."""
    unread: bool = False
    """Whether there is front matter that could not be read, so that nothing is known of it."""


def split(source: Source) -> Outcome[Matter]:
    """Split front matter off and read it as data: YAML, or TOML between lines of `+++`."""
    text = source.text
    loader = next((it for it in (KeyPlaces(), TomlPlaces()) if it.detect(text)), None)
    if loader is None:
        return _without(source)
    try:
        written, rest = loader.split(text)
    except ValueError:
        fault = MatterUnclosed(loader.fence)
        return Outcome(Matter(unread=True), (fault.at(source.place(Span(0, 3))),))
    loader.start = text.index(written)
    body = len(text) - len(rest)
    if len(written) > LONGEST:
        long = MatterTooEntangled(f"it has more than {LONGEST} characters")
        return Outcome(Matter(body=body, unread=True), (long.at(source.place(Span(0, 3))),))
    return _load(source, loader, written, body)


def _without(source: Source) -> Outcome[Matter]:
    """An article without front matter, or with some that does not stand at the top."""
    late = _LATE.match(source.text)
    if late is None:
        return Outcome(Matter())
    fault = MatterLate().at(source.place(Span(*late.span(1))))
    return Outcome(Matter(unread=True), (fault,))


def _load(
    source: Source, loader: KeyPlaces | TomlPlaces, written: str, body: int
) -> Outcome[Matter]:
    """Read what stands between the lines of dashes or pluses as data."""
    try:
        data, _ = frontmatter.parse(source.text, handler=loader)
    except Entangled as error:
        fault: Fault = MatterTooEntangled(str(error))
        span = Span(loader.start + error.at, len(source.text))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem, at, remedy = _problem(error, written)
        fault = MatterUnreadable(loader.language, problem, remedy)
        span = Span(0, 3) if at is None else Span(loader.start + at, loader.start + at + 1)
    else:
        matter = Matter(dict(data), loader.places, loader.values, body)
        twice = loader.twice if isinstance(loader, KeyPlaces) else {}
        found = (KeyTwice(key).at(source.place(span)) for key, span in twice.items())
        return Outcome(matter, tuple(found))
    return Outcome(Matter(body=body, unread=True), (fault.at(source.place(span)),))


def _problem(error: Exception, written: str) -> tuple[str, int | None, str | None]:
    """What is wrong, at which offset of the front matter, and the cure, as far as it is known."""
    if isinstance(error, yaml.MarkedYAMLError) and (slip := yaml_slip(written, error)):
        return slip.problem, slip.at, slip.remedy
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error)
    at = mark.index if mark else getattr(error, "at", None)
    return said.splitlines()[0] if said else "it is too deep", at, None


def bind_matter(matter: Matter, source: Source, heading: str | None = None) -> Outcome[Meta]:
    """Check front matter against the model; all faults at once.

    What does not fit its key is said and left away, so that the rest of the article is checked.
    `heading` is the first one of the first level: where there is no title, it is the title.
    """
    found: list[Diagnostic] = []

    def place(key: str) -> Any:
        return source.place(matter.places.get(key, Span(0, 3)))

    data = {key: value for key, value in matter.data.items() if value is not None}
    if named := named_edition(source.file):
        data.setdefault("lang", named[1])
    if not str(data.get("title") or "").strip():
        if not matter.unread:
            fault = TitleTaken(heading) if heading else TitleMissing()
            found.append(fault.at(place("title")))
        data["title"] = heading or "?"
    try:
        meta = Meta.model_validate(data)
    except ValidationError as error:
        for key in dict.fromkeys(str(problem["loc"][0]) for problem in error.errors()):
            unfit = MatterUnfit(key, _expected(key), _kind(data.pop(key)))
            found.append(unfit.at(source.place(_culprit(matter, key, unfit))))
        meta = Meta.model_validate({"title": heading or "?"} | data)
    doubts = [(fault, _culprit(matter, key, fault)) for key, fault in _doubts(meta)]
    found += held(doubts, source.place)
    return Outcome(meta, tuple(found))


def _culprit(matter: Matter, key: str, fault: Fault) -> Span:
    """What is wrong: a misspelt key, else the value behind it."""
    span = matter.places.get(key, Span(0, 3))
    return span if isinstance(fault, MatterUnknown) else matter.values.get(key, span)


def _doubts(meta: Meta) -> list[tuple[str, Fault]]:
    doubts: list[tuple[str, Fault]] = []
    for key in ("date", "updated", "reviewed", "review_by"):
        if isinstance(written := getattr(meta, key), str):
            doubts.append((key, DateUnclear(key, written)))
    if meta.slug is not None and not _SLUG.fullmatch(meta.slug):
        doubts.append(("slug", SlugUnfit(meta.slug)))
    known = tuple(Meta.model_fields)
    for key in meta.more:
        if _slip(key, known):
            doubts.append((key, MatterUnknown(key, known)))
    return doubts


def _slip(key: str, known: tuple[str, ...]) -> bool:
    """Whether a key looks like a slip of the keyboard: close, and of nearly the same length.

    The plural of a key is none: `authors` of other sites are a list of something else.
    """
    if key.removesuffix("s") in known:
        return False
    alike = [
        name for name in known if abs(len(name) - len(key)) <= 1 and name[0] == key[:1].lower()
    ]
    return len(key) > 3 and nearest(key, alike, _SLIP) is not None


_SLIP = 0.75
"""Websites have keys of their own: `draft` is no slip of `date`."""


def _expected(key: str) -> str:
    """What the value of a key should be, in an author's words; also inside `… | None`."""
    field = Meta.model_fields[key]
    marks = [field, *(m for arg in get_args(field.annotation) for m in _marks(arg))]
    said = (mark.description for mark in marks if isinstance(mark, FieldInfo))
    return next((text for text in said if text), "of the right type")


def _kind(value: object) -> str:
    """What a value is, in an author's words."""
    kinds = {bool: "true or false", str: "a text", list: "a list", dict: "a list of keys"}
    return kinds.get(type(value), "a number")


def _marks(annotation: Any) -> tuple[Any, ...]:
    marks: tuple[Any, ...] = getattr(annotation, "__metadata__", ())
    return marks
