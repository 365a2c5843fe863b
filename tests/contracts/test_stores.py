"""What every store promises, held against each of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from sessions.database.record_file import read_file
from sessions.database.sql_store import SqlStore
from sessions.ids import WorkshopId
from sessions.store import EventRow, MemoryStore, ReceiptRow, Store, StoreError
from tests.contracts.rows import HULME, MOSS_SIDE, a_receipt, a_workshop, an_event

MakeStore = Callable[[Path], Store]
STORES: dict[str, MakeStore] = {
    "memory": lambda folder: MemoryStore(),
    "sqlite": lambda folder: SqlStore(f"sqlite:///{folder}/record.sqlite"),
}
each_store = pytest.mark.parametrize("make", STORES.values(), ids=STORES.keys())


@pytest.fixture(params=list(STORES.values()), ids=list(STORES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = request.param(tmp_path)
    yield made
    made.close()


@pytest.fixture
def begun(store: Store) -> Store:
    """A store with one workshop that has one event and one receipt."""
    store.create(a_workshop(), [an_event(1, name="WorkshopCreated")])
    store.append(MOSS_SIDE, [], [a_receipt("first")])
    return store


def kept(store: Store, workshop: WorkshopId = MOSS_SIDE) -> tuple[list[EventRow], set[ReceiptRow]]:
    """All that a store has of a workshop."""
    return list(store.events(workshop)), set(store.receipts(workshop))


@pytest.mark.parametrize(
    ("seqs", "commands"),
    [
        pytest.param([1], [], id="a number that is taken"),
        pytest.param([2, 2], ["new"], id="the same number twice"),
        pytest.param([3], ["new"], id="a gap before the batch"),
        pytest.param([2, 4], ["new"], id="a gap within the batch"),
        pytest.param([3, 2], ["new"], id="the wrong order"),
        pytest.param([2, 3], ["first"], id="a receipt that is taken"),
        pytest.param([2, 3], ["new", "new"], id="the same receipt twice"),
        pytest.param([], ["new", "first"], id="receipts alone, one of them taken"),
    ],
)
def test_a_batch_with_a_flaw_leaves_nothing_behind(
    begun: Store, seqs: list[int], commands: list[str]
) -> None:
    before = kept(begun)
    with pytest.raises(StoreError):
        begun.append(MOSS_SIDE, [an_event(seq) for seq in seqs], [a_receipt(name) for name in commands])
    assert kept(begun) == before
    begun.append(MOSS_SIDE, [an_event(2)], [a_receipt("new", 2)])
    assert kept(begun) == ([*before[0], an_event(2)], {*before[1], a_receipt("new", 2)})


def test_an_unknown_workshop_is_refused_by_every_question(begun: Store) -> None:
    with pytest.raises(StoreError, match="no workshop"):
        begun.append(HULME, [an_event(1)], [])
    with pytest.raises(StoreError, match="no workshop"):
        begun.append(HULME, [], [a_receipt("stray")])
    with pytest.raises(StoreError, match="no workshop"):
        begun.events(HULME)
    with pytest.raises(StoreError, match="no workshop"):
        begun.receipts(HULME)


def test_a_refusal_names_the_next_number(begun: Store) -> None:
    with pytest.raises(StoreError, match="number 2"):
        begun.append(MOSS_SIDE, [an_event(7)], [])


@pytest.mark.parametrize("key", ["id", "join_code", "join_secret", "screen_key"])
def test_a_second_workshop_with_the_same_key_is_refused(begun: Store, key: str) -> None:
    same: dict[str, Any] = {key: getattr(a_workshop(), key)}
    with pytest.raises(StoreError, match=key):
        begun.create(replace(a_workshop(HULME), **same), [an_event(1)])
    assert begun.workshops() == [a_workshop()]
    begun.create(a_workshop(HULME), [an_event(1)])


@pytest.mark.parametrize("seqs", [[2], [1, 3], [1, 1], [0]])
def test_a_workshop_whose_events_do_not_count_from_1_is_not_created(store: Store, seqs: list[int]) -> None:
    with pytest.raises(StoreError):
        store.create(a_workshop(), [an_event(seq) for seq in seqs])
    assert store.workshops() == []


@pytest.mark.parametrize(
    "event",
    [
        an_event(2, facts={}, contents=None, had_contents=False, participant=None, exercise=None),
        an_event(2, contents=None, had_contents=False),
        an_event(2, contents=None, had_contents=True, participant=None),
        an_event(2, contents={}, participant=None, actor="facilitator"),
        an_event(2, contents={"text": "Tŷ bach 🏚️ — “dûr” \u0000 \u2028 \ud800 '; DROP TABLE events; --"}),
        an_event(2, facts={"z": None, "a": [1, 2.5, -0.1, 1e300, True, {"b": {"c": []}}], "ends_at": 10**20}),
        an_event(2, contents={"text": "x" * 100_000}),
        an_event(2, at=1_790_000_000.123_456_7, form=3),
    ],
)
def test_an_event_comes_back_as_it_was_given(begun: Store, event: EventRow) -> None:
    begun.append(MOSS_SIDE, [event], [])
    came_back = list(begun.events(MOSS_SIDE))[1]
    assert came_back == event
    assert list(came_back.facts) == list(event.facts)
    assert came_back.had_contents is event.had_contents
    assert came_back.is_erased is event.is_erased


def test_the_same_command_of_two_people_is_two_receipts(begun: Store) -> None:
    other = a_receipt("first", actor="person-2")
    begun.append(MOSS_SIDE, [], [other])
    assert kept(begun)[1] == {a_receipt("first"), other}


def test_workshops_do_not_mix(begun: Store) -> None:
    begun.create(a_workshop(HULME), [an_event(1), an_event(2)])
    begun.append(HULME, [an_event(3)], [a_receipt("first", 3)])
    assert kept(begun) == ([an_event(1, name="WorkshopCreated")], {a_receipt("first")})
    assert kept(begun, HULME) == ([an_event(1), an_event(2), an_event(3)], {a_receipt("first", 3)})


def test_the_index_is_newest_first_and_then_by_id(store: Store) -> None:
    rows = [
        a_workshop(WorkshopId("b"), created_at=5.0),
        a_workshop(WorkshopId("C"), created_at=5.0),
        a_workshop(WorkshopId("é"), created_at=5.0, is_rehearsal=True),
        a_workshop(WorkshopId("old"), created_at=1.5, title="Früher", area="Hackney"),
        a_workshop(WorkshopId("new"), created_at=9.0),
    ]
    for row in rows:
        store.create(row, [])
    assert store.workshops() == [rows[4], rows[1], rows[0], rows[2], rows[3]]


def test_an_iterator_shows_the_record_as_it_was_when_asked_for(begun: Store) -> None:
    events = begun.events(MOSS_SIDE)
    begun.append(MOSS_SIDE, [an_event(2)], [])
    assert [event.seq for event in events] == [1]


def test_there_is_no_password_until_one_is_set_and_the_last_one_counts(store: Store) -> None:
    assert store.password_hash() is None
    store.set_password_hash("first hash")
    store.set_password_hash("second hash")
    assert store.password_hash() == "second hash"


def test_browsers_are_signed_in_until_their_sign_in_is_ended(store: Store) -> None:
    assert store.sign_ins() == {}
    store.add_sign_in("first", 1.5)
    store.add_sign_in("second", 2.5)
    store.end_sign_ins(["first", "never there"])
    store.end_sign_ins([])
    assert store.sign_ins() == {"second": 2.5}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
json_objects = st.dictionaries(st.text(), json_values, max_size=3)
events = st.builds(
    an_event,
    st.integers(1, 6),
    facts=json_objects,
    contents=st.none() | json_objects,
    participant=st.none() | st.sampled_from(["person-1", "person-2"]),
)
receipts = st.builds(a_receipt, st.sampled_from("abcdef"), st.integers(1, 6), st.sampled_from(["p", "q"]))
batches = st.lists(st.tuples(st.lists(events, max_size=2), st.lists(receipts, max_size=2)), max_size=8)


@each_store
@settings(max_examples=60, deadline=None)
@given(batches=batches)
def test_any_row_of_batches_leaves_what_a_plain_list_would(
    make: MakeStore, batches: list[tuple[list[EventRow], list[ReceiptRow]]]
) -> None:
    log: list[EventRow] = []
    known: dict[tuple[str, str], ReceiptRow] = {}
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.create(a_workshop(), [])
        for some_events, some_receipts in batches:
            keys = [(receipt.actor, receipt.command) for receipt in some_receipts]
            numbers = list(range(len(log) + 1, len(log) + 1 + len(some_events)))
            is_sound = [event.seq for event in some_events] == numbers
            is_new = len({*keys, *known}) == len(keys) + len(known)
            try:
                store.append(MOSS_SIDE, some_events, some_receipts)
            except StoreError:
                assert not (is_sound and is_new)
            else:
                assert is_sound and is_new
                log += some_events
                known |= zip(keys, some_receipts, strict=True)
        assert kept(store) == (log, set(known.values()))
        store.close()


def test_an_erasure_takes_the_words_of_its_events_out_and_stores_the_rest(begun: Store) -> None:
    begun.append(MOSS_SIDE, [an_event(2), an_event(3), an_event(4)], [a_receipt("words", 2)])
    tombstone = an_event(5, name="Gone", contents=None, had_contents=False, participant=None)
    assert begun.erase(MOSS_SIDE, [tombstone], [a_receipt("gone", 5)], [2, 4]) is None
    events, receipts = kept(begun)
    assert [event.is_erased for event in events] == [False, True, False, True, False]
    assert events[1] == replace(an_event(2), contents=None, participant=None)
    assert events[4] == tombstone
    assert receipts == {a_receipt("first"), a_receipt("words", 2), a_receipt("gone", 5)}


def test_an_erasure_with_a_flaw_erases_nothing(begun: Store) -> None:
    begun.append(MOSS_SIDE, [an_event(2)], [])
    before = kept(begun)
    with pytest.raises(StoreError):
        begun.erase(MOSS_SIDE, [an_event(9)], [], [2])
    assert kept(begun) == before


def test_an_erasure_leaves_the_words_of_other_workshops(begun: Store) -> None:
    begun.create(a_workshop(HULME), [an_event(1)])
    begun.erase(MOSS_SIDE, [an_event(2)], [], [1, 2])
    assert [event.is_erased for event in kept(begun)[0]] == [True, True]
    assert kept(begun, HULME)[0] == [an_event(1)]


def test_a_seating_list_is_kept_only_in_place_of_the_version_that_was_seen(begun: Store) -> None:
    assert begun.seating_list(MOSS_SIDE) is None
    assert not begun.keep_seating_list(MOSS_SIDE, "late", after=1)
    assert begun.keep_seating_list(MOSS_SIDE, "first", after=0)
    assert not begun.keep_seating_list(MOSS_SIDE, "at the same time", after=0)
    assert begun.keep_seating_list(MOSS_SIDE, "second", after=1)
    assert begun.seating_list(MOSS_SIDE) == (2, "second")


def test_a_seating_list_that_is_forgotten_is_gone_and_another_s_stays(begun: Store) -> None:
    begun.create(a_workshop(HULME), [an_event(1, name="WorkshopCreated")])
    for workshop in (MOSS_SIDE, HULME):
        begun.keep_seating_list(workshop, "names", after=0)
    begun.forget_seating_list(MOSS_SIDE)
    begun.forget_seating_list(MOSS_SIDE)
    assert begun.seating_list(MOSS_SIDE) is None
    assert begun.seating_list(HULME) == (1, "names")


def test_names_that_were_forgotten_are_in_no_file_any_more(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path}/record.sqlite")
    store.create(a_workshop(), [an_event(1, name="WorkshopCreated")])
    store.keep_seating_list(MOSS_SIDE, "Zuleika Canary", after=0)
    assert any(b"Canary" in file.read_bytes() for file in tmp_path.iterdir())
    store.forget_seating_list(MOSS_SIDE)
    store.close()
    assert not any(b"Canary" in file.read_bytes() for file in tmp_path.iterdir())


def test_who_reads_the_file_for_itself_sees_the_same_record(begun: Store) -> None:
    begun.create(a_workshop(HULME), [an_event(1)])
    said = {"text": "T\u0177 bach \u2014 \ud800 '; DROP TABLE events; --"}
    plain = an_event(3, contents=None, had_contents=False, participant=None, exercise=None)
    begun.append(MOSS_SIDE, [an_event(2), plain, an_event(4, contents=said, seal="wax")], [])
    begun.erase(MOSS_SIDE, [an_event(5)], [], [2])
    if begun.file:
        assert read_file(begun.file, MOSS_SIDE) == list(begun.events(MOSS_SIDE))
