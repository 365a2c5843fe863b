"""What a pasted list of people is understood as, and how each thing that isn't is named with its line."""

import pytest
from hypothesis import given, strategies as st

from sessions.csv_lines import Fault, read_bytes
from sessions.seating_list.lines import ReadList, one_person, read_people
from sessions.seating_list.people import Listed, Need


def told(read: ReadList) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, str(fault.sentence)) for fault in read.faults]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("", 0, "", "no lines"),
        ("\n \n", 0, "", "no lines"),
        ("name,sector\nAda,Health\n,Police", 3, "name", "no name"),
        ("Ada\nBen\nada ", 3, "name", "line 1 too"),
        ("name,sector,colour\nAda,Health,red", 1, "colour", "no column “colour”"),
        ("name,name\nAda,Ada", 1, "name", "there twice"),
        ("name,access needs\nAda,a lift", 2, "access needs", "“a lift” is not understood"),
        ("name,keep with\nAda,Zoe", 2, "keep with", "Zoe is not on this list"),
        ("name,keep apart\nAda,ada", 2, "keep apart", "own name"),
        ("name,keep with,keep apart\nAda,Ben,Ben\nBen,,", 2, "keep apart", "Keep one of the two"),
        ("name\n=HYPERLINK(1)", 2, "name", "can't begin with “=”"),
        ("name,sector\nAda,@x", 2, "sector", "can't begin with “@”"),
        ("name,sector\nAda,Health,x,y", 2, "", "4 cells"),
        ('name,sector\n"Ada,Health', 2, "", "quotation mark"),
        (f"name\n{'x' * 81}", 2, "name", "80 characters"),
        (f"name,sector\nAda,{'x' * 301}", 2, "sector", "300 characters"),
        ("name\nA\0da", 2, "", "no text"),
        ("name\nA\x07da", 2, "name", "can't be printed"),
    ],
)
def test_what_is_not_understood_is_named_and_nobody_is_taken(
    text: str, line: int, column: str, words: str
) -> None:
    found = told(read_people(text))
    assert [fault[:2] for fault in found] == [(line, column)], found
    assert words in found[0][2]


def test_a_list_of_too_many_is_refused_whole() -> None:
    assert told(read_people("\n".join(f"P{n}" for n in range(401))))[0][2] == "A list can hold 400 people."
    assert "1000 lines" in told(read_people("x\n" * 1001))[0][2]


def test_every_wrong_line_is_named_in_its_order() -> None:
    text = "name,access needs,keep with\nAda,stairs,\n,step-free,\nBen,,Zoe\nBen,,"
    assert [fault.line for fault in read_people(text).faults] == [2, 3, 4, 5]


def test_a_file_that_is_not_utf_8_is_named_with_its_line() -> None:
    read = read_bytes("name\nZoë".encode("latin-1"))
    assert isinstance(read, Fault)
    assert (read.line, "CSV UTF-8" in str(read.sentence)) == (2, True)


def test_a_spreadsheet_s_lines_are_understood_by_their_headings_in_any_order() -> None:
    text = read_bytes(
        "\ufeffSector;Full name;Access;Keep_with;Keep apart from\r\n"
        "Health;Ada  Byron;Wheelchair / near front;Ben;Cy/ Di\r\n;Ben;no;;\r\n\r\n"
        ";Cy;;;\r\n;Di;;;\r\n".encode()
    )
    assert isinstance(text, str)
    read = read_people(text)
    assert read.faults == ()
    assert read.lines == (2, 3, 5, 6)
    assert read.people[0] == Listed(
        name="Ada Byron", sector="Health", needs=frozenset(Need), together=("Ben",), apart=("Cy", "Di")
    )


def test_a_list_without_headings_is_read_in_the_order_that_the_page_names() -> None:
    people = read_people("Ada\tHealth\tTrust, the\tstep-free\nBen\tPolice").people
    assert people[0] == Listed(
        name="Ada", sector="Health", organisation="Trust, the", needs=frozenset({Need.STEP_FREE})
    )
    assert [person.name for person in people] == ["Ada", "Ben"]


def test_someone_who_is_added_may_wish_for_who_is_known_and_not_be_them() -> None:
    known = [Listed(name="Ada")]
    assert one_person({"name": "Ben, the other", "keep with": "ada"}, known).people[0].together == ("ada",)
    assert "on the list already" in told(one_person({"name": "ADA"}, known))[0][2]


@given(st.text(max_size=200))
def test_any_text_is_a_list_or_has_its_faults_named(text: str) -> None:
    read = read_people(text)
    assert read.faults or read.people
    assert all(str(fault.sentence) for fault in read.faults)


@given(st.binary(max_size=120))
def test_any_file_is_text_or_named_as_none(given_: bytes) -> None:
    read = read_bytes(given_)
    assert isinstance(read, Fault) or read_people(read) is not None
