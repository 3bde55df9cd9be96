"""PG3xx: what can be wrong with components and their attributes."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class UnknownComponent(Fault):
    """No component has this name. Its children and all its strings are printed in a plain box."""

    code = "PG301"
    severity = Severity.WARNING

    name: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"there is no component `{self.name}`, its words are printed in a plain box"

    @property
    def hint(self) -> str | None:
        return nearest(self.name, self.known)


@dataclass(frozen=True)
class UnknownAttribute(Fault):
    """A component was given an attribute that it does not have.

    Its strings are printed behind the component, so no word is lost; but they stand in a place
    that nobody meant.
    """

    code = "PG302"
    severity = Severity.WARNING

    owner: str
    attribute: str
    known: tuple[str, ...]
    said_by: str | None = None
    """The other name of the same attribute, where both were given."""

    @property
    def message(self) -> str:
        if self.said_by:
            return f"{self.owner} has `{self.said_by}`, of which `{self.attribute}` is another name"
        return f"{self.owner} has no `{self.attribute}`"

    @property
    def hint(self) -> str:
        if self.said_by:
            return "write one of the two"
        close = nearest(self.attribute, self.known)
        return close or f"it has {', '.join(f'`{name}`' for name in self.known)}"


@dataclass(frozen=True)
class UnfitAttribute(Fault):
    """The value of an attribute is not what the component takes there."""

    code = "PG303"

    path: str
    problem: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.path}` {self.problem}"

    @property
    def hint(self) -> str | None:
        return self.remedy


@dataclass(frozen=True)
class MissingAttribute(Fault):
    """A component lacks an attribute without which it says nothing."""

    code = "PG304"

    path: str
    name: str
    unread: bool = False

    @property
    def message(self) -> str:
        why = ", because what stands there is not data" if self.unread else ""
        return f"`{self.path}` is missing from `<{self.name}>`{why}"

    @property
    def hint(self) -> str:
        missing = self.path.rsplit(".", 1)[-1]
        if self.unread:
            return f"mend `{missing}`; `printguide components {self.name}` shows an example"
        return f"add `{missing}`; `printguide components {self.name}` shows an example"


@dataclass(frozen=True)
class ChildrenMissing(Fault):
    """A component that wraps text was written without any."""

    code = "PG305"

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` has nothing inside"

    @property
    def hint(self) -> str:
        return f"write text between `<{self.name}>` and `</{self.name}>`"


@dataclass(frozen=True)
class ChildrenUnexpected(Fault):
    """A component that takes no text inside was given some; it is printed behind the component."""

    code = "PG306"
    severity = Severity.WARNING

    name: str

    @property
    def message(self) -> str:
        return f"`<{self.name}>` takes no text inside, it is printed behind"

    @property
    def hint(self) -> str:
        return "end the tag with `/>` and put the text behind it"
