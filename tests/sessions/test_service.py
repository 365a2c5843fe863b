"""One writer, one transaction a batch, receipts once, and views of committed state only."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.commands import Order, Receipt
from sessions.errors import Rejection
from sessions.events import ScreenShown
from sessions.ids import CommandId, ExerciseId, WorkshopId
from sessions.record import read_record
from sessions.service import Service
from sessions.sql_store import SqlStore
from sessions.store import EventRow, MemoryStore, ReceiptRow, StoreError
from sessions.visibility import console_view, own_view, phone_view, projector_view
from sessions.workshop import EVOLVERS, Workshop, replay
from sessions.writer import Pending
from tests.builders import FACILITATOR, Clock, Hall, make_hall, play_all, seat_everyone


def everything_visible(workshop: Workshop) -> list[Any]:
    """All that any audience is shown, as one comparable value."""
    return [
        console_view(workshop),
        projector_view(workshop),
        *(phone_view(workshop, table) for table in workshop.tables),
        *(own_view(workshop, person) for person in workshop.participants),
    ]


def replayed(hall: Hall) -> Workshop:
    rows = hall.service.store.events(hall.workshop)
    return replay(hall.workshop, read_record(rows, hall.service.registry), hall.service.registry)


Rows = Sequence[EventRow]


class FailingStore(MemoryStore):
    """A store whose disk is full while told so."""

    is_full = False

    def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
        if self.is_full:
            raise StoreError("The disk is full.")
        super().append(workshop, events, receipts)


@pytest.fixture
def sql_hall(tmp_path: Path) -> Iterator[Hall]:
    hall = make_hall(SqlStore(f"sqlite:///{(tmp_path / 'record.db').as_posix()}"))
    yield hall
    hall.service.close()


def test_a_batch_that_can_not_be_stored_changes_nothing_and_the_next_one_works() -> None:
    store = FailingStore()
    hall = make_hall(store)
    hall.do("go_next")
    before = hall.state.version
    store.is_full = True
    refusal = hall.send("go_next", command="the-same-id")
    assert isinstance(refusal, Rejection)
    assert refusal.code == "not_stored"
    assert hall.state.version == before
    assert hall.state.position == 0
    store.is_full = False
    assert isinstance(hall.send("go_next", command="the-same-id"), Receipt)
    assert hall.state.position == 1
    assert everything_visible(hall.state) == everything_visible(replayed(hall))


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
    gate = threading.Event()

    class SlowStore(MemoryStore):
        def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
            gate.wait(5)
            sizes.append(len(events))
            super().append(workshop, events, receipts)

    hall = make_hall(SlowStore())
    published: list[int] = []
    hall.service.subscribe(lambda workshop, publication: published.append(publication.version))
    threads = [threading.Thread(target=hall.join, args=(1 + n % 6, n + 1)) for n in range(30)]
    for thread in threads:
        thread.start()
    while hall.service._writer(hall.workshop).inbox.qsize() < 29:
        pass
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
            own = own_view(hall.state, people[number].participant)["answers"]  # type: ignore[arg-type]
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


class LostAnswerStore(MemoryStore):
    """A store that commits, and then loses the word that it has."""

    loses = False

    def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
        super().append(workshop, events, receipts)
        if self.loses:
            raise StoreError("The connection was lost at the commit.")


def test_a_commit_that_landed_unheard_is_found_again_and_the_retry_gets_its_receipt() -> None:
    store = LostAnswerStore()
    hall = make_hall(store)
    store.loses = True
    lost = hall.send("go_next", command="landed-unheard")
    assert isinstance(lost, Rejection)
    assert lost.code == "not_stored"
    store.loses = False
    receipt = hall.do("go_next", command="landed-unheard")
    assert receipt.seq == 2
    assert hall.state.position == 0
    assert everything_visible(hall.state) == everything_visible(replayed(hall))


def test_an_outage_of_reading_too_leaves_nobody_waiting_and_the_room_goes_on() -> None:
    class DarkStore(FailingStore):
        def events(self, workshop: WorkshopId) -> Iterator[EventRow]:
            if self.is_full:
                raise StoreError("The database is locked.")
            return super().events(workshop)

    store = DarkStore()
    hall = make_hall(store)
    hall.do("go_next")
    store.is_full = True
    for _ in range(3):
        outcome = hall.send("go_next")
        assert isinstance(outcome, Rejection)
        assert outcome.code == "not_stored"
    store.is_full = False
    hall.do("go_next")
    assert hall.state.position == 1


def test_a_refusal_decided_on_a_state_that_was_not_stored_is_not_final() -> None:
    store = FailingStore()
    hall = make_hall(store)
    person = hall.join(1, 1)
    hall.go_to("camden/round-1")
    hall.do("open_step")
    here = hall.step.key
    lock = Pending(Order(hall.workshop, CommandId("lock-it-now"), "lock_step", {}, FACILITATOR, here))
    late = Pending(
        Order(
            hall.workshop,
            CommandId("answer-after"),
            "submit_answer",
            {"choice": "neither"},
            person,
            here,
            ExerciseId("camden"),
        )
    )
    store.is_full = True
    hall.service._writer(hall.workshop).serve([lock, late])
    assert [getattr(pending.outcome, "code", None) for pending in (lock, late)] == [
        "not_stored",
        "not_stored",
    ]
    store.is_full = False
    hall.do("submit_answer", person, exercise="camden", choice="neither")


def test_one_order_that_breaks_the_fold_does_not_take_the_others_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = make_hall()
    good = Pending(Order(hall.workshop, CommandId("a-good-order"), "go_next", {}, FACILITATOR, None))
    bad = Pending(
        Order(hall.workshop, CommandId("a-bad-order"), "show_screen", {"screen": "blank"}, FACILITATOR)
    )

    def break_down(workshop: Workshop, event: ScreenShown, stamp: object) -> None:
        raise RuntimeError("the fold broke")

    monkeypatch.setitem(EVOLVERS, ScreenShown, break_down)
    hall.service._writer(hall.workshop).serve([good, bad])
    assert isinstance(good.outcome, Receipt)
    assert isinstance(bad.outcome, RuntimeError)
    assert hall.state.position == 0
