"""ComparisonTable: things side by side, a row for each feature.

<ComparisonTable headers={["", "Bus", "Train"]}
  rows={[{ feature: "Price", option1: "3", option2: "9" }]} />
"""

import re
from typing import Annotated, Any, ClassVar

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from printguide.components import Component, Props, Text, written_out


def _cell(value: object) -> str | bool | None:
    """A cell may be a text, a number, yes or no, or nothing."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return str(written_out(value))
    raise PydanticCustomError("string_type", "a cell is a text, a number, true, false or null")


Option = Annotated[Any, PlainValidator(_cell)]


class Compared(Props):
    """One row: the feature, then `option1`, `option2` and so on, a cell each."""

    __pydantic_extra__: dict[str, Option] = Field(init=False)
    open_names: ClassVar[re.Pattern[str]] = re.compile(r"option[1-9][0-9]?")
    open_said: ClassVar[str] = "option1 … option99"

    feature: Text

    def options(self) -> list[Any]:
        """The cells after the feature, by their numbers; None where a number is left out."""
        by_number = {int(number): value for number, value in self.named("option").items()}
        return [by_number.get(n) for n in range(1, max(by_number, default=0) + 1)]


class ComparisonTable(Component):
    """A table with heads for columns and rows; a wide one is split rather than cut."""

    headers: Annotated[list[Text], Field(min_length=1)]
    rows: Annotated[list[Compared], Field(min_length=1)]
    title: Text | None = None

    def width(self) -> int:
        """How many columns it takes, the feature included."""
        return max(len(self.headers), *(1 + len(row.options()) for row in self.rows))
