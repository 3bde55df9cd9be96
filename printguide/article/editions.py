"""Editions: the translation of an article stands beside it and has its language in its name."""

import re
from pathlib import Path

_NAMED = re.compile(r"(?P<stem>.+)\.(?P<lang>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_SUFFIXES = (".mdx", ".md")


def named_edition(file: Path) -> tuple[Path, str] | None:
    """Return the article that a file translates, and its language, as the name says.

    `find-us.ko.mdx` is the Korean edition of `find-us.mdx`, if there is one beside it. A name such
    as `version.two.mdx` that stands alone says nothing.
    """
    found = _NAMED.fullmatch(file.stem)
    if found is None:
        return None
    originals = (file.with_name(f"{found['stem']}{suffix}") for suffix in _SUFFIXES)
    original = next((it for it in originals if it.is_file()), None)
    return (original, found["lang"]) if original else None
