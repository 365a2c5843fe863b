"""Settings are read once; a bad one is named with what is accepted."""

from pathlib import Path

import pytest

from facilitator.config import ConfigError, read_config


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("MOOTHALL_HOST", "MOOTHALL_PORT", "MOOTHALL_EXERCISES", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path / "data"))


@pytest.mark.parametrize(
    ("name", "value", "accepted"),
    [
        ("MOOTHALL_PORT", "many", "a number from 1 to 65535"),
        ("MOOTHALL_PORT", "70000", "a number from 1 to 65535"),
        ("MOOTHALL_HOST", "", "an address of this machine"),
        ("DATABASE_URL", "my-database", "a database address"),
        ("MOOTHALL_EXERCISES", "somewhere", "a JSON list of paths"),
    ],
)
def test_a_bad_value_is_named_with_what_is_accepted(
    name: str, value: str, accepted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        read_config()
    assert name in str(caught.value)
    assert accepted in str(caught.value)


def test_a_data_folder_that_cannot_be_one_is_refused_before_anything_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").touch()
    for place in (tmp_path / "notes.txt", tmp_path / "notes.txt" / "record"):
        monkeypatch.setenv("MOOTHALL_DATA", str(place))
        with pytest.raises(ConfigError, match="but has to be a folder that can be written to") as caught:
            read_config()
        assert f"MOOTHALL_DATA is '{place}'" in str(caught.value)


def test_without_settings_there_is_a_file_database_on_port_8000() -> None:
    config = read_config()
    assert (config.host, config.port) == ("0.0.0.0", 8000)  # noqa: S104 - compared, not bound
    assert config.store_url.startswith("sqlite:///")
    assert config.store_url.endswith("/data/moothall.db")


def test_the_secret_is_made_once_and_is_never_the_same_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_config().secret_key()
    assert len(first) == 64
    assert read_config().secret_key() == first
    monkeypatch.setenv("MOOTHALL_DATA", str(tmp_path / "elsewhere"))
    assert read_config().secret_key() != first


def test_settings_can_not_be_changed_afterwards() -> None:
    config = read_config()
    with pytest.raises(Exception, match="frozen"):
        config.port = 1  # type: ignore[misc]  # that it is refused is the point
