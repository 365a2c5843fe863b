"""The browser that journeys and screens are tried in, and which tests may run beside each other.

The browser lives as long as one module's tests: its event loop would be in the way of tests with one of their
own. Tests with a real server or browser run one after the other, and all others beside them.
"""

from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

REAL_FOLDERS = frozenset({"faults", "journeys", "packaging", "screens", "withholding"})
REAL_PARTS = frozenset({"RunningServer", "Browser", "served"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what is real together, so that two servers or browsers never compete for the machine."""
    for item in items:
        module = getattr(item, "module", None)
        if REAL_FOLDERS & set(item.path.parts) or REAL_PARTS & set(vars(module) if module else ()):
            item.add_marker(pytest.mark.xdist_group("real"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; a test opens its own contexts in it."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def launch(playwright: Playwright) -> Browser:
    """Start the browser that is there."""
    found = next(filter(None, map(which, NAMES)), MAC_CHROME)
    return playwright.chromium.launch(executable_path=found, args=FLAGS)
