"""Printguide: articles of a website as print that people keep."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from printguide.apart.limits import Limits
    from printguide.faults import EnvironmentFault, UsageError
    from printguide.made import Made, Report, Status
    from printguide.publishing import Options, build

__version__ = "0.1.0"

__all__ = [
    "EnvironmentFault", "Limits", "Made", "Options", "Report", "Status", "UsageError", "build",
]  # fmt: skip

_ROOMS = {
    "Limits": "printguide.apart.limits",
    "EnvironmentFault": "printguide.faults",
    "UsageError": "printguide.faults",
    "Made": "printguide.made",
    "Report": "printguide.made",
    "Status": "printguide.made",
    "Options": "printguide.publishing",
    "build": "printguide.publishing",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: the program itself starts without it."""
    from importlib import import_module

    if name not in _ROOMS:
        raise AttributeError(f"module `printguide` has no `{name}`")
    return getattr(import_module(_ROOMS[name]), name)
