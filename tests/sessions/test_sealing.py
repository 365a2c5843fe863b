"""The chain of seals: it breaks where anything of an entry is changed, and not where words are erased."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from sessions.database.record_rows import contents_values, event_values, workshop_values
from sessions.database.sql_store import SqlStore
from sessions.database.sqlite_file import Use, open_sqlite
from sessions.database.tables import CONTENTS, WORKSHOPS
from sessions.database.upgrade import migration_config, upgrade
from sessions.ids import WorkshopId
from sessions.sealing import actions, first_break, head_of, holds_seal, in_groups, sealed
from sessions.store import EventRow
from tests.builders import Hall, make_hall, play_step, seat_everyone

HULME = WorkshopId("hulme")


def rows_of(hall: Hall) -> list[EventRow]:
    return hall.service.snapshot(hall.workshop)


def morning(hall: Hall) -> list[EventRow]:
    """A record of joins, answers, a correction by a facilitator, and moves."""
    people = seat_everyone(hall)
    hall.go_to("benefits/write")
    play_step(hall, people, seed=3)
    exercise = hall.step.exercise
    saying = next(iter(exercise.kind.sayings(exercise.state))).id
    hall.do("correct_saying", exercise=exercise.id, saying=saying, text="other words")
    hall.do("go_next")
    return rows_of(hall)


CHANGES: dict[str, Callable[[EventRow], EventRow]] = {
    "time": lambda row: replace(row, at=row.at + 60),
    "actor": lambda row: replace(row, actor="facilitator" if row.actor != "facilitator" else "host"),
    "name": lambda row: replace(row, name="StepReached" if row.name != "StepReached" else "StepLocked"),
    "facts": lambda row: replace(row, facts={**row.facts, "added": 1}),
    "exercise": lambda row: replace(row, exercise="another"),
    "form": lambda row: replace(row, form=row.form + 1),
    "seal": lambda row: replace(row, seal="0" * 64),
    "no seal": lambda row: replace(row, seal=None),
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_an_entry_that_was_changed_is_named(change: str) -> None:
    hall = make_hall()
    rows = morning(hall)
    place = next(index for index, row in enumerate(rows) if row.name == "StepOpened")
    changed = [CHANGES[change](row) if index == place else row for index, row in enumerate(rows)]

    broken = first_break(hall.workshop, changed)

    assert broken is not None
    assert broken.seq == rows[place].seq
    assert broken.number == actions(rows).index(rows[place]) + 1


def test_a_row_that_was_taken_out_is_named_by_what_follows_it() -> None:
    hall = make_hall()
    rows = morning(hall)
    place = next(index for index, row in enumerate(rows) if row.name == "StepOpened")

    broken = first_break(hall.workshop, rows[:place] + rows[place + 1 :])

    assert broken is not None
    assert broken.seq == rows[place].seq + 1
    assert f"event {rows[place].seq} " in broken.reason


def test_an_entry_put_in_the_place_of_someones_answer_is_named() -> None:
    hall = make_hall()
    rows = morning(hall)
    place = next(index for index, row in enumerate(rows) if row.name == "SayingAdded")
    forged = replace(rows[place], actor="facilitator", name="StepLocked", facts={"step": "a/b"})

    broken = first_break(hall.workshop, [*rows[:place], forged, *rows[place + 1 :]])

    assert broken is not None
    assert broken.seq == forged.seq


def test_entries_missing_at_the_end_show_by_the_printed_seal() -> None:
    hall = make_hall()
    rows = morning(hall)
    printed = in_groups(head_of(rows))
    cut = rows[: rows.index(actions(rows)[-1])]

    assert first_break(hall.workshop, cut) is None
    assert not holds_seal(cut, printed)
    assert holds_seal(rows, printed)
    assert not holds_seal(rows, "")


def test_the_seals_of_one_workshop_hold_for_no_other() -> None:
    hall = make_hall()
    assert first_break(HULME, rows_of(hall)) is not None


def test_erasing_what_was_said_breaks_nothing() -> None:
    hall = make_hall()
    rows = morning(hall)
    erased = [replace(row, contents=None) for row in rows]

    assert any(row.is_erased and row.seal for row in erased), "a facilitator said something"
    assert first_break(hall.workshop, erased) is None
    assert head_of(erased) == head_of(rows)


def test_the_chain_goes_on_over_a_restart_and_a_failed_commit(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/record.sqlite"
    hall = make_hall(SqlStore(url))
    hall.do("go_next")
    hall.service.close()
    again = make_hall(SqlStore(url))
    again.workshop = hall.workshop
    again.do("go_next", command="after-the-restart")
    again.service._writer(hall.workshop).is_stale = True
    again.do("go_next", command="after-the-failure")

    rows = rows_of(again)
    assert first_break(again.workshop, rows) is None
    assert len(actions(rows)) == 4
    again.service.close()


def test_a_record_from_before_there_were_seals_is_sealed_as_it_stands(tmp_path: Path) -> None:
    hall = make_hall()
    rows = [replace(row, seal=None) for row in morning(hall)]
    engine = open_sqlite(sa.make_url(f"sqlite:///{tmp_path}/record.sqlite"), Use.UPGRADE)
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "0001")
    _write_as_before(engine, hall, rows)
    upgrade(engine)

    store = SqlStore(f"sqlite:///{tmp_path}/record.sqlite")
    found = list(store.events(hall.workshop))
    store.close()
    assert found == sealed(hall.workshop, rows, "")[0]
    assert first_break(hall.workshop, found) is None


def _write_as_before(engine: sa.Engine, hall: Hall, rows: list[EventRow]) -> None:
    known = hall.service.index()[0]
    with engine.begin() as connection:
        connection.execute(sa.insert(WORKSHOPS), workshop_values(known))
        for row in rows:
            values = event_values(hall.workshop, row)
            del values["seal"]
            names = ", ".join(values)
            places = ", ".join(f":{name}" for name in values)
            connection.execute(sa.text(f"INSERT INTO events ({names}) VALUES ({places})"), values)
        connection.execute(sa.insert(CONTENTS), contents_values(hall.workshop, rows))
