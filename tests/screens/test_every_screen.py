"""Every screen in every state of a whole day fits, can be read where it is seen, and keeps nobody out."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.day import signed_in
from tests.running import RunningServer
from tests.screens.audit import Audit
from tests.screens.gallery import every_screen


@pytest.mark.timeout(600)
def test_every_screen_of_a_day_fits_can_be_read_and_keeps_nobody_out(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    audit = Audit()
    with RunningServer(tmp_path_factory.mktemp("served")) as server:
        for screen in every_screen(browser, server, signed_in(browser, server)):
            audit.look(screen)
    assert audit.faults == []
    assert audit.screens > 200
    assert audit.scans > 50
