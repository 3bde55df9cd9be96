"""Own fonts: the faces of a brand, from files of the project or from a package of pip."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path

from printguide.compose.print_html import OwnFont
from printguide.engine.fonts.catalogue import Style, installed_version
from printguide.engine.fonts.harfbuzz import Axis, axes, code_points, pinned, weight_and_style
from printguide.engine.fonts.instancing import MAKERS, RECIPE, Face
from printguide.engine.fonts.outlines import refuse
from printguide.engine.fonts.shelf import Shelf
from printguide.faults import nearest

LARGEST = 40_000_000
"""Bytes; the largest fonts of Chinese have 20 million."""

PACKAGE = "pip:"

_WANTED: Mapping[str, Mapping[Style, tuple[int, ...]]] = {
    "text": {"normal": (400, 600, 700), "italic": (400, 700)},
    "display": {"normal": (400, 600, 700, 800), "italic": (400,)},
    "code": {"normal": (400, 700), "italic": ()},
}
"""The weights that sheets ask for, by the token of the face."""

_SIZES = {"text": 11.0, "display": 28.0, "code": 10.0}
"""Points; where a font is drawn differently for small and large sizes, it is taken for these."""

_BOLD = 600


@dataclass(frozen=True, slots=True)
class OwnFamily:
    """A face of the brand, under the name by which its token asks for it."""

    font: OwnFont
    faces: tuple[Face, ...]

    @property
    def points(self) -> frozenset[int]:
        """The code points that it can print."""
        return frozenset(code_points(self.faces[0].path))

    @property
    def lacking(self) -> tuple[str, ...]:
        """Which of bold and italic running text would not show: no engine makes them up."""
        if self.font.role != "text":
            return ()
        bold = any(face.weight >= _BOLD for face in self.faces)
        italic = any(face.style == "italic" for face in self.faces)
        return tuple(name for name, there in (("bold", bold), ("italic", italic)) if not there)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A font that cannot be used, and why, with the cure behind a colon."""

    font: OwnFont
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    weight: int
    style: Style
    axes: tuple[Axis, ...]

    def at(self, wanted: int) -> int:
        """The weight nearest to the one that is wanted, among those it has."""
        own = next((axis for axis in self.axes if axis.tag == "wght"), None)
        return self.weight if own is None else round(min(max(wanted, own.least), own.most))

    def pins(self, weight: int, size: float) -> tuple[tuple[str, float], ...]:
        """Where each axis is fixed: at a weight, at a size, and else where the font has it."""
        asked = {"wght": float(weight), "opsz": size}
        return tuple(
            (axis.tag, min(max(asked.get(axis.tag, axis.usual), axis.least), axis.most))
            for axis in self.axes
        )


def own_families(
    fonts: Iterable[OwnFont], root: Path, shelf: Shelf | None = None
) -> tuple[tuple[OwnFamily, ...], tuple[Unfit, ...]]:
    """Return the families of a brand, and what of them cannot be used.

    A variable font is made static at the weights that sheets ask for. Raises EnvironmentFault
    where nothing made can be kept.
    """
    shelf = shelf or Shelf()
    families, unfit = [], []
    for font in fonts:
        files, refused = _sorted_out(font, root)
        unfit += refused
        if files and not refused:
            families.append(OwnFamily(font, tuple(_faces(font, files, shelf))))
    return tuple(families), tuple(unfit)


def _sorted_out(font: OwnFont, root: Path) -> tuple[list[_File], list[Unfit]]:
    """Part the files of a font into those that will do and those that will not."""
    looked_at = list(_looked_at(font, root))
    unfit = [it for it in looked_at if isinstance(it, Unfit)]
    paths = [it for it in looked_at if isinstance(it, Path)]
    return [_File(path, *weight_and_style(path), axes(path)) for path in paths], unfit


def refused(fonts: Iterable[OwnFont], root: Path) -> Iterator[Unfit]:
    """Yield what of the fonts of a brand cannot be used; nothing is made of the others."""
    for font in fonts:
        yield from (it for it in _looked_at(font, root) if isinstance(it, Unfit))


def _looked_at(font: OwnFont, root: Path) -> Iterator[Path | Unfit]:
    """Yield each file of a font, or why it will not do."""
    for written in font.files:
        found = _of_package(written) if written.startswith(PACKAGE) else _of_project(written, root)
        if isinstance(found, str):
            yield Unfit(font, written, found)
            continue
        for path in found:
            reason = _unfit(path)
            yield Unfit(font, path.name, reason) if reason else path


def _of_project(written: str, root: Path) -> list[Path] | str:
    """The file of a path, or why there is none."""
    file = (root / written).resolve()
    if not file.is_relative_to(root.resolve()):
        return "it is outside the project: copy the file into it"
    if not file.is_file():
        return "there is no such file: give its path from the folder of printguide.toml"
    return [file]


def _of_package(written: str) -> list[Path] | str:
    """The TrueType files of an installed package, or why there are none; nothing of it is run."""
    name = written.removeprefix(PACKAGE).strip()
    if not name:
        return "it names no package: write its name behind `pip:`"
    try:
        package = distribution(name)
    except (PackageNotFoundError, ValueError):
        known = (it.name for it in distributions() if it.name.startswith("fontpkg-"))
        hint = nearest(name, sorted(known), 0.75) or f"run `pip install {name}`"
        return f"no package of this name is installed: {hint}"
    files = [Path(str(file.locate())) for file in package.files or () if file.suffix == ".ttf"]
    return sorted(files) or "the package has no TrueType files: take another one"


def _unfit(path: Path) -> str | None:
    if path.stat().st_size > LARGEST:
        return f"it has more than {LARGEST // 1_000_000} MB: take a font for fewer scripts"
    return refuse(path)


def _faces(font: OwnFont, files: list[_File], shelf: Shelf) -> Iterator[Face]:
    """Yield a face for each weight that is wanted; two wishes may come to the same one."""
    taken = set()
    for style, weights in _WANTED[font.role].items():
        of_style = [file for file in files if file.style == style]
        for wanted in weights if of_style else ():
            file = min(of_style, key=lambda it: abs(it.at(wanted) - wanted))
            weight = file.at(wanted)
            if (style, weight) not in taken:
                taken.add((style, weight))
                pins = file.pins(weight, _SIZES[font.role])
                yield Face(font.family, weight, style, _static(file, pins, shelf))
    if not taken:  # no upright face: what there is has to do for all
        file = files[0]
        pins = file.pins(file.at(400), _SIZES[font.role])
        yield Face(font.family, 400, "normal", _static(file, pins, shelf))


def _static(file: _File, pins: tuple[tuple[str, float], ...], shelf: Shelf) -> Path:
    """A file as it is, or made static once and kept under what it is made of."""
    if not pins:
        return file.path
    content = sha256(file.path.read_bytes()).hexdigest()
    facts = (RECIPE, *map(installed_version, MAKERS), content, pins)
    name = sha256(repr(facts).encode()).hexdigest()[:24]
    return shelf.keep(f"Own-{name}.ttf", lambda: pinned(file.path, pins))
