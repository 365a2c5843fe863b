"""One writer, one transaction a batch, receipts once, and views of committed state only."""

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from sessions.database.sql_store import SqlStore
from sessions.ids import WorkshopId
from sessions.service import Service
from sessions.store import MemoryStore, ReceiptRow
from sessions.visibility import own_view
from tests.builders import Clock, Hall, make_hall, play_all, seat_everyone
from tests.sessions.seen import Rows, everything_visible, replayed


@pytest.fixture
def sql_hall(tmp_path: Path) -> Iterator[Hall]:
    hall = make_hall(SqlStore(f"sqlite:///{(tmp_path / 'record.db').as_posix()}"))
    yield hall
    hall.service.close()


def test_a_repeated_command_id_stores_nothing_and_gets_its_first_receipt() -> None:
    hall = make_hall()
    first = hall.do("go_next", command="twice-sent")
    again = hall.do("go_next", command="twice-sent")
    assert again == first
    assert hall.state.position == 0


def test_the_same_id_from_two_people_is_two_commands() -> None:
    hall = make_hall()
    one, two = hall.join(1, 1), hall.join(1, 2)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    for person in (one, two):
        hall.do("submit_answer", person, exercise="camden", choice="neither", command="same-id-by-chance")
    assert len(hall.step.exercise.kind.panels(hall.step.exercise.state, "round-1", hall.state.room)) <= 1
    assert hall.state.version == hall.service.snapshot(hall.workshop)[-1].seq


def test_a_receipt_survives_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'record.db').as_posix()}"
    hall = make_hall(SqlStore(url))
    first = hall.do("go_next", command="before-the-restart")
    hall.service.close()
    reopened = Service(SqlStore(url), hall.service.registry, Clock())
    again = Hall(reopened, hall.workshop, hall.materials)
    repeated = again.do("go_next", command="before-the-restart", step="no/step")
    assert (repeated.seq, repeated.at) == (first.seq, first.at)
    assert again.state.position == 0
    reopened.close()


def test_the_replay_of_a_whole_day_equals_the_live_state(sql_hall: Hall) -> None:
    play_all(sql_hall, seat_everyone(sql_hall))
    assert everything_visible(replayed(sql_hall)) == everything_visible(sql_hall.state)


def test_a_view_never_shows_what_is_not_committed() -> None:
    seen: list[int] = []

    class WatchingStore(MemoryStore):
        def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
            seen.append(hall.state.version)
            super().append(workshop, events, receipts)
            seen.append(hall.state.version)

    hall = make_hall(WatchingStore())
    hall.do("go_next")
    assert seen == [1, 1]
    assert hall.state.version == 2


def test_orders_that_wait_together_are_stored_together_and_published_once() -> None:
    sizes: list[int] = []
    begun, gate = threading.Event(), threading.Event()

    class SlowStore(MemoryStore):
        def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
            begun.set()
            gate.wait(60)
            sizes.append(len(events))
            super().append(workshop, events, receipts)

    hall = make_hall(SlowStore())
    published: list[int] = []
    hall.service.subscribe(lambda workshop, publication: published.append(publication.version))
    threads = [threading.Thread(target=hall.join, args=(1 + n % 6, n + 1)) for n in range(30)]
    threads[0].start()
    assert begun.wait(60)
    for thread in threads[1:]:
        thread.start()
    while hall.service._writer(hall.workshop).inbox.qsize() < 29:
        time.sleep(0.001)
    gate.set()
    for thread in threads:
        thread.join()
    assert sizes == [1, 29]
    assert published == [2, 31]
    assert hall.state.room.joined == 30


def test_a_listener_that_fails_does_not_stop_the_room() -> None:
    hall = make_hall()

    def broken(workshop: WorkshopId, publication: object) -> None:
        raise RuntimeError("a screen fell over")

    hall.service.subscribe(broken)
    hall.do("go_next")
    hall.do("go_next")
    assert hall.state.position == 1


def test_a_bug_in_deciding_is_raised_to_its_sender_and_the_room_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = make_hall()

    def fall_over(*given: object) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr("sessions.writer.decide", fall_over)
        with pytest.raises(RuntimeError, match="a bug"):
            hall.send("go_next")
    hall.do("go_next")


def test_an_unknown_workshop_is_refused() -> None:
    hall = make_hall()
    nowhere = Hall(hall.service, WorkshopId("nowhere"), hall.materials)
    with pytest.raises(LookupError):
        nowhere.look(lambda workshop: workshop.title)


def test_join_codes_have_six_letters_of_thirty_two() -> None:
    hall = make_hall()
    code = hall.state.join_code
    assert len(code) == 6
    assert not set(code) & set("01OI")
    assert hall.service.find(join_code=code) == hall.workshop
    assert hall.service.find(join_code="??????") is None
    assert hall.service.find() is None


def test_a_rehearsal_copy_is_marked_and_leaves_its_workshop_alone() -> None:
    hall = make_hall()
    copy = hall.service.copy_for_rehearsal(hall.workshop)
    assert hall.service.read(copy, lambda workshop: (workshop.is_rehearsal, workshop.copied_from)) == (
        True,
        hall.workshop,
    )
    assert not hall.state.is_rehearsal
    assert hall.service.read(copy, lambda workshop: workshop.join_code) != hall.state.join_code


CHOICES = ("very_uncomfortable", "neither", "very_comfortable", "cant_say", "prefer_not")
STEERING = (
    "go_next",
    "go_back",
    "open_step",
    "lock_step",
    "reveal_results",
    "hide_results",
    "add_time",
    "undo",
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("steer"), st.sampled_from(STEERING), st.integers(0, 9)),
            st.tuples(st.just("answer"), st.sampled_from(CHOICES), st.integers(0, 9)),
        ),
        max_size=40,
    )
)
def test_whatever_happens_replay_equals_live_state_and_receipts_are_unique(
    moves: list[tuple[str, str, int]],
) -> None:
    hall = make_hall()
    people = [hall.join(1 + n % 6, n + 1) for n in range(10)]
    hall.go_to("camden/round-1")
    for what, name, number in moves:
        if what == "steer":
            log = hall.state.log
            given_fields: dict[str, Any] = {"entry": log[number % len(log)].seq} if name == "undo" else {}
            hall.send(name, **given_fields)
        elif hall.state.step is not None:
            own = own_view(hall.state, people[number].participant)["answers"]  # type: ignore[arg-type]  # a participant has an id
            held = own.get(hall.step.key)
            hall.send(
                "submit_answer",
                people[number],
                exercise="camden",
                choice=name,
                replaces=held["receipt"] if held else None,
            )
    assert everything_visible(replayed(hall)) == everything_visible(hall.state)
    kept = list(hall.service.store.receipts(hall.workshop))
    assert len({(row.actor, row.command) for row in kept}) == len(kept)
