"""The catalogue of typefaces: what `faces.toml` says, and where pip put the files."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

Style = Literal["normal", "italic"]
Role = Literal["text", "voice", "script", "cjk"]
"""`text` is what articles are set in, a `voice` is asked for by name, the others help out."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One weight and style of a family, and which file gives it."""

    weight: int
    style: Style
    file: str
    pins: tuple[tuple[str, float], ...]
    """Where the axes of a variable file are fixed; empty when the file is static."""
    space_em: float | None = None
    """The width of the space, where that of the file will not do."""
    parted: bool = False
    """Whether Arabic ligatures are taken apart."""

    @property
    def as_it_is(self) -> bool:
        """Whether the file can be used without making anything of it."""
        return not (self.pins or self.space_em or self.parted)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A package of fonts from pip."""

    name: str
    package: str
    extra: str | None
    blocks: tuple[range, ...]
    """Code points that an extra would print if it were installed."""

    @property
    def command(self) -> str:
        """What to type to get it."""
        wanted = f'"printguide[{self.extra}]"' if self.extra else self.name
        return f"pip install {wanted}"

    def version(self) -> str | None:
        """Return the installed version, or None."""
        return installed_version(self.name)

    def folder(self) -> Path | None:
        """Return where its files lie, or None if it is not installed; nothing of it is run."""
        spec = find_spec(self.package)
        places = spec.submodule_search_locations if spec else None
        return Path(next(iter(places))) if places else None


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface under the name by which stylesheets ask for it."""

    name: str
    script: str
    role: Role
    distribution: Distribution
    cuts: tuple[Cut, ...]

    def file_name(self, *facts: object) -> str:
        """Return the bare name under which something made of this family is kept."""
        return f"{self.name.replace(' ', '')}-{sha256(repr(facts).encode()).hexdigest()[:20]}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every family there is, in the order in which a character looks for its glyph."""

    families: tuple[Family, ...]
    han: Mapping[str, tuple[str, ...]]
    """By language, the order of the families that hold Han characters."""

    def having(self, *roles: Role) -> tuple[Family, ...]:
        """Return the families of these roles, in order."""
        return tuple(family for family in self.families if family.role in roles)

    def named(self, names: Collection[str]) -> tuple[Family, ...]:
        """Return the families of these names, in the order of the names."""
        by_name = {family.name: family for family in self.families}
        return tuple(by_name[name] for name in names)


@cache
def installed_version(distribution: str) -> str | None:
    """Return the version of a package as pip knows it, or None."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


@cache
def catalogue() -> Catalogue:
    """Return what `faces.toml` says."""
    written = tomllib.loads(Path(__file__).with_name("faces.toml").read_text("utf-8"))
    sources = {name: _distribution(name, it) for name, it in written["distributions"].items()}
    return Catalogue(
        families=tuple(_family(it, sources[it["distribution"]]) for it in written["family"]),
        han={lang: tuple(names) for lang, names in written["han"].items()},
    )


def _distribution(name: str, written: Mapping[str, Any]) -> Distribution:
    blocks = (range(int(first, 16), int(last, 16) + 1) for first, last in written.get("blocks", ()))
    return Distribution(name, written["package"], written.get("extra"), tuple(blocks))


def _family(written: Mapping[str, Any], distribution: Distribution) -> Family:
    styles: tuple[tuple[Style, str], ...] = (("normal", "upright"), ("italic", "italic"))
    cuts = tuple(
        Cut(int(weight), style, file, _pins(written, int(weight)), **_mended(written))
        for style, key in styles
        for weight, file in written.get(key, {}).items()
    )
    return Family(written["name"], written["script"], written["role"], distribution, cuts)


def _pins(written: Mapping[str, Any], weight: int) -> tuple[tuple[str, float], ...]:
    axes = {"wght": weight} if written.get("wght") else {}
    return tuple(sorted({**written.get("pins", {}), **axes}.items()))


def _mended(written: Mapping[str, Any]) -> dict[str, Any]:
    return {"space_em": written.get("space"), "parted": written.get("parted", False)}
