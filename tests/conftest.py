"""The browser that journeys and screens are tried in, found under whichever name this machine has it.

It lives as long as one module's tests: its event loop would be in the way of tests that run their own.
What takes longest is tried first, so that no worker is left alone with it at the end. A test that fails
behind a browser is tried once more, and named in the summary: see decision 58.
"""

import gc
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.compiled import compile_once

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
HERE = Path(__file__).parent
# What newer browsers draw beside each window, ready for an address: most of a page's cost, and never seen.
NOT_SEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled", "LensOverlay")
# The browser takes the last such list only, so this one also holds what the driver would have left out.
LEFT_OUT = ("PaintHolding", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "MediaRouter")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join((*NOT_SEEN, *LEFT_OUT))}",
]
LONGEST_FIRST = (  # files that take a worker a minute, then folders
    "screens/test_every_screen.py",
    "withholding/test_before_the_reveal.py",
    "journeys/test_a_whole_day.py",
    "facilitator/test_rehearsal.py",
    "facilitator/test_cli.py",
    "sessions/test_sql_store_gevent.py",
    "network/test_on_the_network.py",
    "facilitator/test_rehearsal_templates.py",
    "faults",
    "journeys",
    "network",
    "packaging",
    "facilitator",
    "participant",
    "exports",
)
PATIENCE = 15_000  # milliseconds until a screen must show what is expected; a busy machine is slow

SELDOM = 50_000  # objects made before the collector looks, as on the server

compile_once()
gc.disable()  # all that is imported and collected stays


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole days and many servers before what is over in no time; screens get a second try."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("soak"):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: _rank(item.path.relative_to(HERE)))


def pytest_collection_finish() -> None:
    """From here on garbage is made; what is there by now is never looked through again."""
    gc.freeze()
    gc.set_threshold(SELDOM)
    gc.enable()


def _rank(file: Path) -> int:
    """Which of the longest a file is, or lies in."""
    names = (file.as_posix(), file.parts[0])
    return min((LONGEST_FIRST.index(name) for name in names if name in LONGEST_FIRST), default=99)


def try_of(request: pytest.FixtureRequest) -> int:
    """Which try of a test this is, from 1: what a module shares is made anew for a second one."""
    return int(getattr(request.node, "execution_count", 1))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; a test opens its own contexts in it."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def launch(playwright: Playwright) -> Browser:
    """Start the browser that is there."""
    return playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)


def browser_path() -> Path:
    """Where it is."""
    return Path(next(filter(None, map(which, NAMES)), MAC_CHROME))
