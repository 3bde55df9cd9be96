"""Front matter: what an article says about itself, as a typed model."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo

from printguide.article.faults import (
    DateUnclear,
    MatterNotYaml,
    MatterTooEntangled,
    MatterUnfit,
    MatterUnknown,
    SlugUnfit,
    TitleMissing,
)
from printguide.article.plenty import held
from printguide.article.reading import Source
from printguide.faults import Diagnostic, Fault, nearest
from printguide.outcome import Outcome
from printguide.places import Span

MOST_NODES = 20_000
"""How many values a front matter may unfold to, aliases counted each time."""
DEEPEST = 30
LONGEST = 50_000
"""Characters of a front matter; a thousand sources have fewer."""
LONGEST_NUMBER = 40
"""Signs of a number; Python refuses to write out those of thousands."""

_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_SLUG = re.compile(r"\w[\w.\-]{0,199}")
_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)


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
    """Several authors may be a list."""
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ", ".join(value)
    return value


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


class Meta(BaseModel):
    """What an article says about itself; keys that printguide does not know are kept."""

    model_config = ConfigDict(extra="allow", frozen=True)

    title: Annotated[str, Field(strict=True, min_length=1, description="a text")]
    slug: Words | None = None
    lang: Words | None = None
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
    disclaimer: Words | None = None
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


class _Entangled(Exception):
    def __init__(self, reason: str, node: yaml.Node) -> None:
        super().__init__(reason)
        self.at: int = node.start_mark.index


def split(source: Source) -> Outcome[Matter]:
    """Split front matter off and read it as data."""
    handler = YAMLHandler()
    text = source.text
    if not handler.detect(text):
        return Outcome(Matter())
    try:
        written, rest = handler.split(text)
    except ValueError:
        fault = MatterNotYaml("its second `---` line is missing")
        return Outcome(Matter(unread=True), (fault.at(source.place(Span(0, 3))),))
    start = text.index(written)
    body = len(text) - len(rest)
    if len(written) > LONGEST:
        long = MatterTooEntangled(f"it has more than {LONGEST} characters")
        return Outcome(Matter(body=body, unread=True), (long.at(source.place(Span(0, 3))),))
    return _load(source, start, body)


def _load(source: Source, start: int, body: int) -> Outcome[Matter]:
    """Read what stands between the lines of dashes as data."""
    text, loader = source.text, _Places(start)
    try:
        data, _ = frontmatter.parse(text, handler=loader)
    except _Entangled as error:
        fault_ = MatterTooEntangled(str(error))
        place = source.place(Span(start + error.at, len(text)))
        return Outcome(Matter(body=body, unread=True), (fault_.at(place),))
    except yaml.YAMLError as error:
        return Outcome(Matter(body=body, unread=True), (_not_yaml(error, source, start),))
    except (ValueError, RecursionError) as error:
        fault = MatterNotYaml(str(error).splitlines()[0] if str(error) else "it is too deep")
        return Outcome(Matter(body=body, unread=True), (fault.at(source.place(Span(0, 3))),))
    return Outcome(Matter(dict(data), loader.places, loader.values, body))


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: YAML's own reading stops at a date that does not exist.

    Leaves clock times too, which YAML 1.1 reads as numbers to the base of sixty.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one value, not deeper than anybody writes."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Entangled(f"it is nested more than {DEEPEST} deep")
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


_INT, _FLOAT, _TIME = (f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))
_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag not in (_INT, _FLOAT, _TIME)]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _number in (
    (_INT, r"[-+]?(?:0|[1-9][0-9]{0,17})$"),
    (_FLOAT, r"[-+]?[0-9]{1,17}\.[0-9]{1,17}$"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_number), list("-+0123456789"))


class _Places(YAMLHandler):
    """Loads YAML for python-frontmatter, within limits, and remembers where each key stands."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start
        self.places: dict[str, Span] = {}
        self.values: dict[str, Span] = {}

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        loader = _Loader(fm)
        try:
            root = loader.get_single_node()
            if root is None:
                return {}
            _measure(root)
            if not isinstance(root, yaml.MappingNode):
                raise yaml.YAMLError("it is not a list of `key: value`")
            for key, value in root.value:
                self.places[str(key.value)] = self._span(key)
                if self._span(value).end > self._span(value).start:
                    self.values[str(key.value)] = self._span(value)
            data = loader.construct_document(root)
        finally:
            loader.dispose()
        return {str(key): value for key, value in data.items()}

    def _span(self, node: yaml.Node) -> Span:
        return Span(self.start + node.start_mark.index, self.start + node.end_mark.index)


def _measure(root: yaml.Node) -> None:
    """Refuse what would unfold to more than anybody writes (a "billion laughs")."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node, depth: int) -> int:
        if depth > DEEPEST:  # an alias may hold itself
            raise _Entangled(f"it is nested more than {DEEPEST} deep", node)
        if node.tag in (_INT, _FLOAT) and len(node.value) > LONGEST_NUMBER:
            raise _Entangled(f"a number has more than {LONGEST_NUMBER} signs", node)
        if id(node) not in sizes:
            children = node.value if isinstance(node.value, list) else []
            flat = [
                n for child in children for n in (child if isinstance(child, tuple) else (child,))
            ]
            sizes[id(node)] = 1 + sum(size(n, depth + 1) for n in flat)
        if sizes[id(node)] > MOST_NODES:
            raise _Entangled(f"its aliases unfold to more than {MOST_NODES} values", node)
        return sizes[id(node)]

    size(root, 0)


def _not_yaml(error: yaml.YAMLError, source: Source, start: int) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    at = start + mark.index if mark else 0
    return MatterNotYaml(problem).at(source.place(Span(at, at + 1)))


def bind_matter(matter: Matter, source: Source) -> Outcome[Meta]:
    """Check front matter against the model; all faults at once."""
    found: list[Diagnostic] = []

    def place(key: str) -> Any:
        return source.place(matter.places.get(key, Span(0, 3)))

    data = {key: value for key, value in matter.data.items() if value is not None}
    if not str(data.get("title") or "").strip():
        heading = _first_heading(source.text, matter.body)
        if not matter.unread:
            found.append(TitleMissing(heading).at(place("title")))
        data["title"] = heading or "?"
    try:
        meta = Meta.model_validate(data)
    except ValidationError as error:
        for key in dict.fromkeys(str(problem["loc"][0]) for problem in error.errors()):
            fault = MatterUnfit(key, _expected(key), _kind(data[key]))
            found.append(fault.at(source.place(_culprit(matter, key, fault))))
        return Outcome(None, tuple(found))
    doubts = [(fault, _culprit(matter, key, fault)) for key, fault in _doubts(meta)]
    found += held(doubts, source.place)
    return Outcome(meta, tuple(found))


def _culprit(matter: Matter, key: str, fault: Fault) -> Span:
    """What is wrong: a misspelt key, else the value behind it."""
    span = matter.places.get(key, Span(0, 3))
    return span if isinstance(fault, MatterUnknown) else matter.values.get(key, span)


def _first_heading(text: str, body: int) -> str | None:
    """Return the words of the first `# heading` behind the front matter."""
    found = _HEADING.search(text, body)
    if found is None:
        return None
    words = found[1].rstrip()
    open_end = words.rstrip("#")
    return open_end.rstrip() if open_end[-1:].isspace() else words


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
    """Whether a key looks like a slip of the keyboard: close, and of nearly the same length."""
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
