"""A day with paper in a bundle: counted, linked, or taken back, its figures follow from the bundle alone."""

import pytest

from sessions.paper.ballot_numbers import numbers_of
from tests.builders import Hall, make_hall, seat_everyone
from tests.exports.bundle.bundles import REGISTRY, differing, files_of
from tests.exports.reports import SHORT_DAY
from tests.sessions.paper.test_paper import HEAD, ROUND, opened, take

LINES = HEAD + "".join(f"{ballot},,{ROUND},4\n" for table in (1, 2) for ballot in numbers_of(table, 2))


def taken_back(hall: Hall) -> None:
    hall.do("take_back_paper", batch=next(iter(hall.state.paper.typed.values())).batch)


def brought_again(hall: Hall) -> None:
    taken_back(hall)
    take(hall, LINES.replace(",4\n", ",2\n"))


def linked(hall: Hall) -> None:
    who = next(person for person in hall.state.participants.values() if person.table == 1)
    hall.do("link_ballot", participant=who.id, ballot=101)


def as_it_is(hall: Hall) -> None:
    """Nothing more."""


@pytest.mark.parametrize("change", [as_it_is, linked, taken_back, brought_again])
def test_a_bundle_with_paper_agrees_with_itself(change: object) -> None:
    hall = make_hall(registry=REGISTRY, template=SHORT_DAY)
    people = seat_everyone(hall, 3)
    opened(hall, ROUND)
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    take(hall, LINES)
    assert callable(change)
    change(hall)
    hall.do("lock_step")
    hall.do("reveal_results")
    hall.do("close_workshop")
    assert differing(files_of(hall)) == []
