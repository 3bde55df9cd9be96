"""Brackets that cannot begin a link: without end, or nested absurdly deep.

markdown-it looks for the end of a link from every `[` anew, which takes a time that grows with
the square of their number. Only a text with more brackets than anybody writes is looked at here.
"""

from markdown_it.rules_inline import StateInline

from printguide.article.dialect.reading import reading_of

MANY = 1_000
DEEPEST = 8


def hopeless_brackets(text: str) -> frozenset[int]:
    """Return where the brackets of a text stand that are read as plain signs."""
    if text.count("[") < MANY:
        return frozenset()
    hopeless: set[int] = set()
    waiting: list[int] = []
    for place, char in enumerate(text):
        if char == "[":
            if len(waiting) >= DEEPEST:
                hopeless.add(place)
            waiting.append(place)
        elif char == "]" and waiting:
            waiting.pop()
    return frozenset(hopeless.union(waiting))


def plain_bracket(state: StateInline, silent: bool) -> bool:
    """Read a bracket that can begin no link, or the `!` before it, as the sign that it is."""
    reading = reading_of(state.env)
    if not reading.brackets or state.src != reading.content:
        return False
    place = state.pos + (state.src[state.pos] == "!")
    if state.src[place : place + 1] != "[" or place not in reading.brackets:
        return False
    if not silent:
        state.append_pending(state.src[state.pos])
    state.pos += 1
    return True
