"""Papers: the sheets that formats are made on, by name, from `papers.toml`."""

import tomllib
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from printguide.shipped import PACKAGE


class Paper(BaseModel):
    """A sheet, upright, as it is cut."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    width_mm: Annotated[float, Field(gt=0)]
    height_mm: Annotated[float, Field(gt=0)]


@cache
def papers() -> dict[str, Paper]:
    """Every paper there is, by name."""
    written = tomllib.loads((PACKAGE / "formats" / "papers.toml").read_text("utf-8"))
    return {name: Paper.model_validate({"name": name, **paper}) for name, paper in written.items()}
