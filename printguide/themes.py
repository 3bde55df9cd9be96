"""Themes: the looks of every format at once, each a stylesheet `styles/themes/<name>.css`."""

import re
from dataclasses import dataclass
from pathlib import Path

from printguide.faults import UsageError, nearest
from printguide.packages import THEMES, offers
from printguide.registry.registry import PRINTGUIDE, PROJECT
from printguide.shipped import shipped

DEFAULT = "calm"

_NAME = re.compile(r"[A-Za-z0-9][\w-]*")
_COMMENT = re.compile(r"\s*/\*\s*(.*?)\s*\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that a project can use."""

    name: str
    origin: str
    """Where it comes from: `project`, `printguide`, or the name of a package."""
    file: Path

    @property
    def about(self) -> str:
        """What it is like: the first comment of its sheet, as one line; empty if there is none."""
        found = _COMMENT.match(self.file.read_text("utf-8-sig", "replace"))
        return " ".join(found[1].split()) if found else ""


def theme_names(root: Path) -> tuple[str, ...]:
    """Return every theme that a project can use; no package is loaded for it."""
    files = (file for _, folder in _folders(root) for file in folder.glob("*.css"))
    found = {file.stem for file in files if _NAME.fullmatch(file.stem)}
    return tuple(sorted(found | set(THEMES.names())))


def find_theme(name: str, root: Path) -> Theme:
    """Return the theme of this name; that of the project wins over a shipped one.

    Raises UsageError with the nearest name where there is none, and EnvironmentFault where a
    package offers it and has no sheet.
    """
    if _NAME.fullmatch(name):
        for origin, folder in _folders(root):
            file = folder / f"{name}.css"
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return Theme(name, origin, file)
        if packaged := THEMES.file(name):
            return Theme(name, offers(THEMES.group)[name].package, packaged)
    known = theme_names(root)
    hint = nearest(name, known) or f"themes are {', '.join(known)}"
    raise UsageError(f"there is no theme `{name}`: {hint}")


def _folders(root: Path) -> tuple[tuple[str, Path], ...]:
    """Where themes are looked for, nearest first, and whose they are."""
    return (
        (PROJECT, root / "styles" / "themes"),
        (PRINTGUIDE, shipped("styles") / "themes"),
    )
