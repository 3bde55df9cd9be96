"""PG7xx: what articles must say where people's health or money depends on it."""

from dataclasses import dataclass

from printguide.faults import Fault


@dataclass(frozen=True)
class DisclaimerMissing(Fault):
    """An article of a medical category says nowhere that it does not replace advice.

    The project names these categories with `medical` under `[care]`.
    """

    code = "PG701"

    category: str

    @property
    def message(self) -> str:
        return f"the category `{self.category}` needs a disclaimer"

    @property
    def hint(self) -> str:
        return "write `disclaimer:` in the front matter, or one for all under `[brand]`"


@dataclass(frozen=True)
class AuthorMissing(Fault):
    """An article of a medical category does not say who answers for it."""

    code = "PG702"

    category: str

    @property
    def message(self) -> str:
        return f"the category `{self.category}` needs an author"

    @property
    def hint(self) -> str:
        return "write `author:` in the front matter"


@dataclass(frozen=True)
class ReviewMissing(Fault):
    """An article of a medical category does not say when somebody last looked it through."""

    code = "PG703"

    category: str

    @property
    def message(self) -> str:
        return f"the category `{self.category}` needs the date of its last review"

    @property
    def hint(self) -> str:
        return "write `reviewed:` in the front matter, as year-month-day"


@dataclass(frozen=True)
class CurrencyMissing(Fault):
    """A price is a bare number, and the project wants the currency of every price.

    A currency may stand in the price itself, or for the whole table in `currency`.
    """

    code = "PG704"

    price: str

    @property
    def message(self) -> str:
        return f"the price `{self.price}` has no currency"

    @property
    def hint(self) -> str:
        return 'give the table one, such as `currency="EUR"`'


@dataclass(frozen=True)
class PricesUndated(Fault):
    """A table of prices does not say as of when they hold, and the project wants it to."""

    code = "PG705"

    @property
    def message(self) -> str:
        return "the prices have no date"

    @property
    def hint(self) -> str:
        return 'say as of when they hold, such as `asOf="2026-02-07"`'
