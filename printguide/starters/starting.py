"""Starting: a new project, article or component, as files that build at once."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic.alias_generators import to_pascal, to_snake

from printguide.article.dialect.calls import TRANSPARENT
from printguide.article.headings import slug_of
from printguide.catalogue import is_article
from printguide.faults import UsageError
from printguide.project import Project
from printguide.writing import write

HERE = Path(__file__).resolve().parent

LONGEST = 100
"""Characters of a name: with a suffix it still fits the 255 bytes of a file name in any script."""

_FOLDER = re.compile(r"[^\W_][\w .-]*")
_COMPONENT = re.compile(r"[A-Z][A-Za-z0-9]*")
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
"""Names that Windows keeps for itself, whatever follows."""


@dataclass(frozen=True, slots=True)
class Started:
    """What was made, and what to run next."""

    files: tuple[Path, ...]
    steps: tuple[str, ...]


def start_project(name: str, folder: Path, today: dt.date) -> Started:
    """Make a project in a folder of its name; raises UsageError where there is one already."""
    name = name.strip()
    if not _is_file_name(name) or not _FOLDER.fullmatch(name):
        safe = re.sub(r"[^\w .-]+", "-", name).strip("-. _")[:LONGEST].strip("-. _")
        raise _refused(name, "a project", safe if _is_file_name(safe) else "guides")
    root = folder / name
    if root.exists():
        raise UsageError(f"{root} is there already: take another name, nothing was made")
    facts = {"NAME": name, "TITLE": json.dumps(name, ensure_ascii=False), "DATE": str(today)}
    starter = HERE / "project"
    targets = {}
    for file in sorted(it for it in starter.rglob("*") if it.is_file()):
        path = file.relative_to(starter)
        # A file of that name would keep git from seeing the starters themselves.
        target = root / (".gitignore" if path.name == "gitignore" else path)
        targets[target] = _filled(file, facts)
    return Started(_write(targets), (f"cd {_quoted(str(root))}", "printguide build"))


def start_article(title: str, folder: Path, today: dt.date) -> Started:
    """Make an article in a folder, in a file that is named after its title."""
    title = " ".join(title.split())
    slug = slug_of(title).strip("-_")
    if not slug or len(title) > 2 * LONGEST or any(not sign.isprintable() for sign in title):
        raise _refused(title, "an article", _shortened(title) if slug else "Opening hours")
    slug = re.sub("-+", "-", slug)[:LONGEST].rstrip("-")
    target = folder / f"{slug}.mdx"
    if _DEVICES.fullmatch(slug) or not is_article(target):
        raise _refused(title, "an article", f"About {title}")
    facts = {
        "SLUG": json.dumps(slug, ensure_ascii=False),
        "TITLE": json.dumps(title, ensure_ascii=False),
        "DATE": str(today),
    }
    files = _write({target: _filled(HERE / "article" / "article.mdx", facts)})
    return Started(files, (f"printguide build {_quoted(str(target))}",))


def start_component(name: str, project: Project) -> Started:
    """Make a component of a project: its template, its stylesheet and its description."""
    stem = to_snake(name)
    good = bool(_COMPONENT.fullmatch(name)) and len(name) <= LONGEST
    if not good or name in TRANSPARENT or _DEVICES.fullmatch(stem):
        raise _refused(name, "a component", _pascal(name))
    if to_snake(to_pascal(stem)) != stem:
        raise _refused(name, "a component", to_pascal(stem))
    if stem in {to_snake(known) for known in project.registry.names()}:
        raise UsageError(
            f"there is a component `{name}` already: take another name; how to change its looks "
            f"stands in docs/themes.md"
        )
    facts = {"NAME": name, "STEM": stem, "CLASS": stem.replace("_", "-")}
    homes = {".html": "templates", ".toml": "templates", ".css": "styles"}
    targets = {
        project.root / room / "components" / f"{stem}{suffix}": _filled(
            HERE / "component" / f"component{suffix}", facts
        )
        for suffix, room in homes.items()
    }
    return Started(_write(targets), (f"printguide components {name}",))


def _filled(file: Path, facts: Mapping[str, str]) -> bytes:
    text = file.read_text("utf-8")
    for key, value in facts.items():
        text = text.replace(f"@{key}@", value)
    return text.encode()


def _write(targets: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write all files or, where one is there already, none of them."""
    for target in targets:
        if target.exists() or target.is_symlink():
            raise UsageError(f"{target} is there already: take another name, nothing was made")
    for target, content in sorted(targets.items()):
        write(target, content)
    return tuple(sorted(targets))


def _refused(name: str, what: str, near: str) -> UsageError:
    shown = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
    return UsageError(f"`{shown}` cannot be the name of {what}: write `{near}`")


def _is_file_name(name: str) -> bool:
    fits = 0 < len(name) <= LONGEST and not name.endswith((".", " "))
    return fits and not _DEVICES.fullmatch(name)


def _shortened(title: str) -> str:
    printable = "".join(sign for sign in title if sign.isprintable())
    return printable[: 2 * LONGEST].rsplit(" ", 1)[0] if len(printable) > LONGEST else printable


def _pascal(name: str) -> str:
    """The nearest name that a component can have."""
    words = re.findall(r"[A-Za-z0-9]+", name.lstrip("0123456789"))
    near = "".join(word[:1].upper() + word[1:] for word in words)[:LONGEST]
    return near if near and near not in TRANSPARENT and near != name else "OpeningHours"


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def start_booklet(file: Path, today: dt.date) -> Started:
    """Write the manifest of a booklet of the articles beside it."""
    quarter = (today.month + 2) // 3
    facts = {"ISSUE": f"{today.year}, issue {quarter}", "DATE": str(today)}
    files = _write({file: _filled(HERE / "booklet" / "quarterly.toml", facts)})
    return Started(files, (f"printguide booklet build {_quoted(str(file))}",))
