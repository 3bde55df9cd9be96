"""PG3xx, continued: attributes that are of their type and say nothing, or too little."""

from dataclasses import dataclass

from printguide.faults import Fault, Severity


@dataclass(frozen=True)
class AttributeEmpty(Fault):
    """An attribute is there, but holds no words."""

    code = "PG307"
    severity = Severity.WARNING

    path: str

    @property
    def message(self) -> str:
        return f"`{self.path}` is empty"

    @property
    def hint(self) -> str:
        return "write something in it, or leave it out"


@dataclass(frozen=True)
class RowUneven(Fault):
    """A row of a table has more or fewer cells than its head has columns.

    What it lacks is printed as empty cells, what it has too many under no head.
    """

    code = "PG308"
    severity = Severity.WARNING

    cells: int
    columns: int

    @property
    def message(self) -> str:
        cells = "one cell" if self.cells == 1 else f"{self.cells} cells"
        return f"the row has {cells}, the head of the table {self.columns}"

    @property
    def hint(self) -> str:
        missing = self.columns - self.cells
        if missing > 0:
            return f"add {missing}, or write {'an empty one' if missing == 1 else 'empty ones'}"
        return f"take {-missing} away, or name {'it' if missing == -1 else 'them'} in the head"
