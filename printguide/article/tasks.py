"""Task lists: items that begin with `[ ]` or `[x]`."""

import re

from markdown_it.token import Token

_MARK = re.compile(r"\[([ xX])\](?:\s+|$)")


def mark_tasks(tokens: list[Token]) -> None:
    """Turn the mark of each task into a class on its item, `task` or `task done`."""
    lists: list[Token] = []
    for place, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists:
            _mark(token, tokens[place + 1 : place + 3], lists[-1])


def _mark(item: Token, following: list[Token], around: Token) -> None:
    if len(following) < 2 or following[1].type != "inline" or following[0].type != "paragraph_open":
        return
    children = following[1].children or []
    found = _MARK.match(children[0].content) if children and children[0].type == "text" else None
    if found and (found.end() < len(children[0].content) or len(children) > 1):
        children[0].content = children[0].content[found.end() :]
        item.attrSet("class", "task" if found[1] == " " else "task done")
        around.attrSet("class", "task-list")
