"""The codebook: every kind of fault by its code, and the page that explains it.

What a fault means is the docstring of its class. `printguide/explanations/PGnnn.md` adds what a
docstring cannot hold: an example that has the fault, and the same example mended. The examples are
built by the tests, so that each gives the fault it stands for.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from inspect import cleandoc
from pathlib import Path, PurePosixPath

import printguide
from printguide.faults import Fault, Severity

PAGES = Path(__file__).resolve().parent / "explanations"

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_ARTICLE = PurePosixPath("article.mdx")


@dataclass(frozen=True, slots=True)
class Sample:
    """One fenced block of an example: a file of it, or what is only shown."""

    language: str
    text: str
    path: PurePosixPath | None = None
    """Where the file stands in the project of the example; None for what is no file."""
    encoding: str = "utf-8"
    place: tuple[int, int] | None = None
    """Line and column where the fault is to be found, both from 1."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small project, and a word about it."""

    prose: str = ""
    samples: tuple[Sample, ...] = ()

    @property
    def files(self) -> tuple[Sample, ...]:
        """What is written to the project; nothing where no text can show the fault."""
        return tuple(sample for sample in self.samples if sample.path)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that can be said of one kind of fault."""

    code: str
    severity: Severity
    summary: str
    """One sentence."""
    text: str = ""
    """Further paragraphs, with an empty line between them."""
    firm: bool = False
    """Whether its severity is its own, whatever the project or the article says."""
    bad: Example = Example()
    good: Example = Example()

    @property
    def mended(self) -> Example:
        """What is other in the good example than in the bad one."""
        before = {(sample.path, sample.text, sample.encoding) for sample in self.bad.samples}
        other = (it for it in self.good.samples if (it.path, it.text, it.encoding) not in before)
        return replace(self.good, samples=tuple(other))


@cache
def codes() -> Mapping[str, type[Fault]]:
    """Return every kind of fault by its code, in the order of the codes."""
    for module in pkgutil.walk_packages(printguide.__path__, "printguide."):
        if module.name.endswith("faults"):
            importlib.import_module(module.name)
    found = {kind.code: kind for kind in _below(Fault) if "code" in vars(kind)}
    return dict(sorted(found.items()))


def _below(kind: type[Fault]) -> Iterator[type[Fault]]:
    for sub in kind.__subclasses__():
        if sub.__module__.startswith("printguide."):
            yield sub
        yield from _below(sub)


def explanation(code: str) -> Explanation:
    """Return what is said of a code; raises KeyError where there is none.

    Without a page, there are no examples. Raises ValueError where the page is not well formed.
    """
    kind = codes()[code]
    summary, text = _parted(cleandoc(kind.__doc__ or ""))
    firm = bool(getattr(kind, "firm", False))
    told = Explanation(code, kind.severity, summary, text, firm)
    page = PAGES / f"{code}.md"
    if not page.is_file():
        return told
    bad, good = examples(page.read_text("utf-8"))
    return replace(told, bad=bad, good=good)


def _parted(docstring: str) -> tuple[str, str]:
    """Part the first sentence from the rest; line ends within a paragraph become spaces."""
    paragraphs = [" ".join(part.split()) for part in docstring.split("\n\n")]
    first = _SENTENCE.match(paragraphs[0])
    summary = first[0] if first else paragraphs[0]
    rest = [paragraphs[0].removeprefix(summary).strip(), *paragraphs[1:]]
    return summary, "\n\n".join(part for part in rest if part)


def examples(page: str) -> tuple[Example, Example]:
    """Return the bad and the good example of a page; raises ValueError where it has other parts."""
    from markdown_it import MarkdownIt

    parts: dict[str, Example] = {}
    title, inside = "", False
    for token in MarkdownIt("commonmark").parse(page):
        if token.type in ("heading_open", "heading_close"):
            inside = token.type == "heading_open"
        elif inside:
            title = token.content
            if title in parts:
                raise ValueError(f"the part `{title}` is there twice")
            parts[title] = Example()
        elif token.type in ("inline", "fence"):
            before = parts.get(title, Example())
            parts[title] = _with(
                before, token.info if token.type == "fence" else None, token.content
            )
    if list(parts) != ["Bad", "Good"]:
        raise ValueError(f"a page has the parts Bad and Good, this one has {', '.join(parts)}")
    return parts["Bad"], parts["Good"]


def _with(example: Example, info: str | None, content: str) -> Example:
    """Add a fenced block, which has an info string, or a paragraph, which has none."""
    if info is None:
        prose = f"{example.prose}\n\n{' '.join(content.split())}".strip()
        return replace(example, prose=prose)
    return replace(example, samples=(*example.samples, _sample(info, content)))


def _sample(info: str, text: str) -> Sample:
    """Read `language [path] [encoding=…] [at=line:column]`; an article needs no path."""
    language, *words = info.split() or ["text"]
    options = dict(word.split("=", 1) for word in words if "=" in word)
    paths = [PurePosixPath(word) for word in words if "=" not in word]
    path = paths[0] if paths else _ARTICLE if language == "mdx" else None
    line, _, column = options.pop("at", "").partition(":")
    place = (int(line), int(column)) if line else None
    encoding = options.pop("encoding", "utf-8")
    if options or len(paths) > 1:
        raise ValueError(f"`{info}` is not `language [path] [encoding=…] [at=line:column]`")
    return Sample(language, text, path, encoding, place)
