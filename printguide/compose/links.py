"""Links on paper: which one becomes a code, which a reference, and which stays as it is."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

from printguide.catalogue import Catalogue, Entry, slug_for
from printguide.compose.codes import Symbol, TooDense, encode
from printguide.compose.faults import AnchorDead, CodeTooDense, LinkDead, LinkUnfit
from printguide.compose.labels import Labels
from printguide.compose.link_checks import LinkChecks
from printguide.compose.link_faults import FileMissing
from printguide.compose.linked import Code, Printed, Reference, short
from printguide.compose.order import Setting
from printguide.consulted import Consulted
from printguide.faults import Fault
from printguide.formats.format import Format, Print
from printguide.inputs import Inputs

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_BLANK = "".join(map(chr, range(0x21)))
_IGNORED = re.compile(r"[\t\n\r]")
"""Browsers strip and ignore these (WHATWG URL, 4.4), so a scheme could hide behind them."""
GUESS = "000"
"""A page number that is not known yet, as wide as most will be."""
_TO_PEOPLE = ("mailto:", "tel:", "sms:", "geo:")


class Scope(Enum):
    """Where a link leads."""

    ANCHOR = auto()
    INTERNAL = auto()
    INSIDE = auto()
    """Another article of the same booklet."""
    EXTERNAL = auto()
    PERSON = auto()
    NOWHERE = auto()


def ascii_address(address: str) -> str:
    """Return an address with other letters percent-encoded (RFC 3987, 3.1), as phones expect."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


