"""`moothall rank` and `moothall shift` as they are typed."""

import json
from pathlib import Path

import pytest

from facilitator.cli import main

PLACES = "voter,item,place\nT1,A,1\nT1,B,2\nT2,A,1\nT2,B,2\nT3,B,1\nT3,A,1\n"
ANSWERS = 'person,round,answer\np1,1,"No, never"\np1,2,Yes\np2,1,Pass\n'
ASSESSED = "person,question,value,confidence\np1,1,1,low\np2,1,0.5,high\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "brought.csv"


def refused(*arguments: object, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of a command that ends with status 2 and prints nothing else."""
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert (caught.value.code, told.out) == (2, "")
    return told.err.splitlines()


def printed(*arguments: object, capsys: pytest.CaptureFixture[str]) -> str:
    main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert not told.err
    return told.out


@pytest.mark.parametrize("form", ["table", "json"])
def test_every_bad_line_is_named_and_nothing_is_written(
    path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text(PLACES + "T3,A,2\nT4,A,x\n", encoding="utf-8")
    first, second = refused("rank", path, "--format", form, capsys=capsys)
    assert first == f'{path}, line 8: "T3" places "A" twice, on line 7 already.'
    assert second.startswith(f'{path}, line 9: The place "x" is no number.')
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_an_answer_off_the_scale_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(ANSWERS, encoding="utf-8")
    told = refused("shift", path, "--scale", '"No, never",Yes', capsys=capsys)
    assert told == [f'{path}, line 4: "Pass" is not on the scale: "No, never", "Yes".']


def test_a_scale_of_one_is_a_sentence(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(ANSWERS, encoding="utf-8")
    assert "at least two answers" in refused("shift", path, "--scale", "Yes", capsys=capsys)[0]


def test_a_file_that_is_not_there_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "brought.csv" in refused("rank", path, capsys=capsys)[0]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PLACES.encode("utf-16"), "line 1: This is not UTF-8."),
        (PLACES.encode() + b"T4,\xe9,1\n", "line 8: This is not UTF-8."),
        (PLACES.encode() + b"T4,\0,1\n", "line 8: This holds a NUL"),
        (b"", "line 1: The first line has to name voter, item, place"),
    ],
)
def test_what_is_no_text_is_said_with_its_line(
    path: Path, content: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(content)
    assert words in refused("rank", path, capsys=capsys)[0]


def test_a_message_steers_no_terminal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(PLACES + "T4,A,\x1b[2J\n", encoding="utf-8")
    assert "\x1b" not in refused("rank", path, capsys=capsys)[0]
    path.write_text(PLACES + "T4,\x1b[2J,1\n", encoding="utf-8")
    assert "\x1b" not in printed("rank", path, capsys=capsys)


def test_a_table_shows_the_order_its_checks_and_the_agreement(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + PLACES.replace("\n", "\r\n").encode())
    shown = printed("rank", path, capsys=capsys)
    assert "1st    A" in shown and "Condorcet winner: A." in shown
    assert "Copeland and Schulze give the same order." in shown
    assert "Kendall's W 0.4444, with ties 0.6667; p 0.5 (of all rearrangements)." in shown


def test_json_has_the_fixed_shape(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(PLACES, encoding="utf-8")
    told = json.loads(printed("rank", path, "--format", "json", capsys=capsys))
    assert list(told) == [
        "items",
        "voters",
        "methods",
        "condorcet_winner",
        "agreement",
        "leave_one_out",
        "reasons",
    ]
    assert set(told["methods"]["borda"]) == {"scores", "counts", "order"}
    assert told["agreement"]["p_method"] == "exact"


def test_preflibs_files_are_known_by_their_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cities.SOC"
    names = "".join(f"# ALTERNATIVE NAME {at}: {name}\n" for at, name in enumerate("MNCK", start=1))
    orders = "42: 1,2,3,4\n26: 2,3,4,1\n15: 3,4,2,1\n17: 4,3,2,1\n"
    head = "# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 100\n# NUMBER UNIQUE ORDERS: 4\n"
    path.write_text(head + names + orders, encoding="utf-8")
    told = json.loads(printed("rank", path, "--format", "json", capsys=capsys))
    assert told["methods"]["borda"]["scores"] == {"M": 126, "N": 194, "C": 173, "K": 107}


def test_changes_are_told_in_both_formats(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text(ANSWERS, encoding="utf-8")
    asked = ("shift", path, "--scale", '"No, never", Yes', "--outside", "Pass")
    told = json.loads(printed(*asked, "--format", "json", capsys=capsys))
    assert told["changes"][0]["matrix"] == [[0, 1], [0, 0]]
    assert told["rounds"]["1"]["outside"] == {"Pass": 1}
    shown = printed(*asked, capsys=capsys)
    assert "1 up, 0 down, 0 the same" in shown and "(Pass)     1  #" in shown


def test_an_assessment_names_the_file_and_the_line_that_can_t_be_used(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "weights.csv"
    path.write_text(ASSESSED, encoding="utf-8")
    weights.write_text("person,feature,points\np1,1,40\n", encoding="utf-8")
    (told,) = refused("assess", path, "--weights", weights, capsys=capsys)
    assert told.startswith(f'{weights}, line 2: The points of "p1" add up to 40.')
    path.write_text(ASSESSED + "p1,3,2,low\n", encoding="utf-8")
    (told,) = refused("assess", path, "--format", "json", capsys=capsys)
    assert told.startswith(f'{path}, line 4: The value "2" is no number from 0 to 1')


def test_the_same_answers_and_seed_are_assessed_alike(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "weights.csv"
    path.write_text(ASSESSED, encoding="utf-8")
    weights.write_text("person,feature,points\np1,1,100\n", encoding="utf-8")
    first = printed("assess", path, "--weights", weights, "--format", "json", capsys=capsys)
    again = printed("assess", path, "--weights", weights, "--seed", 1, "--format", "json", capsys=capsys)
    assert first == again
    assert json.loads(first)["score"] == 0.75
    assert printed("assess", path, capsys=capsys).startswith("2 people answered")
