"""`moothall bundle` and `moothall verify` as people use them: one with the record, the other without."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from exports.bundle.layout import FIGURES, json_file
from exports.bundle.opening import open_bundle
from exports.zipping import packed
from sessions.database.sql_store import SqlStore
from tests.builders import Clock, make_hall, play_all, seat_everyone
from tests.exports.bundle.bundles import repaired
from tests.exports.reports import SHORT_DAY
from tests.running import ROOT, RunningServer

PHRASE = "four words that agree"
ALONE = """
import socket, sqlite3, sys
def refuse(*given, **more): raise AssertionError("neither a network nor a database")
socket.socket.connect = socket.create_connection = sqlite3.connect = refuse
from facilitator.cli import main
main(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> RunningServer:
    """A data folder with two days, the first one closed; no server runs on it."""
    return RunningServer(tmp_path_factory.mktemp("bundles") / "data")


@pytest.fixture(scope="module")
def days(nobody: RunningServer) -> tuple[str, str]:
    """The ids of a day that is over, and of one that is not."""
    store = SqlStore(f"sqlite:///{(nobody.data / 'moothall.db').as_posix()}")
    over = make_hall(store, template=SHORT_DAY, clock=Clock(time.time() - 9000))
    play_all(over, seat_everyone(over))
    over.do("close_workshop")
    running = make_hall(store, template=SHORT_DAY)
    over.service.close()
    return over.workshop, running.workshop


@pytest.fixture(scope="module")
def bundle(nobody: RunningServer, days: tuple[str, str]) -> Path:
    path = nobody.data.parent / "day.zip"
    done = nobody.command("bundle", days[0], str(path))
    assert (done.returncode, done.stdout.strip()) == (0, str(path)), done.stderr
    return path


def verified(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """`moothall verify` in a process that has neither a network nor a database."""
    command = [sys.executable, "-c", ALONE, "verify", str(path), *more]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL, check=False
    )


def test_a_day_that_is_not_over_gives_none_and_no_file_is_left(
    nobody: RunningServer, days: tuple[str, str]
) -> None:
    path = nobody.data.parent / "none.zip"
    done = nobody.command("bundle", days[1], str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "A bundle can be made once the workshop has closed.\n"
    assert not path.exists()


def test_a_short_passphrase_is_refused_before_anything_is_asked(
    nobody: RunningServer, days: tuple[str, str]
) -> None:
    phrase, path = nobody.data.parent / "short", nobody.data.parent / "none.age"
    phrase.write_text("short\n")
    done = nobody.command("bundle", days[0], str(path), "--passphrase-file", str(phrase))
    assert done.returncode == 1
    assert "needs 12 or more" in done.stderr
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_ends_with_2_and_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "evil.zip"
    path.write_bytes(content)
    done = verified(path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}: Th")
    assert list(tmp_path.iterdir()) == [path]


def test_one_number_that_was_changed_ends_with_1_and_is_named(bundle: Path, tmp_path: Path) -> None:
    files = open_bundle(bundle.read_bytes())
    told = json.loads(files[FIGURES])
    told[1]["cells"][0][2] = "99"
    changed = tmp_path / "changed.zip"
    changed.write_bytes(packed(repaired({**files, FIGURES: json_file(told)})))
    done = verified(changed)
    assert done.returncode == 1
    wrong = [line for line in done.stdout.splitlines() if line.startswith("  does not agree")]
    assert len(wrong) == 1
    assert "Figure 1, How many people joined each table: row 1: “99” is printed" in wrong[0]
    assert "1 of " in done.stdout.splitlines()[-1]


def test_a_good_one_ends_with_0_in_a_process_without_network_and_database(bundle: Path) -> None:
    done = verified(bundle)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    headings = [line for line in lines if line and not line.startswith("  ")]
    assert headings[:3] == ["Hashes", "What follows from the events", "The report"]
    assert headings[3].startswith("All ")
    assert all(line.startswith("  agrees: ") for line in lines if line.startswith("  "))


def test_a_locked_one_needs_its_passphrase(
    nobody: RunningServer, days: tuple[str, str], bundle: Path
) -> None:
    phrase, path = nobody.data.parent / "phrase", nobody.data.parent / "day.age"
    phrase.write_text(f"{PHRASE}\n")
    done = nobody.command("bundle", days[0], str(path), "--passphrase-file", str(phrase))
    assert done.returncode == 0, done.stderr
    alone = verified(path)
    assert (alone.returncode, alone.stderr) == (
        2, f"{path}: This bundle is locked. Give its passphrase, typed in or with --passphrase-file.\n",
    )  # fmt: skip
    assert verified(path, "--passphrase-file", str(phrase)).returncode == 0
    assert open_bundle(path.read_bytes(), PHRASE) == open_bundle(bundle.read_bytes()), (
        "the same day, the same bytes"
    )
    assert path.stat().st_mode & 0o077 == 0, "for its owner alone"
    told = nobody.command("log", days[0]).stdout
    assert "Had a bundle made, with a passphrase" in told
