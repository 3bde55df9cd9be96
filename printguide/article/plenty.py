"""Plenty: of one code, an article shows so many faults and says how many more there are.

A text of nothing but `{` has a fault at every sign. Nobody reads a hundred thousand of them, and to
write their sentences takes longer than to read the text.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from printguide.article.dialect.faults import MoreAlike
from printguide.faults import Diagnostic, Fault
from printguide.places import Place, Span

MOST = 100
"""How many faults of one code are shown; who has mended these builds again in any case."""


def held(found: Iterable[tuple[Fault, Span]], place: Callable[[Span], Place]) -> list[Diagnostic]:
    """Return the diagnostics of faults: of each code the first ones, and how many more there are.

    `place` leads a span of the text to its place in the author's file.
    """
    by_code: dict[str, list[tuple[Fault, Span]]] = defaultdict(list)
    for fault, span in found:
        by_code[fault.code].append((fault, span))
    held_: list[Diagnostic] = []
    for code, alike in by_code.items():
        alike.sort(key=lambda entry: entry[1].start)
        held_ += [fault.at(place(span)) for fault, span in dict.fromkeys(alike[:MOST])]
        if more := alike[MOST:]:
            held_.append(MoreAlike(code, len(more)).at(place(more[0][1])))
    return held_
