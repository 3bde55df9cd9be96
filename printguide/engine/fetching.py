"""What the engine may read: `data:` addresses, and files under the folders it is given."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

Report = Callable[[str], None]


class Jail(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Refuses every address but `data:` and regular files under `roots`, links resolved."""

    def __init__(self, roots: tuple[Path, ...], report: Report) -> None:
        super().__init__(allowed_protocols={"file", "data"}, allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)
        self.report = report

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at an address; raises ValueError where it may not be read."""
        if not url.startswith("data:") and not self._inside(url):
            self.report(url)
            raise ValueError(f"{url} is outside the project")
        return super().fetch(url, headers)

    def _inside(self, url: str) -> bool:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return False
        file = Path(unquote(parts.path)).resolve()
        return file.is_file() and any(file.is_relative_to(root) for root in self.roots)
