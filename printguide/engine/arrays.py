"""Arrays of glyphs in C, whose type is known once and not anew for each length.

WeasyPrint names the type of an array with its length, `hb_codepoint_t[512]`, two for each font of
a document. Each is read by a parser of C in Python: 2 ms, and it is never given back.
"""

import re
from typing import Any

from weasyprint.pdf import fonts

_LENGTH = re.compile(r"\[\d+\]$")


class _AnyLength:
    """The interface to C, but that arrays are as long as what they begin with."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def new(self, kind: str, *content: Any) -> Any:
        """Make something of a type of C."""
        return self._ffi.new(_LENGTH.sub("[]", kind) if content else kind, *content)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)


def of_any_length() -> None:
    """Have WeasyPrint make its arrays so, in this process."""
    if not isinstance(fonts.ffi, _AnyLength):
        fonts.ffi = _AnyLength(fonts.ffi)
