"""What a format is: read from `styles/formats/<name>.toml`, looks in the `.css` beside it."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from printguide.faults import UsageError, nearest
from printguide.packages import FORMATS
from printguide.shipped import PACKAGE, shipped

_NAME = re.compile(r"[A-Za-z0-9][\w-]*")


class Print(StrEnum):
    """How a link is printed."""

    CODE = "code"
    """A number, and a QR code in a panel nearby."""
    REFERENCE = "reference"
    """A number, and the address in a list at the end."""
    LIVE = "live"
    """Nothing but the link itself, for screens."""


class Panels(StrEnum):
    """Where the codes of links stand together."""

    SECTION = "section"
    ARTICLE = "article"


class Paper(BaseModel):
    """A sheet, upright."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    width_mm: Annotated[float, Field(gt=0)]
    height_mm: Annotated[float, Field(gt=0)]


class Format(BaseModel):
    """What becomes of an article in this format, apart from its looks."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    name: str
    about: str
    """One line for lists of formats."""
    papers: list[str]
    internal_links: Print
    """Links to other articles and pages of the site."""
    external_links: Print
    panels: Panels
    code_box_mm: Annotated[float, Field(ge=16.5, le=60)]
    """The largest side of a printed code, quiet zone included."""
    takeaways_first: bool
    """Whether the key takeaways stand under the title, wherever the article has them."""
    pdf_variant: str


@cache
def papers() -> dict[str, Paper]:
    """Every paper there is, by name."""
    written = tomllib.loads((PACKAGE / "formats" / "papers.toml").read_text("utf-8"))
    return {name: Paper.model_validate(paper) for name, paper in written.items()}


def format_folders(root: Path) -> tuple[Path, ...]:
    """Where formats are looked for: the project's own come first."""
    return (root / "styles" / "formats", shipped("styles") / "formats")


def format_names(root: Path) -> tuple[str, ...]:
    """Every format that a project can build."""
    found = {file.stem for folder in format_folders(root) for file in folder.glob("*.toml")}
    return tuple(sorted(found | set(FORMATS.names())))


def find_format(name: str, root: Path) -> Format:
    """Return the format of this name; raises UsageError with the nearest name."""
    for folder in format_folders(root):
        file = folder / f"{name}.toml"
        if _NAME.fullmatch(name) and file.is_file():
            return _read(file)
    if _NAME.fullmatch(name) and (packaged := FORMATS.file(name)):
        return _read(packaged)
    known = format_names(root)
    hint = nearest(name, known) or f"formats are {', '.join(known)}"
    raise UsageError(f"there is no format `{name}`: {hint}")


def _read(file: Path) -> Format:
    try:
        written = tomllib.loads(file.read_text("utf-8-sig"))
        return Format.model_validate({"name": file.stem, **written})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file.name} is not TOML: {error}") from error
    except ValidationError as error:
        lines = [
            f"{file.name}: `{'.'.join(map(str, problem['loc']))}` does not fit: "
            f"{problem['msg'][:1].lower()}{problem['msg'][1:]}"
            for problem in error.errors()
        ]
        raise UsageError("\n".join(lines)) from error


def find_paper(name: str, format_: Format) -> Paper:
    """Return the paper of this name; raises UsageError if the format does not take it."""
    if name not in format_.papers or name not in papers():
        known = ", ".join(format_.papers)
        raise UsageError(f"`{format_.name}` is not made on `{name}`: its papers are {known}")
    return papers()[name]
