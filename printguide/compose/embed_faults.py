"""PG4xx, continued: films, frames, drawings and ids that paper cannot have as a page has them."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class EmbedWithoutAddress(Fault):
    """A film, recording, map or frame says no address that a code could open.

    Its words are printed. Code that has to be run, such as an imported file, is no address.
    """

    code = "PG442"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` has no address that can be printed as a code"

    @property
    def hint(self) -> str:
        return "write the whole address of its page in quotation marks"


@dataclass(frozen=True)
class PictureUnnamed(Fault):
    """A picture does not say which file it is. Its alternative text is printed in its place.

    Websites import pictures in code, which is not run here.
    """

    code = "PG443"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` does not say which picture it shows"

    @property
    def hint(self) -> str:
        return 'write the path of a file of the project: `src="images/quay.png"`'


@dataclass(frozen=True)
class IdTwice(Fault):
    """An id stands at two places of an article; links lead to the first of them."""

    code = "PG444"
    severity = Severity.WARNING

    id: str

    @property
    def message(self) -> str:
        return f"the id `{self.id}` is taken, links lead to where it stands first"

    @property
    def hint(self) -> str:
        return "give each place an id of its own"


@dataclass(frozen=True)
class DrawingLeftOut(Fault):
    """A drawing or a formula is written as elements in the text. Only its words are printed."""

    code = "PG445"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"the drawing of `<{self.name}>` is left out, only its words are printed"

    @property
    def hint(self) -> str:
        return "save it as a file of the project, and show it as an image"
