"""Python packages that extend printguide: what they offer, through their entry points."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from printguide.faults import EnvironmentFault

COMPONENTS = "printguide.components"
"""The group of entry points that name components: `OpeningHours = clinic.hours:OpeningHours`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that an installed package offers; nothing of the package is imported yet."""

    name: str
    package: str
    module: str
    attribute: str

    def load(self) -> object:
        """Return what is offered, a module or something in it.

        Raises EnvironmentFault where the package cannot be imported.
        """
        try:
            loaded: object = import_module(self.module)
            for part in filter(None, self.attribute.split(".")):
                loaded = getattr(loaded, part)
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise EnvironmentFault(
                f"`{self.name}` of the package {self.package} cannot be loaded ({said}): "
                f"mend the package, or uninstall it"
            ) from error
        return loaded


def offers(group: str) -> dict[str, Offer]:
    """Return what installed packages offer in a group, by name.

    Raises EnvironmentFault where two packages offer the same name: none of them has more right.
    """
    return _offers(group, tuple(sys.path))


@lru_cache(maxsize=16)
def _offers(group: str, path: tuple[str, ...]) -> dict[str, Offer]:
    """Look through the packages on `path`; again only when that has changed."""
    found: dict[str, Offer] = {}
    for entry in sorted(entry_points(group=group), key=lambda e: (e.name, e.value)):
        package = entry.dist.name if entry.dist else "without a name"
        module, _, attribute = entry.value.partition(":")
        offer = Offer(entry.name, package, module.strip(), attribute.strip())
        first = found.setdefault(entry.name, offer)
        if first.package != offer.package:
            raise EnvironmentFault(
                f"`{offer.name}` is offered by two packages, {first.package} and "
                f"{offer.package}: uninstall one of them"
            )
    return found


@dataclass(frozen=True, slots=True)
class Room:
    """A folder of styles that packages add files to, such as `styles/formats`."""

    folder: str
    group: str
    """The group of entry points that name them: `postcard = clinic`."""
    suffix: str
    """What every one of them is, at least."""

    def names(self) -> tuple[str, ...]:
        """Return what packages offer, by name; nothing of them is imported."""
        return tuple(offers(self.group))

    def file(self, name: str) -> Path | None:
        """Return the file that a package offers under this name, if one does.

        What it offers is a module, beside which stands the folder of styles, or the path of that
        folder or of a file in it. Raises EnvironmentFault where the file is not there.
        """
        offer = offers(self.group).get(name)
        if offer is None:
            return None
        loaded = offer.load()
        if isinstance(loaded, ModuleType):
            folder = folder_of(loaded.__name__) / "styles" / self.folder
        else:
            folder = Path(str(loaded))
            folder = folder.parent if folder.is_file() else folder
        file = folder / f"{name}{self.suffix}"
        if not file.is_file():
            raise EnvironmentFault(
                f"the package {offer.package} offers the {self.folder[:-1]} `{name}` and has no "
                f"`{file.name}` in {folder}: mend the package, or uninstall it"
            )
        return file


FORMATS = Room("formats", "printguide.formats", ".toml")
THEMES = Room("themes", "printguide.themes", ".css")


def packaged_sheet(name: str) -> Path | None:
    """Return the stylesheet of a package's format or theme, such as `formats/postcard.css`."""
    folder, _, sheet = name.partition("/")
    for room in (FORMATS, THEMES):
        if room.folder == folder and (found := room.file(Path(sheet).stem)):
            beside = found.with_name(sheet)
            return beside if beside.is_file() else None
    return None


def forget() -> None:
    """Look through the packages anew when next asked: one was installed meanwhile."""
    _offers.cache_clear()


def folder_of(module: str) -> Path:
    """Return the folder in which the file of an imported module stands."""
    loaded = sys.modules[module]
    if file := getattr(loaded, "__file__", None):
        return Path(file).resolve().parent
    return Path(next(iter(loaded.__path__))).resolve()
