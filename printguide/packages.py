"""Python packages that extend printguide: what they offer, through their entry points."""

import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from printguide.faults import EnvironmentFault

COMPONENTS = "printguide.components"
"""The group of entry points that name components: `OpeningHours = clinic.hours:OpeningHours`."""

FORMATS = "printguide.formats"
"""The group of entry points that name formats: `postcard = clinic`."""


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


def forget() -> None:
    """Look through the packages anew when next asked: one was installed meanwhile."""
    _offers.cache_clear()


def folder_of(module: str) -> Path:
    """Return the folder in which the file of an imported module stands."""
    loaded = sys.modules[module]
    if file := getattr(loaded, "__file__", None):
        return Path(file).resolve().parent
    return Path(next(iter(loaded.__path__))).resolve()
