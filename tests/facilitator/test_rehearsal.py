"""Rehearsals over the real server, real sockets and real pages."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from secrets import token_hex
from typing import Any

import aiohttp
import pytest

from casestudies.schema import Materials
from facilitator.rehearsal.joining import RehearsalError, take_seat
from facilitator.rehearsal.script import Script
from sessions.attendance import attendance
from sessions.exercises.registry import discover
from sessions.ids import ExerciseId
from sessions.roles import GIVEN_BY_LINK
from sessions.workshop import Workshop
from tests.journeys.short_days import put_on_record
from tests.recorded import rehearsals_in, state_in
from tests.running import RunningServer

SHORT: list[dict[str, Any]] = [
    {
        "id": "said",
        "kind": "statements",
        "title": "Said",
        "settings": {"prompt": "What is said?", "say": "One of you writes.", "about": "insights"},
    },
    {
        "id": "cards",
        "kind": "ranking",
        "title": "The cards",
        "settings": {"lens": "benefit", "sets": {"1": "1-6", "2": "A-F"}},
    },
    {
        "id": "camden",
        "kind": "poll",
        "title": "Camden",
        "settings": {
            "case_study": "camden_residents_index",
            "rounds": [{"stage": "what-it-is", "question": "How comfortable are you with it?"}],
        },
    },
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rehearsals")


@pytest.fixture(scope="module")
def short_day(folder: Path) -> str:
    """Three exercises at two tables of five, for what needs no whole day; each rehearsal is a copy."""
    return str(put_on_record(folder, {"short": SHORT})["short"][0])


@pytest.fixture(scope="module")
def server(folder: Path, short_day: str) -> Iterator[RunningServer]:
    with RunningServer(folder) as running:
        yield running


def a_workshop(server: RunningServer) -> dict[str, Any]:
    return server.ask("new", template="manchester", title="Better use of data", area="Manchester")


def state_of(server: RunningServer, workshop: str) -> Workshop:
    return state_in(server.data / "moothall.db", workshop)


def rehearse(server: RunningServer, workshop: str, *arguments: str) -> dict[str, Any]:
    done = server.command("rehearse", workshop, *arguments)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def without_times_and_ids(page: str) -> str:
    """A report with times, dates and hexadecimal ids taken out."""
    return re.sub(r"\d{1,2}:\d{2}(:\d{2})?|\d{4}-\d{2}-\d{2}|\b[0-9a-f]{16,32}\b", "·", page)


def seat_in(base: str, code: str) -> None:
    async def sit() -> None:
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(cookie_jar=jar) as browser:
            await take_seat(browser, base, code, [1])

    asyncio.run(sit())


@pytest.fixture(scope="module")
def full_day(server: RunningServer) -> dict[str, Any]:
    """What the command said of thirty phones with seed 7, led to the end."""
    return rehearse(server, a_workshop(server)["id"], "--phones", "30", "--seed", "7", "--lead")


def test_a_real_workshop_lets_no_simulated_phone_in(server: RunningServer) -> None:
    real = a_workshop(server)
    with pytest.raises(RehearsalError, match="409"):
        seat_in(server.base, real["join_code"])
    assert state_of(server, real["id"]).participants == {}


def test_a_rehearsal_of_the_same_workshop_does_let_it_in(server: RunningServer) -> None:
    copy = server.ask("rehearsal", workshop=a_workshop(server)["id"])
    seat_in(server.base, copy["join_code"])
    assert len(state_of(server, copy["id"]).participants) == 1


def test_the_source_of_a_rehearsal_stays_untouched(server: RunningServer, short_day: str) -> None:
    rehearse(server, short_day, "--phones", "6", "--lead")
    assert state_of(server, short_day).version == 1


def test_thirty_phones_go_through_the_whole_agenda(server: RunningServer, full_day: dict[str, Any]) -> None:
    told = full_day
    room = state_of(server, told["id"])
    assert room.is_rehearsal and told["is_rehearsal"]
    assert len(room.participants) == 30
    assert room.step is room.steps[-1]
    assert told["refused"] == {} and told["acknowledged"] > 100
    assert all(step.was_open and not step.is_open for step in room.steps if step.phase.takes_answers)


def test_one_of_each_role_comes_by_link_a_scribe_writes_and_an_expert_answers(
    server: RunningServer, full_day: dict[str, Any]
) -> None:
    room = state_of(server, full_day["id"])
    assert full_day["roles"] == {role.value: 1 for role in GIVEN_BY_LINK}
    assert {grant.role for grant in room.grants.given.values()} == set(GIVEN_BY_LINK)
    asked = room.exercises[ExerciseId("asked")]
    assert any(row.get("answer") and row["is_by_expert"] for row in asked.kind.rows(asked.state))
    written = room.exercises[ExerciseId("benefits")]
    assert [s.table for s in written.kind.sayings(written.state) if s.person is None] == [1]


def test_the_day_has_late_ones_leavers_a_shared_phone_a_dead_one_and_a_merged_table(
    server: RunningServer, full_day: dict[str, Any]
) -> None:
    room = state_of(server, full_day["id"])
    told = attendance(room)
    assert (told.on_shared_phone, told.changed_phone, len(told.merged)) == (1, 1, 1)
    assert told.by_table == dict.fromkeys(range(1, 7), 5)
    assert sorted(len(people) for people in room.members.values()) == [0, 5, 5, 5, 5, 10]
    asked = [room.exercises[ExerciseId(name)] for name in ("benefit", "camden")]
    answered = [
        len({row["participant"] for row in one.kind.rows(one.state) if row["participant"]}) for one in asked
    ]
    assert answered == [30, 26]


def report_of(server: RunningServer, workshop: str, folder: Path) -> str:
    done = server.command("report", workshop, "--to", str(folder / workshop))
    assert done.returncode == 0, done.stderr
    return without_times_and_ids(Path(done.stdout.strip()).read_text(encoding="utf-8"))


@pytest.mark.soak
def test_the_same_seed_gives_the_same_report_of_a_whole_day(
    server: RunningServer, tmp_path: Path, full_day: dict[str, Any]
) -> None:
    again = rehearse(server, a_workshop(server)["id"], "--phones", "30", "--seed", "7", "--lead")
    first, second = (report_of(server, told["id"], tmp_path) for told in (full_day, again))
    assert first == second


def test_the_same_seed_gives_the_same_report_and_another_seed_another(
    server: RunningServer, tmp_path: Path, short_day: str
) -> None:
    seeds = ("7", "7", "8")
    days = [rehearse(server, short_day, "--phones", "10", "--seed", seed, "--lead") for seed in seeds]
    first, second, other = (report_of(server, told["id"], tmp_path) for told in days)
    assert first == second
    assert first != other


def test_more_phones_than_seats_all_sit_down(server: RunningServer, short_day: str) -> None:
    room = state_of(server, rehearse(server, short_day, "--phones", "13", "--lead")["id"])
    assert sorted(len(people) for people in room.members.values()) == [6, 7]


def test_phones_without_a_lead_follow_whoever_leads_until_the_workshop_closes(
    server: RunningServer, tmp_path: Path
) -> None:
    source, log = a_workshop(server)["id"], tmp_path / "log.jsonl"
    asked = ("rehearse", source, "--phones", "12", "--log", str(log))
    with ThreadPoolExecutor() as elsewhere:
        run = elsewhere.submit(server.command, *asked)
        copy = wait_for(lambda: copy_of(server, source))
        wait_for(lambda: len(state_of(server, copy).participants) == 12)
        lead_by_hand(server, copy, log)
        done = run.result(30)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == copy
    assert all(line.startswith("Rehearsal: ") for line in done.stderr.splitlines())


def lead_by_hand(server: RunningServer, workshop: str, log: Path) -> None:
    """Open every step, wait until the phones have done their part, lock it by going on, and close."""
    day, here = server.ask("plan", workshop=workshop), None
    script = Script(day["plan"], Materials.model_validate(day["materials"]), discover(), seed=7)
    for stop in script.stops:
        lead(server, workshop, "go_next", here)
        here = stop.key
        if stop.phase.takes_answers:
            lead(server, workshop, "open_step", here)
            acts = sum(len(script.lines(stop, table, 2)) for table in script.tables)
            wait_for(partial(is_done, log, here, acts))
    lead(server, workshop, "close_workshop", here)


def is_done(log: Path, step: str, acts: int) -> bool:
    """Whether so many acts of a step have been acknowledged."""
    lines = log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["step"] for line in lines].count(step) == acts


def copy_of(server: RunningServer, source: str) -> str | None:
    """The rehearsal of a workshop, once there is one."""
    known = rehearsals_in(server.data / "moothall.db")
    return next((one for one in known if state_of(server, one).copied_from == source), None)


def wait_for(look: Callable[[], Any], seconds: float = 30) -> Any:
    """What is there to be seen, as soon as it is."""
    end = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)
    return seen


def lead(server: RunningServer, workshop: str, name: str, step: str | None) -> None:
    """One order of a facilitator."""
    message: dict[str, Any] = {"id": token_hex(16), "name": name, "step": step, "payload": {}}
    server.ask("lead", workshop=workshop, message=message)
