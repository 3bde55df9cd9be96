"""PG520 and PG521: what is given up because the engine would take too much for it."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class EngineSlow(Fault):
    """The layout of an article did not come to an end in time. The article is not written.

    It was tried twice. Most articles take a second; a style or a table may keep the engine busy
    for ever.
    """

    code = "PG520"
    firm = True

    seconds: float

    @property
    def message(self) -> str:
        return f"the layout is not done after {self.seconds:g} seconds, twice"

    @property
    def hint(self) -> str:
        return (
            "take away parts of the article until it is fast, or raise `--timeout` if it is only"
            " long"
        )


@dataclass(frozen=True)
class EngineOutgrown(Fault):
    """The layout of an article needs more memory than it may have. The article is not written.

    It was tried twice, the second time in a fresh process. Pictures of very many pixels are the
    most frequent reason, and tables of very many rows.
    """

    code = "PG521"
    firm = True

    megabytes: int

    @property
    def message(self) -> str:
        return f"the layout needs more than {self.megabytes} MB of memory"

    @property
    def hint(self) -> str:
        return "make its pictures smaller or divide it, or raise `--memory` if the machine has more"
