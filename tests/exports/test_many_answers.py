"""Work on a record grows as its answers do and no faster: no row makes anybody look through all of it."""

from dataclasses import replace

from exports.reading import Reading, read
from exports.tidy import tidy
from tests.builders import make_hall
from tests.exports.reports import SHORT_DAY, rehearsed


class Counting(tuple):  # type: ignore[type-arg]  # of records, as a reading has them
    """Records that count how often somebody looks through them."""

    looks = 0

    def __iter__(self):  # type: ignore[no-untyped-def]  # as a tuple's
        type(self).looks += 1
        return super().__iter__()


def looks_for(at_each_table: int) -> int:
    hall = rehearsed(at_each_table=at_each_table, template=SHORT_DAY)
    reading: Reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    Counting.looks = 0
    tidy(replace(reading, records=Counting(reading.records)))
    return Counting.looks


def test_tidying_looks_through_the_record_as_often_for_many_people_as_for_few() -> None:
    assert looks_for(5) == looks_for(1)


def test_a_record_of_nobody_can_be_tidied() -> None:
    hall = make_hall(template=SHORT_DAY)
    reading = read(hall.service.snapshot(hall.workshop), hall.service.registry)
    assert tidy(reading).participants == ()
