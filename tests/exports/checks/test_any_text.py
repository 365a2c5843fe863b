"""Laws: whatever is typed, the checks answer, and point into what was typed."""

from hypothesis import given, strategies as st

from exports.checks import check
from exports.editing.slots import Slot, SlotKind
from tests.exports.checks.words import AROUND, FACTS, troubles, written

PIECES = st.sampled_from(
    [
        "most tables",
        "7 of 30",
        "“If we could see a gain for one life",
        "[[figure benefit/agreed]]",
        "[[",
        "]]",
        "Ada Lovelace",
        "M1 1AE",
        "figure 5",
        ". ",
        "\n\n",
        "%",
        "the public thinks",
        "significant",
        "0161 496 0000",
        "’",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=5))).map(" ".join))


@given(TEXTS)
def test_every_mark_lies_within_the_text(words: str) -> None:
    for trouble in troubles(written(words)):
        assert 0 <= trouble.start <= trouble.end <= len(words)
        assert str(trouble.message)


@given(st.lists(st.tuples(st.sampled_from(SlotKind), TEXTS), max_size=4))
def test_any_slots_are_checked_in_their_order_and_nothing_is_changed(
    given_slots: list[tuple[SlotKind, str]],
) -> None:
    slots = [
        Slot(f"slot {number}", kind, "criteria", "F1", words)
        for number, (kind, words) in enumerate(given_slots)
    ]
    found = [trouble.slot for trouble in check([*FACTS, *slots], AROUND)]
    order = [slot.key for slot in (*FACTS, *slots)]
    assert found == sorted(found, key=order.index)


def test_offers_put_in_place_mend_what_they_are_offered_for() -> None:
    words = "Most tables agreed, see figure 5."
    for trouble in reversed(troubles(written(words))):
        words = words[: trouble.start] + trouble.offers[0] + words[trouble.end :]
    assert words == "5 of 6 tables agreed, see [[figure benefit/agreed]]."
    assert troubles(written(words)) == []
