"""The key, the token of this run and the record are their owner's alone, from the first moment."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import beacon
from facilitator.config import Config
from facilitator.private_file import write_private
from sessions.database.sql_store import SqlStore
from tests.contracts.rows import a_workshop, an_event

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of this sort are POSIX's")


@pytest.fixture(autouse=True)
def _everybody_may_read() -> Iterator[None]:
    """What is made without a word about its rights can be read by all."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_key_and_a_data_folder_that_was_made_here_are_the_owners_alone(tmp_path: Path) -> None:
    config = Config(data=tmp_path / "data")
    key = config.secret_key()
    assert len(key) == 64
    assert rights(config.data) == 0o700
    assert rights(config.data / "secret-key") == 0o600
    assert config.secret_key() == key
    assert [path.name for path in config.data.iterdir()] == ["secret-key"]


def test_a_key_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    config = Config(data=tmp_path)
    key = config.secret_key()
    (tmp_path / "secret-key").chmod(0o644)
    assert config.secret_key() == key
    assert rights(tmp_path / "secret-key") == 0o600


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert Config(data=tmp_path / "a").secret_key() != Config(data=tmp_path / "b").secret_key()


def test_the_token_of_this_run_is_the_owners_alone(tmp_path: Path) -> None:
    beacon.light(Config(data=tmp_path))
    assert rights(tmp_path / beacon.NAME) == 0o600


def test_the_record_and_its_journals_are_the_owners_alone(tmp_path: Path) -> None:
    store = SqlStore(f"sqlite:///{tmp_path}/folder/record.sqlite")
    store.create(a_workshop(), [an_event(1)])
    assert rights(tmp_path / "folder") == 0o700
    assert {path.name: rights(path) for path in (tmp_path / "folder").iterdir()} == {
        path.name: 0o600 for path in (tmp_path / "folder").iterdir()
    }
    store.close()


def test_a_file_is_never_there_half_or_open_to_others(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before")
    write_private(tmp_path / "file", "after")
    assert (tmp_path / "file").read_text() == "after"
    assert rights(tmp_path / "file") == 0o600
