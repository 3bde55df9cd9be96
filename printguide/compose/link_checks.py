"""Checks of links: what a reader would mind about one that can be printed."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from printguide.catalogue import Entry
from printguide.checks.wording import is_vague
from printguide.compose.link_faults import AnchorDeadElsewhere, InsecureLink, SameWordsElsewhere
from printguide.consulted import Consulted
from printguide.faults import Fault

_TEXT_FRAGMENT = ":~:"
"""Begins what names words rather than an id (WICG, Text Fragments)."""


@dataclass(slots=True)
class LinkChecks:
    """Looks at the links of one article as they are printed."""

    articles: Consulted
    lang: str
    faults: list[Fault] = field(default_factory=list)
    _first: dict[str, str] = field(default_factory=dict)
    """The page to which the words of each link led first; empty once it was said."""

    def words(self, words: str, href: str, url: str) -> None:
        """Report words that led to another page before; places within a page do not count."""
        said = " ".join(words.casefold().split())
        page = url if url.startswith("#") else url.partition("#")[0].rstrip("/")
        first = self._first.setdefault(said, page)
        if said and first and first != page and not is_vague(said, self.lang):
            self.faults.append(SameWordsElsewhere(href, " ".join(words.split()), first))
            self._first[said] = ""

    def encryption(self, url: str) -> None:
        """Report an address of the open network that begins with http:."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme == "http" and "." in host and not host[-1].isdigit():
            self.faults.append(InsecureLink(url, host in self._https_hosts()))

    def _https_hosts(self) -> list[str]:
        configuration = self.articles.project.configuration
        own = urlsplit(configuration.site.base_url or "")
        hosts = [own.hostname] if own.scheme == "https" and own.hostname else []
        return [*configuration.links.https_hosts, *hosts]

    def anchor(self, entry: Entry | None, anchor: str) -> None:
        """Report a heading that another article does not have."""
        name = unquote(anchor)
        if entry is None or not name or name.startswith(_TEXT_FRAGMENT):
            return
        known = self.articles.anchors(entry.file)
        if known and name not in known:
            self.faults.append(AnchorDeadElsewhere(f"#{anchor}", entry.slug, tuple(sorted(known))))
