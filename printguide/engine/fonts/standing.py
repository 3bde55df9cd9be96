"""How the fonts stand on this machine, for `printguide doctor`."""

from dataclasses import dataclass

from printguide.engine.fonts.catalogue import Family, catalogue
from printguide.engine.fonts.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a family can be printed here."""

    family: str
    script: str
    package: str
    version: str | None
    ok: bool
    """Whether its files are there; where they come with an extra, they may be missing."""
    cure: str | None
    """What to type to get the family; None where it is there."""


def status(shelf: Shelf | None = None) -> tuple[Standing, ...]:
    """Return the standing of every family, in the order of the catalogue."""
    shelf = shelf or Shelf()
    return tuple(_standing(family, shelf) for family in catalogue().families)


def _standing(family: Family, shelf: Shelf) -> Standing:
    source = family.distribution
    folder = source.folder() if shelf.holds(source) else None
    there = folder is not None and all((folder / cut.file).is_file() for cut in family.cuts)
    return Standing(
        family=family.name,
        script=family.script,
        package=source.name,
        version=source.version() if there else None,
        ok=there,
        cure=None if there else source.command,
    )
