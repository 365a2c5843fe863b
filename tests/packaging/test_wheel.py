"""The wheel holds the house and nothing else, and serves the same room from wherever it is started."""

import json
import os
import re
import subprocess
import urllib.request
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest

from facilitator import beacon
from tests.packaging.installing import PACKAGES, ROOT, Venv, build_wheel, install, new_venv
from tests.running import free_port

START_SECONDS = 60


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Venv:
    made = new_venv(tmp_path_factory.mktemp("clean") / "venv")
    made.install_pinned()
    return made


@pytest.fixture(scope="module")
def wheel(venv: Venv, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(venv, tmp_path_factory.mktemp("built"))


@dataclass(frozen=True)
class Installed:
    """The installed command, in a folder that has nothing of the checkout."""

    venv: Venv
    folder: Path
    environment: dict[str, str]

    @property
    def base(self) -> str:
        """Where it serves."""
        return f"http://127.0.0.1:{self.environment['MOOTHALL_PORT']}"

    def say(self, *words: str) -> str:
        """What a command prints."""
        done = subprocess.run(
            [str(self.venv.moothall), *words],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def get(self, path: str) -> tuple[int, str, bytes]:
        """A page or a file: status, type, bytes."""
        request = urllib.request.Request(f"{self.base}{path}")  # noqa: S310 - our own server's address
        with beacon.STRAIGHT.open(request, timeout=20) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()


@pytest.fixture(scope="module")
def installed(venv: Venv, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    install(venv, wheel)
    folder = tmp_path_factory.mktemp("another_folder")
    ours = ("PYTHONPATH", "DATABASE_URL", "MOOTHALL_EXERCISES", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    settings = {"MOOTHALL_DATA": str(folder / "data"), "MOOTHALL_HOST": "127.0.0.1"}
    here = Installed(venv, folder, {**kept, **settings, "MOOTHALL_PORT": str(free_port())})
    served = subprocess.Popen(
        [str(venv.moothall), "serve"],
        cwd=folder,
        env=here.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert served.stdout is not None
    assert "Moothall is running" in served.stdout.readline()
    yield here
    served.terminate()
    served.communicate(timeout=30)
    assert served.returncode == 0


def source_files() -> set[str]:
    """Every file of the five packages as the repository has it."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *PACKAGES]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()}
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_it_holds_every_file_of_the_five_packages_and_none_besides(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name and not name.endswith("/")}
    assert sorted(source_files() - held) == []
    assert sorted(held - source_files()) == []


def test_it_names_its_licences_and_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        about = {name.split(".dist-info/")[1] for name in packed.namelist() if ".dist-info/" in name}
        commands = packed.read(next(n for n in packed.namelist() if n.endswith("entry_points.txt")))
    assert "licenses/LICENSE" in about
    assert {
        f"licenses/participant/static/vendor/licences/{name}.txt" for name in ("idb", "plotly.js")
    } <= about
    assert b"moothall = facilitator.cli:main" in commands


def test_nothing_of_the_checkout_is_in_reach(installed: Installed) -> None:
    asked = (
        "import facilitator, sessions, importlib.util as u; print(facilitator.__file__, u.find_spec('tests'))"
    )
    found = subprocess.run(
        [str(installed.venv.python), "-c", asked],
        cwd=installed.folder,
        env=installed.environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert str(installed.venv.folder) in found
    assert found.split()[-1] == "None"


def test_its_pages_come_with_their_styles_scripts_and_fonts(installed: Installed) -> None:
    status, _, page = installed.get("/sign-in")
    assert status == 200 and b"Sign in" in page
    seen: set[str] = set()
    waiting = links_in("/sign-in", page) | links_in("/", installed.get("/")[2]) | {"/static/js/main.js"}
    while waiting:
        seen |= (now := {waiting.pop()})
        for path in now:
            status, _, body = installed.get(path)
            assert status == 200 and body == in_source(path).read_bytes(), path
            waiting |= links_in(path, body) - seen
    assert {Path(path).suffix for path in seen} >= {".css", ".js", ".woff2"}
    assert len(seen) > 15


def test_it_rehearses_a_day_and_writes_its_report(installed: Installed, tmp_path: Path) -> None:
    made = json.loads(installed.say("new", "manchester", "--title", "Wheel", "--area", "Leeds"))
    led = ("--phones", "12", "--seed", "3", "--lead")
    rehearsed: dict[str, Any] = json.loads(installed.say("rehearse", made["id"], *led))
    assert rehearsed["acknowledged"] > 12 * 3 and rehearsed["refused"] == {}
    screen = rehearsed["links"]["projector"].removeprefix(installed.base)
    assert "Wheel" in installed.get(screen)[2].decode("utf-8")
    written = Path(installed.say("report", rehearsed["id"], "--to", str(tmp_path)).strip())
    report = written.read_text(encoding="utf-8")
    assert all(part in report for part in ("Camden Residents Index", "Rank by public benefit", "Empty Homes"))


def links_in(path: str, body: bytes) -> set[str]:
    """The files of ours that a page, a style or a script asks for, as paths from the root."""
    if path.endswith((".woff2", ".min.js")):
        return set()
    text = body.decode("utf-8")
    asked = re.findall(r"""(?:href=|src=|from |import |url\()["']?([^"')\s>]+\.(?:css|js|woff2))""", text)
    return {normpath((Path(path).parent / name).as_posix()) for name in asked if not name.startswith("data:")}


def in_source(path: str) -> Path:
    """The file in the repository that stands behind an address."""
    path = re.sub(r"^/v/[0-9a-f]+/", "/", path)
    homes = {"/static/": "participant/static/", "/console-static/": "facilitator/static/"}
    for address, home in homes.items():
        if path.startswith(address):
            return ROOT / (home + path.removeprefix(address))
    kind, name = path.removeprefix("/kinds/").split("/", 1)
    return ROOT / "sessions" / "exercises" / kind / "static" / name
