"""A real server, a real browser, and people in front of it; every page is watched until the journey ends."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, StorageState

from tests.journeys.day import Day, open_day, signed_in
from tests.journeys.watching import Watch
from tests.running import RunningServer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A server on an empty record, gone afterwards."""
    with RunningServer(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def staff(browser: Browser, server: RunningServer) -> StorageState:
    """The cookie of a facilitator who signed in."""
    return signed_in(browser, server)


@pytest.fixture
def watch(server: RunningServer) -> Iterator[Watch]:
    """The watch over all pages: a complaint, or a request to anyone else, fails the journey."""
    watching = Watch(server.base)
    yield watching
    watching.assert_clean()


@pytest.fixture
def begin(
    browser: Browser, server: RunningServer, watch: Watch, staff: StorageState
) -> Iterator[Callable[..., Day]]:
    """Begins a day: a new workshop of the Manchester template, and whoever comes to it."""
    days: list[Day] = []

    def open_one(is_rehearsal: bool = False) -> Day:
        days.append(open_day(browser, server, watch, staff, is_rehearsal))
        return days[-1]

    yield open_one
    for day in days:
        day.close()


@pytest.fixture
def day(begin: Callable[..., Day]) -> Day:
    """A day that has just begun: the facilitator's console and the wall are open, nobody has come."""
    return begin()
