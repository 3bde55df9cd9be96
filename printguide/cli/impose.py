"""`printguide impose`: the pages of a PDF on sheets, for folding and stapling."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from printguide.faults import EnvironmentFault, UsageError

if TYPE_CHECKING:
    from printguide.imposition.imposing import Imposed
    from printguide.imposition.job import Job
    from printguide.imposition.sheets import Plan

_SIZES = 3
"""So many sizes of pages are told apart; a folder of scans may have a hundred."""
_READABLE = 0.8
"""Codes have modules of 0.5 mm and scan down to 0.4 (see `printguide.compose.codes`)."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--scheme", required=True, help="How to fold: saddle, roll-fold, z-fold or 2up.")
@click.option(
    "--paper",
    default="a4",
    show_default=True,
    help="The paper of the sheets, such as a4, a3 or letter.",
)
@click.option(
    "--creep",
    "creep_mm",
    type=float,
    default=0.0,
    metavar="MM",
    help="The thickness of the paper, for a saddle: 0.1 for 80 g/m².",
)
@click.option("--marks", is_flag=True, help="Mark folds and cuts outside the trim.")
@click.option("--bleed", is_flag=True, help="Keep the bleed, without marks too.")
@click.option(
    "--scale",
    type=click.Choice(["down", "fit", "none"]),
    default="down",
    show_default=True,
    help="Shrink larger pages, fill the sheets, or neither.",
)
@click.option(
    "--binding",
    type=click.Choice(["left", "right"]),
    help="Where the spine is. Else as the document says.",
)
@click.option("--back-cover", is_flag=True, help="Keep the last page last; blank ones before it.")
@click.option(
    "-o",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Else FILE's name with the scheme.",
)
def impose(
    file: Path,
    scheme: str,
    paper: str,
    creep_mm: float,
    marks: bool,
    bleed: bool,
    scale: str,
    binding: str | None,
    back_cover: bool,
    target: Path | None,
) -> None:
    """Put the pages of any PDF on sheets, in order for printing on both sides.

    \b
    saddle     a stapled booklet: sheets in each other, folded once
    roll-fold  a leaflet of six panels, one folded in
    z-fold     a leaflet of six panels, folded to and fro
    2up        two pages side by side
    """
    from printguide.imposition.imposing import impose as put_on_sheets
    from printguide.imposition.job import Job, Scaling
    from printguide.imposition.ordering import Binding
    from printguide.writing import write

    spine = Binding(binding) if binding else None
    job = Job(scheme, paper, creep_mm, marks, bleed, Scaling(scale), spine, back_cover)
    target = target or file.with_name(f"{file.stem}.{scheme}.pdf")
    if target.exists() and target.samefile(file):
        raise UsageError(f"{target} is the file itself: name another with -o")
    made = put_on_sheets(_content(file), job)
    write(target, made.pdf)
    click.echo(f"made {target}")
    for what, said in _summary(made, job):
        click.echo(f"{what:<8} {said}")


def _content(file: Path) -> bytes:
    from printguide.imposition.placing import LARGEST_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise EnvironmentFault(f"{file} cannot be read: {error.strerror}") from error


def _summary(made: "Imposed", job: "Job") -> Iterator[tuple[str, str]]:
    """Yield what a person at the printer has to know, a line each."""
    from printguide.imposition.schemes import find_scheme

    plan = made.plan
    if made.mended:
        yield "damaged", "the file was read all the same: compare every page with the original"
    blank = f", and {plan.blanks} blank {'before the last' if job.back_cover else 'at the end'}"
    yield "pages", f"{made.pages}{blank if plan.blanks else ''}"
    yield "sheets", _sheets(plan, job)
    yield from (("scale", said) for said in _scales(plan))
    if plan.lost_mm:
        lost = f"{plan.lost_mm:.2g} mm at its left and right; `--scale fit` keeps all"
        yield "cut", f"the page on the short panel loses {lost}"
    if plan.binding == "right":
        yield "binding", "at the right: the first page is the right one"
    edge = "short" if plan.lying else "long"
    sides = f"on both sides, flipped on the {edge} edge" if len(plan.faces) > 1 else "on one side"
    yield "print", f'at 100 % ("actual size"), {sides}'
    yield "then", find_scheme(job.scheme).finish


def _sheets(plan: "Plan", job: "Job") -> str:
    from printguide.imposition.scaling import shown

    media = plan.ground.media
    said = f"{plan.sheets} of {job.paper}, {shown(media.width, media.height)}"
    if not plan.beyond_paper:
        return said
    what = "marks need" if job.marks else "bleed needs"
    return f"{said}: larger than the paper, since {what} room"


def _scales(plan: "Plan") -> Iterator[str]:
    """Say how large pages became, the smallest first."""
    from printguide.imposition.scaling import shown

    changed = sorted((scale, size) for size, scale in plan.scales.items() if scale != 1)
    for scale, size in changed[:_SIZES]:
        said = f"{scale * 100:.0f} % for pages of {shown(*size)}"
        hint = "; look whether type and codes can still be read" if scale < _READABLE else ""
        yield said + hint
    if len(changed) > _SIZES:
        yield f"and so on, for pages of {len(changed) - _SIZES} more sizes"
