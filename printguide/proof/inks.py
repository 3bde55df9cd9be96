"""Inks: the colour spaces of a PDF (ISO 32000-1, 8.6), named so that a printer knows them."""

from dataclasses import dataclass
from typing import Any

_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
_DEFAULTS = {
    "/DeviceGray": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK",
}  # fmt: skip
_BY_PARTS = {1: "ICC gray", 3: "ICC RGB", 4: "ICC CMYK"}
_DEEPEST = 4
"""How many spaces may stand within each other: an indexed one of a profile is two."""
_HAIR = 1e-4


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour: its space, and how much of each part there is."""

    space: str
    parts: tuple[float, ...] = ()

    @property
    def black_alone(self) -> bool:
        """Whether a press prints it with black only, or leaves the paper as it is."""
        if self.space in ("DeviceGray", "Separation Black", "Separation All"):
            return True
        return self.space == "DeviceCMYK" and all(part < _HAIR for part in self.parts[:3])

    @property
    def said(self) -> str:
        """Return it in words for a message."""
        if self.space == "DeviceCMYK" and len(self.parts) == 4:
            return "CMYK " + "/".join(f"{100 * part:.0f}" for part in self.parts)
        return self.space


BLACK = Ink("DeviceGray", (0.0,))
"""What every page begins with (ISO 32000-1, table 52)."""


def space_of(written: Any, resources: Any, depth: int = 0) -> str:
    """Return the name of a colour space as it is written, or named in the resources."""
    if depth > _DEEPEST:
        return "unknown"
    if isinstance(written, list) or _is_array(written):
        return _of_array(written, resources, depth)
    name = _SHORT.get(str(written), str(written))
    spaces = _table(resources)
    default = _DEFAULTS.get(name)
    if default and default in spaces:
        return space_of(spaces[default], None, depth + 1)
    if not default and name in spaces:
        return space_of(spaces[name], resources, depth + 1)
    return name.removeprefix("/")


def _of_array(written: Any, resources: Any, depth: int) -> str:
    kind = _SHORT.get(str(written[0]), str(written[0])) if len(written) else ""
    inner = written[1] if len(written) > 1 else None
    if inner is None or kind in ("/CalGray", "/CalRGB", "/Lab"):
        return kind.removeprefix("/") or "unknown"
    if kind in ("/Indexed", "/Pattern"):
        return space_of(inner, resources, depth + 1)
    if kind == "/ICCBased":
        return _BY_PARTS.get(int(inner.get("/N", 0)), "ICC")
    names = [str(name).removeprefix("/") for name in (inner if _is_array(inner) else [inner])]
    return " ".join([kind.removeprefix("/"), *names])


def _is_array(written: Any) -> bool:
    import pikepdf

    return isinstance(written, pikepdf.Array)


def _table(resources: Any) -> Any:
    found = resources.get("/ColorSpace") if resources is not None else None
    return found if found is not None and hasattr(found, "keys") else {}
