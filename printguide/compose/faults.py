"""PG4xx: what can be wrong with links, codes, images and the words of the print."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class LinkWithoutBase(Fault):
    """Links lead into the site, and nobody said where the site is.

    Their words are printed; paper cannot say where they lead.
    """

    code = "PG401"
    severity = Severity.WARNING

    href: str
    others: int = 0
    """Further links of the article with the same fate."""

    @property
    def message(self) -> str:
        if not self.others:
            return f"`{self.href}` leads into an unknown site, it is printed as plain text"
        links = "another link" if self.others == 1 else f"{self.others} other links"
        return (
            f"`{self.href}` and {links} lead into an unknown site, they are printed as plain text"
        )

    @property
    def hint(self) -> str:
        return (
            "give the address with `--base-url`, or as `base_url` under `[site]` in printguide.toml"
        )


@dataclass(frozen=True)
class LinkUnfit(Fault):
    """A link leads to something that is neither a page nor a person: its words stay plain text."""

    code = "PG402"
    severity = Severity.WARNING

    href: str

    @property
    def message(self) -> str:
        return f"`{self.href}` cannot be printed as a link"

    @property
    def hint(self) -> str:
        return "link to a page (https:), a file of the project, mailto: or tel:"


@dataclass(frozen=True)
class LinkDead(Fault):
    """A link leads to an article that the project does not have."""

    code = "PG403"
    severity = Severity.WARNING

    href: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"no article of the project is at `{self.href}`"

    @property
    def hint(self) -> str | None:
        return nearest(self.href.rstrip("/").rsplit("/", 1)[-1], self.known)


@dataclass(frozen=True)
class CodeTooDense(Fault):
    """An address is so long that its QR code would not scan reliably from paper.

    Codes have modules of at least 0.4 mm, within the room that the format gives them.
    """

    code = "PG404"

    address: str
    box_mm: float
    needs_mm: float | None = None
    """The smallest box in which it would scan; None if no code can hold the address."""

    @property
    def message(self) -> str:
        shown = self.address if len(self.address) <= 60 else self.address[:57] + "…"
        size = f"{len(self.address)} characters"
        return f"a code for `{shown}` ({size}) needs more than {self.box_mm:g} mm"

    @property
    def hint(self) -> str:
        if self.needs_mm is None:
            return "use a shorter address: no code can hold this one"
        return f"use a shorter address, or write `code_box_mm = {self.needs_mm:g}` in the format"


@dataclass(frozen=True)
class AnchorDead(Fault):
    """A link leads to a heading that the article does not have."""

    code = "PG405"
    severity = Severity.WARNING

    href: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the article has no heading for `{self.href}`, the link is printed as plain text"

    @property
    def hint(self) -> str | None:
        return nearest(self.href.removeprefix("#"), self.known)


@dataclass(frozen=True)
class WordLost(Fault):
    """Words of the article are not in its print. The article is not written.

    This is a fault of a template or of printguide, not of the author: every word is printed,
    or left out on purpose and said so.
    """

    code = "PG410"
    firm = True

    words: str
    stage: str

    @property
    def message(self) -> str:
        shown = self.words if len(self.words) <= 80 else self.words[:77] + "…"
        return f"`{shown}` is not in the {self.stage}"

    @property
    def hint(self) -> str:
        return "mend the template or stylesheet that drops it; with those of printguide, report it"


@dataclass(frozen=True)
class ImageMissing(Fault):
    """An image is not where the article says. Its alternative text is printed in its place."""

    code = "PG420"
    severity = Severity.WARNING

    path: str
    reason: str

    @property
    def message(self) -> str:
        path = self.path.replace("%5C", "\\")
        return f"the image `{path}` is not printed: {self.reason}"

    @property
    def hint(self) -> str:
        if self.path.startswith(("http:", "https:")):
            return "save it in the project, or name its host under `allow_hosts` in the settings"
        if "%5C" in self.path:
            return "write `/` for `\\`, and give a path in the project"
        return "give the path of an image in the project, relative to the article"


@dataclass(frozen=True)
class ImageUnfit(Fault):
    """An image is too large to be handled, or not an image that can be printed."""

    code = "PG421"

    path: str
    reason: str

    @property
    def message(self) -> str:
        return f"the image `{self.path}` cannot be used: {self.reason}"

    @property
    def hint(self) -> str:
        return "save it as PNG, JPEG or plain SVG of a sensible size"


@dataclass(frozen=True)
class AlternativeMissing(Fault):
    """An image has no alternative text, so readers who do not see it learn nothing of it."""

    code = "PG422"
    severity = Severity.WARNING

    path: str

    @property
    def message(self) -> str:
        return f"the image `{self.path}` has no alternative text"

    @property
    def hint(self) -> str:
        return "describe it between the brackets: `![what it shows](path)`"


@dataclass(frozen=True)
class LanguageUnknown(Fault):
    """We have no words of our own (such as "page" or "warning") in the article's language."""

    code = "PG430"
    severity = Severity.INFO

    lang: str

    @property
    def message(self) -> str:
        return f"printguide has no words of its own in `{self.lang}`, it uses English ones"


@dataclass(frozen=True)
class ThemeUnknown(Fault):
    """An article names a theme that the project does not have: it looks like all others.

    Themes come from printguide, from packages, and from `styles/themes` of the project;
    `printguide theme list` shows them.
    """

    code = "PG431"
    severity = Severity.WARNING

    theme: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"there is no theme `{self.theme}`, the article has that of the project"

    @property
    def hint(self) -> str:
        return nearest(self.theme, self.known) or f"themes are {', '.join(self.known)}"


@dataclass(frozen=True)
class TemplateFaulty(Fault):
    """A template of the project or theme cannot be used."""

    code = "PG440"
    firm = True

    template: str
    reason: str
    shipped: bool = True
    """Whether printguide has one of this name."""

    @property
    def message(self) -> str:
        return f"the template `{self.template}` failed: {self.reason}"

    @property
    def hint(self) -> str:
        if not self.shipped:
            return "mend it there; docs/themes.md lists what a template can use"
        return "compare it with the one that comes with printguide"


@dataclass(frozen=True)
class HtmlLeftOut(Fault):
    """An HTML element does not belong on paper (a script, a frame); its words are printed."""

    code = "PG441"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` is left out, only its words are printed"


@dataclass(frozen=True)
class TableTooWide(Fault):
    """The words of a table have no room beside each other on any page, and so are broken.

    That is judged by the longest word of each column, in the smallest type that a table is set in.
    """

    code = "PG446"
    severity = Severity.WARNING

    columns: int
    percent: int

    @property
    def message(self) -> str:
        columns = "one column" if self.columns == 1 else f"{self.columns} columns"
        return f"the table of {columns} needs {self.percent} % of the page, its words are broken"

    @property
    def hint(self) -> str:
        return "make two tables of it, or exchange rows and columns"
