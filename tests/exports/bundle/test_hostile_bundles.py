"""Bundles made to do harm, and broken ones: each gets its sentence, and nothing is written."""

from pathlib import Path

import pytest

from casestudies.zips import MOST_FAULTS
from exports.bundle.checks import Verdict
from exports.bundle.errors import BundleError
from exports.bundle.opening import open_bundle
from tests.exports.bundle.bundles import Files, checked, closed_day, files_of
from tests.exports.bundle.hostile import wrong_inside, zips
from tests.exports.reports import SHORT_DAY


@pytest.fixture(scope="module")
def files() -> Files:
    return files_of(closed_day(SHORT_DAY, at_each_table=1))


def test_what_is_no_sound_zip_is_refused_by_sentences_that_say_what_to_do(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = dict(zips(files))
    assert len(hostile) > 25
    for name, content in hostile.items():
        with pytest.raises(BundleError) as refused:
            open_bundle(content)
        lines = str(refused.value).splitlines()
        assert 1 <= len(lines) <= MOST_FAULTS + 1, name
        assert all(line.endswith(".") and line.isprintable() for line in lines), name
    assert list(tmp_path.iterdir()) == []


def told(files: Files) -> str:
    """The sentence that refuses a bundle; "" for one that is worked out and does not agree."""
    try:
        assert any(check.verdict is Verdict.DIFFERS for check in checked(files)), "it must not agree"
    except BundleError as error:
        return str(error)
    return ""


def test_whatever_stands_in_its_files_a_bundle_is_refused_by_file_or_does_not_agree(files: Files) -> None:
    hostile = dict(wrong_inside(files))
    sentences = {name: told(content) for name, content in hostile.items()}
    refused = {name: sentence for name, sentence in sentences.items() if sentence}
    assert len(hostile) > 60
    assert len(refused) > 55, set(sentences) - set(refused)
    for name, sentence in refused.items():
        assert sentence.endswith("."), name
        assert sentence.isprintable(), name
        assert "Error" not in sentence, name
        assert any(sentence.startswith(known) for known in (*files, "events")), (name, sentence)
