"""Cards: the places of an article, a page each, to be shown to whoever knows the way."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from printguide.article.binding import Article
from printguide.components.contact import Contact
from printguide.components.location_card import LocationCard
from printguide.components.map import Map
from printguide.compose.composing import Composition, composed
from printguide.compose.cut_faults import PartLeftOut, PlaceMissing
from printguide.compose.labels import has_labels, labels_for
from printguide.compose.ledger import Ledger
from printguide.compose.linked import Code
from printguide.compose.maps import map_address
from printguide.compose.order import Order
from printguide.compose.print_html import LeftOut, PrintHtml
from printguide.compose.words import Closes, Opens, Words, plain, steps
from printguide.faults import in_order
from printguide.formats.format import Content
from printguide.outcome import Outcome
from printguide.places import Place

Spot = LocationCard | Map | Contact
_KINDS: tuple[type[Spot], ...] = (LocationCard, Map, Contact)
"""What is a place, the fullest first: where an article has one kind, the others are not asked."""
_REASON = "it shows places only"


def compose_cards(article: Article, order: Order) -> Outcome[PrintHtml]:
    """Make a page for each place of an article; what else it says is told as left out."""
    cards = _Cards(article, order)
    path = article.manuscript.source.path
    if not cards.places:
        return Outcome(None, (PlaceMissing(order.format.name).at(Place(path)),))
    made = composed(cards)
    told = [
        PartLeftOut(part.what, part.words, order.format.name, part.reason).at(Place(path))
        for part in cards.left_out()
    ]
    return Outcome(made.value, in_order((*made.found, *told)))


def composition_of(article: Article, order: Order) -> Composition:
    """Return the composition of an article as its format has it: of its places, or of all."""
    kind = _Cards if order.format.content is Content.PLACES else Composition
    return kind(article, order)


class _Cards(Composition):
    @property
    def places(self) -> list[tuple[int, Spot]]:
        """The places of the kind that tells most, with their lines, in the order of the article.

        An article without one shows where its publisher is, as the settings say.
        """
        for kind in _KINDS:
            found = [
                (self.article.manuscript.place(bound.call.span).line, bound.props)
                for bound in self.article.components
                if isinstance(bound.props, kind) and (bound.props.name or bound.props.address)
            ]
            if found:
                return found
        return self._publisher()

    def _publisher(self) -> list[tuple[int, Spot]]:
        contact = self.order.project.configuration.brand.texts(self.lang).contact
        said = {"name": contact.organisation, "address": contact.address, "phone": contact.phone}
        if not (said["name"] and said["address"]):
            return []
        return [(0, Contact.model_validate({key: text for key, text in said.items() if text}))]

    def content(self) -> dict[str, Any]:
        """The cards, and nothing around them."""
        cards = [
            self.part("parts/place_card.html", self._facts(line, spot))
            for line, spot in self.places
        ]
        names = ("cover", "contents", "footnotes", "references", "imprint")
        body = Markup("").join(cards)
        return {**dict.fromkeys(names, Markup("")), "body": body, "blank_pages": 0}

    def _facts(self, line: int, spot: Spot) -> dict[str, Any]:
        names, addresses = _native(spot, "name"), _native(spot, "address")
        spoken = next((code for code in {**names, **addresses} if has_labels(code)), self.lang)
        return {
            "line": line,
            "place": spot,
            "phone": getattr(spot, "phone", None),
            "names": names,
            "addresses": addresses,
            "spoken": spoken,
            "asking": labels_for(spoken).label("take_me_here"),
            "map_code": self._code(spot),
        }

    def _code(self, spot: Spot) -> Code | None:
        provider = self.order.project.configuration.maps.provider
        address = None if isinstance(spot, Contact) else map_address(spot, provider)
        name = spot.name or spot.address or ""
        code = self.printer.links.place(address, name) if address else None
        self.printer.report(self.printer.links.take_faults())
        return code

    def missing(self, ledger: Ledger) -> list[Words]:
        """Return what cards should show and do not."""
        return ledger.anywhere(Words(plain(text), line) for text, line in self._shown())

    def _shown(self) -> Iterator[tuple[str, int]]:
        for line, spot in self.places:
            texts = (spot.name, spot.address, getattr(spot, "phone", None))
            more = (*_native(spot, "name").values(), *_native(spot, "address").values())
            yield from ((text, line) for text in (*texts, *more) if text)

    def left_out(self) -> tuple[LeftOut, ...]:
        """All of the article but its places."""
        words = 0
        for step in steps(self.article, self.arrangement.tokens()):
            strings = step.strings if isinstance(step, Opens) else (step,)
            texts = (it.text for it in strings if not isinstance(it, Closes))
            words += sum(len(text.split()) for text in texts)
        words -= sum(len(text.split()) for text, _ in self._shown())
        last = len(self.article.manuscript.source.line_starts)
        return (LeftOut(self.article.meta.title, max(words, 0), 1, last, _REASON),)


def _native(spot: Spot, stem: str) -> dict[str, str]:
    return {} if isinstance(spot, Contact) else spot.native(stem)
