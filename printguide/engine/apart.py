"""The engine in processes of its own: it loads while articles are read, and its crash is not ours.

WeasyPrint takes a third of a second to import, half of what a short brochure takes, and a seventh
of a second to warm up. Meanwhile this process parses and composes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from printguide.apart.child import ChildFailed, ChildOutgrown, ChildSlow
from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from printguide.apart.nursery import Answer
from printguide.faults import EnvironmentFault, Fault

if TYPE_CHECKING:
    from printguide.article.reading import Source
    from printguide.compose.print_html import PrintHtml
    from printguide.engine.rendering import Rendering
    from printguide.outcome import Outcome

_WARM_UP = "warm up"
"""A request while there is no page yet."""


class EngineApart:
    """Renders in child processes, for many threads at a time; they end with this object."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Begin to load the engine at once."""
        self._limits = limits or Limits()
        self._crew = Crew(load, self._limits, _WARM_UP)

    def render(
        self, html: "PrintHtml", root: Path, source: "Source | None"
    ) -> "Outcome[Rendering]":
        """Render as `printguide.engine.weasy.render` does, when a process is free.

        An article that makes the engine crash, loop or outgrow its limits is tried once more in a
        new process, since the machine or the articles before it may have been the reason; then
        that is a fault of the article. Raises ChildStopped where the engine is closed meanwhile.
        """
        request = (html, root, source)
        try:
            answer = self._answer(request)
        except ChildFailed as first:
            try:
                answer = self._answer(request, first)
            except ChildFailed as second:
                return self._failed(html, second)
        if isinstance(answer, EnvironmentFault):
            raise answer
        outcome: Outcome[Rendering] = answer
        return outcome

    def close(self) -> None:
        """End at once, whatever is being rendered."""
        self._crew.close()

    def _answer(self, request: tuple[Any, ...], after: ChildFailed | None = None) -> Any:
        with self._crew.lend(after) as worker:
            return worker.ask(request)

    def _failed(self, html: "PrintHtml", failure: ChildFailed) -> "Outcome[Rendering]":
        from printguide.outcome import Outcome
        from printguide.places import Place

        return Outcome(None, (_fault(failure, self._limits).at(Place(html.path)),))


def _fault(failure: ChildFailed, limits: Limits) -> Fault:
    from printguide.engine.faults import EngineFailed
    from printguide.engine.limit_faults import EngineOutgrown, EngineSlow

    if isinstance(failure, ChildSlow):
        return EngineSlow(limits.timeout_s or 0)
    if isinstance(failure, ChildOutgrown):
        return EngineOutgrown((limits.memory_bytes or 0) // 1_000_000)
    return EngineFailed("its process died")


def load() -> Answer:
    """Import the engine; what it answers with is a rendering, or what the machine lacks."""
    from printguide.engine.libraries import at_their_names, pango_missing

    try:
        with at_their_names():
            from printguide.engine import arrays, parts, weasy  # noqa: F401 - there when asked
    except OSError as error:
        missing = pango_missing(error)
        return lambda request: missing
    arrays.of_any_length()
    parts.share_parts()
    return _answer


def _answer(request: tuple[Any, ...] | str) -> Any:
    from printguide.engine.warming import warm_up
    from printguide.engine.weasy import render

    if isinstance(request, str):
        return warm_up()
    try:
        return render(*request)
    except EnvironmentFault as fault:
        return fault


Render = Callable[["PrintHtml", Path, "Source | None"], "Outcome[Rendering]"]
"""What building needs of an engine: `render` of `weasy` in this process, or that of one apart."""