@dataclass(slots=True)
class Links:
    """The links of one article: every target gets one number, wherever it stands."""

    catalogue: Catalogue
    format: Format
    labels: Labels
    file: Path
    anchors: frozenset[str]
    setting: Setting | None = None
    """The booklet around it."""
    inputs: Inputs = field(default_factory=Inputs)
    """Where is noted what is asked of the catalogue."""
    codes: dict[str, Code] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    without_base: list[str] = field(default_factory=list)
    """Links into a site of which nobody said where it is."""
    checks: LinkChecks = field(init=False)
    articles: Consulted = field(init=False)
    _waiting: list[Code] = field(default_factory=list)
    _places: dict[str, Code] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.articles = Consulted(self.catalogue, self.inputs)
        self.checks = LinkChecks(self.articles, self.labels.lang)

    def print(self, href: str, words: str) -> Printed:
        """Decide how a link is printed and remember its target."""
        try:
            scope, url, title = self._resolve(_IGNORED.sub("", href.strip(_BLANK)))
        except ValueError:  # what neither urllib nor the file system takes for an address
            self.faults.append(LinkUnfit(href))
            return Printed(None)
        if url is not None:
            self.checks.words(words, href, url)
        if url is None or scope is Scope.NOWHERE:
            return Printed(url if scope is Scope.ANCHOR else None)
        if scope in (Scope.INSIDE, Scope.ANCHOR, Scope.PERSON):
            return self._straight(scope, url)
        kind = self.format.internal_links if scope is Scope.INTERNAL else self.format.external_links
        if kind is Print.LIVE or (scope is Scope.EXTERNAL and _says_itself(url, words)):
            return Printed(url)
        if kind is Print.CODE:
            code = self._code(url, title or words)
            return Printed(url, code.number) if code else Printed(url)
        return Printed(url, self._reference(url, title or words).number)

    def _straight(self, scope: Scope, url: str) -> Printed:
        """A link within the print, or to a person: it has neither code nor reference."""
        if scope is Scope.INSIDE:
            return Printed(f"xref:{url}", page=self._page(url))
        return Printed(url, page=self._page_here(url) if scope is Scope.ANCHOR else None)

    def address(self, href: str) -> str | None:
        """Return the whole address of a page or file, or None with a fault if it has none."""
        try:
            scope, url, _ = self._resolve(_IGNORED.sub("", href.strip(_BLANK)))
        except ValueError:
            self.faults.append(LinkUnfit(href))
            return None
        return url if scope in (Scope.INTERNAL, Scope.EXTERNAL) else None

    def place(self, url: str, name: str, said: str = "code_map_alt") -> Code | None:
        """Return the code that opens a place on the map, or a film; it has no number.

        `said` is the name of our words for those who do not see it.
        """
        if self.format.place_links is Print.LIVE:
            return Code(url, name, None, None, 0, name, symbol=None)
        if url not in self._places:
            symbol = self._symbol(url)
            if symbol is None:
                return None
            alt = self.labels.label(said, title=name, address=short(url))
            self._places[url] = Code(
                url, name, None, symbol.bitmap(), symbol.side_mm, alt, symbol=symbol
            )
        return self._places[url]

    def take_faults(self) -> list[Fault]:
        """Return the faults found since the last call."""
        taken, self.faults = [*self.faults, *self.checks.faults], []
        self.checks.faults = []
        return taken

    def take_panel(self) -> list[Code]:
        """Return the codes that no panel has shown yet."""
        taken, self._waiting = self._waiting, []
        return taken

    @property
    def symbols(self) -> tuple[Code, ...]:
        """Every code of the article."""
        return (*self.codes.values(), *self._places.values())

    def _resolve(self, href: str) -> tuple[Scope, str | None, str | None]:
        if href.startswith("#"):
            return self._anchor(href)
        if href.startswith("//"):
            href = f"https:{href}"
        if scheme := _SCHEME.match(href):
            return self._elsewhere(href, scheme[0].lower())
        base = self.catalogue.project.configuration.site.base_url
        path, entry = self._inside(href)
        if inside := self._bound(entry, href):
            return Scope.INSIDE, inside, entry.title if entry else None
        if base is None:
            self.without_base.append(href)
            return Scope.NOWHERE, None, None
        return (
            Scope.INTERNAL,
            ascii_address(base.rstrip("/") + path),
            entry.title if entry else None,
        )

    def _bound(self, entry: Entry | None, href: str) -> str | None:
        """The name of an article of the same booklet, and of the place in it, if it is one."""
        name = self.setting.names.get(entry.file) if self.setting and entry else None
        anchor = unquote(href.partition("#")[2])
        known = anchor and entry and anchor in self.articles.anchors(entry.file)
        return (f"{name}#{anchor}" if known else name) if name else None

    def _page(self, target: str) -> str | None:
        """The printed number of a place in the booklet; of one that is not known yet, a guess."""
        return self.setting.numbers.get(target, GUESS) if self.setting else None

    def _page_here(self, url: str) -> str | None:
        return self._page(f"{self.setting.name}{url}") if self.setting else None

    def _anchor(self, href: str) -> tuple[Scope, str | None, str | None]:
        name = unquote(href[1:])
        if name and name not in self.anchors:
            self.faults.append(AnchorDead(href, tuple(sorted(self.anchors))))
            return Scope.NOWHERE, None, None
        return Scope.ANCHOR, f"#{name}" if name else None, None

    def _elsewhere(self, href: str, scheme: str) -> tuple[Scope, str | None, str | None]:
        if scheme in ("http:", "https:") and urlsplit(href).netloc:
            self.checks.encryption(href)
            base = self.catalogue.project.configuration.site.base_url
            inside = base is not None and (href + "/").startswith(base.rstrip("/") + "/")
            entry = self._by_slug(urlsplit(href).path) if inside else None
            if bound := self._bound(entry, href):
                return Scope.INSIDE, bound, entry.title if entry else None
            title = self._title_at(href) if inside else None
            return (Scope.INTERNAL if inside else Scope.EXTERNAL), ascii_address(href), title
        if scheme in _TO_PEOPLE:
            return Scope.PERSON, href, None
        self.faults.append(LinkUnfit(href))
        return Scope.NOWHERE, None, None

    def _title_at(self, url: str) -> str | None:
        parts = urlsplit(url)
        entry = self._by_slug(parts.path)
        self.checks.anchor(entry, parts.fragment)
        return entry.title if entry else None

    def _inside(self, href: str) -> tuple[str, Entry | None]:
        """Return the path on the site for a link into the project, and the article if known."""
        path, mark, anchor = href.partition("#")
        if path.startswith("/"):
            entry = self._by_slug(path)
            site = self.catalogue.project.configuration.site
            if entry is None and site.may_hold(path) and self._has_others():
                self.faults.append(LinkDead(path, self.articles.slugs()))
            self.checks.anchor(entry, anchor)
            return path + mark + anchor, entry
        target = (self.file.parent / unquote(path.partition("?")[0])).resolve()
        entry = self.articles.at(target)
        site = self.catalogue.project.configuration.site
        if entry is None:
            if target.suffix in (".mdx", ".md"):
                known = self.articles.names()
                self.faults.append(LinkDead(href, known))
                return site.path_of(slug_for(target, None), self.lang) + mark + anchor, None
            if target.suffix and not self.articles.has(target):
                self.faults.append(FileMissing(href))
            own = self.articles.at(self.file)
            here = site.path_of(own.slug if own else self.file.stem, self.lang)
            return urljoin(here, path) + mark + anchor, None
        entry = self.articles.in_language(entry, self.lang)
        self.checks.anchor(entry, anchor)
        return site.path_of(entry.slug, entry.lang) + mark + anchor, entry

    def _has_others(self) -> bool:
        return self.catalogue.project.configured

    def _by_slug(self, path: str) -> Entry | None:
        """The article at a path of the site, in the language of this one if it has that."""
        site = self.catalogue.project.configuration.site
        path = unquote(path.partition("?")[0]).rstrip("/")
        base = urlsplit(site.base_url or "").path.rstrip("/")
        path = path.removeprefix(base) if base else path
        found = self.articles.called(site.slug_in(path) or "")
        return self.articles.in_language(found, self.lang) if found else None

    @property
    def lang(self) -> str:
        """The language of the article."""
        return self.labels.lang

    def _number(self) -> int:
        return len(self.codes) + len(self.references) + 1

    def _code(self, url: str, title: str) -> Code | None:
        if url not in self.codes:
            symbol = self._symbol(url)
            if symbol is None:
                return None
            alt = self.labels.label("code_link_alt", title=title, address=short(url))
            image, side = symbol.bitmap(), symbol.side_mm
            code = Code(url, title, self._number(), image, side, alt, symbol=symbol)
            self.codes[url] = code
            self._waiting.append(code)
        return self.codes[url]

    def _symbol(self, url: str) -> Symbol | None:
        try:
            return encode(url, box_mm=self.format.code_box_mm)
        except TooDense as dense:
            self.faults.append(CodeTooDense(url, self.format.code_box_mm, dense.needs_mm))
            return None

    def _reference(self, url: str, title: str) -> Reference:
        if url not in self.references:
            self.references[url] = Reference(self._number(), title, url)
        return self.references[url]


def _says_itself(url: str, words: str) -> bool:
    """Whether the words of a link are its address, so that paper says where it leads."""
    plain = words.strip().rstrip("/")
    return plain in (url.rstrip("/"), short(url))
