r"""Formulas in TeX: `$\frac{a}{b}$`. Their braces are no expressions of JavaScript.

Sites that show formulas teach their tools to read what stands between dollars. Here a formula is
text. Only a brace that TeX alone puts so is taken for one of TeX, since prices have dollars too.
"""

import re

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BEFORE = re.compile(r"(?:\\[A-Za-z]+\*?|[\^_])(?:\[[^\]\n]{0,40}\])?$")
_LONGEST_BEFORE = 80
"""Signs before a brace in which a command of TeX is looked for."""


def formula_braces(text: str) -> frozenset[int]:
    r"""Return where in a text the opening braces stand that belong to formulas.

    That is behind `\name`, `^` or `_` when a dollar stands before, and in and behind such braces.
    """
    dollar = text.find("$")
    if dollar < 0 or "{" not in text:
        return frozenset()
    found: list[int] = []
    waiting: list[bool] = []
    closed = -1
    for sign in _BRACE.finditer(text, dollar):
        at = sign.start()
        if sign[0] == "{":
            inner = bool(waiting) and waiting[-1]
            waiting.append(inner or at == closed or _is_of_tex(text, at))
            found += [at] if waiting[-1] else []
        elif sign[0] == "}" and waiting and waiting.pop():
            closed = sign.end()
    return frozenset(found)


def _is_of_tex(text: str, at: int) -> bool:
    return _BEFORE.search(text, max(at - _LONGEST_BEFORE, 0), at) is not None
