"""PG5xx: what can go wrong in laying out; PG9xx: what the machine lacks."""

import unicodedata
from dataclasses import dataclass

from printguide.faults import Fault, Severity


def _spelled(characters: tuple[str, ...]) -> str:
    shown = ", ".join(
        _named(char) if _is_control(char) else f"`{char}` ({_named(char)})"
        for char in characters[:8]
    )
    return shown + (f" and {len(characters) - 8} more" if len(characters) > 8 else "")


def _named(char: str) -> str:
    """The number and the name that a character has in Unicode; private ones have none."""
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".rstrip()


def _is_control(char: str) -> bool:
    return unicodedata.category(char) == "Cc"


@dataclass(frozen=True)
class GlyphMissing(Fault):
    """No font has a character of the article, so it would be printed as an empty box."""

    code = "PG501"
    firm = True

    characters: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"no font has {_spelled(self.characters)}"

    @property
    def hint(self) -> str:
        if all(map(_is_control, self.characters)):
            return "delete it: it is a sign for machines, which nobody sees"
        return "write it in other characters"


@dataclass(frozen=True)
class FontPackageMissing(Fault):
    """The article needs fonts that are not installed; they would be printed as empty boxes."""

    code = "PG502"
    firm = True

    characters: tuple[str, ...]
    command: str

    @property
    def message(self) -> str:
        return f"the fonts for {_spelled(self.characters)} are not installed"

    @property
    def hint(self) -> str:
        return f"run `{self.command}`"


@dataclass(frozen=True)
class WordDropped(Fault):
    """The layout dropped words that the HTML has. The article is not written.

    WeasyPrint drops text without a word inside some wrappers (inline blocks, floats, fixed
    heights); a stylesheet uses one of them around text that is longer than its box.
    """

    code = "PG503"
    firm = True

    words: str

    @property
    def message(self) -> str:
        shown = self.words if len(self.words) <= 80 else self.words[:77] + "…"
        return f"`{shown}` is on no page"

    @property
    def hint(self) -> str:
        return "mend the stylesheet: keep long text in plain blocks"


@dataclass(frozen=True)
class EngineComplaint(Fault):
    """The layout engine complained about the page.

    The page may look right all the same: look at it. Most often a template or a stylesheet of the
    project is the cause.
    """

    code = "PG504"
    severity = Severity.WARNING

    complaint: str

    @property
    def message(self) -> str:
        return f"the layout engine says: {self.complaint}"

    @property
    def hint(self) -> str:
        return "look at the pages, and mend the template or stylesheet that asks for it"


@dataclass(frozen=True)
class StyleIgnored(Fault):
    """A stylesheet has a rule that the layout engine does not know.

    It prints as if the rule were not there. Paper knows fewer rules than browsers do.
    """

    code = "PG505"
    severity = Severity.WARNING

    complaint: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        return f"a style is ignored: {self.complaint}"

    @property
    def hint(self) -> str:
        return self.remedy or "mend the stylesheet, or take the rule out of it"


@dataclass(frozen=True)
class FetchRefused(Fault):
    """A style asks for a file that is not in the project, or for an address on the network."""

    code = "PG506"
    severity = Severity.WARNING

    address: str
    reason: str

    @property
    def message(self) -> str:
        shown = self.address if len(self.address) <= 100 else self.address[:97] + "…"
        return f"`{shown}` is not read: {self.reason}"

    @property
    def hint(self) -> str:
        return "copy the file into the project"


@dataclass(frozen=True)
class FontRefused(Fault):
    """A style uses a font whose outlines some printers and viewers draw as empty boxes.

    Only TrueType outlines are sure to print everywhere; the layout goes on with other fonts.
    """

    code = "PG508"

    file: str
    reason: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        return f"the font `{self.file}` is not used: {self.reason.rstrip('.')}"

    @property
    def hint(self) -> str:
        return self.remedy or "take the TrueType version of the font (.ttf)"


@dataclass(frozen=True)
class FontStyleLacking(Fault):
    """The brand sets text in a font that is never bold or italic, so stressed words do not show.

    No slanted or heavier letters are made up: they would be coarse.
    """

    code = "PG509"
    severity = Severity.WARNING

    role: str
    lacking: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"the font for `{self.role}` has no {' and no '.join(self.lacking)}"

    @property
    def hint(self) -> str:
        return f"give a list of files, with one that is {' and one that is '.join(self.lacking)}"


@dataclass(frozen=True)
class EngineFailed(Fault):
    """The layout engine gave up on the article."""

    code = "PG507"
    firm = True

    reason: str

    @property
    def message(self) -> str:
        return f"the layout engine gave up: {self.reason}"

    @property
    def hint(self) -> str:
        return "take away parts of the article until it works, and report the part that fails"
