"""Offline, pressed twice, reloaded, killed, in two tabs, in any order: one record, and the right text."""

import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from random import Random
from statistics import median

import pytest
from playwright.sync_api import Browser

from sessions.ids import ExerciseId
from tests.conftest import try_of
from tests.faults.handling import COUNTED, LABELS, OVERTAKEN, Handling
from tests.faults.voting import EXERCISE, open_poll
from tests.recorded import state_in
from tests.running import RunningServer

ACTS = 7
SETTLE_SECONDS = 20
PEOPLE = 20  # of one workshop: then there is a new one


@dataclass
class Hall:
    """A server with a poll open, and a seat for whoever comes."""

    server: RunningServer
    browser: Browser
    came: int = 0
    day: dict[str, str] = field(default_factory=dict)
    seen: dict[tuple[str, str], str] = field(default_factory=dict)  # what each person's tabs ended up showing

    def phone(self, seed: int) -> Handling:
        """The next person's phone."""
        if self.came % PEOPLE == 0:
            self.day = open_poll(self.server)
        table = self.came % 5 + 1
        self.came += 1
        base = self.server.base
        door = f"{base}/j/{self.day['join_code']}/{table}"
        return Handling(self.browser, door, f"{base}/p/{self.day['workshop']}", Random(seed))

    def answers(self, workshop: str | None = None) -> dict[str, str]:
        """Everyone's answer in words as a replay of the record counts it."""
        room = state_in(self.server.data / "moothall.db", workshop or self.day["workshop"])
        exercise = room.exercises[ExerciseId(EXERCISE)]
        own = {str(who): exercise.kind.own(exercise.state, who) for who in room.participants}
        return {who: LABELS[said["round-1"]["body"]["choice"]] for who, said in own.items() if said}

    def changed(self) -> list[str]:
        """People whose answer is another in the end than their tabs had settled on."""
        counted = {workshop: self.answers(workshop) for workshop in {workshop for workshop, _ in self.seen}}
        return [who for (workshop, who), seen in self.seen.items() if counted[workshop][who] != seen]

    def doubled(self) -> list[str]:
        """Commands that the record holds more than once, and people with more answers than commands."""
        database = (self.server.data / "moothall.db").as_uri()
        with closing(sqlite3.connect(f"{database}?mode=ro", uri=True)) as held:
            receipts = held.execute("select actor, command from receipts").fetchall()
            given = held.execute("select actor from events where name = 'AnswerGiven'").fetchall()
        twice = [command for (_, command), times in Counter(receipts).items() if times > 1]
        sent = Counter(actor for actor, command in receipts if not command.startswith("join-"))
        return twice + [actor for (actor,), times in Counter(given).items() if times > sent[actor]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with RunningServer(tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture(scope="module")
def halls(browser: Browser, server: RunningServer) -> Callable[[int], Hall]:
    """A hall for the first tries, another for second ones."""
    return cache(lambda number: Hall(server, browser))


@pytest.fixture
def hall(request: pytest.FixtureRequest, halls: Callable[[int], Hall]) -> Hall:
    return halls(try_of(request))


def is_right(phone: Handling, counted: str | None) -> bool:
    """Every tab shows what counts, in the right words: what was chosen last, or the tab says why not."""
    said = phone.says()
    *doubted, last = phone.may_count()
    if any(told is None or told[0] != counted or told[1] not in (COUNTED, OVERTAKEN) for told in said):
        return False
    told = said[phone.tabs.index(last.tab)] if last.tab in phone.tabs else None
    return counted in {choice.label for choice in (last, *doubted)} or told == [counted, OVERTAKEN]


def run(hall: Hall, seed: int) -> bool:
    """One schedule, held to account; whether a page had to say that another answer counts."""
    phone = hall.phone(seed)
    try:
        phone.misuse(ACTS)
        who = phone.person
        end = time.monotonic() + SETTLE_SECONDS
        while not is_right(phone, hall.answers().get(who)):
            story = (seed, phone.done, hall.answers().get(who), phone.says())
            assert time.monotonic() < end, story
            phone.tabs[0].wait_for_timeout(100)
        hall.seen[hall.day["workshop"], who] = hall.answers()[who]
        return any(said and said[1] == OVERTAKEN for said in phone.says())
    finally:
        phone.leave()


@pytest.mark.parametrize("seed", [0, 1, 2, 1012])
def test_whatever_is_done_to_a_phone_its_answer_counts_once_and_it_says_so(hall: Hall, seed: int) -> None:
    run(hall, seed)
    assert (hall.doubled(), hall.changed()) == ([], [])


@pytest.mark.soak
def test_two_hundred_ways_to_mishandle_a_phone(hall: Hall, capsys: pytest.CaptureFixture[str]) -> None:
    seconds, overtaken = [], 0
    for seed in range(1000, 1200):
        begun = time.monotonic()
        overtaken += run(hall, seed)
        seconds.append(time.monotonic() - begun)
    assert (hall.doubled(), hall.changed()) == ([], [])
    with capsys.disabled():
        took = f"{median(seconds):.1f} s each in the middle, {max(seconds):.1f} s at worst"
        sys.stdout.write(
            f"\n200 schedules, one answer each; {overtaken} pages were told of a newer one; {took}\n"
        )
