"""Builds the wheel from a copy of the checkout and installs it where nothing of the checkout can be seen.

What it needs is what `make setup` has fetched: uv's own cache first, then the registry by uv, then by pip, as
`.ci/sync` does it. The venv starts empty and holds what `requirements/run.txt` pins, checked by hash.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("facilitator", "participant", "casestudies", "sessions", "exports")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
UV = Path(sys.executable).parent / "uv"
LEAVINGS = ("__pycache__", "*.pyc")


class NotInstalledError(Exception):
    """The pinned packages could be had neither from uv's cache nor from a registry."""


@dataclass(frozen=True)
class Venv:
    """A virtual environment of its own."""

    folder: Path

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.folder / SCRIPTS / "python"

    @property
    def moothall(self) -> Path:
        """The command that the wheel installed."""
        return self.folder / SCRIPTS / "moothall"

    def install_pinned(self) -> None:
        """What the wheel needs to run, and what it is built with."""
        pinned = ["--quiet", "--require-hashes", "--requirement", str(ROOT / "requirements" / "run.txt")]
        by_uv = [str(UV), "pip", "install", "--python", str(self.python), *pinned]
        by_pip = [sys.executable, "-m", "pip", "--python", str(self.python), "install", *pinned]
        tries = ([*by_uv, "--offline"], [*by_uv, "--system-certs"], by_pip)
        said = []
        for command in tries:
            done = subprocess.run(command, env=_registry(), capture_output=True, text=True, check=False)
            if done.returncode == 0:
                return
            said.append(done.stderr)
        raise NotInstalledError("\n".join(said))


def new_venv(folder: Path) -> Venv:
    """An empty one."""
    _run(str(UV), "venv", "--quiet", "--python", sys.executable, str(folder))
    return Venv(folder)


def build_wheel(venv: Venv, folder: Path) -> Path:
    """The wheel, built by the venv's pinned tools from a copy, so that the checkout stays as it is."""
    source, out = folder / "source", folder / "dist"
    source.mkdir()
    for name in (*PACKAGES, "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns(*LEAVINGS))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    tools = ("--no-build-isolation", "--offline", "--python", str(venv.python))
    _run(str(UV), "build", "--quiet", "--wheel", *tools, "--out-dir", str(out), str(source))
    return next(out.glob("*.whl"))


def install(venv: Venv, wheel: Path) -> None:
    """The wheel itself and nothing with it."""
    _run(
        str(UV),
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--python",
        str(venv.python),
        str(wheel),
    )


def _registry() -> dict[str, str]:
    """uv reads no pip settings: it is told of the registry that the environment names for pip."""
    named = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL")
    return {**os.environ, **({"UV_DEFAULT_INDEX": named} if named else {})}


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert done.returncode == 0, done.stderr
