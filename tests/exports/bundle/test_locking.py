"""A bundle under a passphrase: an age file that any age tool opens, and nothing without the passphrase."""

import pytest

from exports.bundle.opening import LockedError, check_passphrase, is_locked, locked, open_bundle
from exports.zipping import packed

PHRASE = "four words that agree"
FILES = {"bundle.json": b"{}\n"}


@pytest.fixture(scope="module")
def closed() -> bytes:
    return locked(packed(FILES), PHRASE)


def test_a_short_passphrase_is_not_taken_and_the_sentence_says_what_is() -> None:
    assert "needs 12 or more" in str(check_passphrase("short"))
    assert check_passphrase(PHRASE) is None


@pytest.mark.parametrize("phrase", [None, ""])
def test_without_a_passphrase_it_says_that_it_is_locked(closed: bytes, phrase: str | None) -> None:
    with pytest.raises(LockedError, match="This bundle is locked"):
        open_bundle(closed, phrase)


def test_another_passphrase_and_a_damaged_file_open_nothing(closed: bytes) -> None:
    with pytest.raises(LockedError, match="The passphrase does not open this bundle"):
        open_bundle(closed, f"{PHRASE}!")
    with pytest.raises(LockedError, match="or the file is damaged"):
        open_bundle(closed[:-20], PHRASE)


def test_the_passphrase_opens_it_and_the_file_tells_nothing(closed: bytes) -> None:
    assert closed.startswith(b"age-encryption.org/v1\n-> scrypt "), "age, with scrypt"
    assert is_locked(closed)
    assert b"bundle.json" not in closed
    assert open_bundle(closed, PHRASE) == FILES
