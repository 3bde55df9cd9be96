"""Colours: in which spaces a page is inked, and whether a press can print it so."""

from collections.abc import Iterator

from printguide.engine.inspection.facts import Rect
from printguide.proof.aim import Aim
from printguide.proof.findings import Found
from printguide.proof.leaf import Leaf
from printguide.proof.page_faults import NotBlackAlone, ScreenColour
from printguide.proof.paints import Kind, Paint

_SCREEN = "DeviceRGB"


def spaces(leaf: Leaf) -> tuple[str, ...]:
    """Return the colour spaces of a page, sorted."""
    return tuple(sorted({paint.ink.space for paint in leaf.paints if not paint.hidden}))


def press_colours(leaf: Leaf, aim: Aim) -> Iterator[Found]:
    """Yield what a press cannot print as it is meant; nothing for other prints."""
    if not aim.press:
        return
    for kind in Kind:
        of_kind = [it for it in leaf.paints if it.kind is kind and not it.hidden]
        screen = [it for it in of_kind if it.ink.space == _SCREEN]
        if screen:
            fault = ScreenColour(leaf.number, kind.value)
            yield Found(fault, leaf.number, _spots(screen))
    yield from _coloured(leaf, "text", [it for it in leaf.paints if it.kind is Kind.TEXT])
    yield from _coloured(leaf, "a code", [it for it in leaf.paints if _of_code(it, leaf)])


def _coloured(leaf: Leaf, what: str, paints: list[Paint]) -> Iterator[Found]:
    """A fault for each ink other than black; of those of screens, more is said already."""
    by_ink: dict[str, list[Paint]] = {}
    for paint in paints:
        ink = paint.ink
        if not (ink.black_alone or ink.space == _SCREEN or paint.hidden):
            by_ink.setdefault(ink.said, []).append(paint)
    for said, same in by_ink.items():
        yield Found(NotBlackAlone(leaf.number, what, said), leaf.number, _spots(same))


def _of_code(paint: Paint, leaf: Leaf) -> bool:
    return paint.box is not None and any(
        paint.box.beyond(code.box.grown(0.5))[0] <= 0 for code in leaf.codes
    )


def _spots(paints: list[Paint]) -> tuple[Rect, ...]:
    return tuple(dict.fromkeys(paint.box for paint in paints if paint.box))
