"""What every contract is held under: a thousand draws for each of so many readings would take minutes."""

from functools import partial

import pytest

from sessions.aggregation.framework import assessment
from sessions.aggregation.framework.spread import spread

DRAWS = 20  # how many there are is no part of any contract


@pytest.fixture(autouse=True)
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a few times only."""
    monkeypatch.setattr(assessment, "spread", partial(spread, draws=DRAWS))
