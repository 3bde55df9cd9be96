"""PG310 to PG315: what can be wrong with the components of a project."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity, nearest


@dataclass(frozen=True)
class DescriptionUnreadable(Fault):
    """The description of a component cannot be read: it is not TOML.

    Without it nobody knows which attributes the component has.
    """

    code = "PG310"

    reason: str

    @property
    def message(self) -> str:
        return f"the description of a component cannot be read: {self.reason}"

    @property
    def hint(self) -> str:
        return "compare it with one that `printguide new component` makes"


@dataclass(frozen=True)
class DescriptionKeyUnknown(Fault):
    """The description of a component has a key that means nothing there."""

    code = "PG311"

    key: str
    known: tuple[str, ...]

    @property
    def message(self) -> str:
        return f"there is no key `{self.key}` here"

    @property
    def hint(self) -> str:
        return nearest(self.key, self.known) or f"there are {', '.join(self.known)}"


@dataclass(frozen=True)
class DescriptionUnfit(Fault):
    """A key of the description of a component has a value that cannot be meant."""

    code = "PG312"

    key: str
    problem: str
    remedy: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.key}` {self.problem}"

    @property
    def hint(self) -> str | None:
        return self.remedy


@dataclass(frozen=True)
class ComponentMisnamed(Fault):
    """The name of a file says which component it belongs to, and this one says none."""

    code = "PG313"

    file: str
    right: str | None = None

    @property
    def message(self) -> str:
        return f"`{self.file}` cannot be the file of a component"

    @property
    def hint(self) -> str:
        if self.right:
            return f"name it `{self.right}`"
        return "begin with a letter; take small letters, digits and `_`"


@dataclass(frozen=True)
class NotPrinted(Fault):
    """A template without a description does not print a word that it was given.

    The word is printed behind the component, so it is not lost. A description says which
    attributes a component has, and which are left out for a reason.
    """

    code = "PG314"
    severity = Severity.WARNING

    text: str
    stem: str

    @property
    def message(self) -> str:
        return f"`{self.text}` is not printed by `{self.stem}.html`, it is printed behind"

    @property
    def hint(self) -> str:
        return (
            f"print it there, or give its attribute a `left_out` in "
            f"`templates/components/{self.stem}.toml`"
        )


@dataclass(frozen=True)
class TemplateAbsent(Fault):
    """A component is described and has no template, so nobody knows how it is printed."""

    code = "PG315"

    stem: str

    @property
    def message(self) -> str:
        return f"`{self.stem}.toml` describes a component without a template"

    @property
    def hint(self) -> str:
        return f"write `templates/components/{self.stem}.html`"
