"""The method annex says how answers came in, and where somebody may be counted twice."""

from exports.local_area_report import build
from exports.reading import read
from exports.report.ways import way_facts
from sessions.paper.ballot_numbers import numbers_of
from tests.builders import Hall, make_hall, seat_everyone
from tests.exports.reports import LIGHT
from tests.sessions.paper.test_paper import HEAD, ROUND, ballots, opened, take


def facts_of(hall: Hall) -> list[str]:
    rows = hall.service.snapshot(hall.workshop)
    return [str(fact) for fact in way_facts(read(rows, hall.service.registry))]


def test_nothing_is_said_where_all_came_from_phones() -> None:
    hall = make_hall()
    ann = hall.join(1, 1)
    opened(hall, ROUND)
    hall.do("submit_answer", ann, exercise="camden", choice="neither")
    assert facts_of(hall) == []


def test_ways_are_counted_over_the_day_and_a_crowded_table_is_named() -> None:
    hall = make_hall()
    people = seat_everyone(hall, 5)
    opened(hall, ROUND)
    for person in people.values():
        hall.do("submit_answer", person, exercise="camden", choice="neither")
    take(hall, HEAD + f"{numbers_of(1, 1)[0]},,camden/round-1,4\n")
    ways, crowd = facts_of(hall)
    assert "Of 31 answers" in ways
    assert "30 came from phones, 0 from phones" in ways
    assert "1 from ballots that facilitators counted" in ways
    assert "at Table 1 than it has seats: 5 on phones and 1 on paper, with 5 seats" in crowd
    page = build(hall.service.snapshot(hall.workshop), hall.service.registry, LIGHT)
    assert "1 from ballots that facilitators counted" in page
    hall.do("link_ballot", participant=people[1, 0].participant, ballot=101)
    assert facts_of(hall) == ["1 person had a phone and a ballot, and is counted once."]


def test_a_record_that_was_purged_tells_nothing_of_it() -> None:
    hall = opened(make_hall(), ROUND)
    take(hall, ballots(6))
    hall.do("close_workshop")
    hall.do("purge_record")
    assert facts_of(hall) == []
