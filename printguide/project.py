"""The project: what `printguide.toml` says, where things are, and which day it is."""

import datetime as dt
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from printguide.brand import Brand, Table
from printguide.codebook import codes
from printguide.faults import UsageError, nearest
from printguide.formats.finding import find_format, format_names
from printguide.formats.format import Format
from printguide.languages import TAG
from printguide.places import Place, shown
from printguide.press.intent import intent_of
from printguide.press.profile import Unfit
from printguide.press.shop import Shop
from printguide.registry.keys import keys_of, place_of
from printguide.registry.registry import Registry
from printguide.severities import Level
from printguide.shipped import shipped
from printguide.themes import find_theme

CONFIGURATION = "printguide.toml"

_ADDRESS = "an address, such as https://www.example.org"
_Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")]
_MONTHS = "a whole number of months, 1 or more"
_PATH = "a path with `{slug}` in it, such as /blog/{slug}"


class Site(Table):
    """The website that the articles come from."""

    base_url: Annotated[_Address | None, Field(description=_ADDRESS)] = None
    article_path: Annotated[str, Field(pattern=r"\{slug\}", description=_PATH)] = "/blog/{slug}"

    def path_of(self, slug: str, lang: str) -> str:
        """Return where an article stands on the site, from its root."""
        return self.article_path.replace("{slug}", slug).replace("{lang}", lang)

    def slug_in(self, path: str) -> str | None:
        """Return the slug in the path of a page of the site; None where no article stands there."""
        pattern = re.escape(self.article_path.rstrip("/"))
        pattern = pattern.replace(r"\{slug\}", "(?P<slug>.+)")
        pattern = pattern.replace(r"\{lang\}", TAG)
        found = re.fullmatch(pattern, path.rstrip("/"))
        return found["slug"] if found else None

    def may_hold(self, path: str) -> bool:
        """Whether a path of the site is one where articles stand, known or not."""
        before = self.article_path.partition("{slug}")[0].partition("{lang}")[0]
        return path.startswith(before)


class Maps(Table):
    """Which map the codes of places lead to."""

    provider: Literal["google", "apple", "naver", "kakao", "geo"] = "google"


class Build(Table):
    """What is made when nothing else is asked for."""

    formats: list[str] = ["brochure"]
    paper: str = "a4"


class Fetch(Table):
    """What may be fetched from the network: nothing, unless hosts are named."""

    allow_hosts: list[str] = []


class Links(Table):
    """What is known of other websites."""

    https_hosts: list[str] = []
    """Hosts that are known to answer under https too, so that `check --fix` may write it."""


class Care(Table):
    """What articles about people's health need; nothing, unless categories are named."""

    medical: list[str] = []
    """Categories whose articles need a disclaimer, an author and a review date."""
    review_months: Annotated[int, Field(ge=1, description=_MONTHS)] | None = None
    """After how many months a review is too old, in any category."""


class Prices(Table):
    """What every table of prices has to say."""

    currency: bool = False
    date: bool = False


class Configuration(Table):
    """The whole of `printguide.toml`."""

    site: Site = Site()
    maps: Maps = Maps()
    brand: Brand = Brand()
    build: Build = Build()
    fetch: Fetch = Fetch()
    links: Links = Links()
    care: Care = Care()
    prices: Prices = Prices()
    press: Shop = Shop()
    faults: dict[str, Level] = {}
    formats: dict[str, dict[str, Any]] = {}
    """Formats of the project's own, by name: what they extend, and what is other."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of the settings, for messages that point into it."""

    file: Path = Path(CONFIGURATION)
    text: str = field(default="", repr=False)

    def place(self, *path: str) -> Place:
        """Return where a key is set, such as `"brand", "logo"`; else what it would stand in."""
        span = place_of(path, keys_of(self.text))
        line = self.text.count("\n", 0, span.start) + 1
        column = span.start - self.text.rfind("\n", 0, span.start)
        return Place(shown(self.file), line, column, span.end - span.start)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that an article's print depends on besides the article; never changed."""

    root: Path
    """Nothing outside this folder is read."""
    configuration: Configuration = field(default_factory=Configuration)
    today: dt.date = field(default_factory=lambda: dt.date(1970, 1, 1))
    configured: bool = False
    """Whether the folder has a `printguide.toml`, so that its subfolders belong to it."""
    registry: Registry = field(default_factory=Registry)
    written: Written = field(default_factory=Written)

    def with_base_url(self, base_url: str) -> "Project":
        """Return the project with another address of its site; raises UsageError if it is none."""
        try:
            site = Site.model_validate(
                {**self.configuration.site.model_dump(), "base_url": base_url}
            )
        except ValidationError as error:
            message = f"`{base_url}` is no address: write one such as https://www.example.org"
            raise UsageError(message) from error
        return replace(self, configuration=self.configuration.model_copy(update={"site": site}))

    def folders(self, room: str) -> tuple[Path, ...]:
        """Where `templates` or `styles` are looked for: the project's own folder comes first."""
        own = (self.root / room,) if (self.root / room).is_dir() else ()
        return (*own, shipped(room))

    def format(self, name: str) -> Format:
        """Return the format of this name; raises UsageError if there is none or it is faulty."""
        return find_format(name, self.root, self.configuration.formats)

    def format_names(self) -> tuple[str, ...]:
        """Every format that can be built here."""
        return format_names(self.root, self.configuration.formats)

    def named(self, file: Path) -> str:
        """Return the path of a file from the folder of the project, wherever both lie."""
        return Path(os.path.relpath(file, self.root)).as_posix()

    def shown(self, file: Path) -> PurePosixPath:
        """Return a path as messages name it: from the folder where the author works."""
        return shown(file)


