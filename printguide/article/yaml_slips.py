"""Slips in YAML: what a loader complains of, in an author's words, where the author made it.

A loader says where it could not go on, which may be a line later, and in the words of its grammar.
"""

import re
from dataclasses import dataclass

import yaml

_KEY = r"[ \t]*(?:- )?[^\W\d][\w-]*:"
_GLUED = re.compile(r"([^\W\d][\w-]*:)(?=[\"'\[{\w])")
_QUOTED = re.compile(rf"{_KEY}[ \t]+(?P<sign>[\"'])")
_COLON = re.compile(rf"{_KEY}[ \t]+[^\"'\[{{\s].*?:(?:\s|$)")
_SIGN = re.compile(rf"{_KEY}[ \t]+([@%&*!|>`])")


@dataclass(frozen=True, slots=True)
class YamlSlip:
    """What is wrong, at which offset of the front matter, and what mends it."""

    at: int
    problem: str
    remedy: str


def yaml_slip(text: str, error: yaml.MarkedYAMLError) -> YamlSlip | None:
    """Return what an author did wrong where a loader stopped; None if nothing is certain."""
    if error.problem_mark is None:
        return None
    at, problem = error.problem_mark.index, error.problem or ""
    since = error.context_mark.index if error.context_mark else at
    begin = text.rfind("\n", 0, at) + 1
    above = text.rfind("\n", 0, max(begin - 1, 0)) + 1
    if text[at : at + 1] == "\t":
        return YamlSlip(at, "a tab stands where only blanks may", "write blanks for the tab")
    if "escape" in problem:
        said = 'a backslash between `"` begins something else'
        return YamlSlip(at, said, "write two of them, or put the text between `'`")
    for start in (begin, above):
        if glued := _GLUED.match(text, start):
            said = f"a blank is missing behind `{glued[1]}`"
            return YamlSlip(glued.end(), said, f"write a blank behind `{glued[1]}`")
    line = text[begin:].partition("\n")[0]
    return (
        _unclosed(since, problem) or _in_the_line(line, at, begin) or _indented(line, at, problem)
    )


def _unclosed(since: int, problem: str) -> YamlSlip | None:
    """What began in this line or one above, and does not end as it should."""
    if "unexpected end of stream" in problem:
        said = "the text in quotation marks that begins here has no end"
        return YamlSlip(since, said, "write the same mark at its end")
    if problem.startswith("expected ',' or"):
        said = "the list that begins here is not closed, or lacks a comma"
        return YamlSlip(since, said, "close it with the same kind of bracket")
    return None


def _in_the_line(line: str, at: int, begin: int) -> YamlSlip | None:
    """What is wrong with a text that has no quotation marks around it, or has them inside too."""
    quoted = _QUOTED.match(line)
    if quoted and at - begin >= quoted.end():
        inside = '`\\"` for `"`' if quoted["sign"] == '"' else "`''` for `'`"
        said = "the text in quotation marks ends before this"
        return YamlSlip(at, said, f"write {inside} inside the text")
    if _COLON.match(line):
        said = "a second colon stands in this line"
        return YamlSlip(at, said, "put the text into quotation marks")
    if (sign := _SIGN.match(line)) and at - begin == sign.start(1):
        said = "no text may begin with this sign"
        return YamlSlip(at, said, "put the text into quotation marks")
    return None


def _indented(line: str, at: int, problem: str) -> YamlSlip | None:
    if "block mapping start" in problem or (line.startswith(" ") and "mapping values" in problem):
        said = "this line does not begin below those that it belongs to"
        return YamlSlip(at, said, "let all keys of a group begin in the same column")
    return None
