"""The project: what `printguide.toml` says, where things are, and which day it is."""

import datetime as dt
import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from printguide.codebook import codes
from printguide.faults import UsageError, nearest
from printguide.formats.finding import find_format, format_names
from printguide.formats.format import Format
from printguide.registry.registry import Registry
from printguide.severities import Level
from printguide.shipped import shipped

CONFIGURATION = "printguide.toml"

_ADDRESS = "an address, such as https://www.example.org"
_Address = Annotated[str, Field(pattern=r"^https?://[^\s/]+(/\S*)?$")]
_MONTHS = "a whole number of months, 1 or more"
_PATH = "a path with `{slug}` in it, such as /blog/{slug}"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Site(_Table):
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
        pattern = pattern.replace(r"\{lang\}", "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
        found = re.fullmatch(pattern, path.rstrip("/"))
        return found["slug"] if found else None

    def may_hold(self, path: str) -> bool:
        """Whether a path of the site is one where articles stand, known or not."""
        before = self.article_path.partition("{slug}")[0].partition("{lang}")[0]
        return path.startswith(before)


class Maps(_Table):
    """Which map the codes of places lead to."""

    provider: Literal["google", "apple", "naver", "kakao", "geo"] = "google"


class Contact(_Table):
    """Whom readers can turn to; printed in the imprint."""

    organisation: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    hours: str | None = None
    website: str | None = None
    emergency: str | None = None


class Brand(_Table):
    """Whose print it is."""

    name: str | None = None
    tagline: str | None = None
    logo: str | None = None
    disclaimer: str | None = None
    contact: Contact = Contact()


class Build(_Table):
    """What is made when nothing else is asked for."""

    formats: list[str] = ["brochure"]
    paper: str = "a4"


class Fetch(_Table):
    """What may be fetched from the network: nothing, unless hosts are named."""

    allow_hosts: list[str] = []


class Links(_Table):
    """What is known of other websites."""

    https_hosts: list[str] = []
    """Hosts that are known to answer under https too, so that `check --fix` may write it."""


class Care(_Table):
    """What articles about people's health need; nothing, unless categories are named."""

    medical: list[str] = []
    """Categories whose articles need a disclaimer, an author and a review date."""
    review_months: Annotated[int, Field(ge=1, description=_MONTHS)] | None = None
    """After how many months a review is too old, in any category."""


class Prices(_Table):
    """What every table of prices has to say."""

    currency: bool = False
    date: bool = False


class Configuration(_Table):
    """The whole of `printguide.toml`."""

    site: Site = Site()
    maps: Maps = Maps()
    brand: Brand = Brand()
    build: Build = Build()
    fetch: Fetch = Fetch()
    links: Links = Links()
    care: Care = Care()
    prices: Prices = Prices()
    faults: dict[str, Level] = {}
    formats: dict[str, dict[str, Any]] = {}
    """Formats of the project's own, by name: what they extend, and what is other."""


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

    def shown(self, file: Path) -> PurePosixPath:
        """Return a path as messages name it: from the folder where the author works."""
        return PurePosixPath(Path(os.path.relpath(file)).as_posix())


def open_project(start: Path, today: dt.date) -> Project:
    """Return the project that a file or folder belongs to: the nearest one with a configuration.

    Without one, the folder itself is the project. Raises UsageError when the configuration
    cannot be read.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for candidate in (folder, *folder.parents):
        file = candidate / CONFIGURATION
        if file.is_file():
            configuration, registry = _configuration(file), Registry(candidate)
            return Project(candidate, configuration, today, configured=True, registry=registry)
    return Project(folder, today=today, registry=Registry(folder))


def _configuration(file: Path) -> Configuration:
    try:
        text = file.read_text("utf-8-sig")
        configuration = Configuration.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file.name} is not TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} cannot be read: {error}") from error
    except ValidationError as error:
        lines = [_problem(file, text, problem) for problem in error.errors()]
        raise UsageError("\n".join(lines)) from error
    if configuration.faults:
        _check_codes(file, text, configuration)
    return configuration


def _check_codes(file: Path, text: str, configuration: Configuration) -> None:
    """Refuse severities of codes that there are not, or that are firm."""
    problems = []
    for code in configuration.faults:
        where = f"{file.name}:{_line_of(text, ('faults', code))}"
        kind = codes().get(code)
        if kind is None:
            hint = nearest(code, codes()) or "`printguide explain` lists all codes"
            problems.append(f"{where}: there is no code `{code}`: {hint}")
        elif kind.firm:
            problems.append(f"{where}: `{code}` is firm, it stays an error: take the line away")
    if problems:
        raise UsageError("\n".join(problems))


def _problem(file: Path, text: str, problem: ErrorDetails) -> str:
    """Say one fault of the configuration, with its line."""
    loc = tuple(str(part) for part in problem["loc"])
    where, path = f"{file.name}:{_line_of(text, loc)}", ".".join(loc)
    if problem["type"] == "extra_forbidden":
        known = _keys(Configuration, loc[:-1])
        hint = nearest(loc[-1], known) or f"known are {', '.join(known)}"
        return f"{where}: there is no `{path}`: {hint}"
    expected = _field(Configuration, loc)
    if expected and expected.description:
        return f"{where}: `{path}` is not {expected.description}"
    said = problem["msg"]
    return f"{where}: `{path}` does not fit: {said[:1].lower()}{said[1:]}"


def _line_of(text: str, loc: tuple[str, ...]) -> int:
    """The line on which a key is set, or its table begins; the first where neither is found."""
    key = next(part for part in reversed(loc) if not part.isdigit())
    starts = (f"{key} ", f"{key}=", f"[{'.'.join(loc)}]", f"[{key}]")
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.strip().startswith(starts)), 1)


def _field(table: type[BaseModel], loc: tuple[str, ...]) -> FieldInfo | None:
    """The field that a key sets, if there is one."""
    return _table(table, loc[:-1]).model_fields.get(loc[-1])


def _keys(table: type[BaseModel], loc: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_table(table, loc).model_fields)


def _table(table: type[BaseModel], loc: tuple[str, ...]) -> type[BaseModel]:
    for part in loc:
        found = table.model_fields.get(part)
        if found and isinstance(found.annotation, type) and issubclass(found.annotation, BaseModel):
            table = found.annotation
    return table
