"""Finding formats: of the project, of printguide, of packages; each may extend others."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from printguide.faults import UsageError, nearest
from printguide.formats.format import Format
from printguide.packages import FORMATS
from printguide.shipped import shipped

_NAME = re.compile(r"[A-Za-z0-9][\w-]*")

Own = Mapping[str, Mapping[str, Any]]
"""Formats that a project defines in its settings, by name."""


@dataclass(frozen=True, slots=True)
class _Link:
    """One format of a chain, as it is written."""

    name: str
    table: Mapping[str, Any]
    origin: str
    """What faults call the place where it is written."""


def format_folders(root: Path) -> tuple[Path, ...]:
    """Where formats are looked for: the project's own come first."""
    return (root / "styles" / "formats", shipped("styles") / "formats")


def format_names(root: Path, own: Own | None = None) -> tuple[str, ...]:
    """Every format that a project can build."""
    found = {file.stem for folder in format_folders(root) for file in folder.glob("*.toml")}
    return tuple(sorted(found | set(FORMATS.names()) | set(own or {})))


def find_format(name: str, root: Path, own: Own | None = None) -> Format:
    """Return the format of this name, with what it takes from those that it extends.

    A project's settings come before its files, these before printguide's, packages last. Raises
    UsageError where there is none of this name, with the nearest one, or where it does not fit.
    """
    chain = _Chain(root, own or {})
    chain.add(name, ())
    merged: dict[str, Any] = {}
    for link in chain.links:
        merged |= {key: value for key, value in link.table.items() if key != "extends"}
    sheets = tuple(dict.fromkeys(name for link in chain.links for name in _sheets(link)))
    return _validated({**merged, "name": name, "sheets": sheets}, chain.links[-1])


class _Chain:
    """A format behind all that it extends, each once."""

    def __init__(self, root: Path, own: Own) -> None:
        self.root, self.own = root, own
        self.links: list[_Link] = []

    def add(self, name: str, above: tuple[str, ...]) -> None:
        """Put a format behind those that it extends; raises UsageError where it extends itself."""
        if any(link.name == name for link in self.links):
            return
        link = self._written(name)
        within = (*above, name)
        for base in _bases(link):
            if base in within:
                way = " → ".join(f"`{step}`" for step in (*within, base))
                raise UsageError(f"{link.origin}: a format extends itself: {way}")
            self.add(base, within)
        self.links.append(link)

    def _written(self, name: str) -> _Link:
        if name in self.own:
            return _Link(name, self.own[name], f"printguide.toml: formats.{name}")
        for folder in format_folders(self.root):
            file = folder / f"{name}.toml"
            if _NAME.fullmatch(name) and file.is_file():
                return _read(file)
        if _NAME.fullmatch(name) and (packaged := FORMATS.file(name)):
            return _read(packaged)
        known = format_names(self.root, self.own)
        hint = nearest(name, known) or f"formats are {', '.join(known)}"
        raise UsageError(f"there is no format `{name}`: {hint}")


def _sheets(link: _Link) -> list[str]:
    """The stylesheets of one link: those that it shares with others, then its own."""
    looks = link.table.get("looks", [])
    return [*(str(name) for name in looks if isinstance(looks, list)), link.name]


def _bases(link: _Link) -> list[str]:
    written = link.table.get("extends", [])
    bases = [written] if isinstance(written, str) else written
    if not isinstance(bases, list) or not all(isinstance(base, str) for base in bases):
        raise UsageError(f"{link.origin}: `extends` is not the name of a format, or a list of them")
    return bases


def _read(file: Path) -> _Link:
    try:
        return _Link(file.stem, tomllib.loads(file.read_text("utf-8-sig")), file.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} is not TOML: {error}") from error


def _validated(written: dict[str, Any], link: _Link) -> Format:
    try:
        return Format.model_validate(written)
    except ValidationError as error:
        raise UsageError("\n".join(_problem(it, link) for it in error.errors())) from error


def _problem(problem: Any, link: _Link) -> str:
    path = ".".join(map(str, problem["loc"]))
    if problem["type"] == "extra_forbidden":
        known = tuple(name for name in Format.model_fields if name not in ("name", "sheets"))
        hint = nearest(path, known) or f"known are {', '.join(known)}"
        return f"{link.origin}: there is no `{path}`: {hint}"
    said = problem["msg"]
    return f"{link.origin}: `{path}` does not fit: {said[:1].lower()}{said[1:]}"
