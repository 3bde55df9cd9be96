"""Cutting: the parts of an article that can be kept or left out where it has to fit a sheet.

The order of printing stays that of the article. A heading is printed where something below it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from printguide.article.binding import Article
from printguide.article.dialect.calls import Call
from printguide.article.dialect.tokens import OPEN, call_of
from printguide.article.manuscript import inline_text
from printguide.components import Rank
from printguide.compose.arranging import Arrangement, deeper
from printguide.compose.words import Closes, Opens, steps

_NOTE = "footnote_reference_open"


@dataclass(slots=True)
class Unit:
    """What is kept or left out together."""

    number: int
    rank: Rank
    what: str
    """How authors know it: its heading, or its component."""
    line: int
    last_line: int
    headings: tuple[tuple[str, int], ...]
    """The ids of the headings above it, with their lines."""
    words: int = 0

    @property
    def sections(self) -> frozenset[str]:
        """The ids of the headings above it."""
        return frozenset(name for name, _ in self.headings)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the flow: a heading, a component, a paragraph, a list, a footnote."""

    tokens: tuple[Token, ...]
    unit: int | None
    """None of headings and footnotes, which follow what they belong to."""

    @property
    def heading(self) -> int:
        """Its level, if it is a heading; else 0."""
        first = self.tokens[0]
        return int(first.tag[1]) if first.type == "heading_open" else 0

    @property
    def note(self) -> str | None:
        """The label of the footnote that it is, if it is one."""
        first = self.tokens[0]
        return str(first.meta["label"]) if first.type == _NOTE else None


@dataclass(slots=True)
class Parts:
    """An arrangement in blocks, and the units that these belong to."""

    article: Article
    arrangement: Arrangement
    units: list[Unit] = field(default_factory=list)
    takeaways: tuple[Block, ...] = ()
    sections: tuple[tuple[Block, ...], ...] = ()
    _above: list[tuple[int, str, str, int]] = field(default_factory=list)
    """Level, id, title and line of the headings that stand above what is looked at."""
    _prose: Unit | None = None

    def __post_init__(self) -> None:
        self.takeaways = tuple(self._blocks(self.arrangement.takeaways))
        self.sections = tuple(tuple(self._blocks(it)) for it in self.arrangement.sections)

    def kept(self, units: Iterable[int]) -> Arrangement:
        """Return the arrangement of these units only."""
        wanted = frozenset(units)
        takeaways = [block for block in self.takeaways if block.unit in wanted]
        sections = [list(_with_headings(section, wanted)) for section in self.sections]
        labels = set(_labels(block for part in (takeaways, *sections) for block in part))
        for section, part in zip(self.sections, sections, strict=True):
            part += [block for block in section if block.note in labels]
        return replace(
            self.arrangement,
            takeaways=_tokens(takeaways),
            sections=tuple(tokens for part in sections if (tokens := _tokens(part))),
        )

    def _blocks(self, tokens: tuple[Token, ...]) -> Iterator[Block]:
        for group in _groups(tokens):
            first = group[0]
            if first.type == "heading_open":
                self._enter(group)
                yield Block(group, None)
            elif first.type == _NOTE:
                yield Block(group, None)
            else:
                yield Block(group, self._unit(group).number)

    def _enter(self, heading: tuple[Token, ...]) -> None:
        level = int(heading[0].tag[1])
        title = " ".join("".join(inline_text(heading[1].children or [])).split())
        self._above = [it for it in self._above if it[0] < level]
        line = self._lines(heading)[0]
        self._above.append((level, str(heading[0].attrs["id"]), title, line))
        self._prose = None

    def _unit(self, group: tuple[Token, ...]) -> Unit:
        """The unit of a block: its own, or that of the prose under the same heading."""
        rank = min(self._ranks(group), default=Rank.REST)
        line, last = self._lines(group)
        if rank is Rank.REST and self._prose:
            unit = self._prose
            unit.last_line = max(unit.last_line, last)
        else:
            what = self._title() if rank is Rank.REST else self._name(group)
            above = tuple((name, at) for _, name, _, at in self._above)
            unit = Unit(len(self.units), rank, what, line, last, above)
            self.units.append(unit)
            self._prose = unit if rank is Rank.REST else self._prose
        unit.words += sum(len(text.split()) for text in self._texts(group))
        return unit

    def _texts(self, group: tuple[Token, ...]) -> Iterator[str]:
        for step in steps(self.article, group):
            if isinstance(step, Opens):
                yield from (words.text for words in step.strings)
            elif not isinstance(step, Closes):
                yield step.text

    def _ranks(self, group: tuple[Token, ...]) -> Iterator[Rank]:
        for token in _flat(group):
            if token.type == OPEN and (props := self.article.bound(token).props):
                yield props.rank_here()

    def _lines(self, group: tuple[Token, ...]) -> tuple[int, int]:
        """The first and the last line of a block, counted from 1."""
        spans = [token.map for token in group if token.map]
        calls = [call_of(token) for token in group if token.type == OPEN]
        place = self.article.manuscript.place
        starts = [span[0] + 1 for span in spans] + [place(call.span).line for call in calls]
        ends = [span[1] for span in spans] + [place(call.span).line for call in calls]
        return min(starts, default=1), max(ends, default=1)

    def _title(self) -> str:
        return self._above[-1][2] if self._above else self.article.meta.title

    def _name(self, group: tuple[Token, ...]) -> str:
        call = next(call_of(token) for token in _flat(group) if token.type == OPEN)
        said = next((text for key in ("title", "name") if (text := _said(call, key))), None)
        return f"{call.name}: {said}" if said else call.name


def _said(call: Call, key: str) -> str | None:
    value = call.props.get(key)
    return value if isinstance(value, str) else None


def _flat(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _groups(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Yield the blocks that stand free, each with all that is in it."""
    depth, group = 0, list[Token]()
    for token in tokens:
        group.append(token)
        depth += deeper(token)
        if depth == 0:
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _with_headings(section: tuple[Block, ...], wanted: frozenset[int]) -> Iterator[Block]:
    """Yield the blocks that are kept, each heading before the first of those under it."""
    waiting: list[Block] = []
    for block in section:
        if level := block.heading:
            waiting = [it for it in waiting if it.heading < level]
            waiting.append(block)
        elif block.unit in wanted:
            yield from waiting
            yield block
            waiting = []


def _labels(blocks: Iterable[Block]) -> Iterator[str]:
    """The labels of the footnotes that blocks refer to."""
    for block in blocks:
        for token in _flat(block.tokens):
            if token.type == "footnote_ref":
                yield str(token.meta["label"])


def _tokens(blocks: Iterable[Block]) -> tuple[Token, ...]:
    return tuple(token for block in blocks for token in block.tokens)
