"""Who may import whom. The contracts themselves are in pyproject.toml, under `tool.importlinter`."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINT = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as lint; lint()"


def test_an_import_against_the_direction_is_found(tmp_path: Path) -> None:
    for package in ("facilitator", "participant", "exports", "sessions", "casestudies"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
    (tmp_path / "exports" / "charts.py").write_text("import sessions.frames\n")
    (tmp_path / "sessions" / "frames.py").write_text("import flask\nimport pandas\nimport exports\n")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    linted = lint_imports(tmp_path)

    assert linted.returncode == 1
    assert "sessions is not allowed to import exports" in linted.stdout
    assert "sessions is not allowed to import flask" in linted.stdout
    assert "exports.charts is not allowed to import pandas" in linted.stdout


def test_no_package_imports_against_the_direction() -> None:
    linted = lint_imports(ROOT)

    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_tests_are_never_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]

    assert not any(pattern.startswith("tests") for pattern in settings["packages"]["find"]["include"])


def test_no_two_packages_own_a_template_of_the_same_name() -> None:
    """The app asks one package after the other, so the second of two would never be drawn."""
    folders = [ROOT / package / "templates" for package in ("facilitator", "participant")]
    facilitator, participant = (
        {_name(page, within) for page in within.rglob("*.html")} for within in folders
    )
    assert facilitator & participant == set()


def _name(page: Path, within: Path) -> str:
    return page.relative_to(within).as_posix()


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
    )
