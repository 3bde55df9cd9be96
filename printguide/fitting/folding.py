"""Folding: panels onto the two sides of a sheet, and what that sheet is meant to be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from printguide.compose.order import Order
from printguide.imposition.job import Job, Scaling
from printguide.imposition.sheets import Face, Plan
from printguide.proof.manifest import Manifest, MeantCode, MeantPage

if TYPE_CHECKING:
    from printguide.imposition.imposing import Imposed


def folded(panels: bytes, order: Order, scheme: str) -> "Imposed":
    """Put the pages of a leaflet onto its sheet; the last page becomes its back."""
    from printguide.imposition.imposing import impose  # with pikepdf, which few builds need

    press = order.format.press
    job = Job(
        scheme,
        order.paper.name,
        marks=bool(press and press.marks),
        bleed=press is not None,
        scaling=Scaling.NONE,
        back_cover=True,
    )
    return impose(panels, job)


def manifest_of_sheet(panels: Manifest, plan: Plan) -> Manifest:
    """Return what the sheet is meant to be, from what its panels are.

    It has no tags: who has it read aloud takes the panels.
    """
    trim = plan.ground.trim
    side = MeantPage(width_mm=round(trim.width, 3), height_mm=round(trim.height, 3))
    return panels.model_copy(
        update={
            "tagged": False,
            "in_order": False,
            "conforms_to": tuple(kind for kind in panels.conforms_to if kind.startswith("pdf/x")),
            "pages": (side,) * len(plan.faces),
            "codes": tuple(
                code
                for number, face in enumerate(plan.faces, start=1)
                for code in _codes(face, number, panels, plan)
            ),
        }
    )


def _codes(face: Face, number: int, panels: Manifest, plan: Plan) -> Iterator[MeantCode]:
    trim = plan.ground.trim
    for spot in face.spots:
        page = panels.pages[spot.page - 1]
        left = spot.middle[0] - page.width_mm * spot.scale / 2 - trim.left
        top = trim.top - spot.middle[1] - page.height_mm * spot.scale / 2
        for code in panels.codes:
            if code.page == spot.page:
                moved = {
                    "page": number,
                    "x_mm": round(left + code.x_mm * spot.scale, 3),
                    "y_mm": round(top + code.y_mm * spot.scale, 3),
                }
                yield code.model_copy(update=moved)
