"""What most tests of a facilitator's pages begin with."""

from pathlib import Path

import pytest

from sessions.ids import WorkshopId
from tests.facilitator.desk import DeskBrowser, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> DeskBrowser:
    """A facilitator who is signed in."""
    browser = open_desk(tmp_path)
    browser.sign_in()
    return browser


@pytest.fixture
def workshop(desk: DeskBrowser) -> WorkshopId:
    """A workshop that has not begun."""
    return desk.new_workshop()
