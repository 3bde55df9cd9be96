"""The brand: whose print it is, and what it looks like, as `[brand]` of printguide.toml says."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from printguide.languages import TAG
from printguide.press.inks import TOTAL_INK
from printguide.themes import DEFAULT

T = TypeVar("T")

_HEX = "a colour, such as #0b5f66"
_INKS = (
    "four percentages of cyan, magenta, yellow and black, such as [100, 20, 40, 30], "
    f"{TOTAL_INK:.0%} together at most"
)
_FONTS = 'a font file of the project, a list of them, or "pip:" and a package of fonts'

Hex = Annotated[str, Field(pattern=r"^#(?:[0-9A-Fa-f]{3}){1,2}$", description=_HEX)]
"""A colour of screens (sRGB), as in CSS."""


def _dries(inks: tuple[float, ...]) -> tuple[float, ...]:
    if sum(inks) > 100 * TOTAL_INK:
        raise ValueError("too much ink")
    return inks


_Percent = Annotated[float, Field(ge=0, le=100)]
Inks = Annotated[
    tuple[_Percent, _Percent, _Percent, _Percent],
    AfterValidator(_dries),
    Field(description=_INKS),
]
"""A colour of a press: how much of cyan, magenta, yellow and black, in percent."""

_SAID = 'a text, or a table of texts by language, such as { en = "Guide", ko = "안내" }'
_Language = Annotated[str, Field(pattern=f"^{TAG}$")]
Said = Annotated[
    str | Annotated[dict[_Language, str], Field(min_length=1)], Field(description=_SAID)
]
"""What is printed: the same in all languages, or a text for each; the first is for all others."""

FontFiles = Annotated[str | list[str], Field(description=_FONTS)]


class Table(BaseModel):
    """A table of printguide.toml: a key that it does not have is a slip."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Contact(Table, Generic[T]):
    """Whom readers can turn to; printed in the imprint."""

    organisation: T | None = None
    address: T | None = None
    phone: T | None = None
    email: T | None = None
    hours: T | None = None
    website: T | None = None
    emergency: T | None = None


class Texts(Table, Generic[T]):
    """What a brand says in words."""

    name: T | None = None
    tagline: T | None = None
    disclaimer: T | None = None
    contact: Contact[T] = Contact[T]()


class ByColour(Table, Generic[T]):
    """Something for each colour that a brand can set; they are named as the tokens are."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    ink: T | None = None
    ink_soft: T | None = None
    paper: T | None = None
    line: T | None = None
    line_strong: T | None = None
    accent: T | None = None
    accent_deep: T | None = None
    accent_tint: T | None = None
    accent_pale: T | None = None
    highlight: T | None = None
    warning: T | None = None
    warning_tint: T | None = None
    danger: T | None = None
    danger_tint: T | None = None
    success: T | None = None
    success_tint: T | None = None

    def given(self) -> dict[str, T]:
        """Return what was set, by the names of the tokens without their dashes in front."""
        said: dict[str, Any] = self.model_dump(by_alias=True, exclude_none=True)
        return said


class Fonts(Table):
    """The brand's own faces: TrueType files of the project, or a package from pip."""

    text: FontFiles | None = None
    display: FontFiles | None = None
    code: FontFiles | None = None

    def given(self) -> dict[str, tuple[str, ...]]:
        """Return the files or the package of each face that was set, by its token."""
        said = {role: getattr(self, role) for role in type(self).model_fields}
        return {
            role: (files,) if isinstance(files, str) else tuple(files)
            for role, files in said.items()
            if files
        }


class Brand(Texts[Said]):
    """Whose print it is."""

    contact: Contact[Said] = Contact()
    logo: str | None = None
    theme: str = DEFAULT
    """The looks of all articles that name none themselves."""
    colours: ByColour[Hex] = ByColour()
    cmyk: ByColour[Inks] = ByColour()
    """The same colours as a press mixes them; what is not given here it makes of `colours`."""
    contrast: Literal["darken", "refuse"] = "darken"
    """What is done about type in a colour that is too light to be read."""
    code_colour: Hex = "#000000"
    """What QR codes are printed in."""
    fonts: Fonts = Fonts()

    def texts(self, lang: str) -> Texts[str]:
        """Return what the brand says, in a language where there is a table of texts."""
        said = self.model_dump(include=set(Texts.model_fields))
        return Texts[str].model_validate(_spoken(said, lang))


def _spoken(said: dict[str, Any], lang: str) -> dict[str, Any]:
    """Take one text of each table of texts: in the language, or else the first."""
    contact = {key: _text(text, lang) for key, text in said.pop("contact").items()}
    return {**{key: _text(text, lang) for key, text in said.items()}, "contact": contact}


def _text(said: Said | None, lang: str) -> str | None:
    if not isinstance(said, dict):
        return said
    plain = lang.partition("-")[0]
    return next((said[it] for it in (lang, plain) if it in said), next(iter(said.values())))
