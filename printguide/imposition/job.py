"""What is asked of an imposition."""

from dataclasses import dataclass
from enum import StrEnum

from printguide.faults import UsageError
from printguide.imposition.ordering import Binding
from printguide.imposition.schemes import find_scheme, sheet_of

THICKEST_MM = 0.5
"""No sheet that a stapler folds is thicker: cardboard of 400 g/m² has about half a millimetre."""


class Scaling(StrEnum):
    """What happens to pages that have another size than their place on the sheet."""

    DOWN = "down"
    """Larger ones are made smaller; small ones stay as they are."""
    FIT = "fit"
    """All are made as large as their place allows."""
    NONE = "none"
    """All keep their size; larger ones are refused."""


@dataclass(frozen=True, slots=True)
class Job:
    """How to impose a document. Raises UsageError for what cannot be."""

    scheme: str
    paper: str
    creep_mm: float = 0.0
    """How far each sheet moves its pages towards the spine, more than the sheet around it.

    That is the thickness of the paper: 0.1 mm for 80 g/m².
    """
    marks: bool = False
    """Whether folds and cuts are marked outside the trim; what is to be cut keeps its bleed."""
    bleed: bool = False
    """Whether what pages have beyond their trim is kept, without marks too."""
    scaling: Scaling = Scaling.DOWN
    binding: Binding | None = None
    """Where the spine is; None for what the document says."""
    back_cover: bool = False
    """Whether the last page stays the last, and blank ones come before it."""

    def __post_init__(self) -> None:
        scheme = find_scheme(self.scheme)
        sheet_of(scheme, self.paper)
        if not 0 <= self.creep_mm <= THICKEST_MM:
            raise UsageError(
                f"a creep of {self.creep_mm:g} mm cannot be: it is the thickness of one sheet, "
                f"from 0 to {THICKEST_MM:g}, and 0.1 for paper of 80 g/m²"
            )
        if self.creep_mm and not scheme.nested:
            raise UsageError(
                f"`{self.scheme}` has no sheets within sheets, so nothing creeps: leave out --creep"
            )

    @property
    def cut(self) -> bool:
        """Whether sheets will be cut: then pages meet at the spine, and bleed is kept."""
        return self.marks or self.bleed
