"""Templates: where they are found, what they may use, and how their faults are said."""

import re
import traceback
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import BaseModel

from printguide.article.reading import read
from printguide.article.whereabouts import place_on
from printguide.compose.labels import direction_of
from printguide.places import Place
from printguide.project import Project
from printguide.registry.registry import packaged
from printguide.shipped import shipped

_WIDOW = 7
"""Letters; a longer last word fills a line well enough."""

_WORD = re.compile("[A-Za-z]")
_NOT_IN_NUMBERS = re.compile(r"[^\d+]")


_NO_ATTRIBUTE = re.compile(r"'(?:[\w.]+\.)?(\w+)(?: object)?' has no attribute '(\w+)'")
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


_WRONG = (
    TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError,
)  # fmt: skip
"""What a faulty template can raise while it is filled in."""


class TemplateTrouble(Exception):
    """A template could not be used; `name` and `reason` say which and why.

    `file` and `line` are where it failed, as far as that is known.
    """

    def __init__(self, name: str, error: Exception) -> None:
        self.name, self.reason = name, _reason(error)
        self.file, self.line = _spot(error)
        super().__init__(f"{name}: {self.reason}")

    @property
    def shipped(self) -> bool:
        """Whether printguide comes with a template of this name."""
        return (shipped("templates") / self.name).is_file()

    def place(self, project: Project) -> Place | None:
        """Where a template of the project failed; those of printguide are not the author's."""
        if self.file is None or not self.file.is_relative_to(project.root):
            return None
        source = read(self.file, project.shown(self.file)).value
        named = self.reason.split("`")[1::2]
        return place_on(source, self.line, named[-1:]) if source else None


def _reason(error: Exception) -> str:
    """What Jinja says, without names that only developers know."""
    if isinstance(error, UnicodeDecodeError):
        return "it is not saved as UTF-8"
    if isinstance(error, RecursionError):
        return "it includes itself"
    said = _UNDEFINED.sub(r"there is no `\1`", str(error).rstrip("."))
    return _NO_ATTRIBUTE.sub(r"`\1` has no `\2`", said) or "it is missing"


def _spot(error: Exception) -> tuple[Path | None, int]:
    """The file and the line of a template that failed; Jinja puts both into tracebacks."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    steps = traceback.extract_tb(error.__traceback__)
    last = next((step for step in reversed(steps) if step.filename.endswith(".html")), None)
    return (Path(last.filename), last.lineno or 1) if last else (None, 1)


class _OfFolder(FileSystemLoader):
    """Templates of one folder; a link that leads out of it is not followed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        text, name, fresh = super().get_source(environment, template)
        folders = [Path(folder).resolve() for folder in self.searchpath]
        if not any(Path(name).resolve().is_relative_to(folder) for folder in folders):
            raise TemplateNotFound(template, f"{template} lies outside its folder")
        return text, name, fresh


class _OfPackages(BaseLoader):
    """Templates of components that installed packages offer."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        file = packaged("templates", template)
        if file is None:
            raise TemplateNotFound(template)
        return file.read_text("utf-8"), str(file), None


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which also keeps templates from what pydantic adds to attributes.

    Its old methods `parse_file` and `parse_raw` read files and run what is pickled.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        kind = obj if isinstance(obj, type) else type(obj)
        if issubclass(kind, BaseModel) and attr not in kind.model_fields and attr in _PYDANTIC:
            return False
        return super().is_safe_attribute(obj, attr, value)


_PYDANTIC = frozenset(dir(BaseModel))


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...], cache: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment for a search path; `builtin/…` names the shipped templates."""
    loaders = [_OfFolder(folder) for folder in folders]
    builtin = PrefixLoader({"builtin": FileSystemLoader(shipped("templates"))})
    found = _Sandbox(
        loader=ChoiceLoader([*loaders, builtin, _OfPackages()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=FileSystemBytecodeCache(str(cache)) if cache else None,
    )
    found.filters["inline"] = _inline
    found.filters["day"] = _day
    found.filters["tel"] = tel
    found.filters["icon"] = icon
    found.filters["no_widow"] = no_widow
    found.filters["way"] = direction_of
    return found


def render(template: Template, name: str, facts: dict[str, Any]) -> Markup:
    """Fill a template in; raises TemplateTrouble where it asks for what there is not."""
    try:
        return Markup(template.render(facts))  # noqa: S704 - templates escape by themselves
    except _WRONG as error:
        raise TemplateTrouble(name, error) from error


def get(found: ImmutableSandboxedEnvironment, name: str) -> Template:
    """Return a template by name; raises TemplateTrouble if it is missing or misspelt."""
    try:
        return found.get_template(name)
    except (TemplateError, UnicodeDecodeError) as error:
        raise TemplateTrouble(name, error) from error


@pass_context
def _inline(context: Context, text: object) -> Markup:
    printer: Callable[[str], Markup] = context["inline_text"]
    return printer(str(text)) if text is not None else Markup("")


@pass_context
def _day(context: Context, value: object) -> str:
    day: Callable[[object], str] = context["day_text"]
    return day(value)


def no_widow(text: object) -> str:
    """Return a title whose last word, if it is short, does not stand alone on a line."""
    first, _, last = str(text).rpartition(" ")
    joined = len(last) <= _WIDOW and " " in first
    return f"{first}\u00a0{last}" if joined else str(text)


def icon(text: object) -> Markup:
    """Return an emoji as decoration; the name of a website's drawing is not printed."""
    if not text or _WORD.search(str(text)):
        return Markup("")
    return Markup('<span class="icon" data-icon="{}"></span> ').format(text)


def tel(text: object) -> str:
    """Return the `tel:` address of a telephone number as people write it (RFC 3966)."""
    return f"tel:{_NOT_IN_NUMBERS.sub('', str(text).replace('(0)', ''))}"
