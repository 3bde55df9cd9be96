"""A project's own components: a template, a stylesheet, and a description in TOML if need be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic.alias_generators import to_pascal, to_snake

from printguide.components import Component
from printguide.faults import Diagnostic, Fault
from printguide.places import Place, Span, shown
from printguide.registry.describing import describe
from printguide.registry.faults import ComponentMisnamed, DescriptionUnreadable, TemplateAbsent
from printguide.registry.models import described_component, free_component
from printguide.shipped import shipped

LARGEST = 200_000
"""Bytes of a description; a long one has five thousand."""

_STEM = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_SUFFIXES = (".html", ".toml")


@dataclass(frozen=True, slots=True)
class Own:
    """One component of a project."""

    name: str
    schema: type[Component] | None
    """None where nobody can call it."""
    described: bool = False
    example: str | None = None
    found: tuple[Diagnostic, ...] = ()

    def answers(self, name: str) -> bool:
        """Whether articles mean this one by `name`: one without a description takes any case."""
        return name == self.name or not self.described


def own_components(root: Path, shipped_stems: frozenset[str]) -> dict[str, Own]:
    """Return the components that the folder of a project has, by stem.

    A template alone that has the name of one of printguide's is not among them: it is another
    look for that one. So is a template whose name begins with `_`: it is a part of others.
    """
    folder = root / "templates" / "components"
    files = [f for f in _files(folder) if f.suffix in _SUFFIXES and not f.name.startswith("_")]
    found = dict[str, Own]()
    for stem in sorted({file.stem for file in files}):
        of_it = {file.suffix: file for file in files if file.stem == stem}
        description = of_it.get(".toml")
        if description is None and _is_override(stem, shipped_stems):
            continue
        if not _STEM.fullmatch(stem) or to_snake(to_pascal(stem)) != stem:
            right = to_snake(re.sub(r"\W+", "_", stem)).strip("_")
            own = _misnamed(next(iter(of_it.values())), right if _STEM.fullmatch(right) else None)
            found.setdefault(right, own)
        else:
            found[stem] = _described(description, stem) if description else _free(stem)
    return found


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(file for file in folder.iterdir() if file.is_file())


def _is_override(stem: str, shipped_stems: frozenset[str]) -> bool:
    file = shipped("templates") / "components" / f"{stem}.html"
    return stem in shipped_stems or file.is_file()


def _free(stem: str) -> Own:
    name = to_pascal(stem)
    return Own(name, free_component(name))


def _misnamed(file: Path, right: str | None) -> Own:
    fault = ComponentMisnamed(file.name, f"{right}{file.suffix}" if right else None)
    return Own(file.stem, None, found=(fault.at(Place(shown(file))),))


def _described(file: Path, stem: str) -> Own:
    """Read a description; with a faulty one the component takes anything, but is not made."""
    try:
        text = _text(file)
    except ValueError as error:
        unreadable = DescriptionUnreadable(str(error)).at(Place(shown(file)))
        return _faulty(stem, (unreadable,))
    description, faults = describe(text, stem)
    found = [_at(file, text, fault, span) for fault, span in faults]
    if not file.with_suffix(".html").is_file():
        found.append(TemplateAbsent(stem).at(Place(shown(file))))
    if description is None or faults:
        return _faulty(stem, tuple(found))
    schema = described_component(description)
    return Own(description.name, schema, True, description.example, tuple(found))


def _faulty(stem: str, found: tuple[Diagnostic, ...]) -> Own:
    name = to_pascal(stem)
    return Own(name, free_component(name, misdescribed=True), found=found)


def _text(file: Path) -> str:
    """Return the text of a file; raises ValueError with the reason why it has none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ValueError((error.strerror or "the system gives no reason").lower()) from error
    if len(content) > LARGEST:
        raise ValueError(f"it has more than {LARGEST // 1000} kB")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError("it is not saved as UTF-8") from error


def _at(file: Path, text: str, fault: Fault, span: Span) -> Diagnostic:
    start = min(span.start, len(text))
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    return fault.at(Place(shown(file), line, column, span.end - span.start))