def open_project(start: Path, today: dt.date) -> Project:
    """Return the project that a file or folder belongs to: the nearest one with a configuration.

    Without one, the folder itself is the project. Raises UsageError when the configuration
    cannot be read.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for candidate in (folder, *folder.parents):
        file = candidate / CONFIGURATION
        if file.is_file():
            written = Written(file, _text(file))
            configuration, registry = _configuration(written), Registry(candidate)
            return Project(candidate, configuration, today, True, registry, written)
    return Project(folder, today=today, registry=Registry(folder))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} cannot be read: {error}") from error


def _configuration(written: Written) -> Configuration:
    try:
        configuration = Configuration.model_validate(tomllib.loads(written.text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{written.file.name} is not TOML: {error}") from error
    except ValidationError as error:
        lines = [_problem(written, problem) for problem in error.errors()]
        raise UsageError("\n".join(dict.fromkeys(lines))) from error
    root = written.file.parent
    problems = [*_wrong_codes(configuration), *_wrong_theme(configuration, root)]
    problems += _wrong_press(configuration.press, root)
    if problems:
        said = [f"{_line(written, path)}: {problem}" for path, problem in problems]
        raise UsageError("\n".join(said))
    return configuration


_Problem = tuple[tuple[str, ...], str]
"""The path of a key, and what is wrong with its value."""


def _wrong_codes(configuration: Configuration) -> Iterator[_Problem]:
    """Yield severities of codes that there are not, or that are firm."""
    if not configuration.faults:
        return  # the book of all codes is not opened for nothing
    for code in configuration.faults:
        kind = codes().get(code)
        if kind is None:
            hint = nearest(code, codes()) or "`printguide explain` lists all codes"
            yield ("faults", code), f"there is no code `{code}`: {hint}"
        elif kind.firm:
            yield ("faults", code), f"`{code}` is firm, it stays an error: take the line away"


def _wrong_theme(configuration: Configuration, root: Path) -> Iterator[_Problem]:
    try:
        find_theme(configuration.brand.theme, root)
    except UsageError as error:
        yield ("brand", "theme"), str(error)


def _wrong_press(shop: Shop, root: Path) -> Iterator[_Problem]:
    """Yield what is no profile of a press, and a condition that nothing describes."""
    try:
        intent_of(shop, root)
    except Unfit as unfit:
        yield ("press", "profile"), f"`{shop.profile}` {unfit}"
    if shop.condition and not shop.profile:
        yield ("press", "condition"), "`press.condition` needs its profile, as `press.profile`"


def _problem(written: Written, problem: ErrorDetails) -> str:
    """Say one fault of the configuration, with its line."""
    loc = tuple(str(part) for part in problem["loc"])
    where = _line(written, loc)
    named, field, known = _followed(loc)
    if problem["type"] == "extra_forbidden":
        hint = nearest(loc[-1], known) or f"known are {', '.join(known)}"
        return f"{where}: there is no `{'.'.join(loc)}`: {hint}"
    if field and (expected := _expected(field)):
        return f"{where}: `{'.'.join(named)}` is not {expected}"
    said = problem["msg"]
    return f"{where}: `{'.'.join(loc)}` does not fit: {said[:1].lower()}{said[1:]}"


def _line(written: Written, loc: tuple[str, ...]) -> str:
    return f"{written.file.name}:{written.place(*loc).line}"


def _expected(field: FieldInfo) -> str | None:
    """What the value of a key should be, in an author's words; also inside `… | None`."""
    inside = (
        mark for part in get_args(field.annotation) for mark in getattr(part, "__metadata__", ())
    )
    said = (mark.description for mark in (field, *inside) if isinstance(mark, FieldInfo))
    return next((text for text in said if text), None)


def _followed(
    loc: tuple[str, ...],
) -> tuple[tuple[str, ...], FieldInfo | None, dict[str, FieldInfo]]:
    """Follow a path as far as it names keys: that part, the last key, and those of its table."""
    keys, last = _keys(Configuration), None
    for done, part in enumerate(loc):
        if part not in keys:
            return loc[:done], last, keys
        last = keys[part]
        inner = last.annotation
        keys = _keys(inner) if isinstance(inner, type) and issubclass(inner, BaseModel) else {}
    return loc, last, keys


def _keys(table: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in table.model_fields.items()}
