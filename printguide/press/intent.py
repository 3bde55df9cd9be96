"""The output intent: the printing condition that a press file is made for."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from printguide.press.profile import GENERAL, Unfit, profile_of, read_profile
from printguide.press.shop import Shop

_REGISTERED = re.compile(r"(FOGRA|IFRA|EUROSB|JC|JN)\w*\d|CGATS TR ?\d", re.IGNORECASE)
"""How names begin that the registry of the ICC has given to printing conditions (color.org)."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A printing condition, with the profile that describes it."""

    condition: str
    profile: bytes
    general: bool = False
    """Whether no printer was asked, and it is an assumption of ours."""

    @property
    def registered(self) -> bool:
        """Whether printers know the condition by this name."""
        return _REGISTERED.match(self.condition) is not None


def intent_of(shop: Shop, root: Path) -> Intent:
    """Return what a project's print shop prints with, or the general condition.

    Raises Unfit where the profile is not one of a press, or outside the project.
    """
    if shop.profile is None:
        return _general()
    file = (root / shop.profile).resolve()
    if not file.is_relative_to(root.resolve()):
        raise Unfit("is outside the project")
    profile = read_profile(file)
    return Intent(shop.condition or profile.name or file.stem, profile.content)


@cache
def _general() -> Intent:
    profile = profile_of(GENERAL.read_bytes())
    return Intent(profile.name, profile.content, general=True)
