"""The engine in a process of its own: it loads while articles are read, and its crash is not ours.

WeasyPrint takes a third of a second to import, half of what a short brochure takes; meanwhile
this process parses and composes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from printguide.apart import Answer, Child, ChildDied
from printguide.faults import EnvironmentFault

if TYPE_CHECKING:
    from printguide.article.reading import Source
    from printguide.compose.print_html import PrintHtml
    from printguide.engine.rendering import Rendering
    from printguide.outcome import Outcome


class EngineApart:
    """Renders in a child process, which is started at once and ends with this object."""

    def __init__(self) -> None:
        self._child = Child(_load)

    def render(
        self, html: "PrintHtml", root: Path, source: "Source | None"
    ) -> "Outcome[Rendering]":
        """Render as `printguide.engine.weasy.render` does; a crash is a fault of the article."""
        try:
            answer = self._child.ask((html, root, source))
        except ChildDied:
            return _crashed(html)
        if isinstance(answer, EnvironmentFault):
            raise answer
        outcome: Outcome[Rendering] = answer
        return outcome

    def stop(self) -> None:
        """End the child at once, whatever it is doing."""
        self._child.stop()

    def close(self) -> None:
        """Let the child end, as soon as it is done with what it is doing."""
        self._child.close()


def _load() -> Answer:
    from printguide.engine.libraries import pango_missing

    try:
        import printguide.engine.weasy  # noqa: F401 - so that it is there when it is asked
    except OSError as error:
        missing = pango_missing(error)
        return lambda request: missing
    return _answer


def _answer(request: tuple[Any, ...]) -> Any:
    from printguide.engine.weasy import render

    try:
        return render(*request)
    except EnvironmentFault as fault:
        return fault


def _crashed(html: "PrintHtml") -> "Outcome[Rendering]":
    from printguide.engine.faults import EngineFailed
    from printguide.outcome import Outcome
    from printguide.places import Place

    return Outcome(None, (EngineFailed("its process died").at(Place(html.path)),))


Render = Callable[["PrintHtml", Path, "Source | None"], "Outcome[Rendering]"]
"""What building needs of an engine: `render` of `weasy` in this process, or that of one apart."""
