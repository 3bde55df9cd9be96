"""What an enemy of the reader would send, measured: `python -m benchmarks.malicious [--pairs]`.

Each shape is read at half its size and whole. A shape that takes four times as long when it
doubles is quadratic, whatever its seconds are. With `--pairs`, pieces are joined two by two at a
small size, and the worst of them are measured as the others.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import PurePosixPath

from printguide.article.binding import bind
from printguide.article.parsing import parse
from printguide.article.reading import decode
from printguide.registry.registry import Registry

Shape = Callable[[int], str]
"""Makes a text of about so many bytes."""

LIMIT = 1.0
"""Seconds of the processor that no text of 100 kB may take."""

PIECES = [
    "<", "<A", "<A>", "<A>\n", "<A>\n\n", "</A>", "</A>\n", "<A/>", "<A />\n", "<>", "</>", "<A.",
    "<A:b", "<a href=", "<A b", "<A b ", "<A b=", '<A b="', "<A b='\n", "<A b={", "<A b={\n",
    '<A b={"', "<A b={`", "<A b={`${", "<A b={/", "<A {", "<A {...", "<A b={[", "<A b={{a:",
    "<A b={<B c={", "{", "{\n", "}", "{}", "{{", "{/*", "{/* */}", "{//", "{`", "{`${", "{<a>",
    "{<a>{", "{/[", "{a", "{1}", "{'", '{"', "{a</", "{a\n\n", "`", "``", "` ", "`a", "```\n",
    "~~~\n", "~~", "~a~~", "*", "**", "*a ", "a*", "**a", "*a_", "_", "_a ", "__a", "***a", "[",
    "]", "![", "[]", "[a", "[a]", "[a](", "[a](<", "[a](b", '[a](b "', "[a]()", "![a](", "[a][",
    "[a]:", "[a]: b\n", "[a]: b '\n", "[a]: <\n", "[a]:\n", '[a]: b\n"', "[^", "[^a]", "[^a]:",
    "[^a]: ", "[^a]: b\n\n", "[^a]\n", "[[", "[[a]", "(", ")", "- ", "- a\n", "-\n", "- a\n\n",
    "  - a\n", "* ", "+ ", "1. ", "1) a\n", "1.\n", "- [ ] a\n", ">", "> ", "> a\n", ">\n",
    "> - ", "- > ", "# ", "# a\n", "#\n", "a\n===\n", "a\n---\n", "---\n", "***\n", "|", "|a",
    "|a\n", "|a|\n|-|\n", "|-", "|-|\n", "|-|-|-|\n|a\n", "\\|", "a\n: ", ": ", "a\n: b\n",
    "a\n\n: b\n", "~ a\n", "import a\n", "import {\n", "import {\n\n", "export const a = `\n\n",
    "export {\n", "import a from 'b'\n", "import a from 'b'\n\n", "<!--", "<!--\n", "-->",
    "<!-- -->", "<!-- -->\n", "<!-- a\n", "<!", "<?", "<?a\n", "<br>", "<img src=a>", "http://",
    "http://a", "https://a.b/(", "http://a.b ", "mailto:", "a@b.c", "a@b.", "@", "a@", "//a.b",
    "www.", "://", "&", "&amp;", "&#", "&#0;", "&a", "\\", "\\\n", "\\`", "\\[", "\\<", "\\{",
    "a", "a ", "a\n", "\n", " ", "  \n", "\t", " \t\n", "\\\\", '"', "'", "é", "안", "Â", "Ã©",
    "â", "â€", "\u2028", "\x00", "\r", "$", "${", "=", "/", "/*", "*/", "//", "?", "!",
    "{a b}", "{a b}\n", "{{a b}}", "<A //\n", "<A /*", "<A /* */", "<A\n>b\n", "<A\n>b</A>\n\n",
    "<A .", "$^{", "$\\a{", "{}$_{}", "import a, {\n", "import type {a} from 'b'\n",
    "import a from 'b'\nc\n\n", "export const a: b = {\n", "export type a = {}\n\n", "+++\n",
    ":::a\n", "> [!NOTE]\n\n",
]  # fmt: skip
TAILS = ["", "\n\n[^a]: b\n"]
"""What may stand at the end of a text and make its beginning come true, or nearly."""


def repeated(piece: str, tail: str = "") -> Shape:
    """Return the shape of one piece written again and again."""
    return lambda size: piece * (size // len(piece.encode()) + 1) + tail


def matched(left: str, right: str, core: str = "") -> Shape:
    """Return the shape of something opened many times and closed as often."""

    def shape(size: int) -> str:
        times = size // len((left + right).encode()) + 1
        return left * times + core + right * times

    return shape


def counted(pattern: str) -> Shape:
    """Return the shape of lines that differ by a number: `{n}` is it, `{up}` as many spaces."""

    def shape(size: int) -> str:
        lines: list[str] = []
        length = 0
        for number in range(size):
            line = pattern.replace("{n}", str(number)).replace("{up}", " " * number)
            lines.append(line)
            length += len(line)
            if length > size:
                break
        return "".join(lines)

    return shape


def framed(head: str, piece: str, tail: str) -> Shape:
    """Return the shape of a repeated piece between a head and a tail."""
    return lambda size: head + piece * (size // len(piece.encode()) + 1) + tail


def stairs(sign: str, behind: str) -> Shape:
    """Return the shape of a sign written once, twice, and so on, with the same behind each."""
    return lambda size: "".join(sign * n + behind for n in range(3, int((2 * size) ** 0.5)))


def between(head: str, shape: Shape, tail: str) -> Shape:
    """Return the shape of another one between a head and a tail."""
    return lambda size: head + shape(size) + tail


WHOLES: dict[str, Shape] = {
    "nested tags": matched("<A>", "</A>"),
    "nested blocks": matched("<A>\n", "</A>\n"),
    "crossed tags": matched("<A><B>", "</A></B>"),
    "fragments": matched("<>", "</>"),
    "brackets": matched("[", "]"),
    "paragraphs of images in images": lambda n: (
        "![a " * 99 + "](b)" * 99 + "\n\n") * (n // 800),
    "paragraphs of links in links": lambda n: (
        "[a " * 99 + "](b)" * 99 + "\n\n") * (n // 700),
    "paragraphs of open brackets": lambda n: ("[" * 99 + "\n\n") * (n // 101),
    "links in links": matched("[a ", "](b)"),
    "images in images": matched("![a ", "](b)"),
    "parentheses": framed("{", "(", "}"),
    "an attribute of arrays": lambda n: f"<A b={{{matched('[', ']')(n)}}} />",
    "an attribute of objects": lambda n: f"<A b={{{matched('{a:', '}')(n)}}} />",
    "an attribute of JSX": lambda n: f"<A b={{{matched('<a>', '</a>')(n)}}} />",
    "an attribute of parentheses": lambda n: f"<A b={{{matched('(', ')', '1')(n)}}} />",
    "an attribute of braces": lambda n: f"<A b={{{matched('{', '}')(n)}}} />",
    "an attribute of templates": lambda n: f"<A b={{{matched('`${', '}`')(n)}}} />",
    "an attribute of calls": lambda n: f"<A b={{{matched('f(', ')')(n)}}} />",
    "an attribute of sums": framed("<A b={", "1+", "1} />"),
    "an attribute of signs": framed("<A b={", "-", "1} />"),
    "an attribute of negations": framed("<A b={", "!", "1} />"),
    "a wide array": framed("<A b={[", '"é",', "]} />"),
    "a wide object": lambda n: f"<A b={{{{{counted('k{n}: 1,')(n)}}}}} />",
    "a wide object of one key": framed("<A b={{", "k: 1,", "}} />"),
    "a list of objects": framed("<A b={[", '{a: "é"},', "]} />"),
    "strays in a component": framed("<InfoBox title={[", '{a: "b"},', "]}>\n\na\n\n</InfoBox>"),
    "wrong rows": framed("<PriceTable items={[", "{a:1},", "]} />"),
    "many attributes": lambda n: f"<A {counted('a{n}=1 ')(n)}/>",
    "many flags": lambda n: f"<A {counted('a{n} ')(n)}/>",
    "many attributes of a known component": lambda n: f"<StatCard {counted('a{n} ')(n)}/>",
    "one attribute again and again": framed("<A ", 'a="b" ', "/>"),
    "many spreads": framed("<A ", "{...a} ", "/>"),
    "comments in a tag": framed("<A", " /* a */ //\n", "/>"),
    "comments between operands": framed("{a", " /* a */ /* b */ + /* c */ <b/> ", "}"),
    "tags that reach to the next line": framed("", "<A\n>b\n", ""),
    "a formula": lambda n: "$" + matched("^{", "}", "a")(n),
    "formulas behind one dollar": framed("$ ", "\\a{b}{c} ", ""),
    "imports above text": framed("", "import a from 'b'\n", "text\n"),
    "exports with types": framed("", "export const a: b = 1\n", ""),
    "front matter of TOML, deep": lambda n: f"+++\na = {matched('[', ']')(n)}\n+++\n",
    "front matter of TOML, keys": between("+++\n", counted("k{n} = 1\n"), "+++\n"),
    "front matter of TOML, tables": between("+++\n", counted("[a{n}]\n"), "+++\n"),
    "front matter of TOML, one table": between("+++\n", counted("[a.b{n}]\n"), "+++\n"),
    "front matter of TOML that never ends": framed("+++\n", "a = '\n", ""),
    "a long digit": framed("<A b={", "1", "} />"),
    "a long hexadecimal": framed("<A b={0x", "f", "} />"),
    "a long entity": framed('<A b="&', "a", ';" />'),
    "entities": framed('<A b="', "&amp;", '" />'),
    "unicode escapes": framed('<A b={"', "\\uD83D", '"} />'),
    "steps of lists": counted("{up}- a\n"),
    "steps of quotations": stairs(">", " a\n"),
    "a deep quotation": lambda n: ">" * (n // 2) + " a\n" + ">" * (n // 2) + " b\n",
    "lazy quotations": lambda n: "> " * 30 + "a\n" + "b\n" * (n // 2),
    "quotations of steps back": lambda n: (">" * 40 + "a\n" + ">\n") * (n // 45),
    "lists of steps back": lambda n: ("- " * 40 + "a\n\n") * (n // 85),
    "headings of one name": repeated("# a\n\n"),
    "headings of names with numbers": counted("# a-{n}\n\n# a\n\n"),
    "headings with ids": repeated("# a {#b}\n\n"),
    "headings that clash": counted("# a {#a-{n}}\n\n# a\n\n"),
    "definitions of links": counted("[a{n}]: b\n"),
    "uses of links": lambda n: counted("[a{n}]: b\n")(n // 2) + "\n" + counted("[a{n}] ")(n // 2),
    "uses of one link": framed("[a]: b\n\n", "[a] ", ""),
    "a long title of a link": framed("[a]: b '", "\n c", "'"),
    "definitions within a paragraph": framed("[a]: b '", "c\n[a]: b '", ""),
    "definitions of footnotes": counted("[^a{n}]: b\n\n"),
    "uses of footnotes": lambda n: counted("[^a{n}]: b\n\n")(n // 2) + counted("[^a{n}] ")(n // 2),
    "uses of one footnote": framed("[^a]: b\n\n", "[^a] ", ""),
    "footnotes that never end": framed("[^a]: b\n\n", "[^b", ""),
    "footnotes in footnotes": lambda n: "".join(
        "    " * d + f"[^{d}]: a\n\n" for d in range(int((n / 2) ** 0.5))
    ),
    "a wide table": lambda n: "|a" * (n // 4) + "|\n" + "|-" * (n // 4) + "|\n",
    "a table of short rows": lambda n: (
        "|a" * (n // 8) + "|\n" + "|-" * (n // 8) + "|\n" + "|\n" * (n // 4)
    ),
    "a table of bare rows": lambda n: "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "a\n" * (n // 2),
    "pipes escaped": lambda n: "|a|\n|-|\n|" + "\\|" * (n // 2) + "|\n",
    "definitions of terms": repeated("a\n: b\n\n"),
    "terms within terms": stairs(" ", ": a\n"),
    "front matter, deep": lambda n: f"---\ntitle: {'[' * n}\n---\n",
    "front matter, nested": lambda n: f"---\ntitle: {matched('[', ']')(n)}\n---\n",
    "front matter, braces": lambda n: f"---\ntitle: {'{a: ' * (n // 4)}\n---\n",
    "front matter, steps": between("---\n", counted("{up}a:\n"), "---\n"),
    "front matter, keys": between("---\ntitle: a\n", counted("slugg{n}: b\n"), "---\n"),
    "front matter, tags": framed("---\ntitle: a\ntags:\n", "- a\n", "---\n"),
    "front matter, quotes": framed('---\ntitle: "', "\n", '"\n---\n'),
    "front matter, aliases": lambda n: f"---\na: &a b\nc: [{'*a,' * (n // 3)}]\n---\n",
    "front matter, one key": framed("---\n", "a: b\n", "---\n"),
    "front matter, merges": between("---\na: &a {b: c}\n", counted("k{n}: {<<: *a}\n"), "---\n"),
    "front matter that never ends": lambda n: "---\n" + "a: b\n" * (n // 5),
    "front matter of dashes": repeated("---\n"),
    "front matter, a large number": lambda n: f"---\ntitle: {'1' * n}\n---\n",
    "front matter, base sixty": lambda n: f"---\ntitle: 1{':1' * (n // 2)}\n---\n",
    "front matter, anchors": between("---\n", counted("a{n}: &a{n} b\n"), "---\n"),
    "a fence that never ends": framed("```\n", "a\n", ""),
    "fences of growing length": stairs("`", "\n"),
    "backticks of growing length": stairs("`", " "),
    "emphasis of every length": lambda n: "".join("*" * (d % 7 + 1) + "a_" for d in range(n // 6)),
    "an address of parentheses": framed("[a](", "(", ")"),
    "an import of many lines": framed("import {\n", "a,\n", "} from 'b'\n"),
    "exports with blank lines": framed("export const a = [\n", "1,\n\n", "]\n"),
    "comments after code": framed("export const a = 1", "\n//", "\n"),
    "an expression of comments": framed("{1 ", "\n//", "}"),
    "strings that never end in code": framed("export const a = ", "'", "\n"),
    "imports between text": repeated("import a from 'b'\n<A />\n"),
    "braces that close too often": lambda n: "<A b={/" * (n // 16) + "}" * (n // 2),
    "mail addresses": repeated("a@b.co\n"),
    "slugs of one heading": repeated("#\n"),
    "imports before open comments": lambda n: (
        "import a from 'b'\n" * (n // 36) + "{/*" * (n // 6)),
    "damage": repeated("Ã©â€™ "),
    "one line of damage": repeated("Ã"),
    "hashes": lambda n: "# " + "a " * (n // 2) + "#" * 10,
    "a heading of hashes": framed("# a ", "# ", ""),
    "a heading of spaces": lambda n: "# a" + " " * n + "b",
    "a title of spaces": lambda n: ("# " + " " * (n // 4) + "\n") * 4,
    "spaces at line ends": lambda n: ("a" + " " * 500 + "\n") * (n // 500),
    "spaces": lambda n: "a" + " " * n + "b",
    "a tag of white space": framed("<A", "\n", "/>"),
    "tags of white space": framed("", "<A \n", ""),
    "expressions on a line": repeated("{1}"),
    "expressions of white space": lambda n: "{" + " " * n + "}",
    "slashes in an expression": framed("{a ", "/ b ", "}"),
    "patterns in an expression": framed("{", "/[", "}"),
    "angles in an expression": framed("{a ", "< b ", "}"),
    "white space before a slash": lambda n: "{" + (" " * 100 + "/ ") * (n // 102) + "}",
    "comments in an expression": framed("{", "/* a */", "}"),
    "comments that never end": framed("{1 ", "/* ", "}"),
    "closing tags in an expression": framed("{", "<a/", "}"),
}  # fmt: skip


def seconds(text: str) -> float:
    """Return the seconds of the processor that one text takes from its bytes to its article."""
    gc.collect()
    start = time.process_time()
    read_through(text)
    return time.process_time() - start


def read_through(text: str) -> None:
    """Read a text from its bytes to its article, as far as it goes."""
    source = decode(text.encode("utf-8", "replace"), PurePosixPath("a.mdx"))
    if source.value is not None:
        manuscript = parse(source.value)
        if manuscript.value is not None:
            bind(manuscript.value, REGISTRY)


REGISTRY = Registry()


def shapes() -> Iterator[tuple[str, Shape]]:
    """Every shape with its name."""
    for piece in PIECES:
        for tail in TAILS:
            yield f"{piece!r} x n + {tail!r}", repeated(piece, tail)
    yield from WHOLES.items()


def growth(shape: Shape, size: int) -> tuple[float, float]:
    """Return the seconds for a text of `size` bytes, and how often those for half of it."""
    half = seconds(shape(size // 2))
    whole = seconds(shape(size))
    return whole, whole / max(half, 0.001)


def worst_pairs(size: int, count: int) -> Iterator[tuple[str, Shape]]:
    """Join pieces two by two and return those that take longest at a small size."""
    taken = []
    for first, second in permutations(PIECES, 2):
        shape = repeated(first + second)
        taken.append((seconds(shape(size)), f"{first + second!r} x n", shape))
    taken.sort(key=lambda entry: -entry[0])
    return ((name, shape) for _, name, shape in taken[:count])


def main() -> None:
    """Measure all shapes and print the worst of them; fails where one is over the limit."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--size", type=int, default=100_000, help="bytes of each text")
    options.add_argument("--pairs", action="store_true", help="also try pieces two by two")
    options.add_argument("--show", type=int, default=25, help="how many to print")
    chosen = options.parse_args()
    seconds("a <B c={1} />")  # grammars are loaded once
    measured = [(growth(shape, chosen.size), name) for name, shape in shapes()]
    if chosen.pairs:
        found = worst_pairs(4_000, 60)
        measured += [(growth(shape, chosen.size), name) for name, shape in found]
    measured.sort(reverse=True)
    print(f"{len(measured)} shapes of {chosen.size} bytes; seconds, growth from half the size")
    for (whole, ratio), name in measured[: chosen.show]:
        print(f"{whole:8.2f}  {ratio:5.1f}  {name}")
    sys.exit(measured[0][0][0] > LIMIT)


if __name__ == "__main__":
    main()
