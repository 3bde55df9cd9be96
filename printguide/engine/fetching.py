"""What the engine may read: `data:` addresses, and files under the folders it is given."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from printguide.engine.complaints import REFUSAL
from printguide.engine.fonts import refuse

Report = Callable[[str, str, bool], None]
"""Told of every address that is not read: why, and whether it is a font that prints wrongly."""

HOME = "file:///project/"
"""The address of the folder of the project, wherever it stands: WeasyPrint names pictures in PDFs
by a hash of their addresses, and the same project makes the same bytes on every machine."""

_FONTS = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"})


class _Opened(URLFetcherResponse):  # type: ignore[misc]
    """A file that was asked for by an address that does not say where it is."""

    def __init__(self, url: str, file: Path, read: URLFetcherResponse) -> None:
        super().__init__(url, read, read.headers)
        self._file = file

    @property
    def path(self) -> str:
        """Where it is: large pictures are read again when they are written."""
        return str(self._file)


class Jail(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Refuses every address but `data:` and regular files under `roots`, links resolved.

    The first root is the folder of the project, whose address is `HOME`. A font whose outlines some
    printers draw as boxes is refused as well.
    """

    def __init__(self, roots: tuple[Path, ...], report: Report) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)
        self.report = report
        self.asked: set[Path] = set()
        """Every file that was asked for, whether it was read or not."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at an address; raises ValueError where it may not be read."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        file = self._file(url)
        if file is None:
            self._refuse(url, "nothing is read from the network")
        self.asked.add(file)
        if not any(file.is_relative_to(root) for root in self.roots):
            self._refuse(url, "it is outside the project")
        if not file.is_file():
            self._refuse(url, "there is no such file")
        if file.suffix.lower() in _FONTS and (reason := refuse(file)):
            self._refuse(url, reason, font=True)
        return _Opened(url, file, super().fetch(file.as_uri(), headers))

    def names(self) -> tuple[str, ...]:
        """Return the files under the first root that were asked for, as paths from there."""
        root = self.roots[0]
        inside = (file for file in self.asked if file.is_relative_to(root))
        return tuple(sorted(file.relative_to(root).as_posix() for file in inside))

    def _refuse(self, url: str, reason: str, *, font: bool = False) -> NoReturn:
        self.report(url, reason, font)
        raise ValueError(f"{REFUSAL}: {reason}")

    def _file(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return None
        if url.startswith(HOME):
            return (self.roots[0] / unquote(urlsplit(url.removeprefix(HOME)).path)).resolve()
        return Path(unquote(parts.path)).resolve()
