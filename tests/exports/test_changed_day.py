"""A day whose agenda changed: what was put in is reported, what was left out is said to be."""

from tests.builders import make_hall, play_all, seat_everyone
from tests.exports.reports import LIGHT, SHORT_DAY, written


def test_what_was_put_in_is_reported_and_what_was_skipped_was_not_reached() -> None:
    hall = make_hall(template=SHORT_DAY)
    people = seat_everyone(hall)
    hall.do(
        "insert_exercise",
        kind="poll",
        title="One more question",
        before="camden",
        settings={"question": "How comfortable are you with a card for all?"},
    )
    hall.do("skip_exercise", target="camden")
    play_all(hall, people)
    page = written(hall, LIGHT)
    assert "How comfortable are you with a card for all?" in page
    assert page.count("The room did not reach this part of the agenda.") == 1
