"""The templates, styles and sample articles that come with printguide."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(room: str) -> Path:
    """Return the folder `templates`, `styles` or `content`.

    A wheel carries them inside the package; a checkout keeps them beside it, where designers
    and editors work.
    """
    inside = PACKAGE / room
    return inside if inside.is_dir() else PACKAGE.parent / room
