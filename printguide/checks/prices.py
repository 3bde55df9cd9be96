"""Checks of prices: a currency and a date, where the project wants them."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from printguide.article.binding import Article, Bound
from printguide.checks.care_faults import CurrencyMissing, PricesUndated
from printguide.components.price_table import PriceTable
from printguide.faults import Diagnostic
from printguide.project import Project


def check_prices(article: Article, project: Project) -> Iterator[Diagnostic]:
    """Yield prices without a currency and tables without a date, where the project wants them."""
    wanted = project.configuration.prices
    for bound in article.components:
        if not isinstance(bound.props, PriceTable):
            continue
        if wanted.date and not bound.props.as_of:
            yield PricesUndated().at(article.manuscript.place(bound.call.span))
        if wanted.currency and not bound.props.currency:
            yield from _bare_prices(article, bound, bound.props)


def _bare_prices(article: Article, bound: Bound, table: PriceTable) -> Iterator[Diagnostic]:
    for number, item in enumerate(table.items):
        if not names_currency(item.price, article.meta.lang):
            span = bound.call.place_of(("items", number, "price"))
            yield CurrencyMissing(item.price).at(article.manuscript.place(span))


def names_currency(price: str, lang: str | None) -> bool:
    """Whether a price says its currency, by a sign, a code or a word; without digits none is due.

    Signs are characters of Unicode's category Sc, codes those of ISO 4217.
    """
    if not any(char.isdigit() for char in price):
        return True
    if any(unicodedata.category(char) == "Sc" for char in price):
        return True
    words = "".join(char if char.isalpha() else " " for char in price).casefold().split()
    return any(
        word in _SHORT or word in _currency_words((lang or "en").split("-")[0].lower())
        for word in words
    )


_SHORT = frozenset(["원", "엔", "위안", "유로", "달러", "円", "元", "圆", "ユーロ", "ドル", "ウォン", "euros", "pounds", "dollars", "cents", "руб", "рублей", "рубля", "евро", "kr", "zł", "kč", "ft", "ريال", "درهم", "جنيه", "دينار"])  # fmt: skip
"""How prices name a currency on signs and in shops, besides its full name."""


@cache
def _currency_words(language: str) -> frozenset[str]:
    """Codes, signs and names of all currencies, in English and in one other language."""
    from babel import Locale, UnknownLocaleError

    words: set[str] = set()
    for known in ("en", language):
        try:
            locale = Locale.parse(known)
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in locale.currencies.items():
            words |= {code.casefold(), *name.casefold().split()}
        words |= {sign.casefold() for sign in locale.currency_symbols.values()}
    return frozenset(words)
