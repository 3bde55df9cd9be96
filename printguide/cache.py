"""Where printguide keeps what it makes once: instances of fonts, compiled templates."""

from pathlib import Path

from platformdirs import user_cache_path

from printguide import __version__


def cache_folder(room: str) -> Path | None:
    """Return a folder of the user's cache, made if need be; None where none can be had."""
    folder = user_cache_path("printguide", appauthor=False) / room / __version__
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
