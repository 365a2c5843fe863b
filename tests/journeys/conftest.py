"""A real server, a real browser, and people in front of it; every page is watched until the journey ends."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState

from sessions.ids import WorkshopId
from tests.journeys.day import Day, open_day, signed_in
from tests.journeys.short_days import Agenda, put_on_record
from tests.journeys.watching import Watch
from tests.running import RunningServer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for the server."""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def agendas() -> Mapping[str, Agenda]:
    """The short days, by name, that a module's journeys need; it gives its own."""
    return {}


@pytest.fixture(scope="module")
def made(data: Path, agendas: Mapping[str, Agenda]) -> Mapping[str, list[WorkshopId]]:
    """Workshops for each of them, put on record before the server starts."""
    return put_on_record(data, agendas) if agendas else {}


@pytest.fixture(scope="module")
def server(data: Path, made: Mapping[str, WorkshopId]) -> Iterator[RunningServer]:
    """A server as it is started on any day, gone afterwards."""
    with RunningServer(data) as running:
        yield running


@pytest.fixture
def day_of(
    browser: Browser,
    server: RunningServer,
    watch: Watch,
    staff: StorageState,
    made: Mapping[str, list[WorkshopId]],
) -> Iterator[Callable[[str], Day]]:
    """Begins one of the short days: its console and its wall are open."""
    days: list[Day] = []

    def begin(name: str) -> Day:
        workshop = made[name].pop(0)
        code = server.ask("plan", workshop=workshop)["join_code"]
        days.append(Day(browser, server, watch, staff, workshop, code))
        return days[-1]

    yield begin
    for day in days:
        day.close()


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
