"""`moothall import`: all wrong lines named, nothing counted by a dry run, and once what is brought twice."""

from pathlib import Path

import pytest

from facilitator.commands.asking import CommandError
from facilitator.commands.paper import import_file
from facilitator.config import Config
from sessions.database.sql_store import SqlStore
from tests.builders import make_hall

LINES = "ballot,table,exercise,answer\n" + "".join(
    f"{n},{n % 6 + 1},camden/round-1,4\n" for n in range(1, 31)
)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A workshop in a record that no server has open, on its first poll."""
    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    hall = make_hall(SqlStore(Config(data=tmp_path).store_url))
    hall.go_to("camden/round-1")
    hall.do("open_step")
    hall.service.close()
    return hall.workshop


def file_of(folder: Path, text: str) -> Path:
    path = folder / "ballots.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_wrong_line_is_named_and_nothing_is_counted(workshop: str, tmp_path: Path) -> None:
    file = file_of(tmp_path, LINES + "31,9,camden/round-1,4\n32,1,camden/round-1,9\n")
    with pytest.raises(CommandError) as told:
        import_file(workshop, file, dry_run=False)
    assert [line.partition(":")[0] for line in str(told.value).splitlines()] == [
        "Line 32, table",
        "Line 33, answer",
    ]
    assert import_file(workshop, file_of(tmp_path, LINES), dry_run=True)[0].endswith(
        "30 new, 0 changed, 0 counted before."
    )


def test_a_file_that_is_no_text_is_named(workshop: str, tmp_path: Path) -> None:
    path = tmp_path / "ballots.csv"
    path.write_bytes(b"ballot\n\xff\xfe")
    with pytest.raises(CommandError, match=r"line 2: .*CSV UTF-8"):
        import_file(workshop, path, dry_run=False)


def test_a_file_too_long_for_one_message_is_to_be_brought_in_parts(workshop: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="in parts"):
        import_file(workshop, file_of(tmp_path, LINES + "\n" * 60_000), dry_run=True)


def test_thirty_ballots_are_looked_at_counted_and_never_twice(workshop: str, tmp_path: Path) -> None:
    file, step = file_of(tmp_path, LINES), "camden/round-1"
    assert import_file(workshop, file, True) == [f"Would count {step}: 30 new, 0 changed, 0 counted before."]
    assert import_file(workshop, file, False) == [f"Counted {step}: 30 new, 0 changed, 0 counted before."]
    assert import_file(workshop, file, False) == [f"Counted {step}: 0 new, 0 changed, 30 counted before."]
