"""The ground: what every print of a project depends on, whichever article it is of."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from printguide.inputs import file_answer, fingerprint
from printguide.packages import COMPONENTS, FORMATS, THEMES, offers
from printguide.programs import files_of, hash_of, programs
from printguide.project import Project

_ROOMS = ("components", "styles", "templates")
"""Folders of a project that its looks are made of."""


def ground_of(project: Project) -> dict[str, str]:
    """Return what the prints of a project stand on, each by its name: versions and hashes."""
    return {**programs(), **dict(_packages()), **dict(_settings(project)), **dict(_looks(project))}


def _packages() -> Iterator[tuple[str, str]]:
    """Packages that extend printguide: what stands beside the modules that they offer."""
    groups = (COMPONENTS, FORMATS.group, THEMES.group)
    for offer in (offer for group in groups for offer in offers(group).values()):
        spec = find_spec(offer.module)
        if spec and spec.origin:
            yield f"extension {offer.name}", hash_of(files_of(Path(spec.origin).parent))


def _settings(project: Project) -> Iterator[tuple[str, str]]:
    yield "settings in all", fingerprint(project.configuration.model_dump_json())
    if project.configured:
        yield f"settings {project.written.file.name}", fingerprint(project.written.text)


def _looks(project: Project) -> Iterator[tuple[str, str]]:
    """The project's own components, styles and templates, and the files that settings name."""
    root = project.root
    files = [file for room in _ROOMS for file in sorted((root / room).rglob("*")) if file.is_file()]
    fonts = project.configuration.brand.fonts
    for written in (fonts.text, fonts.display, fonts.code, project.configuration.press.profile):
        names = [written] if isinstance(written, str) else written or []
        files += [root / name for name in names if not name.startswith("pip:")]
    for file in files:
        yield f"file {project.named(file)}", file_answer(file, root)
