"""The registry: finds a component by the name that articles call.

A component of the project comes before one of printguide, and this before one of a package: what
is nearer to the author wins, and no package changes what articles meant before it was installed.
"""

import inspect
import os
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from pydantic.alias_generators import to_snake

from printguide import components as shipped_components
from printguide.components import Component
from printguide.faults import Diagnostic, EnvironmentFault
from printguide.packages import COMPONENTS, Offer, folder_of, offers
from printguide.registry.own import Own, own_components

PRINTGUIDE = "printguide"
PROJECT = "this project"


@dataclass(frozen=True, slots=True)
class Entry:
    """One component for lists: its type, and where it comes from."""

    name: str
    schema: type[Component]
    origin: str
    """`printguide`, the name of a package, or `this project`."""
    example: str | None

    @property
    def about(self) -> str:
        """One line."""
        return (inspect.getdoc(self.schema) or "").split("\n", 1)[0]


class Registry:
    """The components that an article may call, by name; each is made when first called."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root
        self._made: dict[str, Own] | None = None

    def names(self) -> tuple[str, ...]:
        """The names as authors write them, in the order of the alphabet; no package is loaded."""
        offered = {name for name in offers(COMPONENTS) if to_snake(name) not in self._taken}
        return tuple(sorted(offered | {entry.name for entry in self._near()}))

    def find(self, name: str) -> type[Component] | None:
        """Return the schema that articles call `name`, or None.

        Raises EnvironmentFault where the package that offers it cannot be loaded.
        """
        if not name.isidentifier():
            return None
        stem = to_snake(name)
        own = self._own.get(stem)
        if own and own.schema:
            return own.schema if own.answers(name) else None
        if stem in stems():
            schema = _shipped(stem)
            return schema if schema and schema.__name__ == name else None
        offer = offers(COMPONENTS).get(name)
        return _loaded(offer) if offer else None

    def found(self, name: str | None = None) -> tuple[Diagnostic, ...]:
        """What is wrong with the component of the project that has this name, or with any."""
        if name is None:
            return tuple(d for own in self._own.values() for d in own.found)
        own = self._own.get(to_snake(name))
        return own.found if own else ()

    def entries(self) -> tuple[Entry, ...]:
        """Every component, by name.

        Raises EnvironmentFault where a package that offers one cannot be loaded.
        """
        packaged = [
            _entry(_loaded(offer), offer.package)
            for name, offer in offers(COMPONENTS).items()
            if to_snake(name) not in self._taken
        ]
        return tuple(sorted([*self._near(), *packaged], key=lambda entry: entry.name))

    @property
    def _taken(self) -> frozenset[str]:
        """The stems that no package can offer."""
        return stems() | {stem for stem, own in self._own.items() if own.schema}

    def _near(self) -> list[Entry]:
        """The components of the project and of printguide."""
        own = [
            Entry(own.name, own.schema, PROJECT, own.example)
            for own in self._own.values()
            if own.schema
        ]
        taken = {stem for stem, own in self._own.items() if own.schema}
        shipped = [_entry(s, PRINTGUIDE) for it in stems() - taken if (s := _shipped(it))]
        return [*own, *shipped]

    @property
    def _own(self) -> dict[str, Own]:
        """The project's own components by stem."""
        if self._made is None:
            self._made = own_components(self._root, stems()) if self._root else {}
        return self._made


@cache
def stems() -> frozenset[str]:
    """Every component of printguide, as module names, without importing any."""
    return frozenset(module.name for module in pkgutil.iter_modules(shipped_components.__path__))


@cache
def shipped() -> tuple[type[Component], ...]:
    """Every component of printguide, in the order of their modules."""
    return tuple(schema for stem in sorted(stems()) if (schema := _shipped(stem)))


@cache
def _shipped(stem: str) -> type[Component] | None:
    """The component of a module: the class whose name becomes the stem (`FAQAccordion` does)."""
    module = import_module(f"{shipped_components.__name__}.{stem}")
    for name, value in vars(module).items():
        if isinstance(value, type) and issubclass(value, Component) and to_snake(name) == stem:
            return value
    return None


def _loaded(offer: Offer) -> type[Component]:
    """The component that a package offers; it has to be called as it is offered."""
    schema = offer.load()
    if isinstance(schema, type) and issubclass(schema, Component) and schema is not Component:
        if schema.__name__ == offer.name:
            return schema
        problem = f"is the class `{schema.__name__}`: offer it under its own name"
    else:
        problem = "is no class that inherits from printguide.components.Component: mend the package"
    raise EnvironmentFault(f"`{offer.name}` of the package {offer.package} {problem}")


def _entry(schema: type[Component], origin: str) -> Entry:
    module = inspect.getdoc(sys.modules[schema.__module__]) or ""
    example = module.partition("\n\n")[2].strip()
    return Entry(schema.__name__, schema, origin, example or None)


def packaged(room: str, name: str) -> Path | None:
    """Return the file of a package's component, such as `components/opening_hours.css`.

    It stands in `templates` or `styles`, beside the module of the component. None where no
    package has it.
    """
    folder, _, file = name.partition("/")
    stem = os.path.splitext(file)[0]  # noqa: PTH122 - a name of a template is no path
    if folder != "components" or stem in stems():
        return None
    for offer in offers(COMPONENTS).values():
        if to_snake(offer.name) == stem:
            home = folder_of(_loaded(offer).__module__)
            found = home / room / "components" / file
            return found if found.is_file() else None
    return None
