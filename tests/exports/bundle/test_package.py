"""The bundle as a data package: other tools can read it, every column is documented, every file hashed."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from frictionless import Package

from exports.bundle.layout import PACKAGE, README, SUMS
from tests.exports.bundle.bundles import Files, closed_day, files_of


@pytest.fixture(scope="module")
def files() -> Files:
    return files_of(closed_day())


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("bundle")
    for name, content in files.items():
        (found / name).parent.mkdir(exist_ok=True)
        (found / name).write_bytes(content)
    return found


def test_a_frame_with_a_cell_of_another_type_is_not_valid(folder: Path) -> None:
    frame = folder / "frames" / "attendance.csv"
    good = frame.read_bytes()
    frame.write_bytes(good.replace(b",30,", b",thirty,", 1))
    assert not Package(str(folder / PACKAGE)).validate().valid
    frame.write_bytes(good)


def test_frictionless_finds_nothing_wrong_with_the_package(folder: Path) -> None:
    report = Package(str(folder / PACKAGE)).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]


def test_every_column_of_every_frame_is_described(files: Files) -> None:
    described = {one["path"]: one for one in json.loads(files[PACKAGE])["resources"]}
    frames = [name for name in files if name.startswith("frames/")]
    assert len(frames) > 15
    for name in frames:
        fields = described[name]["schema"]["fields"]
        assert [field["name"] for field in fields] == files[name].decode().splitlines()[0].split(",")
        assert all(field["description"] and field["type"] for field in fields)
        assert described[name]["description"]


def test_every_other_file_has_its_hash_in_the_form_that_other_tools_check(files: Files) -> None:
    lines = [line.partition("  ") for line in files[SUMS].decode().splitlines()]
    listed = {name: found for found, _, name in lines}
    assert listed == {name: sha256(body).hexdigest() for name, body in files.items() if name != SUMS}


def test_the_page_for_a_stranger_names_every_file_and_says_how_to_check(files: Files) -> None:
    page = files[README].decode()
    assert all(f"`{name}`" in page for name in files)
    assert "moothall verify" in page
