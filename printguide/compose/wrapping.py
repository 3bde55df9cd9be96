"""White space: what stays whole where the engine would break it, and strange line ends.

WeasyPrint breaks Korean between any two syllables and knows no `word-break: keep-all`. Words of
Hangul are therefore wrapped so that lines break at spaces only, as Korean typography has it.
"""

import re

_HANGUL = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]")
_WORD = re.compile("(?:&[#a-z0-9A-Z]+;)|[^\\s<>&]*[\uac00-\ud7a3][^\\s<>&]*")
_TEXT_OR_TAG = re.compile(r"<(style|script|title|head)\b.*?</\1\s*>|<[^>]*>|[^<]+", re.DOTALL)
LONGEST = 8
"""Longer runs may break: of 13 pt, nine syllables are wider than the narrowest column, a quarter
of a page. Words with their particles rarely have more than six."""


_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
"""Signs that other programs end lines with, or pages; no font has them."""


def without_breaks(html: str) -> str:
    """Return a page in which line ends of other programs are plain blanks, as they are in HTML."""
    return _BREAKS.sub(" ", html)


_RAW = r"<(style|script|title|head|pre|code)\b.*?</\1\s*>|<[^>]*>|[^<]+"
_PROSE_OR_TAG = re.compile(_RAW, re.DOTALL)
_MEASURE = re.compile(r"(?<=\d) (?=(?:[cmk]?m|[mk]?g|m?l|k?W|V|h|min|°[CF]|%)(?!\w))")


def keep_measures(html: str) -> str:
    """Return a page in which a number and the sign of its unit stay on one line, but in code.

    The SI brochure (9th edition, 5.4.3) has a space there. No element around both: WeasyPrint 70
    may break a line too early where the text before an element ends with a space.
    """
    if not _MEASURE.search(html):
        return html
    return _PROSE_OR_TAG.sub(_joined, html)


def _joined(found: re.Match[str]) -> str:
    text = found[0]
    return text if text.startswith("<") else _MEASURE.sub("\u00a0", text)


def keep_words(html: str) -> str:
    """Return a page in which each Korean word stays on one line."""
    if not _HANGUL.search(html):
        return html
    return _TEXT_OR_TAG.sub(_wrap, html)


def _wrap(found: re.Match[str]) -> str:
    text = found[0]
    if text.startswith("<") or not _HANGUL.search(text):
        return text
    return _WORD.sub(_keep, text)


def _keep(found: re.Match[str]) -> str:
    word = found[0]
    if word.startswith("&") or len(word) < 2 or len(word) > LONGEST:
        return word
    return f'<span class="word">{word}</span>'
