"""The browser files and fonts that travel along are the ones recorded, each with its licence."""

import hashlib
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import browser_path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "participant" / "static"
FOLDERS = (STATIC, ROOT / "tests")
LICENCES = {
    "MIT": "MIT",
    "ISC": "ISC",
    "OFL-1.1": "SIL OPEN FONT LICENSE",
    "MPL-2.0": "Mozilla Public License",
}


class Vendored(NamedTuple):
    path: Path
    sha256: str


def manifest_of(folder: Path) -> Path:
    return folder / "vendor" / "vendored.toml"


PACKAGES: list[tuple[Path, dict[str, Any]]] = [
    (folder, package)
    for folder in FOLDERS
    for package in tomllib.loads(manifest_of(folder).read_text(encoding="utf-8"))["package"]
]
FILES = [
    Vendored(folder / entry["file"], entry["sha256"])
    for folder, package in PACKAGES
    for entry in package["file"]
]

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync", "--virtual-time-budget=5000"]

PAGE = """<!doctype html><meta charset="utf-8"><title>Chart</title>{stylesheet}
<div id="chart"></div><pre id="seen"></pre>
<script src="watch.js"></script><script src="/vendor/plotly-basic.min.js"></script>
<script src="draw.js"></script>
"""
STYLESHEET = (
    '<link id="plotly.js-style-global" class="no-inline-styles" rel="stylesheet" href="/vendor/plotly.css">'
)
WATCH = """document.addEventListener("securitypolicyviolation", event => {
  document.getElementById("seen").textContent += "refused " + event.violatedDirective + "\\n";
});
"""
DRAW = """const chart = document.getElementById("chart");
Plotly.newPlot(chart, [{type: "bar", x: ["A", "B"], y: [3, 5]}], {width: 400}, {staticPlot: true})
  .then(() => {
    const layers = [...chart.querySelectorAll("svg.main-svg")].map(svg => getComputedStyle(svg).position);
    document.getElementById("seen").textContent += "layers " + layers.join(" ") + "\\n";
  });
"""


@pytest.mark.parametrize("vendored", FILES, ids=lambda vendored: vendored.path.name)
def test_a_vendored_file_has_the_hash_recorded_for_it(vendored: Vendored) -> None:
    assert hashlib.sha256(vendored.path.read_bytes()).hexdigest() == vendored.sha256


def test_no_file_travels_along_unrecorded() -> None:
    folders = [folder / name for folder in FOLDERS for name in ("vendor", "fonts")]
    present = {path for folder in folders for path in folder.rglob("*") if path.is_file()}

    assert present - {manifest_of(folder) for folder in FOLDERS} == {vendored.path for vendored in FILES}


@pytest.mark.parametrize(("folder", "package"), PACKAGES, ids=[package["name"] for _, package in PACKAGES])
def test_each_package_has_its_licence_beside_it(folder: Path, package: dict[str, Any]) -> None:
    text = (folder / package["licence_text"]).read_text(encoding="utf-8")

    held = text.replace("Permission is hereby granted, free of charge", "MIT")
    assert LICENCES[package["licence"]] in held


def test_a_chart_draws_without_inline_styles(tmp_path: Path) -> None:
    assert seen_in_browser(tmp_path, STYLESHEET) == ["layers absolute absolute absolute"]


def test_a_chart_without_the_stylesheet_is_refused_its_inline_styles(tmp_path: Path) -> None:
    assert "refused style-src-elem" in seen_in_browser(tmp_path, "")


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves the vendored files and one page, as strictly as the product does."""

    def __init__(self, *args: Any, page: Path, **options: Any) -> None:
        self.page = page
        super().__init__(*args, directory=str(STATIC), **options)

    def translate_path(self, path: str) -> str:
        return (
            super().translate_path(path) if path.startswith("/vendor/") else str(self.page / path.lstrip("/"))
        )

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name the base class gives it
        """Say nothing: the test reports."""


def seen_in_browser(folder: Path, stylesheet: str) -> list[str]:
    for name, text in {
        "chart.html": PAGE.format(stylesheet=stylesheet),
        "watch.js": WATCH,
        "draw.js": DRAW,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    with served(folder) as address:
        dumped = subprocess.run(
            [
                str(browser_path()),
                *FLAGS,
                f"--user-data-dir={folder / 'profile'}",
                "--dump-dom",
                f"{address}/chart.html",
            ],
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        ).stdout
    return dumped.split('<pre id="seen">')[1].split("</pre>")[0].splitlines()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, page=folder)) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            serving.join()
