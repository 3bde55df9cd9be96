"""Loading: the YAML of front matter, within limits, with the place of every key."""

import re
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from printguide.places import Span

MOST_NODES = 20_000
"""How many values a front matter may unfold to, aliases counted each time."""
DEEPEST = 30
_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
LONGEST_NUMBER = 40
"""Signs of a number; Python refuses to write out those of thousands."""


class Entangled(Exception):
    """Front matter that nobody wrote by hand; `at` is the offset of what is too much."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written: YAML's own reading stops at a date that does not exist.

    Leaves clock times too, which YAML 1.1 reads as numbers to the base of sixty.
    """

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose one value, not deeper than anybody writes."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Entangled(f"it is nested more than {DEEPEST} deep", self.index)
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


_INT, _FLOAT, _TIME = (f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))
_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag not in (_INT, _FLOAT, _TIME)]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _number in (
    (_INT, r"[-+]?(?:0|[1-9][0-9]{0,17})$"),
    (_FLOAT, r"[-+]?[0-9]{1,17}\.[0-9]{1,17}$"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_number), list("-+0123456789"))


class KeyPlaces(YAMLHandler):
    """Loads YAML for python-frontmatter, within limits, and remembers where each key stands."""

    language = "YAML"
    fence = "---"

    def __init__(self) -> None:
        super().__init__(fm_boundary=_BOUNDARY)
        self.start = 0
        """Where in the article the front matter begins that is loaded next."""
        self.places: dict[str, Span] = {}
        self.values: dict[str, Span] = {}
        self.twice: dict[str, Span] = {}
        """Where a key stands that stood above already; YAML takes the last, and loses the first."""

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return front matter as data; raises Entangled beyond the limits, or YAMLError."""
        loader = _Loader(fm)
        try:
            root = loader.get_single_node()
            if root is None:
                return {}
            _measure(root)
            if not isinstance(root, yaml.MappingNode):
                raise yaml.YAMLError("it is not a list of `key: value`")
            for key, value in root.value:
                if str(key.value) in self.places:
                    self.twice[str(key.value)] = self._span(key)
                self.places[str(key.value)] = self._span(key)
                if self._span(value).end > self._span(value).start:
                    self.values[str(key.value)] = self._span(value)
            data = loader.construct_document(root)
        finally:
            loader.dispose()
        return {str(key): value for key, value in data.items()}

    def _span(self, node: yaml.Node) -> Span:
        return Span(self.start + node.start_mark.index, self.start + node.end_mark.index)


def _measure(root: yaml.Node) -> None:
    """Refuse what would unfold to more than anybody writes (a "billion laughs")."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node, depth: int) -> int:
        if depth > DEEPEST:  # an alias may hold itself
            raise Entangled(f"it is nested more than {DEEPEST} deep", node.start_mark.index)
        if node.tag in (_INT, _FLOAT) and len(node.value) > LONGEST_NUMBER:
            raise Entangled(f"a number has more than {LONGEST_NUMBER} signs", node.start_mark.index)
        if id(node) not in sizes:
            children = node.value if isinstance(node.value, list) else []
            flat = [
                n for child in children for n in (child if isinstance(child, tuple) else (child,))
            ]
            sizes[id(node)] = 1 + sum(size(n, depth + 1) for n in flat)
        if sizes[id(node)] > MOST_NODES:
            raise Entangled(
                f"its aliases unfold to more than {MOST_NODES} values", node.start_mark.index
            )
        return sizes[id(node)]

    size(root, 0)
