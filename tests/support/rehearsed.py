"""The examples of the codebook, each built once in a process, whoever asks what is found in it."""

from functools import cache

from printguide.codebook import explanation
from printguide.rehearsal import Said, needs_layout, rehearse


@cache
def bad_example(code: str) -> tuple[Said, ...]:
    """Return what is found in the bad example of a code, up to the layout where it needs one."""
    return rehearse(explanation(code).bad, layout=needs_layout(code))


@cache
def good_example(code: str) -> tuple[Said, ...]:
    """Return what is found in the good example of a code."""
    return rehearse(explanation(code).good, layout=needs_layout(code))
