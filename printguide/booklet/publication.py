"""The publication: what the manifest of a booklet says."""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from printguide.faults import UsageError, nearest

_COLOUR = r"^#[0-9a-fA-F]{6}$"


_LANGUAGE = re.compile(r"[a-z]{2}(?:-[A-Za-z0-9]{2,8})*")


def _listed(value: object) -> object:
    """A single text is a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(_listed)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Cover(_Table):
    """The first page."""

    image: str | None = None
    """A picture of the project that fills the page."""
    alt: str | None = None
    """What it shows."""
    text: str | None = None
    """A line under the title."""
    tone: Literal["dark", "light"] = "dark"
    """Of the words over the picture: light ones for a dark picture."""
    template: str = "booklet/cover.html"


class BackCover(_Table):
    """The last page."""

    image: str | None = None
    alt: str | None = None
    text: str | None = None


class Query(_Table):
    """Articles by what their front matter says; all that is asked has to be so."""

    category: Names = []
    tags: Names = []
    """At least one of them."""
    lang: Names = []
    since: dt.date | None = None
    """The first date of articles."""
    until: dt.date | None = None
    order: Literal["path", "title", "date", "-date"] = "path"
    """`-date` puts the newest first."""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.category or self.tags or self.lang or self.since or self.until)


class PartTable(_Table):
    """One part of the publication."""

    title: str
    introduction: str | None = None
    articles: Names = []
    """Paths and globs from the manifest's folder, or slugs; in this order."""
    query: Query = Query()
    """Further articles, behind those that are named."""
    colour: Annotated[str | None, Field(pattern=_COLOUR)] = None
    """Of its marks on the fore-edge."""


class Publication(_Table):
    """The whole of a manifest."""

    title: str
    issue: str
    date: dt.date | None = None
    lang: str | None = None
    """Of our own words; else that of the first article."""
    editor: str | None = None
    publisher: str | None = None
    issn: str | None = None
    isbn: str | None = None
    cover: Cover = Cover()
    editorial: str | None = None
    """The path or slug of the article that opens it."""
    parts: Annotated[list[PartTable], Field(min_length=1)]
    formats: Names = ["brochure"]
    paper: Annotated[Names, Field(min_length=1)] = ["a5"]
    """On which papers each format is made that has them; the others take their first."""
    languages: Names = []
    """Editions: the whole publication once in each of these languages; else in `lang`."""
    right_hand: bool = False
    """Whether every article begins on a right-hand page."""
    double_sided: bool = True
    lists: list[Literal["places", "tables"]] = []
    """Lists behind the contents."""
    index: bool = True
    codes: bool = True
    """Whether all codes stand together at the end once more."""
    back_cover: BackCover | None = BackCover()

    def says(self, key: str) -> bool:
        """Whether the manifest has this key."""
        return key in self.model_fields_set


def open_publication(file: Path, lang: str | None = None) -> Publication:
    """Read a manifest, in one of its languages where it has texts in several.

    Raises UsageError with every fault of it, each with its line.
    """
    try:
        text = file.read_text("utf-8-sig")
        written = tomllib.loads(text)
        return Publication.model_validate(_said_in(written, lang or written.get("lang", "en")))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file.name} is not TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} cannot be read: {error}") from error
    except ValidationError as error:
        said = "\n".join(_problem(file, text, problem) for problem in error.errors())
        raise UsageError(said) from error


def _said_in(written: Any, lang: str) -> Any:
    """Take the text in a language where there is a table of texts, such as `{ en = …, ko = … }`."""
    if isinstance(written, list):
        return [_said_in(it, lang) for it in written]
    if not isinstance(written, dict):
        return written
    texts = all(isinstance(it, str) and _LANGUAGE.fullmatch(key) for key, it in written.items())
    if written and texts:
        return written.get(lang, next(iter(written.values())))
    return {key: _said_in(it, lang) for key, it in written.items()}


def _problem(file: Path, text: str, problem: Any) -> str:
    steps = [str(step) for step in problem["loc"]]
    path = ".".join(steps)
    key = next((step for step in reversed(steps) if not step.isdigit()), "")
    lines = text.splitlines()
    at = next(
        (n for n, line in enumerate(lines, 1) if re.match(rf"\s*{re.escape(key)}\s*=", line)), 1
    )
    if problem["type"] == "extra_forbidden":
        known = _keys(steps[:-1])
        hint = nearest(steps[-1], known) or f"known are {', '.join(known)}"
        return f"{file.name}:{at}: there is no `{path}`: {hint}"
    if problem["type"] == "missing":
        return f"{file.name}:{at}: `{path}` is missing"
    said = problem["msg"]
    return f"{file.name}:{at}: `{path}` does not fit: {said[:1].lower()}{said[1:]}"


def _keys(steps: list[str]) -> tuple[str, ...]:
    inner: dict[str, type[BaseModel]] = {
        "cover": Cover,
        "back_cover": BackCover,
        "parts": PartTable,
        "query": Query,
    }
    tables = [inner[step] for step in steps if step in inner]
    return tuple((tables[-1] if tables else Publication).model_fields)
