"""What the engine may read: `data:` addresses, and files under the folders it is given."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from printguide.engine.fonts import refuse

Report = Callable[[str, str | None], None]
"""Told of every address that is refused, and why if it is a font that would print wrongly."""

_FONTS = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"})


class Jail(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Refuses every address but `data:` and regular files under `roots`, links resolved.

    A font whose outlines some printers draw as boxes is refused as well.
    """

    def __init__(self, roots: tuple[Path, ...], report: Report) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)
        self.report = report

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at an address; raises ValueError where it may not be read."""
        if not url.startswith("data:"):
            file = self._inside(url)
            if file is None:
                self._refuse(url, None)
            elif file.suffix.lower() in _FONTS and (reason := refuse(file)):
                self._refuse(url, reason)
        return super().fetch(url, headers)

    def _refuse(self, url: str, reason: str | None) -> None:
        self.report(url, reason)
        raise ValueError(f"{url} is outside the project" if reason is None else reason)

    def _inside(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return None
        file = Path(unquote(parts.path)).resolve()
        inside = file.is_file() and any(file.is_relative_to(root) for root in self.roots)
        return file if inside else None
