"""What is done already is found out ahead of the work, so that it is known how much there is."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import repeat
from threading import Event

import pytest

from printguide.article.reading import Source
from printguide.batch.jobs import Job
from printguide.batch.looking import Ahead, look_ahead
from printguide.batch.running import Run, plan_of
from printguide.catalogue import articles_in
from printguide.compose.print_html import PrintHtml
from printguide.engine.rendering import Rendering
from printguide.made import Status
from printguide.outcome import Outcome
from printguide.project import open_project
from tests.batch.conftest import FILES, Shop


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [(Ahead(), 40), (Ahead(10, 2), 8), (Ahead(40, 3), 3), (Ahead(40, 0), 0)],
)
def test_what_was_looked_at_says_how_much_work_there_will_be(ahead: Ahead, expected: int) -> None:
    assert ahead.expected(40) == expected


def test_while_the_first_job_is_worked_on_it_is_known_how_many_are(shop: Shop) -> None:
    for number in range(30):
        shop.write(f"more-{number}.mdx", FILES["tram.mdx"].replace("tram", f"more-{number}"))
    shop.request = replace(shop.request, jobs=2)
    shop.build()
    for name in ("market", "more-29"):
        shop.write(f"{name}.mdx", (shop.root / f"{name}.mdx").read_text() + "\nNew.\n")
    known = Event()

    def patient(html: PrintHtml, root: object, source: Source | None) -> Outcome[Rendering]:
        assert known.wait(20), "nobody looked ahead"
        return shop.render(html, shop.root, source)

    class Watched(Ahead):
        def __setattr__(self, name: str, value: int) -> None:
            super().__setattr__(name, value)
            if (self.looked, name, value) == (33, "work", 2):
                known.set()

    project = open_project(shop.root, shop.today)
    plan = plan_of(articles_in(shop.root), project, shop.request)
    run = Run(plan, patient, lambda name: None, Watched())
    made = list(run.made())

    assert (run.ahead.looked, run.ahead.work) == (33, 2)
    assert [one.article.name for one in made] == [file.name for file in plan.files]
    assert {one.article.stem for one in made if one.status is Status.MADE} == {"market", "more-29"}
    assert [one.kept for one in made].count(False) == 2


def test_what_goes_wrong_while_looking_is_raised() -> None:
    def jobs() -> Iterator[Job]:
        raise ValueError("no such format")
        yield

    with pytest.raises(ValueError, match="no such format"):
        list(look_ahead(jobs(), lambda job: None, Ahead()))


def test_who_stops_listening_ends_the_look(shop: Shop) -> None:
    project = open_project(shop.root, shop.today)
    job = next(plan_of(articles_in(shop.root), project, shop.request).jobs())
    ahead, endless = Ahead(), 10_000_000
    looks = look_ahead(repeat(job, endless), lambda job: None, ahead)

    next(looks)
    looks.close()

    assert 1 <= ahead.looked < endless
