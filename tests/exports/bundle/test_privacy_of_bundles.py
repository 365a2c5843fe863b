"""What a bundle tells of people: nothing that opens something or names them, nobody across exercises."""

import io
import zipfile
from itertools import combinations

import pytest

from exports.bundle.layout import DAY_FILE, PEOPLE_FILE
from sessions.exercises.base import Actor, Role
from sessions.ids import ParticipantId
from tests.builders import Hall, make_hall, play_all, seat_everyone
from tests.exports.bundle.bundles import REGISTRY, Files, answers_files, bundle_of, files_of, lines_of
from tests.exports.reports import SHORT_DAY

KEY, CODE, SECRET, GRANT = "5a" * 32, "c0de" * 8, "5ec7e7" * 10 + "aaaa", "grant-" + "ab" * 8
PHONE, HOST, CONTACT = "f0" * 16, "Office of a host", "officer@example.org"


@pytest.fixture(scope="module")
def hall() -> Hall:
    """A day with everything in it that must stay inside."""
    found = make_hall(registry=REGISTRY, template=SHORT_DAY)
    people = seat_everyone(found, 4)
    found.do("grant_role", grant=GRANT, role="scribe", table=1, secret_hash=SECRET)
    found.do(
        "fill_papers",
        host=HOST,
        contact=CONTACT,
        officer="",
        purpose="",
        necessity="",
        consulted="",
        decision="",
    )
    first = people[1, 0]
    found.do("offer_seat", first, participant=first.name, code_hash=CODE)
    found.do("take_seat", Actor(Role.PARTICIPANT, ParticipantId(PHONE)), phone=PHONE, code_hash=CODE)
    found.do(
        "join",
        Actor(Role.PARTICIPANT, ParticipantId("ee" * 16)),
        participant="ee" * 16,
        table=2,
        via=people[2, 0].name,
    )
    found.do("note_leaving", participant=people[4, 0].name, has_left=True)
    found.do("make_choices", people[2, 0], participant=people[2, 0].name, quoted=True)
    play_all(found, people)
    found.do("move_participant", participant=people[3, 0].name, table=4)
    found.do("withdraw_answers", people[5, 0], participant=people[5, 0].name)
    found.do("close_workshop")
    found.do("take_bundle", key=KEY)
    return found


@pytest.fixture(scope="module")
def files(hall: Hall) -> Files:
    return files_of(hall)


def test_no_id_and_nothing_that_opens_something_is_in_it(hall: Hall, files: Files) -> None:
    rows = hall.service.snapshot(hall.workshop)
    state = hall.state
    inside = [*state.participants, hall.workshop, GRANT, SECRET, CODE, PHONE, KEY, HOST, CONTACT]
    inside += [state.join_code, state.join_secret, state.screen_key]
    record = str(rows)
    assert all(secret in record for secret in inside if secret != hall.workshop), "looking would find them"
    whole = b"\n".join(files.values())
    assert [secret for secret in inside if secret.encode() in whole] == []


def test_what_was_withdrawn_is_told_as_erased_alone(hall: Hall, files: Files) -> None:
    lines = [line for name in answers_files(files) for line in lines_of(files, name)]
    erased = [line for line in lines if line.get("erased")]
    assert erased
    assert not [line for line in erased if "said" in line]


def test_a_person_has_another_name_in_every_file(files: Files) -> None:
    names = {
        name: {
            line["facts"]["participant"]
            for line in lines_of(files, name)
            if line["name"] == "ParticipantJoined"
        }
        for name in (PEOPLE_FILE, *answers_files(files))
    }
    assert {len(found) for found in names.values()} == {25}
    assert not [pair for pair in combinations(names, 2) if names[pair[0]] & names[pair[1]]]


def test_no_time_and_no_seat_of_anybody_is_told(files: Files) -> None:
    for name in (PEOPLE_FILE, *answers_files(files)):
        for line in lines_of(files, name):
            assert "at" not in line
            assert not line["facts"].get("seat")
            assert not line["facts"].get("ballot")
    assert all(line["by"] in ("facilitator", "grant-001") for line in lines_of(files, DAY_FILE))


def test_own_answers_between_two_actions_stand_by_name_and_not_as_they_came(hall: Hall, files: Files) -> None:
    (name,) = (known for known in answers_files(files) if known.endswith("camden.jsonl"))
    own = [line["by"] for line in lines_of(files, name) if line["name"] == "AnswerGiven"]
    half = len(own) // 2
    assert own[:half] == sorted(own[:half])
    assert own[half:] == sorted(own[half:])


def test_frames_have_a_table_or_a_person_and_the_members_of_the_zip_have_no_time(
    hall: Hall, files: Files
) -> None:
    for name in files:
        if name.startswith("frames/answers"):
            head, *rows = files[name].decode().splitlines()
            at = {column: place for place, column in enumerate(head.split(","))}
            for row in rows:
                cells = row.split(",")
                assert not (cells[at["person"]] and cells[at["table"]]), row
    with zipfile.ZipFile(io.BytesIO(bundle_of(hall))) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
