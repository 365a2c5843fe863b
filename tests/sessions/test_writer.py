"""When the store fails, or an order hides a bug: nobody is told a falsehood, and the room goes on."""

from collections.abc import Iterator, Sequence

import pytest

from sessions.errors import Rejection
from sessions.events import ScreenShown
from sessions.evolving import EVOLVERS
from sessions.ids import CommandId, ExerciseId, WorkshopId
from sessions.orders import Order, Receipt
from sessions.store import EventRow, MemoryStore, ReceiptRow, StoreError
from sessions.workshop import Workshop
from sessions.writer import Pending
from tests.builders import FACILITATOR, make_hall
from tests.sessions.seen import Rows, everything_visible, replayed


class FailingStore(MemoryStore):
    """A store whose disk is full while told so."""

    is_full = False

    def append(self, workshop: WorkshopId, events: Rows, receipts: Sequence[ReceiptRow]) -> None:
        if self.is_full:
            raise StoreError("The disk is full.")
        super().append(workshop, events, receipts)


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
