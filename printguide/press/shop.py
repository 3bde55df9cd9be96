"""The shop: what `[press]` of the settings says of the printer who gets the files."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_CONDITION = "the name that your printer gives to the printing condition, such as FOGRA39"


class Shop(BaseModel):
    """Where press files are printed, and on what."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    profile: str | None = None
    """The printer's own ICC profile: a file of the project."""
    condition: Annotated[str | None, Field(min_length=1, description=_CONDITION)] = None
    """Its name; else what the profile calls itself."""
