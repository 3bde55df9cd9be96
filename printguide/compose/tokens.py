"""Design tokens: custom properties of `:root`, filled in before the engine sees them.

WeasyPrint resolves `var()` anew for every element and hands all custom properties down the
tree; filled in beforehand, the styles of a page cost half.
"""

import re
from collections.abc import Mapping

_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_SET = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+)")
_USED = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_DEEPEST = 20


def fill_in(styles: str) -> str:
    """Return styles with the tokens that only `:root` sets in place of their names.

    Of two values for a token the later one counts, as in the cascade. A token that is set
    elsewhere too, or not at all, stays a name.
    """
    values = values_of(styles)
    rest = _ROOT.sub("", styles)
    for name in {name for name, _ in _SET.findall(rest)}:
        values.pop(name, None)
    kept = [name for name in values if resolved(name, values) is None]
    for name in kept:
        del values[name]
    roots = "".join(
        f":root {{ {left} }}" for block in _ROOT.findall(styles) if (left := _left(block, values))
    )
    return roots + _USED.sub(lambda found: resolved(found[1], values) or found[0], rest)


def values_of(styles: str) -> dict[str, str]:
    """Return what `:root` sets each token to, as it is written; of two values the later one."""
    return dict(pair for block in _ROOT.findall(styles) for pair in _SET.findall(block))


def resolved(name: str, values: Mapping[str, str]) -> str | None:
    """Return the value of a token with the tokens in it filled in; None if they name each other,
    or if there is none.
    """
    value = values.get(name)
    for _ in range(_DEEPEST):
        found = next((f for f in _USED.finditer(value or "") if f[1] in values), None)
        if value is None or found is None:
            return value.strip() if value else None
        value = value[: found.start()] + values[found[1]] + value[found.end() :]
    return None


def _left(block: str, values: dict[str, str]) -> str:
    """What stays of a `:root` block: tokens that could not be filled in, and plain properties."""
    declarations = [part.strip() for part in block.split(";") if part.strip()]
    return "; ".join(part for part in declarations if part.partition(":")[0].strip() not in values)
