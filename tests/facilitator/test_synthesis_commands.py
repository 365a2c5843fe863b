"""`moothall synthesis` and `moothall verify --synthesis` as people use them, without a server or a record."""

import json
from pathlib import Path

import pytest

from exports.bundle.layout import FIGURES, SUMS, json_file
from exports.bundle.opening import LOCKED, open_bundle
from exports.synthesis.package import ABOUT, PAGE, with_sums
from exports.zipping import packed
from facilitator.cli import main
from facilitator.commands import synthesising
from tests.exports.reports import ASSETS, SHORT_DAY
from tests.exports.synthesis.rehearsed_areas import an_area, files_of


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Two bundles, made as the command makes them: with all that a page wears."""
    folder = tmp_path_factory.mktemp("bundles")
    paths = []
    for day, area in enumerate(("Essex", "Leeds"), start=1):
        path = folder / f"{area}.zip"
        path.write_bytes(packed(files_of(an_area(area, SHORT_DAY, 2, day=day), ASSETS)))
        paths.append(str(path))
    return paths


@pytest.fixture(scope="module")
def made(bundles: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("synthesis") / "new" / "folder"
    main(["synthesis", *bundles, "--to", str(folder)])
    return folder


def ends_with(status: int, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == status
    told = capsys.readouterr()
    return told.out, told.err


def test_a_format_that_there_is_not_is_named_and_nothing_is_written(
    bundles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "out"
    _, told = ends_with(2, capsys, "synthesis", *bundles, "--to", str(folder), "--formats", "html,odt")
    assert told.startswith("--formats: there is no 'odt'; there are html")
    assert not folder.exists()


def test_a_folder_with_something_in_it_is_left_as_it_is(
    bundles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    _, told = ends_with(1, capsys, "synthesis", *bundles, "--to", str(tmp_path))
    assert told == f"{tmp_path}: there is something in it. Name a new folder, or empty this one.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_same_workshop_twice_and_a_file_that_is_no_bundle_end_with_2(
    bundles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, noise = tmp_path / "out", tmp_path / "noise.zip"
    noise.write_bytes(b"no zip")
    _, told = ends_with(2, capsys, "synthesis", bundles[0], bundles[0], "--to", str(folder))
    assert "it holds the workshop of" in told
    _, told = ends_with(2, capsys, "synthesis", bundles[0], str(noise), "--to", str(folder))
    assert told.startswith(f"{noise}: Th")
    assert not folder.exists()


def test_several_bundles_without_a_synthesis_are_no_check(
    bundles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = ends_with(2, capsys, "verify", *bundles)
    assert told.startswith("Name one bundle, or several with --synthesis.")


def test_a_folder_without_a_synthesis_can_not_be_checked(
    bundles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = ends_with(2, capsys, "verify", *bundles, "--synthesis", str(tmp_path))
    assert told == f"{tmp_path}: {ABOUT}: it is not there or can't be read; have the synthesis made again.\n"


def test_a_changed_number_ends_with_1_and_is_named(
    bundles: list[str], made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = {
        path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()
    }
    figures = json.loads(held[FIGURES])
    figures[0]["cells"][0][2] = "99"
    for name, content in with_sums({**held, FIGURES: json_file(figures)}).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    told, _ = ends_with(1, capsys, "verify", *bundles, "--synthesis", str(tmp_path))
    assert "does not agree: Figure 1, The workshops: row 1: “99” is printed, the bundles give “12”" in told


def test_a_missing_bundle_ends_with_1_and_is_named(
    bundles: list[str], made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, _ = ends_with(1, capsys, "verify", bundles[0], "--synthesis", str(made))
    assert (
        "does not agree: Leeds, “Better use of data”, 2023-11-16: its bundle is not among those given" in told
    )
    assert told.splitlines()[-1] == "No figure was looked at."


def test_a_good_one_is_checked_line_by_line(
    bundles: list[str], made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["verify", *reversed(bundles), "--synthesis", str(made)])
    lines = capsys.readouterr().out.splitlines()
    headings = [line for line in lines if line and not line.startswith("  ")]
    assert headings[:-1] == [*synthesising.HEADINGS.values()]
    assert headings[-1].startswith("All ")
    assert all(line.startswith("  agrees: ") for line in lines if line.startswith("  "))
    assert {PAGE, ABOUT, FIGURES, SUMS} <= {path.name for path in made.iterdir()}


def test_a_locked_bundle_needs_its_passphrase(
    bundles: list[str], made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shut = tmp_path / "essex.age"
    shut.write_bytes(LOCKED)
    _, told = ends_with(2, capsys, "verify", str(shut), bundles[1], "--synthesis", str(made))
    assert (
        told == f"{shut}: This bundle is locked. Give its passphrase, typed in or with --passphrase-file.\n"
    )


@pytest.mark.parametrize(
    ("lines", "tried"),
    [("one\n", ["one", "one"]), ("one\n\ntwo\n", ["one", "two"])],
    ids=["for all", "in turn"],
)
def test_locked_bundles_open_with_the_passphrases_of_a_file(
    bundles: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str, tried: list[str]
) -> None:
    """Unlocking takes seconds, so it is only seen which passphrase is tried on which bundle."""
    phrases, found = tmp_path / "phrases", []
    phrases.write_text(lines)
    opened = open_bundle

    def unlocked(content: bytes, phrase: str | None) -> dict[str, bytes]:
        found.append(phrase)
        return opened(content.removeprefix(LOCKED))

    monkeypatch.setattr(synthesising, "open_bundle", unlocked)
    shut = []
    for path in bundles:
        shut.append(str(tmp_path / Path(path).name))
        Path(shut[-1]).write_bytes(LOCKED + Path(path).read_bytes())
    main(["synthesis", *shut, "--to", str(tmp_path / "out"), "--passphrase-file", str(phrases)])
    assert found == tried
