"""Severities: how much each fault matters to a project and to an article."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator

from printguide.faults import Diagnostic, Severity


def _off(value: object) -> object:
    """YAML reads a bare `off` as false."""
    return "off" if value is False else value


_Level = Literal["error", "warning", "info", "off"]
LEVELS: tuple[str, ...] = get_args(_Level)

Level = Annotated[_Level, BeforeValidator(_off)]
"""What may be set for a code: a severity, or that nothing is said."""


@dataclass(frozen=True, slots=True)
class Severities:
    """The severities that were set, by code; all others are as their faults have them."""

    levels: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    """Whether warnings count as errors."""

    def of_article(self, matter: Mapping[str, Any]) -> "Severities":
        """Return the severities with those that an article sets in its front matter."""
        written = matter.get("faults")
        own = written if isinstance(written, dict) else {}
        levels = {str(code): _off(level) for code, level in own.items()}
        sound = {code: str(level) for code, level in levels.items() if level in LEVELS}
        return replace(self, levels={**self.levels, **sound})

    def judge(self, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return diagnostics with their severities set, without those that are off.

        Firm ones stay as they are, whatever is set.
        """
        judged = (self._judged(diagnostic) for diagnostic in found)
        return tuple(diagnostic for diagnostic in judged if diagnostic)

    def _judged(self, diagnostic: Diagnostic) -> Diagnostic | None:
        level = self.levels.get(diagnostic.code)
        if level and not diagnostic.firm:
            if level == "off":
                return None
            diagnostic = replace(diagnostic, severity=Severity(level))
        if self.strict and diagnostic.severity is Severity.WARNING:
            return replace(diagnostic, severity=Severity.ERROR)
        return diagnostic
