"""Crews that are ended with their test."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from printguide.apart.crew import Crew
from printguide.apart.limits import Limits
from tests.support.errands import ready

Crews = Callable[..., Crew]


@pytest.fixture
def crew() -> Iterator[Crews]:
    if not hasattr(os, "fork"):
        pytest.skip("processes cannot be copied here")
    with ExitStack() as stack:
        yield lambda **limits: stack.enter_context(closing(Crew(ready, Limits(**limits))))
