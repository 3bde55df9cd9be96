"""FAQAccordion: questions and answers.

<FAQAccordion items={[{ question: "Does it hurt?", answer: "No." }]} />
"""

from typing import Annotated, ClassVar

from pydantic import Field

from printguide.components import Component, Props, Rank, Text


class Question(Props):
    """One question and its answer."""

    question: Text
    answer: Text


class FAQAccordion(Component):
    """On paper all answers are open."""

    rank: ClassVar[Rank] = Rank.QUESTIONS

    items: Annotated[list[Question], Field(min_length=1)]
    title: Text | None = None
