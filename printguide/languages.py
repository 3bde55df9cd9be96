"""Languages: what tags look like that name them, such as `ko` or `zh-Hant` (RFC 5646, 2.1)."""

import re

TAG = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
"""The pattern of a tag, for other patterns."""
_TAG = re.compile(TAG)


def is_tag(written: str) -> bool:
    """Whether this can be a tag; which languages there are is not looked up."""
    return _TAG.fullmatch(written) is not None
