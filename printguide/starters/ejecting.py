"""Ejecting: shipped templates and stylesheets, copied into a project that wants its own."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic.alias_generators import to_snake

from printguide.faults import UsageError, nearest
from printguide.packages import FORMATS, THEMES
from printguide.project import Project
from printguide.registry.registry import packaged
from printguide.shipped import shipped
from printguide.writing import write

ROOMS = ("templates", "styles")

_SUFFIXES = frozenset({".html", ".css", ".toml"})
_COMMENT = re.compile(r"\s*(?:/\*|\{#)\s*(.*?)\s*(?:\*/|#\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Original:
    """A file of printguide or of a package that a project can have its own copy of."""

    name: str
    """Its path in its room, such as `components/price_table.html`."""
    room: str
    """`templates` or `styles`."""
    file: Path
    about: str
    """What it is for, in a line."""

    def copy_in(self, root: Path) -> Path:
        """Return where the project's own copy stands, or would stand."""
        return root / self.room / self.name


def originals(project: Project) -> tuple[Original, ...]:
    """Return all that can be copied, by name; of components, their template comes first.

    Raises EnvironmentFault where a package offers what it does not have.
    """
    found = {
        (room, file.relative_to(shipped(room)).as_posix()): file
        for room in ROOMS
        for file in shipped(room).rglob("*")
        if file.suffix in _SUFFIXES
    }
    abouts = {to_snake(it.name): (it.name, it.about) for it in project.registry.entries()}
    found |= {(room, name): file for room, name, file in _of_packages(abouts) if file}
    return tuple(
        Original(name, room, file, _about(name, file, abouts))
        for (room, name), file in sorted(found.items(), key=lambda it: it[0][::-1])
    )


def eject(name: str, project: Project, *, force: bool = False) -> Original:
    """Copy the file of this name into the project.

    Raises UsageError where there is no such file, with the nearest name, and where the project has
    its own already and `force` is not given.
    """
    known = {original.name: original for original in originals(project)}
    original = known.get(name.removeprefix("templates/").removeprefix("styles/"))
    if original is None:
        raise UsageError(f"there is no template or stylesheet `{name}`: {_hint(name, known)}")
    target = original.copy_in(project.root)
    if not force and (target.exists() or target.is_symlink()):
        raise UsageError(f"{target} is there already: give --force to replace it")
    write(target, original.file.read_bytes())
    return original


def _of_packages(stems: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str, Path | None]]:
    for stem in stems:
        for room, suffix in (("templates", ".html"), ("styles", ".css")):
            yield room, f"components/{stem}{suffix}", packaged(room, f"components/{stem}{suffix}")
    for offered in (FORMATS, THEMES):
        for name in offered.names():
            file = offered.file(name)
            for beside in sorted(file.parent.glob(f"{name}.*")) if file else ():
                yield "styles", f"{offered.folder}/{beside.name}", beside


def _about(name: str, file: Path, components: dict[str, tuple[str, str]]) -> str:
    """What a file says of itself, else what the component is that it belongs to."""
    text = file.read_text("utf-8-sig")
    if file.suffix == ".toml":
        return str(tomllib.loads(text).get("about", ""))
    stem = Path(name).stem
    if name.startswith("components/") and stem in components:
        part = "structure" if file.suffix == ".html" else "looks"
        component, about = components[stem]
        return f"{component}, its {part}: {about[:1].lower()}{about[1:]}"
    found = _COMMENT.match(text)
    return " ".join(found[1].split()) if found else ""


def _hint(name: str, known: dict[str, Original]) -> str:
    if hint := nearest(name, known):
        return hint
    by_end = {Path(full).name: full for full in known} | {Path(full).stem: full for full in known}
    if close := nearest(to_snake(name), by_end):
        end = close.split("`")[1]
        return f"write `{by_end[end]}` for `{name}`"
    return "`printguide theme eject` lists all of them"
