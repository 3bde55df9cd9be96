"""The printer: tokens of an article to HTML. An explicit stack; nesting costs no recursion."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token
from markupsafe import Markup

from printguide.article.binding import Article
from printguide.article.dialect.tokens import call_of
from printguide.article.manuscript import inline_text
from printguide.article.whereabouts import place_on
from printguide.compose.calls_html import Components
from printguide.compose.frames import Frame, Holds, Piece, on_line, only_image, only_tags
from printguide.compose.labels import Labels
from printguide.compose.linked import link_html
from printguide.compose.links import Links
from printguide.compose.notes import Notes
from printguide.compose.outline import Outline
from printguide.compose.pictures import Pictures
from printguide.compose.quotes import curl
from printguide.compose.table_width import A4, Room, width_of
from printguide.compose.text_props import inline_tokens
from printguide.faults import Diagnostic, Fault

_BLANK = re.compile(r"""["'`]\s+["'`]""")

_SIMPLE = {
    "bullet_list": "ul",
    "list_item": "li",
    "blockquote": "blockquote",
    "em": "em",
    "strong": "strong",
    "s": "del",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "dl": "dl",
    "dt": "dt",
    "dd": "dd",
}
_ALIGNED = re.compile(r"text-align:\s*(\w+)")


@dataclass
class Printer:
    """Prints the tokens of one article, in the order in which it is given them."""

    article: Article
    labels: Labels
    links: Links
    pictures: Pictures
    components: Components
    room: Room = A4
    """What a page has for tables."""
    outline: Outline = field(default_factory=Outline)
    notes: Notes = field(default_factory=Notes)
    found: list[Diagnostic] = field(default_factory=list)
    _stack: list[Frame] = field(default_factory=list)
    _rules: dict[str, Callable[[Token], None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rules = {
            "inline": self._inline,
            "text": self._text,
            "text_special": self._text,
            "softbreak": lambda token: self._put("\n"),
            "hardbreak": lambda token: self._put("<br>\n"),
            "code_inline": lambda token: self._words(token, "code"),
            "fence": self._fence,
            "hr": lambda token: self._put("<hr>\n"),
            "image": self._image,
            "mdx_expression": self._expression,
            "footnote_ref": lambda token: self._put(self.notes.refer(token.meta["label"])),
            "paragraph_open": lambda token: self._push(Frame(Holds.PARAGRAPH, token)),
            "paragraph_close": lambda token: self._paragraph(),
            "heading_open": self._open_heading,
            "heading_close": lambda token: self._heading(),
            "link_open": lambda token: self._push(Frame(Holds.LINK, token)),
            "link_close": lambda token: self._link(),
            "footnote_reference_open": lambda token: self._push(Frame(Holds.NOTE, token)),
            "footnote_reference_close": lambda token: self._note(),
            "jsx_open": lambda token: self._push(Frame(Holds.CALL, token)),
            "jsx_close": lambda token: self._call(),
            "table_open": self._table,
            "table_close": lambda token: self._close_table(),
            "th_open": self._cell,
            "td_open": self._cell,
            "ordered_list_open": self._ordered,
            "ordered_list_close": lambda token: self._put("</ol>\n"),
            "th_close": lambda token: self._put("</th>"),
            "td_close": lambda token: self._put("</td>"),
        }

    def print(self, tokens: Iterable[Token]) -> Markup:
        """Return the HTML of tokens that are paired within themselves."""
        self._stack.append(Frame(Holds.ROOT))
        for token in tokens:
            self._token(token)
        return Markup(self._stack.pop().html())  # noqa: S704 - every rule escapes what it puts

    def inline_text(self, text: str) -> Markup:
        """Return a string that may carry inline Markdown as HTML."""
        return self.print(curl(inline_tokens(text), self.labels.quotes))

    def _token(self, token: Token) -> None:
        rule = self._rules.get(token.type)
        if rule:
            rule(token)
            return
        name, _, edge = token.type.rpartition("_")
        tag = _SIMPLE.get(name)
        if tag and edge == "open":
            self._put(f"<{tag}{self._line(token)}{_class(token)}>")
        elif tag:
            self._put(f"</{tag}>" if name in ("em", "strong", "s") else f"</{tag}>\n")
        elif token.content:
            self._put(escape(token.content))

    @property
    def _top(self) -> Frame:
        return self._stack[-1]

    def _put(self, html: str) -> None:
        self._top.parts.append(html)

    def _push(self, frame: Frame) -> None:
        self._stack.append(frame)

    def _pop(self) -> Frame:
        frame = self._stack.pop()
        self._top.words += frame.words
        return frame

    def _line(self, token: Token) -> str:
        """The attribute that leads from the page back to the author's line."""
        return f' data-line="{token.map[0] + 1}"' if token.map else ""

    def report(self, faults: Iterable[Fault], line: int | None = None, written: str = "") -> None:
        """Hold faults against what is written in a line, or in the nearest block around it."""
        lines = [frame.line for frame in self._stack if frame.line]
        at = line or (lines[-1] if lines else 1)
        source = self.article.manuscript.source
        for fault in faults:
            place = place_on(source, at, _named(fault, written))
            self.found.append(fault.at(place, fault.mend(source.text, source.offset(place))))

    def _inline(self, token: Token) -> None:
        children = token.children or []
        frame = self._top
        if frame.holds is Holds.PARAGRAPH:
            frame.unwrapped = only_tags(children)
            frame.has_block = only_image(children)
        for child in curl(children, self.labels.quotes):
            self._token(child)

    def _text(self, token: Token) -> None:
        self._put(escape(token.content, quote=False))
        self._top.words.append(token.content)

    def _words(self, token: Token, tag: str) -> None:
        self._put(f"<{tag}>{escape(token.content, quote=False)}</{tag}>")
        self._top.words.append(token.content)

    def _expression(self, token: Token) -> None:
        if _BLANK.fullmatch(token.content.strip()):
            self._put(" ")

    def _fence(self, token: Token) -> None:
        code = escape(token.content.removesuffix("\n"), quote=False)
        self._put(f"<pre{self._line(token)}><code>{code}</code></pre>\n")

    def _paragraph(self) -> None:
        frame = self._pop()
        token, html = frame.token, frame.html().strip()
        if not html:
            return
        if frame.unwrapped and (self._in_element or not Piece(html, frame.has_block).is_line):
            self._top.has_block = True
            line = self._line(token) if token and not self._in_element else None
            self._top.parts += [*(on_line(it, line) for it in frame.parts), "\n"]
        elif frame.has_block and html.startswith("<figure"):
            self._top.has_block = True
            if token is not None and html.startswith("<figure "):
                html = f"<figure{self._line(token)}{html[7:]}"
            self._put(f"{html}\n")
        elif token is not None and token.hidden:
            self._put(html)
        else:
            tag = 'div class="paragraph"' if frame.has_block else "p"
            self._put(f"<{tag}{self._line(token) if token else ''}>{html}</{tag.split()[0]}>\n")
            self._top.has_block = True

    def _open_heading(self, token: Token) -> None:
        level = self.outline.level(int(token.tag[1]))
        self._push(Frame(Holds.HEADING, token, level=level))

    def _heading(self) -> None:
        frame = self._pop()
        token, html = frame.token, frame.html().strip()
        if token is None or not html:
            return
        name = escape(str(token.attrs.get("id", "")))
        tag = f"h{frame.level}"
        self._put(f'<{tag} id="{name}"{self._line(token)}>{html}</{tag}>\n')
        self._top.has_block = True

    def _link(self) -> None:
        frame = self._pop()
        href = str(frame.token.attrs.get("href", "")) if frame.token else ""
        self._put(self.link(href, frame.html(), "".join(frame.words)))

    def link(self, href: str, html: str, words: str) -> str:
        """Return a link as it is printed, with its small number."""
        printed = self.links.print(href, words)
        self.report(self.links.take_faults(), written=href)
        return link_html(printed, html, self.labels)

    def _image(self, token: Token) -> None:
        alone = self._top.holds is Holds.PARAGRAPH and self._top.has_block
        html, faults = self.pictures.print(
            str(token.attrs.get("src", "")),
            " ".join("".join(inline_text(token.children or [])).split()),
            str(token.attrs.get("title", "")) if alone else None,
        )
        self.report(faults)
        self._put(html)

    def _note(self) -> None:
        frame = self._pop()
        label = frame.token.meta["label"] if frame.token else ""
        self.notes.define(label, frame.html().strip())

    def _table(self, token: Token) -> None:
        self._push(Frame(Holds.TABLE, token))

    def _close_table(self) -> None:
        frame = self._pop()
        html, line = frame.html(), self._line(frame.token) if frame.token else ""
        self._top.has_block, width = True, width_of(html, self.room)
        self._put(width.around(f'<table class="markdown"{line}>{html}</table>'))
        self.report(width.faults(), frame.line)

    def _cell(self, token: Token) -> None:
        aligned = _ALIGNED.search(str(token.attrs.get("style", "")))
        side = {"right": "align-end", "center": "align-center"}.get(aligned[1] if aligned else "")
        scope = ' scope="col"' if token.tag == "th" else ""
        self._put(f"<{token.tag}{scope}" + (f' class="{side}">' if side else ">"))

    def _ordered(self, token: Token) -> None:
        self._top.has_block = True
        start = token.attrs.get("start")
        number = f' start="{int(start)}"' if start is not None else ""
        self._put(f"<ol{number}{self._line(token)}{_class(token)}>")

    def _call(self) -> None:
        frame = self._pop()
        if frame.token is None:
            return
        bound = self.article.bound(frame.token)
        call = call_of(frame.token)
        running = not call.block and not self._top.unwrapped
        line = self.article.manuscript.place(call.span).line
        piece = self.components.print(bound, frame, running, self)
        self.report(self.components.take_faults(), line)
        if around := self.around:
            around.hold(call)
        apart = call.block and not self._in_element
        piece = on_line(piece, f' data-line="{line}"' if apart else None)
        self._top.parts.append(piece)
        self._top.has_block = self._top.has_block or piece.block

    @property
    def around(self) -> Frame | None:
        """The component or HTML element that was opened last and is not yet closed."""
        return next((it for it in reversed(self._stack) if it.call and it.call.is_named), None)

    @property
    def _in_element(self) -> bool:
        """Whether an HTML element is open, which says itself what it is around."""
        return self._top.call is not None and self._top.call.is_html


def _class(token: Token) -> str:
    name = token.attrs.get("class")
    return f' class="{escape(str(name))}"' if name else ""


def _named(fault: Fault, written: str) -> tuple[str, ...]:
    """What a fault that is known by its block names in it; a tag without its attributes."""
    return tuple(part.rstrip(">") for part in (*fault.message.split("`")[1::2], written))
